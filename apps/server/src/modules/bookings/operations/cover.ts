import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { exactlyOne } from '../../../core/postgres.ts'
import { type Doer, record } from '../events.ts'
import { type Booking, bookings } from '../tables.ts'

/**
 * So much of a booking's price is covered from now on, by what was paid for before; told as an event. Who pays like that
 * is asked for no deposit.
 *
 * @param booking - locked by whoever calls
 */
export async function cover(
  tx: TenantTx,
  booking: Booking,
  coveredMinor: number,
  { by, kind, reason }: { by: Doer; kind: 'pass_taken' | 'pass_given_back'; reason?: string },
): Promise<Booking> {
  const { id, status } = booking
  const depositMinor = booking.awaitsPayment && coveredMinor > 0 ? 0 : booking.depositMinor
  const [changed] = await Promise.all([
    tx
      .update(bookings)
      .set({ coveredMinor, depositMinor, ...(by.at && { updatedAt: by.at }) })
      .where(eq(bookings.id, id))
      .returning(),
    record(
      tx,
      {
        ...{ bookingId: id, kind, fromStatus: status, toStatus: status },
        ...{ before: { covered_minor: booking.coveredMinor }, after: { covered_minor: coveredMinor } },
        ...(reason === undefined ? {} : { metadata: { reason } }),
      },
      by,
    ),
  ])
  return exactlyOne(changed)
}
