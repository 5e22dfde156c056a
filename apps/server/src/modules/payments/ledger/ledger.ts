import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { type Actor, actorOf } from '../../../core/actor.ts'
import { emit } from '../../../core/events.ts'
import { exactlyOne } from '../../../core/postgres.ts'
import { getBooking, lockBooking, owedOf } from '../../bookings/index.ts'
import { MoneyRecorded } from '../events.ts'
import { issueReceipt } from '../receipts/issue.ts'
import { type Receipt, type Transaction, transactions } from '../tables.ts'

/** Who writes money down, and in which business's name receipts are issued. */
export interface Cashier extends Actor {
  business: string
  /** When; by default now. */
  at?: Temporal.Instant
}

export function cashierOf(request: FastifyRequest): Cashier {
  return { ...actorOf(request), business: request.tenant.name, at: request.now }
}

export type NewTransaction = Omit<
  typeof transactions.$inferInsert,
  'id' | 'createdAt' | 'updatedAt' | 'actorId' | 'actorName' | 'occurredAt'
> & { occurredAt?: Temporal.Instant }

/**
 * Adds to the ledger, gives out the receipt and tells who wants to hear of it. Locks are taken in this order: the day's
 * till, the booking, the counter of receipts; so whoever holds the counter waits for nobody.
 *
 * @param values.amountMinor - above zero for what came in, below for what went out
 * @returns `undefined`: the same movement was written down before, and nothing was now
 */
export async function writeTransaction(
  tx: TenantTx,
  values: NewTransaction,
  by: Cashier,
): Promise<{ transaction: Transaction; receipt: Receipt | undefined } | undefined> {
  const { at = Temporal.Now.instant(), actorId, actorName } = by
  const { bookingId } = values
  const [, booking] = await Promise.all([shareTill(tx), bookingId == null ? undefined : lockBooking(tx, bookingId)])
  const customerId = values.customerId ?? booking?.customerId ?? null
  const [transaction] = await tx
    .insert(transactions)
    // Closings go by when it was written down, by the one clock there is for all.
    .values({ occurredAt: at, ...values, customerId, actorId, actorName, createdAt: sql`clock_timestamp()` })
    // A provider's word, a refund, a correction: each counts once.
    .onConflictDoNothing()
    .returning()
  if (transaction === undefined) return undefined
  const receipt = await issueReceipt(tx, transaction, { booking, business: by.business, at })
  await emit(tx, MoneyRecorded, { transaction, receipt })
  return { transaction, receipt }
}

/** Whoever writes money down; they keep each other waiting as little as readers do. */
export async function shareTill(tx: TenantTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(current_schema()::text, 4))`)
}

/** Whoever closes a day waits until all is committed that was written down before, and others write afterwards. */
export async function lockTill(tx: TenantTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(current_schema()::text, 4))`)
}

/** Where a booking stands in money, in its currency's smallest unit. */
export interface Balance {
  currency: string
  /** Its price; of one that does not take place, the fee. */
  owedMinor: number
  /** What was to be paid before it stood. */
  depositMinor: number
  /** What came in, and what of it went back. */
  paidMinor: number
  refundedMinor: number
  /** Beside all that: they are the staff's. */
  tipsMinor: number
  /** Above zero is still to be paid, below is to be given back. */
  balanceMinor: number
}

/**
 * What a booking owes, less the sum of what the ledger has of it. A correction counts where that counted which it
 * corrects.
 *
 * @throws {BookingNotFoundError}
 */
export async function balanceOf(db: TenantDb, bookingId: string): Promise<Balance> {
  // Sums are above what an integer holds, here and elsewhere: a `float8` is read as a number, and exact up to 2^53.
  const [booking, { rows }] = await Promise.all([
    getBooking(db, bookingId),
    db.execute<{ paid: number; refunded: number; tips: number }>(sql`
      select coalesce(sum(t.amount_minor) filter (where coalesce(c.kind, t.kind) not in ('refund', 'tip')), 0)::float8 as paid,
        coalesce(-sum(t.amount_minor) filter (where coalesce(c.kind, t.kind) = 'refund'), 0)::float8 as refunded,
        coalesce(sum(t.amount_minor) filter (where coalesce(c.kind, t.kind) = 'tip'), 0)::float8 as tips
      from payments_transaction t
      join bookings_booking b on b.id = t.booking_id and b.currency = t.currency
      left join payments_transaction c on c.id = t.corrects_id
      where t.booking_id = ${bookingId}::uuid`),
  ])
  const { paid, refunded, tips } = exactlyOne(rows)
  const { currency, depositMinor } = booking
  const owedMinor = owedOf(booking)
  return {
    ...{ currency, owedMinor, depositMinor, paidMinor: paid, refundedMinor: refunded, tipsMinor: tips },
    balanceMinor: owedMinor - (paid - refunded),
  }
}
