import type { TenantTx } from '@bookme/tenancy'
import { and, desc, eq, lte, sql } from 'drizzle-orm'
import type { Actor } from '../../../core/actor.ts'
import { enqueue } from '../../../core/jobs/index.ts'
import { exactlyOne } from '../../../core/postgres.ts'
import { toDecimal } from '../../../core/wire.ts'
import { BookingNotFoundError, lockBooking } from '../../bookings/index.ts'
import type { Booking } from '../../bookings/tables.ts'
import { RefundNeedsUserError, RefundTooHighError } from '../errors.ts'
import { RefundAtProvider } from '../jobs.ts'
import { mostRefunded } from '../online/intent-queries.ts'
import { intents, type PaymentMethod, type Refund, refunds, type Transaction, transactions } from '../tables.ts'
import { type Cashier, writeTransaction } from './ledger.ts'

export interface RefundWanted {
  bookingId: string
  amountMinor: number
  reason: string
  /** Money that goes out by hand takes a user. */
  by: Cashier
  /** What the policy would have given back, where somebody decides otherwise. */
  policyMinor?: number
}

/** A part of what came in and can go back. */
interface Source {
  intentId: string | null
  method: PaymentMethod
  amountMinor: number
}

/**
 * Gives money back by the means it came by, the newest first: what came by a provider is asked for there, what came by
 * hand goes out of the till now.
 *
 * @throws {BookingNotFoundError} @throws {RefundTooHighError} so much was not paid, or it is on its way back already
 * @throws {RefundNeedsUserError} it would go out of the till, and nobody stands there
 */
export async function requestRefund(
  tx: TenantTx,
  { bookingId, amountMinor, reason, by, policyMinor }: RefundWanted,
): Promise<{ refunds: Refund[]; transactions: Transaction[] }> {
  // Of two at once the second waits, and finds what the first has left.
  const booking = await lockBooking(tx, bookingId)
  if (booking === undefined) throw new BookingNotFoundError(`There is no booking ${bookingId} here.`)
  const sources = await refundable(tx, booking)
  const most = sum(sources)
  if (amountMinor > most || amountMinor <= 0) {
    const [wanted, left] = [amountMinor, most].map((minor) => toDecimal(minor, booking.currency))
    const message = `${wanted} ${booking.currency} cannot be given back: ${left} are there.`
    throw new RefundTooHighError(message, { faults: [{ field: 'amount', message }] })
  }
  const asked: Refund[] = []
  const paidOut: Transaction[] = []
  for (const part of spread(sources, amountMinor)) {
    const given = { booking, part, reason, by, policyMinor: policyMinor ?? null }
    if (part.intentId !== null) asked.push(await askProvider(tx, { ...given, intentId: part.intentId }))
    else {
      const { refund, transaction } = await payOut(tx, given)
      asked.push(refund)
      paidOut.push(transaction)
    }
  }
  return { refunds: asked, transactions: paidOut }
}

const sum = (parts: readonly Source[]) => parts.reduce((total, { amountMinor }) => total + amountMinor, 0)

/** The first so many of what there is. */
function spread(sources: readonly Source[], amountMinor: number): Source[] {
  let left = amountMinor
  return sources.flatMap((source) => {
    const taken = Math.min(left, source.amountMinor)
    left -= taken
    return taken === 0 ? [] : [{ ...source, amountMinor: taken }]
  })
}

/**
 * What came in for a booking and has neither gone back nor is on its way, the newest first. Each payment by a provider
 * is a source of its own; of what came by hand all that came by one means is one, for no coin knows its visit.
 */
