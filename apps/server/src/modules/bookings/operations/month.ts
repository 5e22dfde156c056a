import type { TenantTx } from '@bookme/tenancy'
import { dateNamed, day, isoOf, type Zone } from '../../../core/time.ts'
import { LimitReachedError } from '../../tenants/index.ts'
import { NotAcceptingError } from '../errors.ts'
import { countMade, lockMonth } from '../queries.ts'
import { type Circumstances, visitor } from './wanted.ts'

/**
 * For writes that make a booking: there are never more in a calendar month than the business's tier allows, also where
 * many book at once. To be issued with them, in one round trip. Times that are held count once they are booked.
 *
 * @param bookingId - the one that is being made, in the month of `madeAt`
 * @throws {LimitReachedError} for those who work there, who can do something about it
 * @throws {NotAcceptingError} for everybody else, who need not know why
 */
export async function assertRoomInMonth(
  tx: TenantTx,
  bookingId: string,
  madeAt: Temporal.Instant,
  { zone, maxBookings: most = null, by = visitor }: Circumstances,
): Promise<void> {
  if (most === null) return
  const { from, to } = monthOf(zone, madeAt)
  // The count sees what those who had the lock before us made.
  const [, others] = await Promise.all([lockMonth(tx), countMade(tx, bookingId, from, to)])
  if (others < most) return
  if (by.actorKind !== 'staff') {
    throw new NotAcceptingError('No more bookings are taken online at present: ask the business.')
  }
  throw new LimitReachedError(
    `This business has made the ${most} bookings that its tier allows in a month (max_bookings): take a larger tier, or wait until ${isoOf(to)}.`,
  )
}

/** The calendar month of the business that an instant lies in, half-open, in milliseconds since 1970. */
export function monthOf(zone: Zone, { epochMilliseconds }: Temporal.Instant): { from: number; to: number } {
  const date = new Date(zone.dateOf(epochMilliseconds) * day)
  const beginOf = (months: number) => {
    const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months)).toISOString().slice(0, 10)
    return zone.instantOf(dateNamed(first) * day)
  }
  return { from: beginOf(0), to: beginOf(1) }
}
