import { Button, Code, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { platformApi } from '../../../api/client.ts'
import type { PlatformRow } from '../../../api/platform-shapes.ts'
import { usePlatformFormat } from '../../../i18n/format.ts'
import { useRefresh } from '../../../ui/refresh.ts'
import { tell, tellFailure } from '../../../ui/tell.tsx'
import { useMayOnPlatform } from '../me.ts'

export type JobFailure = PlatformRow<'failures_list'>

/** What went wrong, how often it was tried, and when it was given up. */
export function FailureDetail({ failure }: { failure: JobFailure }) {
  const { t } = useTranslation('platform')
  const format = usePlatformFormat()
  return (
    <>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <bdi>{failure.error}</bdi>
      </Text>
      <Text size="sm" c="dimmed">
        {t('jobs.given', { at: format.dayTime(failure.failed_at), n: format.number(failure.attempts) })}
      </Text>
    </>
  )
}

export function FailureName({ failure }: { failure: JobFailure }) {
  return (
    <Group gap={6}>
      <Code dir="ltr">{failure.name}</Code>
    </Group>
  )
}

/** One job once more. Of two who try it at once, one does. */
export function Redrive({ failure }: { failure: JobFailure }) {
  const { t } = useTranslation('platform')
  const may = useMayOnPlatform()
  const refresh = useRefresh()
  if (!may('platform.redrive')) return null
  const redrive = async () => {
    try {
      await platformApi.POST('/api/jobs/failures/{id}/redrive/', { params: { path: { id: failure.id } } })
      tell(t('jobs.redriven'))
    } catch (error) {
      tellFailure(error)
    }
    await refresh('/api/jobs/', '/api/tenants/')
  }
  return (
    <Button variant="default" aria-label={t('jobs.redriveOne', { name: failure.name })} onClick={() => void redrive()}>
      {t('jobs.redrive')}
    </Button>
  )
}
