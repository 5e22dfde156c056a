import { Alert, Button, Stack, Text } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isOffline, ProblemError } from '../api/problem.ts'

export interface FailureProps {
  error: unknown
  /** Tries again what failed; without it the page is loaded anew. */
  reset?: () => void
}

type Kind = 'offline' | 'forbidden' | 'gone' | 'busy' | 'refused' | 'broken'

/** What went wrong, in a sentence, and the way on. */
export function Failure({ error, reset = () => location.reload() }: FailureProps) {
  const { t } = useTranslation('ui')
  const kind = kindOf(error)
  return (
    <Alert
      color={kind === 'forbidden' ? 'gray' : 'red'}
      icon={<TriangleAlert aria-hidden />}
      title={t(`failures.${kind}.title`)}
    >
      <Stack gap="sm" align="start">
        <Text size="sm">
          {kind === 'refused' && error instanceof Error ? error.message : t(`failures.${kind}.text`)}
        </Text>
        {kind === 'forbidden' ? null : (
          <Button variant="default" onClick={reset}>
            {t('again')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

function kindOf(error: unknown): Kind {
  if (isOffline(error)) return 'offline'
  if (!(error instanceof ProblemError)) return 'broken'
  // What the role does not allow; other refusals of this kind say themselves what is in the way.
  if (error.status === 403 && ['core.forbidden', 'unknown'].includes(error.code)) return 'forbidden'
  if (error.status === 404) return 'gone'
  if (error.status === 429 || error.status === 503) return 'busy'
  return error.status < 500 ? 'refused' : 'broken'
}
