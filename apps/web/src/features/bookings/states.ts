import type { Row } from '../../api/types.ts'

export type Booking = Row<'bookings_list'>

/** Those that somebody asks about; places that are held or were let go are not among them. */
export const statuses = [
  'pending',
  'confirmed',
  'checked_in',
  'completed',
  'cancelled',
  'declined',
  'no_show',
] as const satisfies readonly Booking['status'][]

export const sources = ['page', 'staff', 'walk_in', 'api'] as const satisfies readonly Booking['source'][]

/** What became of bookings, as reports count them: who came, of whom it is known who they are, and who is still to come. */
export const outcomes = ['came', 'known', 'coming'] as const

export const colourOf: Record<Booking['status'], string> = {
  held: 'gray.5',
  pending: 'yellow.6',
  confirmed: 'blue.6',
  checked_in: 'grape.6',
  completed: 'teal.6',
  cancelled: 'gray.6',
  declined: 'gray.6',
  no_show: 'red.6',
  expired: 'gray.5',
}
