import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { ForbiddenError, InvalidAmountError, UnknownReferenceError } from '../../../core/errors.ts'
import { toMinor } from '../../../core/money.ts'
import { violates } from '../../../core/postgres.ts'
import { toDecimal } from '../../../core/wire.ts'
import { BookingNotFoundError, type Doer, lockBooking, owesLess } from '../../bookings/index.ts'
import type { Booking } from '../../bookings/tables.ts'
import { isClosed } from '../closings/closings.ts'
import { AboveBalanceError, AlreadyCorrectedError, RefundOverrideError, TransactionNotFoundError } from '../errors.ts'
import { type PaymentMethod, type Receipt, refunds, type Transaction, transactions } from '../tables.ts'
import { balanceOf, type Cashier, shareTill, writeTransaction } from './ledger.ts'
import { refundableBy, requestRefund } from './refunds.ts'
import { type Settled, settle, underWay } from './settle.ts'

/** What is laid on the counter: a part of the bill, or a tip. */
export interface Tendered {
  method: Exclude<PaymentMethod, 'online'>
  /** Above zero, in decimals of the booking's currency. */
  amount: string
  isTip: boolean
  /** Whom the tip is for; `null`: everybody. */
  staffId: string | null
  reference: string
}

/** More than this is a slip of the finger: 100,000.00 where a currency has two decimals. */
const mostTipMinor = 10_000_000

/** @throws {InvalidAmountError} */
export function assertSaneTip(field: string, amountMinor: number, currency: string): void {
  if (amountMinor <= mostTipMinor) return
  const message = `of a tip must be at most ${toDecimal(mostTipMinor, currency)} ${currency}`
  throw new InvalidAmountError(`The amount ${message}.`, { faults: [{ field, message }] })
}

/** Who stands at the till, in both of their parts. */
export interface AtTill {
  cashier: Cashier & { at: Temporal.Instant }
  doer: Doer
}

async function locked(tx: TenantTx, bookingId: string): Promise<Booking> {
  const booking = await lockBooking(tx, bookingId)
  if (booking === undefined) throw new BookingNotFoundError(`There is no booking ${bookingId} here.`)
  return booking
}

/**
 * Takes money for a booking at the counter, by one means or several. A booking that waits for its deposit stands once it
 * is there.
 *
 * @throws {BookingNotFoundError} @throws {InvalidAmountError} @throws {UnknownReferenceError} whom a tip is for
 * @throws {AboveBalanceError} more than is still to be paid, and not as a tip
 */
export async function takePayments(
  tx: TenantTx,
  bookingId: string,
  tendered: readonly Tendered[],
  { cashier, doer }: AtTill,
): Promise<{ transactions: Transaction[]; receipts: Receipt[]; outcome: Settled }> {
  const booking = await locked(tx, bookingId)
  const { currency, customerId, awaitsPayment } = booking
  const parts = tendered.map((part, position) => ({
    ...part,
    amountMinor: toMinor(`payments.${position}.amount`, part.amount, currency),
  }))
  for (const [position, { isTip, amountMinor }] of parts.entries()) {
    if (isTip) assertSaneTip(`payments.${position}.amount`, amountMinor, currency)
  }
  const { balanceMinor } = await balanceOf(tx, bookingId)
  const bill = parts.reduce((sum, { isTip, amountMinor }) => (isTip ? sum : sum + amountMinor), 0)
  if (bill > balanceMinor) {
    const [given, due] = [bill, Math.max(0, balanceMinor)].map((minor) => toDecimal(minor, currency))
    const message = `${given} ${currency} are more than the ${due} that are still to be paid: what is above is a tip.`
    throw new AboveBalanceError(message, { faults: [{ field: 'payments', message }] })
  }
  const written: Transaction[] = []
  const issued: Receipt[] = []
  for (const { method, amountMinor, isTip, staffId, reference } of parts) {
    const kind = isTip ? ('tip' as const) : awaitsPayment ? ('deposit' as const) : ('payment' as const)
    const values = {
      kind,
      method,
      amountMinor,
      currency,
      bookingId,
      customerId,
      reference,
      staffId: isTip ? staffId : null,
    }
    const one = await known(() => writeTransaction(tx, values, cashier))
    if (one === undefined) throw new Error('What is paid at the counter has no other place it could come from.')
    written.push(one.transaction)
    if (one.receipt !== undefined) issued.push(one.receipt)
  }
  const outcome = await settle(tx, bookingId, cashier.at, doer)
  return { transactions: written, receipts: issued, outcome }
}

