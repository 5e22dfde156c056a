import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import { useMe } from './business.ts'

/** Whoever of the platform was let in sees so on every screen. */
export function VisitNotice() {
  const { t } = useTranslation('shell')
  const { support } = useMe()
  const format = useFormat()
  if (support === null) return null
  return (
    <Alert color="orange" mb="md" role="status">
      {t('visit', { until: format.dayTime(support.until) })}
    </Alert>
  )
}
