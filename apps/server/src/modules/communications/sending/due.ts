import type { Zone } from '../../../core/time.ts'
import type { Booking, BookingStatus } from '../../bookings/tables.ts'
import type { Rules } from '../rules.ts'
import type { StoredFacts } from '../stored.ts'
import type { Notification, NotificationKind } from '../tables.ts'
import { afterQuiet } from './quiet.ts'

/** What nobody has just asked for, and may wait until people are awake. */
const patient: ReadonlySet<NotificationKind> = new Set(['reminder', 'follow_up', 'no_show', 'staff_digest'])
/** The states of a booking in which what a message tells of it still holds. */
const holdsIn: Partial<Record<NotificationKind, readonly BookingStatus[]>> = {
  booking_requested: ['pending'],
  deposit_due: ['pending'],
  booking_confirmed: ['confirmed', 'checked_in', 'completed'],
  booking_moved: ['pending', 'confirmed', 'checked_in', 'completed'],
}
/** What was planned for a moment of quiet hours' making is sent by it, even if the worker comes to it a little later. */
const graceMs = 15 * 60_000

export interface Circumstances {
  notification: Pick<Notification, 'kind' | 'scheduledFor'>
  facts: StoredFacts
  /** As it is now. */
  booking: Booking | undefined
  /** Something that happened to it later was told already. */
  isLate: boolean
  rules: Rules
  zone: Zone
  now: Temporal.Instant
}

/**
 * Whether a message is still of use.
 *
 * @returns why it is not, in words for the people who work there
 */
export function whyNot({ notification, facts, booking, isLate, now }: Circumstances): string | undefined {
  const isPast = (instant: Temporal.Instant | undefined) =>
    instant !== undefined && Temporal.Instant.compare(instant, now) <= 0
  const { kind } = notification
  const states = holdsIn[kind]
  // In its turn it is sent, whatever came after; told after that, by another way or tried again, it would be believed.
  if (isLate && states !== undefined && booking !== undefined) {
    if (!states.includes(booking.status)) return `The booking is ${booking.status}, and that was told already.`
    if (booking.sequence !== facts.booking?.sequence) return 'The booking was moved, and that was told already.'
  }
  switch (kind) {
    case 'reminder':
      if (booking?.status !== 'confirmed') return `The booking is ${booking?.status ?? 'gone'}.`
      if (booking.sequence !== facts.booking?.sequence) return 'The booking was moved.'
      return isPast(booking.startTime) ? 'The booking has begun.' : undefined
    case 'follow_up':
      return booking?.status === 'completed' ? undefined : `The booking is ${booking?.status ?? 'gone'}.`
    case 'no_show':
      return booking?.status === 'no_show' ? undefined : 'That nobody came was put right.'
    case 'deposit_due':
      if (booking?.awaitsPayment !== true) return 'Nothing is waited for any more.'
      return isPast(booking.expiresAt ?? undefined) ? 'It is too late to pay.' : undefined
    case 'waitlist_offer':
      if (booking?.status !== 'held') return 'The offer does not stand any more.'
      return isPast(facts.until) ? 'The offer has lapsed.' : undefined
    case 'booking_requested':
    case 'booking_confirmed':
    case 'booking_moved':
      return isPast(facts.booking?.endTime) ? 'The appointment is over.' : undefined
    default:
      return undefined
  }
}

/** When a message goes that may wait: now, its own time, or when the quiet hours are over. */
export function earliest({ notification, booking, rules, zone, now }: Circumstances): Temporal.Instant {
  const { kind, scheduledFor } = notification
  if (!patient.has(kind)) return now
  const planned = scheduledFor.epochMilliseconds
  const at = now.epochMilliseconds
  if (kind !== 'no_show') {
    if (planned > at) return scheduledFor
    // What was planned has the quiet hours in its time already.
    if (at - planned <= graceMs) return now
  }
  const latest =
    kind === 'reminder' && booking !== undefined ? { latest: booking.startTime.epochMilliseconds - 30 * 60_000 } : {}
  return Temporal.Instant.fromEpochMilliseconds(afterQuiet(rules, { at, ...latest }, zone))
}
