import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { and, eq } from 'drizzle-orm'
import { nobody } from '../../../core/actor.ts'
import { retrying } from '../../../core/postgres.ts'
import { lockBooking } from '../../bookings/index.ts'
import { balanceOf, shareTill, writeTransaction } from '../ledger/ledger.ts'
import { settle, surplusOf } from '../ledger/settle.ts'
import type { Told } from '../providers/index.ts'
import { callbacks, type Intent, type ProviderName } from '../tables.ts'
import { byProvider, type Heard, happened, type Outcome } from './heard.ts'
import { changeIntent, findIntent, isOpenIntent, lockIntent, markToCheck } from './intent-queries.ts'
import { askAt } from './jobs.ts'
import { failRefund, finishRefund } from './refund-outcomes.ts'

/**
 * Does what a verified message says: in one transaction with the message itself, the ledger, the payment and its
 * booking. The same message again changes nothing, and has the outcome it had.
 *
 * @param provider - who said it
 * @param options.isAnswer - it was asked
 */
export function hear(
  tenant: TenantHandle,
  provider: ProviderName,
  told: Told,
  now: Temporal.Instant,
  { isAnswer = false } = {},
): Promise<{ outcome: Outcome; isNew: boolean }> {
  return retrying(() =>
    tenant.transaction(async (tx) => {
      const { eventId, kind, facts } = told
      const [noted] = await tx
        .insert(callbacks)
        .values({ provider, eventId, kind, outcome: 'noted', facts: { ...facts } })
        .onConflictDoNothing()
        .returning({ id: callbacks.id })
      if (noted === undefined) {
        const where = and(eq(callbacks.provider, provider), eq(callbacks.eventId, eventId))
        const [before] = await tx.select({ outcome: callbacks.outcome }).from(callbacks).where(where)
        return { outcome: (before?.outcome ?? 'known') as Outcome, isNew: false }
      }
      const intent = await lockWithBooking(tx, provider, told.intentId)
      const outcome = intent === undefined ? 'unknown' : await apply(tx, { ...intent, tenant, now, isAnswer }, told)
      const values = { outcome, intentId: intent?.intent.id ?? null }
      await tx.update(callbacks).set(values).where(eq(callbacks.id, noted.id))
      return { outcome, isNew: true }
    }),
  )
}

/** The till, the booking, the payment: in the order in which all take them who write money down. */
async function lockWithBooking(tx: TenantTx, provider: ProviderName, intentId: string | undefined) {
  const found = intentId === undefined || !isUuid(intentId) ? undefined : await findIntent(tx, intentId)
  if (found?.provider !== provider) return undefined
  const [, booking] = await Promise.all([shareTill(tx), lockBooking(tx, found.bookingId)])
  const intent = await lockIntent(tx, found.id)
  return booking === undefined || intent === undefined ? undefined : { booking, intent }
}

const isUuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

async function apply(tx: TenantTx, heard: Heard, told: Told): Promise<Outcome> {
  switch (told.says) {
    case 'captured':
      return capture(tx, heard, told)
    case 'failed':
    case 'abandoned':
      return end(tx, heard, told)
    case 'refunded':
      return finishRefund(tx, heard, told)
    case 'refund_failed':
      return failRefund(tx, heard, told)
    case 'disputed':
    case 'dispute_lost':
    case 'dispute_won':
      return dispute(tx, heard, told)
    case 'held':
      // The ledger may have it, and the business has not: at the gateway it is taken, or let go.
      await markToCheck(tx, heard.intent.id, 'still_held')
      return 'noted'
    case 'noted':
      return 'noted'
  }
}

/** After it what was held is taken, or never. */
const heldMinutes = 15

/** Thrown to undo what was written: the money is not taken. */
class NotTaken extends Error {}

async function capture(tx: TenantTx, heard: Heard, told: Extract<Told, { says: 'captured' }>): Promise<Outcome> {
  const { intent } = heard
  if (told.currency !== intent.currency || told.amountMinor <= 0) {
    return differs(tx, intent, 'currency_differs', told)
  }
  const isExact = told.amountMinor === intent.amountMinor
  // Of another sum nothing is taken where we may still say so.
  if (told.isHeld === true && !isExact) return differs(tx, intent, 'amount_differs', told)
  try {
    return await tx.savepoint((inner) => take(inner, heard, told, isExact))
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error
    // One that was taken before stays taken: it is the second that is not.
    if (intent.capturedAt === null) await changeIntent(tx, intent.id, { status: 'voided', nextCheckAt: null })
    await happened(tx, heard, 'payment_late')
    return 'not_taken'
  }
}

async function differs(
  tx: TenantTx,
  { id }: Intent,
  reason: 'amount_differs' | 'currency_differs',
  { amountMinor, currency, movement }: Extract<Told, { says: 'captured' }>,
): Promise<Outcome> {
  await markToCheck(tx, id, reason, { amount_minor: amountMinor, currency, movement })
  return reason
}

