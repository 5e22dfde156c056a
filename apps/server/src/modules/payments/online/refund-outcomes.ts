import type { TenantTx } from '@bookme/tenancy'
import { and, eq, lte, or, sql } from 'drizzle-orm'
import { nobody } from '../../../core/actor.ts'
import { exactlyOne } from '../../../core/postgres.ts'
import { writeTransaction } from '../ledger/ledger.ts'
import { intents, type Refund, refunds, transactions } from '../tables.ts'
import { type Heard, happened, type Outcome } from './heard.ts'
import { markToCheck, mostRefunded } from './intent-queries.ts'
import { askAt } from './jobs.ts'

interface Refunded {
  refundId: string | undefined
  /** What the provider calls it. */
  movement: string
  amountMinor: number
  currency: string
  at: Temporal.Instant
}

/**
 * Money has gone back: of a refund of ours, or of one that was made at the provider itself. One that failed stays so: a
 * message that it went through may be older, so the provider is asked, and what it answers counts.
 */
export async function finishRefund(tx: TenantTx, heard: Heard, told: Refunded): Promise<Outcome> {
  const { tenant, intent, booking, now, isAnswer = false } = heard
  const { amountMinor, currency, movement, at } = told
  const refund = (await lockRefund(tx, intent.id, told)) ?? (await refundMadeElsewhere(tx, heard, told))
  if (refund === undefined) return 'currency_differs'
  if (refund.status === 'done') return 'known'
  if (refund.status === 'failed' && !isAnswer) {
    await askAt(tx, intent.id, now)
    return 'out_of_order'
  }
  if (refund.amountMinor !== amountMinor || refund.currency !== currency) {
    await markToCheck(tx, intent.id, 'refund_differs', { amount_minor: amountMinor, currency, movement })
  }
  const metadata = { reason: refund.reason }
  const written = await writeTransaction(
    tx,
    {
      ...{ kind: 'refund', method: 'online', amountMinor: -amountMinor, currency, bookingId: booking.id },
      ...{ customerId: intent.customerId, occurredAt: at, intentId: intent.id, refundId: refund.id, metadata },
      ...{ provider: intent.provider, providerRef: movement },
    },
    { actorId: refund.actorId, actorName: refund.actorName, business: tenant.name, at: now },
  )
  // The ledger had it, and took it back when it failed: it is done only with a line of its own.
  if (written === undefined) {
    await markToCheck(tx, intent.id, 'refund_differs', { movement })
    return 'out_of_order'
  }
  // It failed, and went through after all: what was given back to the payment goes again.
  if (refund.status === 'failed' && !(await reserve(tx, intent.id, refund.amountMinor))) {
    await markToCheck(tx, intent.id, 'refund_differs', { movement })
  }
  const values = { status: 'done', providerRef: movement, lastError: '', updatedAt: now } as const
  await tx.update(refunds).set(values).where(eq(refunds.id, refund.id))
  await happened(tx, heard, 'payment_refunded')
  return 'refunded'
}

/**
 * The provider did not give it back, or could not: so much of the payment can be given back again. Where it had said
 * otherwise before, the ledger takes that back.
 */
export async function failRefund(
  tx: TenantTx,
  heard: Heard,
  told: Pick<Refunded, 'refundId' | 'movement'> & { reason: string },
): Promise<Outcome> {
  const { tenant, intent, now } = heard
  const refund = await lockRefund(tx, intent.id, told)
  if (refund === undefined) return 'unknown'
  if (refund.status === 'failed') return 'known'
  if (refund.status === 'done') {
    const [written] = await tx.select().from(transactions).where(eq(transactions.refundId, refund.id))
    const {
      id: correctsId,
      amountMinor,
      currency,
      bookingId,
      customerId,
    } = exactlyOne(written === undefined ? [] : [written])
    const movement = { provider: intent.provider, providerRef: `${told.movement} failed` }
    await writeTransaction(
      tx,
      {
        ...{ kind: 'correction', method: 'online', amountMinor: -amountMinor, currency, bookingId, customerId },
        ...{ correctsId, intentId: intent.id, metadata: { reason: told.reason }, ...movement },
      },
      { ...nobody, business: tenant.name, at: now },
    )
  }
  const values = { status: 'failed', lastError: told.reason.slice(0, 200), updatedAt: now } as const
  await tx.update(refunds).set(values).where(eq(refunds.id, refund.id))
  await tx
    .update(intents)
    .set({ refundedMinor: sql`greatest(0, ${intents.refundedMinor} - ${refund.amountMinor})` })
    .where(eq(intents.id, intent.id))
  await markToCheck(tx, intent.id, 'refund_failed', { refund: refund.id, reason: told.reason })
  await happened(tx, heard, 'payment_refund_failed')
  return 'refund_failed'
}

/** Ours by its id, or by what the provider calls it; it has to be of this payment. */
async function lockRefund(
  tx: TenantTx,
  intentId: string,
  { refundId, movement }: Pick<Refunded, 'refundId' | 'movement'>,
): Promise<Refund | undefined> {
  const known = eq(refunds.providerRef, movement)
  const isId = refundId !== undefined && /^[0-9a-f-]{36}$/.test(refundId)
  const which = isId ? or(eq(refunds.id, refundId), known) : known
  const [refund] = await tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.intentId, intentId), which))
    .for('update')
  return refund
}

/** Somebody gave it back on the provider's own pages: here it is written down as they did it. */
async function refundMadeElsewhere(tx: TenantTx, heard: Heard, told: Refunded): Promise<Refund | undefined> {
  const { intent, booking } = heard
  const { amountMinor, currency, movement } = told
  const facts = { amount_minor: amountMinor, currency, movement }
  if (currency !== intent.currency || amountMinor <= 0) {
    await markToCheck(tx, intent.id, 'refund_differs', facts)
    return undefined
  }
  if (!(await reserve(tx, intent.id, amountMinor))) await markToCheck(tx, intent.id, 'refund_differs', facts)
  const found = { reason: 'provider', status: 'sent', providerRef: movement } as const
  const values = {
    ...{ bookingId: booking.id, intentId: intent.id, method: 'online' as const, amountMinor, currency },
    ...found,
  }
  return exactlyOne(await tx.insert(refunds).values(values).returning())
}

/** @returns whether so much of the payment was left */
async function reserve(tx: TenantTx, intentId: string, amountMinor: number): Promise<boolean> {
  const raised = sql`${intents.refundedMinor} + ${amountMinor}`
  const changed = await tx
    .update(intents)
    .set({ refundedMinor: raised })
    .where(and(eq(intents.id, intentId), lte(raised, mostRefunded)))
    .returning({ id: intents.id })
  return changed.length > 0
}
