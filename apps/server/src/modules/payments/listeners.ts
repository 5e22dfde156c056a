import { sql } from 'drizzle-orm'
import { listen } from '../../core/events.ts'
import { enqueue } from '../../core/jobs/index.ts'
import { BookingChanged } from '../bookings/index.ts'
import { RefundEnded } from './jobs.ts'

const ended = new Set(['cancelled', 'declined', 'expired', 'no_show'])
/** That somebody stayed away is put right on the same day, or not at all. */
const dayHours = 24

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
