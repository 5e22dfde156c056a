import { useTranslation } from 'react-i18next'
import { StateBadge } from '../../ui/state-badge.tsx'
import { type Booking, colourOf } from './states.ts'

export function StatusBadge({ status }: { status: Booking['status'] }) {
  const { t } = useTranslation('bookings')
  return <StateBadge color={colourOf[status]}>{t(`status.${status}`)}</StateBadge>
}
