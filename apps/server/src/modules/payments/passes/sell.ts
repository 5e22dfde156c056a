import type { TenantTx } from '@bookme/tenancy'
import { desc, eq, sql } from 'drizzle-orm'
import { UnknownReferenceError } from '../../../core/errors.ts'
import { toMinor } from '../../../core/money.ts'
import { exactlyOne, violates } from '../../../core/postgres.ts'
import { toDecimal } from '../../../core/wire.ts'
import { findOrCreateCustomer } from '../../customers/index.ts'
import { CodeUsedUpError, PassNotFoundError, PassPriceError, RefundTooHighError } from '../errors.ts'
import { type Cashier, shareTill, writeTransaction } from '../ledger/ledger.ts'
import {
  type Pass,
  type PaymentMethod,
  passes,
  passTypes,
  passUses,
  type Receipt,
  type Transaction,
  transactions,
} from '../tables.ts'
import { lockPass, newPassCode } from './passes.ts'

export interface Sale {
  typeId: string
  /** Somebody who is known, or how they can be reached. */
  customer: { id: string } | { email: string; name?: string | undefined; phone?: string | undefined }
  /** All of the price. */
  payments: readonly { method: Exclude<PaymentMethod, 'online'>; amount: string; reference: string }[]
}

interface Moved {
  transactions: Transaction[]
  receipts: Receipt[]
}

/**
 * Sells a pass at the counter. Its money is no booking's: it is revenue once, now, and not when the pass is used.
 *
 * @param zone - in which days are counted
 * @throws {UnknownReferenceError} it is not sold here (any more), or there is no such customer
 * @throws {PassPriceError} it is not paid in full
 */
export async function sellPass(
  tx: TenantTx,
  { typeId, customer, payments }: Sale,
  by: Cashier & { at: Temporal.Instant },
  zone: string,
): Promise<Moved & { pass: Pass }> {
  await shareTill(tx)
  const [type] = await tx.select().from(passTypes).where(eq(passTypes.id, typeId)).for('key share')
  if (type === undefined || !type.isActive) throw unknown('type_id', 'must be the id of a pass type that is sold')
  const { name, serviceIds, uses, priceMinor, currency, isTransferable, validDays } = type
  const paid = payments.map(({ amount, ...part }, position) => ({
    ...part,
    amountMinor: toMinor(`payments.${position}.amount`, amount, currency),
  }))
  const sum = paid.reduce((total, { amountMinor }) => total + amountMinor, 0)
  if (sum !== priceMinor) {
    const [given, price] = [sum, priceMinor].map((minor) => toDecimal(minor, currency))
    const message = `${name} costs ${price} ${currency}, paid in full: ${given} were given.`
    throw new PassPriceError(message, { faults: [{ field: 'payments', message }] })
  }
  const customerId = 'id' in customer ? customer.id : (await findOrCreateCustomer(tx, customer)).id
  const { actorId, actorName, at } = by
  const row = {
    ...{ typeId, customerId, name, serviceIds, uses, priceMinor, currency, isTransferable, actorId, actorName },
    ...{ code: newPassCode(), validUntil: validDays === null ? null : endOf(validDays, at, zone) },
  }
  const pass = exactlyOne(await known(() => tx.insert(passes).values(row).returning()))
  const moved: Moved = { transactions: [], receipts: [] }
  for (const { method, amountMinor, reference } of paid) {
    const values = { kind: 'payment' as const, method, amountMinor, currency, customerId, passId: pass.id, reference }
    add(moved, await writeTransaction(tx, values, by))
  }
  return { pass, ...moved }
}

/** The day it is bought, and so many days after it. */
function endOf(validDays: number, at: Temporal.Instant, zone: string): Temporal.Instant {
  const date = at.toZonedDateTimeISO(zone).toPlainDate()
  return date
    .add({ days: validDays + 1 })
    .toZonedDateTime(zone)
    .toInstant()
}

function unknown(field: string, message: string, cause?: unknown): UnknownReferenceError {
  return new UnknownReferenceError(`The field ${field} ${message}.`, { cause, faults: [{ field, message }] })
}

async function known<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (!violates(error, '23503', 'payments_pass_customer_fk')) throw error
    throw unknown('customer_id', 'must be the id of a customer', error)
  }
}

function add(moved: Moved, written: Awaited<ReturnType<typeof writeTransaction>>): void {
  if (written === undefined) throw new Error('What is paid at the counter has no other place it could come from.')
  moved.transactions.push(written.transaction)
  if (written.receipt !== undefined) moved.receipts.push(written.receipt)
}

/**
 * Takes a pass back with all that is left of it, and gives money back out of the till, by the means it came by.
 *
 * @param wanted.amount - by default the share of the price that is left, rounded down; never more than was paid and is there
 * @throws {PassNotFoundError} @throws {CodeUsedUpError} nothing is left of it @throws {RefundTooHighError}
 */
export async function refundPass(
  tx: TenantTx,
  id: string,
  { amount, reason }: { amount: string | undefined; reason: string },
  by: Cashier,
): Promise<Moved & { pass: Pass }> {
  // The day's till before anything else, as everybody takes it.
  await shareTill(tx)
  const { pass, rest } = (await lockPass(tx, { id })) ?? refuse(id)
  const { uses, priceMinor, currency, customerId } = pass
  if (rest === 0) throw new CodeUsedUpError(`Nothing is left of this pass: there is nothing to give back.`)
  const sources = await paidFor(tx, id)
  const most = sources.reduce((total, source) => total + source.amountMinor, 0)
  const share = Math.min(most, Math.floor((priceMinor * rest) / uses))
  const amountMinor = amount === undefined ? share : Math.max(0, toMinor('amount', amount, currency))
  if (amountMinor > most) {
    const [wanted, there] = [amountMinor, most].map((minor) => toDecimal(minor, currency))
    const message = `${wanted} ${currency} cannot be given back: ${there} were paid for this pass and are there.`
    throw new RefundTooHighError(message, { faults: [{ field: 'amount', message }] })
  }
  const { actorId, actorName } = by
  const gone = { passId: id, kind: 'refunded' as const, count: rest, amountMinor, reason, actorId, actorName }
  await tx.insert(passUses).values(gone)
  const moved: Moved = { transactions: [], receipts: [] }
  let left = amountMinor
  for (const source of sources) {
    const { method } = source
    const out = Math.min(left, source.amountMinor)
    left -= out
    if (out === 0) continue
    const values = { kind: 'refund' as const, method, amountMinor: -out, currency, customerId, passId: id }
    add(moved, await writeTransaction(tx, { ...values, metadata: { reason } }, by))
  }
  return { pass, ...moved }
}

/** What came in for a pass and is there, by its means, the newest first. */
async function paidFor(tx: TenantTx, passId: string) {
  const sources = await tx
    .select({ method: transactions.method, amountMinor: sql<number>`sum(${transactions.amountMinor})`.mapWith(Number) })
    .from(transactions)
    .where(eq(transactions.passId, passId))
    .groupBy(transactions.method)
    .orderBy(desc(sql`max(${transactions.createdAt})`), transactions.method)
  return sources.filter(({ amountMinor }) => amountMinor > 0)
}

function refuse(id: string): never {
  throw new PassNotFoundError(`There is no pass ${id} here.`)
}
