import { useTranslation } from 'react-i18next'
import { StateBadge } from '../../ui/state-badge.tsx'
import { colourOf, type Status } from './statuses.ts'

export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation('platform')
  return <StateBadge color={colourOf[status]}>{t(`statuses.${status}`)}</StateBadge>
}
