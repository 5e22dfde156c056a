import type { NotificationKind } from '../tables.ts'

/** All that a template may name, and what is put in its place; how it looks in one language is in `values.ts`. */
export const placeholders = {
  customer: 'The customer’s name',
  business: 'The name of the business',
  phone: 'The telephone number of the business',
  address: 'Where the business is',
  service: 'What is done; “Appointment” where the business does not tell it in messages',
  staff: 'Who does it; of a digest, whose day it is',
  date: 'The day of the appointment: in full, short in an SMS',
  time: 'When it starts: `14:30`',
  start_time: 'Day and time together',
  reference: 'The reference of the booking',
  people: '“3 people”; nothing for one',
  price: 'What it costs; nothing where that is nothing',
  details: 'Day, service, person, price, reference and notes, a line each',
  link: 'Where the customer sees, moves or cancels it, accepts an offer or pays; alone on a line of an email, a button',
  policy: 'What the policy says, in sentences',
  previous_date: 'The day before it was moved',
  previous_time: 'The start before it was moved',
  cancelled_by: 'A sentence: that the customer wanted it, or that the business is sorry',
  reason: 'Why it was cancelled, declined or given back',
  amount: 'The sum: asked for, received, given back or owed as a fee',
  refund: 'What is given back after a cancellation',
  until: 'Until when an offer or a request to pay stands',
  receipt: 'The number of the receipt',
  day: 'The day of a digest',
  count: '“3 appointments”',
  bookings: 'The appointments of the day, a line each',
} as const
export type Placeholder = keyof typeof placeholders

const anywhere = ['business', 'phone', 'address'] as const
const ofBooking = [
  ...['customer', ...anywhere, 'service', 'staff', 'date', 'time', 'start_time', 'reference', 'people', 'price'],
  ...['details', 'link', 'policy'],
] as readonly Placeholder[]

/** What a template of each kind may name. */
export const allowed: Record<NotificationKind, readonly Placeholder[]> = {
  booking_requested: ofBooking,
  booking_confirmed: ofBooking,
  booking_moved: [...ofBooking, 'previous_date', 'previous_time'],
  booking_cancelled: [...ofBooking, 'cancelled_by', 'reason', 'amount', 'refund'],
  booking_declined: [...ofBooking, 'reason'],
  reminder: ofBooking,
  follow_up: ofBooking,
  waitlist_offer: [...ofBooking, 'until'],
  deposit_due: [...ofBooking, 'amount', 'until'],
  receipt: [...ofBooking, 'amount', 'receipt'],
  refund: [...ofBooking, 'amount', 'reason'],
  no_show: [...ofBooking, 'amount'],
  staff_digest: [...anywhere, 'staff', 'day', 'count', 'bookings', 'link'],
}

/** What a template of a kind must name: without it nobody could do what the message asks for. */
export const needed: Partial<Record<NotificationKind, readonly Placeholder[]>> = {
  waitlist_offer: ['link'],
  deposit_due: ['link'],
}
