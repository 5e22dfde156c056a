import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../api/types.ts'

export type Status = Reply<'bookings_retrieve'>['status']

const colours: Record<Status, string> = {
  held: 'gray',
  pending: 'yellow',
  confirmed: 'blue',
  checked_in: 'grape',
  completed: 'teal',
  cancelled: 'gray',
  declined: 'gray',
  no_show: 'red',
  expired: 'gray',
}

/** Where a booking stands, in a word. */
export function StatusMark({ status }: { status: Status }) {
  const { t } = useTranslation('booking')
  return (
    <Badge
      variant="light"
      color={colours[status]}
      // Of the light shades not all can be read.
      styles={{ label: { color: 'var(--mantine-color-text)' }, root: { textTransform: 'none', flex: 'none' } }}
    >
      {t(`status.${status}`)}
    </Badge>
  )
}
