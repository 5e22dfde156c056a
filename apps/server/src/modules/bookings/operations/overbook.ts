import type { TenantTx } from '@bookme/tenancy'
import { millisecondsOf, minute } from '../../../core/time.ts'
import { planAnyway } from '../engine/index.ts'
import { StartInPastError } from '../errors.ts'
import { latestPolicy } from '../policy/index.ts'
import type { Booking } from '../tables.ts'
import { answersOf, contactPhoneOf, write } from './book.ts'
import { customerFor } from './customer.ts'
import { assertNear, lockCalendar } from './reserve.ts'
import { type BookingRequest, type Circumstances, momentOf, nowOf, wishOf } from './wanted.ts'

/**
 * Squeezes somebody in where the engine would not: over other bookings, outside of hours. The time stays busy for
 * everybody else, and the reason is kept. Whoever calls has the right to it.
 *
 * @param wanted.staffId - who does all of it
 * @throws {UnknownServiceError} and what else is wrong with the wish itself
 * @throws {StartInPastError} @throws {StartTooFarError} further ahead than any service is booked
 */
export async function overbook(
  tx: TenantTx,
  wanted: BookingRequest & { staffId: string },
  reason: string,
  around: Circumstances,
): Promise<Booking> {
  const { staffId, startTime } = wanted
  if (Temporal.Instant.compare(startTime, nowOf(around)) < 0) {
    const message = `${startTime} is in the past.`
    throw new StartInPastError(message, { faults: [{ field: 'start_time', message }] })
  }
  assertNear(startTime, momentOf(around))
  const wish = wishOf(wanted)
  const start = millisecondsOf(startTime)
  const [{ calendar }, { id: customerId }, { version }, answers] = await Promise.all([
    lockCalendar(tx, wish, start, momentOf(around)),
    customerFor(tx, wanted, around),
    latestPolicy(tx),
    answersOf(tx, wanted, around),
  ])
  let at = start
  const fixed = calendar.offers.map((offer) => {
    const minutes = (wish.parts.length > 1 ? null : offer?.minutesOf(staffId)) ?? offer?.minutes ?? 0
    const part = { staffId, start: at, end: at + minutes * minute }
    at = part.end
    return part
  })
  const parts = planAnyway(calendar.question, fixed)
  const values = {
    status: 'confirmed' as const,
    customerId,
    contactPhone: contactPhoneOf(wanted),
    policyVersion: version,
    notes: wanted.notes ?? '',
    answers,
  }
  const metadata = { reason, overbooked: true }
  return write(tx, { parts, calendar, staffChoice: 'asked' }, values, 'confirmed', around, {
    overbooked: true,
    metadata,
  })
}
