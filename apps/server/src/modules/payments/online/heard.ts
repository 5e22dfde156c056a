import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { nobody } from '../../../core/actor.ts'
import { type Doer, lockBooking, record } from '../../bookings/index.ts'
import type { Booking } from '../../bookings/tables.ts'
import type { Intent } from '../tables.ts'

/**
 * What became of a message: `captured` and its booking stands or stood already, `late` and on its way back, `not_taken`
 * because it was too late to take it, `known` before, `unknown` here, or kept for somebody to look at.
 */
export type Outcome =
  | 'captured'
  | 'late'
  | 'not_taken'
  | 'amount_differs'
  | 'currency_differs'
  | 'failed'
  | 'abandoned'
  | 'refunded'
  | 'refund_failed'
  | 'disputed'
  | 'dispute_won'
  | 'dispute_lost'
  | 'out_of_order'
  | 'noted'
  | 'known'
  | 'unknown'

/** A payment as it is while its booking and it are locked. */
export interface Heard {
  tenant: TenantHandle
  intent: Intent
  booking: Booking
  now: Temporal.Instant
  /** It is the answer to a question, and so how things are now; a message may be older than one that came before it. */
  isAnswer?: boolean
}

/** Whoever does what a provider said. */
export const byProvider: Doer = { ...nobody, actorKind: 'system', channel: 'clock' }

/** An event of the booking, whose status it leaves as it is now. */
export async function happened(tx: TenantTx, { intent, booking, now }: Heard, kind: string): Promise<void> {
  const current = (await lockBooking(tx, booking.id)) ?? booking
  const after = { payment: intent.id, amount_minor: intent.amountMinor, currency: intent.currency }
  const change = { bookingId: booking.id, kind, fromStatus: current.status, toStatus: current.status, after }
  await record(tx, change, { ...byProvider, at: now })
}
