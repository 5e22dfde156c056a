import { Card, Group, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useMay } from '../../shell/business.ts'
import { LinkButton } from '../../ui/link-button.tsx'

/** How far the business is on its way to the first booking, for whoever can lead it there. */
export function useChecklist() {
  const may = useMay()
  return queries.useQuery('get', '/api/checklist/', {}, { enabled: may('settings.write'), retry: false })
}

/** On the day's first screen, until the business has had its first booking: how far it is, and what is next. */
export function FirstRun() {
  const { t } = useTranslation('first-run')
  const { data } = useChecklist()
  const next = data?.steps.find(({ is_done }) => !is_done)
  if (data === undefined || next === undefined) return null
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('title')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <div>
            <Text fw={600}>{t('progress', { done: data.done, of: data.steps.length })}</Text>
            <Text size="sm" c="dimmed">
              {t('next', { step: t(`steps.${next.step}.title`) })}
            </Text>
          </div>
          <LinkButton to="/dashboard/start">{t('go')}</LinkButton>
        </Group>
        <Progress.Root>
          <Progress.Section value={(data.done / data.steps.length) * 100} aria-label={t('title')} />
        </Progress.Root>
      </Stack>
    </Card>
  )
}
