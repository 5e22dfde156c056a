import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import type { Doer } from '../events.ts'
import { record } from '../events.ts'
import { allowanceOf, hasEnded, owedOf } from '../policy/index.ts'
import { type Booking, bookings } from '../tables.ts'

/**
 * The business lets go of a part of what a booking costs: of the fee where it did not take place, else of the price. It is
 * told as an event, with the reason.
 *
 * @param booking - locked by whoever calls
 */
export async function owesLess(
  tx: TenantTx,
  booking: Booking,
  minor: number,
  { by, reason }: { by: Doer; reason: string },
): Promise<void> {
  const { id, status, feeMinor, metadata } = booking
  const ended = hasEnded(booking)
  const after = ended
    ? { ...booking, feeMinor: Math.max(0, feeMinor - minor) }
    : { ...booking, metadata: { ...metadata, allowance_minor: allowanceOf(booking) + minor } }
  const kind = ended ? 'fee_lowered' : 'price_lowered'
  await Promise.all([
    tx
      .update(bookings)
      .set({ feeMinor: after.feeMinor, metadata: after.metadata, ...(by.at && { updatedAt: by.at }) })
      .where(eq(bookings.id, id)),
    record(
      tx,
      {
        ...{ bookingId: id, kind, fromStatus: status, toStatus: status, metadata: { reason } },
        before: { owed_minor: owedOf(booking) },
        after: { owed_minor: owedOf(after) },
      },
      by,
    ),
  ])
}