async function refundable(tx: TenantTx, { id, currency }: Booking): Promise<Source[]> {
  const [rows, paid] = await Promise.all([
    tx
      .select()
      .from(transactions)
      .where(and(eq(transactions.bookingId, id), eq(transactions.currency, currency)))
      .orderBy(desc(transactions.createdAt), desc(transactions.id)),
    tx.select().from(intents).where(eq(intents.bookingId, id)).for('update'),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const kindOf = ({ kind, correctsId }: Transaction) => byId.get(correctsId ?? '')?.kind ?? kind
  const sources = new Map<string, Source>()
  for (const row of rows) {
    const { intentId, method, amountMinor } = row
    if (kindOf(row) === 'tip') continue
    const intent = paid.find((one) => one.id === intentId)
    // What goes back by a provider counts from when it is asked for.
    if (intent !== undefined && kindOf(row) === 'refund') continue
    const key = intent?.id ?? method
    const source = sources.get(key) ?? {
      intentId: intent?.id ?? null,
      method,
      amountMinor: -(intent?.refundedMinor ?? 0),
    }
    sources.set(key, { ...source, amountMinor: source.amountMinor + amountMinor })
  }
  return [...sources.values()].filter(({ amountMinor }) => amountMinor > 0)
}

/** How much of what came in by hand, by one means, is there to be given back. */
export async function refundableBy(tx: TenantTx, booking: Booking, method: PaymentMethod): Promise<number> {
  const sources = await refundable(tx, booking)
  return sum(sources.filter((source) => source.intentId === null && source.method === method))
}

interface Part {
  booking: Booking
  part: Source
  reason: string
  by: Actor
  policyMinor: number | null
}

const refundRow = ({ booking, part, reason, by, policyMinor }: Part) => ({
  ...{ bookingId: booking.id, intentId: part.intentId, method: part.method, amountMinor: part.amountMinor },
  ...{ currency: booking.currency, reason, policyMinor, actorId: by.actorId, actorName: by.actorName },
})

async function askProvider(tx: TenantTx, given: Part & { intentId: string }): Promise<Refund> {
  const { part, booking, intentId } = given
  const raised = sql`${intents.refundedMinor} + ${part.amountMinor}`
  const [intent] = await tx
    .update(intents)
    .set({ refundedMinor: raised })
    .where(and(eq(intents.id, intentId), lte(raised, mostRefunded)))
    .returning({ id: intents.id })
  if (intent === undefined) {
    throw new RefundTooHighError(`Of a payment for booking ${booking.reference} so much is not left.`)
  }
  const refund = exactlyOne(await tx.insert(refunds).values(refundRow(given)).returning())
  await enqueue(tx, RefundAtProvider, { refund_id: refund.id })
  return refund
}

async function payOut(
  tx: TenantTx,
  given: Part & { by: Cashier },
): Promise<{ refund: Refund; transaction: Transaction }> {
  const { booking, part, by, reason } = given
  if (by.actorId === null) {
    throw new RefundNeedsUserError(`What came by ${part.method} goes out of the till: somebody has to do it.`)
  }
  const refund = exactlyOne(
    await tx
      .insert(refunds)
      .values({ ...refundRow(given), status: 'done' })
      .returning(),
  )
  const written = await writeTransaction(
    tx,
    {
      ...{ kind: 'refund', method: part.method, amountMinor: -part.amountMinor, currency: booking.currency },
      ...{ bookingId: booking.id, customerId: booking.customerId, refundId: refund.id, metadata: { reason } },
    },
    by,
  )
  if (written === undefined) throw new Error(`Refund ${refund.id} has been paid out before.`)
  return { refund, transaction: written.transaction }
}

/**
 * What came by a provider for a booking goes back, as far as more was paid than is owed. What came by hand waits at the
 * till.
 *
 * @returns what was asked for, in the currency's smallest unit
 */
export async function refundOnline(
  tx: TenantTx,
  bookingId: string,
  { atMostMinor, reason, by }: { atMostMinor: number; reason: string; by: Cashier },
): Promise<number> {
  const booking = await lockBooking(tx, bookingId)
  if (booking === undefined) throw new BookingNotFoundError(`There is no booking ${bookingId} here.`)
  const online = (await refundable(tx, booking)).filter(({ intentId }) => intentId !== null)
  const parts = spread(online, Math.max(0, Math.min(atMostMinor, sum(online))))
  for (const part of parts) {
    const given = { booking, part, reason, by, policyMinor: null, intentId: part.intentId as string }
    await askProvider(tx, given)
  }
  return sum(parts)
}