/** Whom a tip is for the database knows. */
async function known<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (!violates(error, '23503', 'payments_transaction_staff_fk')) throw error
    const message = 'must be the id of a staff member'
    const faults = [{ field: 'staff_id', message }]
    throw new UnknownReferenceError(`The field staff_id ${message}.`, { cause: error, faults })
  }
}

/**
 * Takes back what was written down by mistake, whole: another movement of the same amount the other way round. Money goes
 * out by it, so what somebody else wrote down, or what a closing counted, is for those who may give money back.
 *
 * @param may.refund - whether whoever asks may give back more than the policy does
 * @throws {TransactionNotFoundError} @throws {ForbiddenError}
 * @throws {AlreadyCorrectedError} it was taken back before, or is what a provider or a refund moved
 */
export async function correctTransaction(
  tx: TenantTx,
  id: string,
  reason: string,
  by: Cashier,
  may: { refund: boolean },
): Promise<{ transaction: Transaction; receipt: Receipt | undefined }> {
  // Nobody closes the day between this look and the writing.
  await shareTill(tx)
  const [wrong] = await tx.select().from(transactions).where(eq(transactions.id, id))
  if (wrong === undefined) throw new TransactionNotFoundError(`There is no transaction ${id} here.`)
  const { method, amountMinor, currency, bookingId, customerId, staffId } = wrong
  if (wrong.correctsId !== null)
    throw new AlreadyCorrectedError('This is a correction itself: write down what is right.')
  if (wrong.provider !== null || wrong.intentId !== null) {
    throw new AlreadyCorrectedError('A provider moved this money: it is given back, not taken back.')
  }
  const isOwn = wrong.actorId !== null && wrong.actorId === by.actorId
  if (amountMinor > 0 && !may.refund && (!isOwn || (await isClosed(tx, wrong)))) {
    throw new ForbiddenError('What somebody else wrote down, or what was closed, takes the permission payments.refund.')
  }
  const booking = bookingId === null ? undefined : await locked(tx, bookingId)
  if (booking !== undefined && amountMinor > 0 && wrong.kind !== 'tip') {
    const left = await refundableBy(tx, booking, method)
    if (left < amountMinor) throw new AlreadyCorrectedError('A part of it was given back: correct that first.')
  }
  const values = {
    ...{ kind: 'correction' as const, method, amountMinor: -amountMinor, currency, bookingId, customerId, staffId },
    ...{ correctsId: id, metadata: { reason } },
  }
  const written = await writeTransaction(tx, values, by)
  if (written === undefined) throw new AlreadyCorrectedError('This was taken back before.')
  // Money that was not given back after all.
  if (wrong.refundId !== null) {
    await tx.update(refunds).set({ status: 'failed', lastError: reason }).where(eq(refunds.id, wrong.refundId))
  }
  return written
}

/**
 * Gives money back for a booking. As much as it has too much of goes back as the policy has it; whoever gives more
 * overrides it, with a reason, and the business lets go of that part of what is owed where the visit is over.
 *
 * @param mayOverride - whether whoever asks may give back more than the policy does
 * @throws {RefundOverrideError} they may not
 * @throws as `requestRefund`
 */
export async function refundAtTill(
  tx: TenantTx,
  bookingId: string,
  { amount, reason, mayOverride }: { amount: string; reason: string; mayOverride: boolean },
  { cashier, doer }: AtTill,
) {
  const booking = await locked(tx, bookingId)
  const { currency, status } = booking
  const amountMinor = toMinor('amount', amount, currency)
  const { balanceMinor } = await balanceOf(tx, bookingId)
  const policyMinor = Math.max(0, -balanceMinor - (await underWay(tx, bookingId)))
  const above = amountMinor - policyMinor
  if (above > 0 && !mayOverride) {
    const message = `The policy gives ${toDecimal(policyMinor, currency)} ${currency} back: more takes somebody who may decide that.`
    throw new RefundOverrideError(message, { faults: [{ field: 'amount', message }] })
  }
  const done = await requestRefund(tx, { bookingId, amountMinor, reason, by: cashier, policyMinor })
  // Before it takes place what is given back is simply still to be paid.
  const isOver = status !== 'pending' && status !== 'confirmed' && status !== 'checked_in'
  if (above > 0 && isOver) await owesLess(tx, booking, above, { by: doer, reason })
  return { ...done, policyMinor }
}
