import type { TenantTx } from '@bookme/tenancy'
import { allows } from '../../../core/access.ts'
import { actorOf } from '../../../core/actor.ts'
import { ForbiddenError, InvalidAmountError } from '../../../core/errors.ts'
import { toMinor } from '../../../core/money.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { fromWire, toDecimal } from '../../../core/wire.ts'
import { lockBooking } from '../../bookings/index.ts'
import { CorrectedBody, CorrectionBody, TransactionBody, transactionReadOnly } from '../contract.ts'
import {
  AlreadyCorrectedError,
  OtherCurrencyError,
  RefundTooHighError,
  TransactionNotFoundError,
  WrongSignError,
} from '../errors.ts'
import { transactions } from '../tables.ts'
import { receiptToWire, transactionToWire } from '../wire.ts'
import { cashierOf, type NewTransaction, writeTransaction } from './ledger.ts'
import { refundableBy } from './refunds.ts'
import { settle } from './settle.ts'
import { assertSaneTip, correctTransaction } from './till.ts'

/** What was written down stays: no update, no delete. */
export const transactionRoutes = defineResource({
  path: '/transactions',
  one: 'transaction',
  table: transactions,
  contract: TransactionBody,
  readOnly: transactionReadOnly,
  example: { kind: 'payment', method: 'cash', amount: '180.00', occurred_at: '2026-12-01T10:45:00+01:00' },
  only: ['list', 'retrieve', 'create', 'bulk'],
  filters: ['kind', 'method', 'currency', 'booking_id', 'customer_id', 'staff_id', 'occurred_at'],
  search: ['reference'],
  ordering: ['-occurred_at', 'amount', '-created_at'],
  columns: { amount: 'amountMinor' },
  permissions: { read: 'payments.read', write: 'payments.write' },
  notFound: TransactionNotFoundError,
  refusals: [InvalidAmountError, WrongSignError, OtherCurrencyError, RefundTooHighError],
  toReply: transactionToWire,
  toRow: ({ amount = '', ...body }, _before, request) => {
    const amountMinor = toMinor('amount', amount, body.currency as string)
    assertSign(body.kind as string, amountMinor)
    if (body.kind === 'tip') assertSaneTip('amount', amountMinor, body.currency as string)
    if (amountMinor < 0 && !allows(request, 'payments.refund')) {
      const message = 'must be above zero: what goes out takes the permission payments.refund'
      throw new ForbiddenError(`The amount ${message}.`, { faults: [{ field: 'amount', message }] })
    }
    return { ...fromWire(body), amountMinor, ...actorOf(request) }
  },
  insert: async (tx, values, request) => {
    const wanted = values as unknown as NewTransaction
    await assertFits(tx, wanted)
    const written = await writeTransaction(tx, wanted, cashierOf(request))
    if (written === undefined) throw new Error('What is written down by hand has no other place it could come from.')
    const { bookingId, amountMinor } = wanted
    if (bookingId != null && amountMinor > 0) await settle(tx, bookingId, request.now)
    return written.transaction
  },
  actions: {
    correct: {
      on: 'one',
      summary: 'Take back, whole, what was written down by mistake',
      permission: 'payments.write',
      body: CorrectionBody,
      reply: CorrectedBody,
      refusals: [AlreadyCorrectedError],
      work: async ({ tx, request, id, body }) => {
        const { reason } = body as { reason: string }
        const { transaction, receipt } = await correctTransaction(tx, id, reason, cashierOf(request), {
          refund: allows(request, 'payments.refund'),
        })
        return {
          transaction: transactionToWire(transaction),
          receipt: receipt === undefined ? null : receiptToWire(receipt),
        }
      },
    },
  },
})

function assertSign(kind: string, amountMinor: number): void {
  const fits = kind === 'refund' ? amountMinor < 0 : kind === 'correction' ? amountMinor !== 0 : amountMinor > 0
  if (fits) return
  const message = `of a ${kind} must be ${kind === 'refund' ? 'below' : kind === 'correction' ? 'other than' : 'above'} zero`
  throw new WrongSignError(`The amount ${message}.`, { faults: [{ field: 'amount', message }] })
}

/**
 * What is written down of a booking is in its currency, and no more goes out by hand than came in that way.
 *
 * @throws {OtherCurrencyError} @throws {RefundTooHighError}
 */
async function assertFits(
  tx: TenantTx,
  { bookingId, currency = 'MAD', amountMinor, method }: NewTransaction,
): Promise<void> {
  const booking = bookingId == null ? undefined : await lockBooking(tx, bookingId)
  // Whether there is one the foreign key says.
  if (booking === undefined) return
  if (booking.currency !== currency) {
    const message = `must be ${booking.currency}, in which booking ${booking.reference} is paid`
    throw new OtherCurrencyError(`The currency ${message}.`, { faults: [{ field: 'currency', message }] })
  }
  if (amountMinor >= 0) return
  const most = await refundableBy(tx, booking, method)
  if (-amountMinor <= most) return
  const message = `By ${method} ${toDecimal(most, currency)} ${currency} are there to be given back.`
  throw new RefundTooHighError(message, { faults: [{ field: 'amount', message }] })
}
