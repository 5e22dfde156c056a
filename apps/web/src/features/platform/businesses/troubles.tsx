import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePlatformFormat } from '../../../i18n/format.ts'
import type { Standing } from '../statuses.ts'

/** What is wrong with a business, in as many words as there are faults. */
export function Troubles({ standing }: { standing: Standing }) {
  const { t } = useTranslation('platform')
  const { number } = usePlatformFormat()
  const { failed_jobs: jobs, failed_messages: messages, missing_migrations: missing, uncounted } = standing
  const said = [
    ...(jobs > 0 ? [t('troubles.jobs', { n: number(jobs) })] : []),
    ...(messages > 0 ? [t('troubles.messages', { n: number(messages) })] : []),
    ...(missing > 0 ? [t('troubles.migrations', { n: number(missing) })] : []),
    ...(uncounted === '' ? [] : [t('troubles.uncounted')]),
  ]
  return said.map((words) => (
    <Badge key={words} variant="default" c="var(--danger-text)" size="lg" tt="none" fw={500} miw="max-content">
      {words}
    </Badge>
  ))
}
