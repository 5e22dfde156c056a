import type { BookingStatus } from '../../bookings/tables.ts'
import { inviteText } from '../../calendars/index.ts'
import type { Attachment } from '../channels.ts'
import type { NotificationKind } from '../tables.ts'
import type { MessageFacts } from './facts.ts'
import { hrefOf, oneLine, serviceOf } from './values.ts'

/** What is told with an invite, and how the booking stands then. */
const statusOf: Partial<Record<NotificationKind, BookingStatus>> = {
  booking_confirmed: 'confirmed',
  booking_moved: 'confirmed',
  booking_cancelled: 'cancelled',
}

/** The booking for the calendar of whoever is written to: with the mail about it, or `undefined` where it tells of none. */
export function inviteOf(facts: MessageFacts): Attachment | undefined {
  const { kind, booking, business, baseDomain, language, madeAt, recipient, recipientName, link } = facts
  const status = statusOf[kind]
  if (status === undefined || booking === undefined) return undefined
  const { id, reference, sequence, startTime, endTime } = booking
  const name = oneLine(business.name)
  const { text, method } = inviteText(
    {
      ...{ bookingId: id, reference, status, sequence, startTime, endTime, changedAt: madeAt, whom: name },
      services: [serviceOf(facts).text],
    },
    { baseDomain, language, madeAt },
    {
      organizer: { name, email: isAddress(business.email) ? business.email : `no-reply@${baseDomain}` },
      attendee: { name: recipientName, email: recipient },
      location: oneLine(business.address ?? '') || name,
      link: hrefOf(link),
    },
  )
  return { filename: 'invite.ics', contentType: `text/calendar; method=${method}; charset=utf-8`, content: text }
}

/** One address and nothing beside it. */
function isAddress(text: string): boolean {
  return /^[^\s@<>(),;:\\"[\]]{1,64}@[^\s@<>(),;:\\"[\]]{1,255}$/.test(text)
}
