import type { TenantTx } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { listen } from '../../core/events.ts'
import { enqueue } from '../../core/jobs/index.ts'
import { BookingChanged } from '../bookings/index.ts'
import { returnCoupon } from './coupons/coupons.ts'
import { RefundEnded } from './jobs.ts'
import { assertValidAt, coverEnds, returnUses } from './passes/passes.ts'

const ended = new Set(['cancelled', 'declined', 'expired', 'no_show'])
/** That somebody stayed away is put right on the same day, or not at all. */
const dayHours = 24

/** After these what was handed in for a booking can be used again; of a visit that nobody came to it is used. */
const returned = new Set(['cancelled', 'declined', 'expired'])

/** Coupons and uses of passes follow what becomes of their bookings. */
export function returnCodes(): void {
  listen(BookingChanged, (tx, { bookingId, kind, fromStatus, toStatus, metadata, after, by }) => {
    if (kind === 'moved' || kind === 'reassigned') {
      // New rules of a time zone are nobody's wish.
      return by.channel === 'command' ? [] : [assertCoverLasts(tx, bookingId, String(after?.start_time))]
    }
    if (fromStatus === toStatus || fromStatus === 'held') return []
    const at = by.at ?? Temporal.Now.instant()
    const isReturned = returned.has(toStatus)
    const reason = toStatus === 'no_show' ? 'waived' : toStatus
    return [
      ...(metadata?.pass === 'given_back' || toStatus === 'expired'
        ? [returnUses(tx, bookingId, { reason, by: { ...by, at } })]
        : []),
      ...(isReturned ? [returnCoupon(tx, bookingId, at)] : []),
    ]
  })
}

/** Nobody makes a pass last by moving the visit. */
async function assertCoverLasts(tx: TenantTx, bookingId: string, startTime: string): Promise<void> {
  const validUntil = await coverEnds(tx, bookingId)
  assertValidAt({ validUntil }, Temporal.Instant.from(startTime), 'start_time')
}

/** Of a booking that does not take place what was paid online goes back, but for the fee. */
export function refundWhatEnds(): void {
  listen(BookingChanged, (tx, { bookingId, fromStatus, toStatus, by }) => {
    if (!ended.has(toStatus) || fromStatus === toStatus || fromStatus === 'held') return []
    const at = by.at ?? Temporal.Now.instant()
    const dueAt = toStatus === 'no_show' ? at.add({ hours: dayHours }) : at
    const onlyIf = sql`exists (select from payments_transaction where booking_id = ${bookingId}::uuid and intent_id is not null)`
    return [enqueue(tx, RefundEnded, { booking_id: bookingId }, { dueAt, key: bookingId, onlyIf })]
  })
}