async function take(
  tx: TenantTx,
  heard: Heard,
  told: Extract<Told, { says: 'captured' }>,
  isExact: boolean,
): Promise<Outcome> {
  const { tenant, intent, booking, now } = heard
  const { amountMinor, currency, movement, at } = told
  const written = await writeTransaction(
    tx,
    {
      ...{ kind: intent.purpose === 'deposit' ? 'deposit' : 'payment', method: 'online', amountMinor, currency },
      ...{ bookingId: booking.id, customerId: intent.customerId, occurredAt: at, intentId: intent.id },
      ...{ provider: intent.provider, providerRef: movement },
    },
    { ...nobody, business: tenant.name, at: now },
  )
  if (written === undefined) return 'known'
  const wasCaptured = intent.capturedAt !== null
  // Only held, what nobody owes is let go: the same order paid again, or below a bill that was paid in cash meanwhile.
  const isHeld = told.isHeld === true
  if (isHeld && wasCaptured) throw new NotTaken()
  const capturedMinor = intent.capturedMinor + amountMinor
  await changeIntent(tx, intent.id, { status: 'captured', capturedAt: now, capturedMinor, nextCheckAt: null })
  await happened(tx, heard, 'payment_captured')
  if (wasCaptured) await markToCheck(tx, intent.id, 'paid_twice', { movement })
  // What came is written down; that it is enough, somebody has to say.
  if (!isExact) return differs(tx, intent, 'amount_differs', told)
  const settled = await settle(tx, booking.id, now, byProvider)
  if (settled === 'late') {
    if (isHeld) throw new NotTaken()
    await happened(tx, heard, 'payment_late')
    return 'late'
  }
  if (isHeld && (await surplusOf(tx, booking.id)) > 0) throw new NotTaken()
  // It is taken once our answer is there, and of that nobody tells.
  if (isHeld) await askAt(tx, intent.id, now.add({ minutes: heldMinutes }))
  const { balanceMinor } = await balanceOf(tx, booking.id)
  if (balanceMinor < 0 && !wasCaptured) await markToCheck(tx, intent.id, 'overpaid', { balance_minor: balanceMinor })
  return 'captured'
}

/** A payment that came to nothing. One that was taken already stays taken, whatever is told of it afterwards. */
async function end(
  tx: TenantTx,
  heard: Heard,
  told: Extract<Told, { says: 'failed' | 'abandoned' | 'held' | 'noted' }>,
) {
  const { intent } = heard
  if (told.says === 'noted' || told.says === 'held') return 'noted'
  if (!isOpenIntent(intent)) return 'out_of_order'
  await Promise.all([
    changeIntent(tx, intent.id, { status: told.says, nextCheckAt: null, lastError: told.reason.slice(0, 200) }),
    happened(tx, heard, told.says === 'failed' ? 'payment_failed' : 'payment_abandoned'),
  ])
  return told.says
}

/**
 * The customer's bank takes a payment back until it is decided whose it is. It is a correction of the ledger, by what
 * the provider calls it, so that each comes once and in whatever order.
 */
async function dispute(
  tx: TenantTx,
  heard: Heard,
  told: Extract<Told, { says: 'disputed' | 'dispute_won' | 'dispute_lost' }>,
): Promise<Outcome> {
  const { tenant, intent, booking, now } = heard
  const [id = ''] = told.movement.split(' ')
  const ended = (intent.metadata.disputes ?? {}) as Record<string, string>
  if (told.says === 'disputed' && ended[id] === 'dispute_won') return 'out_of_order'
  const correct = (amountMinor: number, providerRef: string) =>
    writeTransaction(
      tx,
      {
        ...{ kind: 'correction', method: 'online', amountMinor, currency: told.currency, bookingId: booking.id },
        ...{ customerId: intent.customerId, occurredAt: told.at, intentId: intent.id },
        ...{ provider: intent.provider, providerRef, metadata: { reason: told.says } },
      },
      { ...nobody, business: tenant.name, at: now },
    )
  if (told.says === 'dispute_won') {
    // What was never taken back has not been returned either.
    const wasTaken = intent.status === 'disputed'
    if (wasTaken) await correct(told.amountMinor, told.movement)
  } else await correct(-told.amountMinor, told.movement)
  await changeIntent(tx, intent.id, {
    status: told.says === 'dispute_won' ? 'captured' : 'disputed',
    metadata: { ...intent.metadata, disputes: { ...ended, [id]: told.says } },
  })
  await Promise.all([
    markToCheck(tx, intent.id, told.says === 'dispute_lost' ? 'dispute_lost' : 'disputed', { dispute: id }),
    happened(tx, heard, `payment_${told.says}`),
  ])
  return told.says
}
