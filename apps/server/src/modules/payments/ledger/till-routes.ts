import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { allows } from '../../../core/access.ts'
import { audit, byOf } from '../../../core/audit/index.ts'
import { IdempotencyConflictError, InvalidAmountError, UnknownReferenceError } from '../../../core/errors.ts'
import { IdempotencyHeaders, writeOnce } from '../../../core/idempotency/index.ts'
import { IdParams } from '../../../core/shapes.ts'
import { BookingNotFoundError, doerOf } from '../../bookings/index.ts'
import { BalanceBody, PaymentsBody, RefundBody, RefundedBody, TakenBody } from '../contract.ts'
import { AboveBalanceError, RefundNeedsUserError, RefundOverrideError, RefundTooHighError } from '../errors.ts'
import { receiptToWire, refundToWire, transactionToWire } from '../wire.ts'
import { cashierOf } from './ledger.ts'
import { balanceInWire } from './reading.ts'
import { type AtTill, refundAtTill, takePayments } from './till.ts'

const tags = ['bookings']
const show = {
  operationId: 'bookings_balance',
  summary: 'Where a booking stands in money',
  tags,
  params: IdParams,
  response: { 200: BalanceBody.describe('What is owed, less the sum of what came in and went out') },
  refusals: [BookingNotFoundError],
}
const take = {
  operationId: 'bookings_payments',
  summary: 'Take money for a booking at the counter, by one means or several',
  tags,
  headers: IdempotencyHeaders,
  params: IdParams,
  body: PaymentsBody,
  response: { 200: TakenBody.describe('Written down, with the receipts') },
  refusals: [
    BookingNotFoundError,
    InvalidAmountError,
    AboveBalanceError,
    UnknownReferenceError,
    IdempotencyConflictError,
  ],
}
const refund = {
  operationId: 'bookings_refund',
  summary: 'Give money back for a booking, by the means it came by',
  tags,
  headers: IdempotencyHeaders,
  params: IdParams,
  body: RefundBody,
  response: { 200: RefundedBody.describe('Out of the till it is done; a provider is asked') },
  refusals: [
    ...[BookingNotFoundError, InvalidAmountError, RefundTooHighError, RefundNeedsUserError, RefundOverrideError],
    IdempotencyConflictError,
  ],
}

const atTill = (request: FastifyRequest): AtTill => ({
  cashier: { ...cashierOf(request), at: request.now },
  doer: doerOf(request),
})

/** What those who stand at the till do with the money of a booking. */
export const tillRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/bookings/:id/balance/', { schema: show, config: { permission: 'payments.read' } }, (request) =>
    request.tenant.transaction((tx) => balanceInWire(tx, request.params.id)),
  )

  const config = { permission: 'payments.write' } as const
  app.post('/bookings/:id/payments/', { schema: take, config }, async (request, reply) => {
    const { id } = request.params
    const tendered = request.body.payments.map(({ method, amount, reference, is_tip: isTip, staff_id: staffId }) => ({
      ...{ method, amount, reference, isTip, staffId },
    }))
    return writeOnce(request, reply, 200, async (tx) => {
      const taken = await takePayments(tx, id, tendered, atTill(request))
      const after = { outcome: taken.outcome, payments: request.body.payments }
      await audit(tx, byOf(request), { action: 'bookings.payments', objectType: 'bookings', objectId: id, after })
      return {
        outcome: taken.outcome,
        transactions: taken.transactions.map(transactionToWire),
        receipts: taken.receipts.map(receiptToWire),
        balance: await balanceInWire(tx, id),
      }
    }) as never
  })

  app.post('/bookings/:id/refund/', { schema: refund, config }, async (request, reply) => {
    const { id } = request.params
    const wanted = { ...request.body, mayOverride: allows(request, 'payments.refund') }
    return writeOnce(request, reply, 200, async (tx) => {
      const done = await refundAtTill(tx, id, wanted, atTill(request))
      const { amount, reason } = request.body
      const change = { objectType: 'bookings', objectId: id, reason, after: { amount } }
      await audit(tx, byOf(request), { action: 'bookings.refund', ...change })
      return { refunds: done.refunds.map(refundToWire), balance: await balanceInWire(tx, id) }
    }) as never
  })
}
