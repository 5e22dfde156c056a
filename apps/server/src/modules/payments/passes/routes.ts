import { sql } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { audit, byOf } from '../../../core/audit/index.ts'
import { IdempotencyConflictError, InvalidAmountError, UnknownReferenceError } from '../../../core/errors.ts'
import { IdempotencyHeaders, writeOnce } from '../../../core/idempotency/index.ts'
import { together } from '../../../core/module.ts'
import { toMinor } from '../../../core/money.ts'
import type { CountRequest } from '../../../core/rate-limit.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { IdParams } from '../../../core/shapes.ts'
import { fromWire, toDecimal, toWire } from '../../../core/wire.ts'
import { BookingNotFoundError, doerOf, IllegalTransitionError } from '../../bookings/index.ts'
import type { SettingsOf } from '../../tenants/index.ts'
import {
  CodeUsedUpError,
  PassNotFoundError,
  PassPriceError,
  PassTypeNotFoundError,
  PassUseNotFoundError,
  RefundTooHighError,
  TooManyCodesError,
} from '../errors.ts'
import { cashierOf } from '../ledger/ledger.ts'
import { assertServices } from '../named-services.ts'
import { admission, codeRefusals, refuseUnknown } from '../reductions.ts'
import { passes, passTypes, passUses } from '../tables.ts'
import { giveUsesBack, payWithPass } from './apply.ts'
import {
  CheckedPassBody,
  GiveBackBody,
  PaidWithPassBody,
  PassBody,
  PassCheckBody,
  PassRefundBody,
  PassTypeBody,
  PassUseBody,
  PayWithPassBody,
  passReadOnly,
  SaleBody,
  SoldBody,
} from './contract.ts'
import { assertPays, lockPass, restOfPass } from './passes.ts'
import { refundPass, sellPass } from './sell.ts'
import { movedToWire, paidInWire, passToWire, saleOf } from './wire.ts'

const typeRoutes = defineResource({
  path: '/pass_types',
  one: 'pass type',
  table: passTypes,
  contract: PassTypeBody,
  example: { name: 'Dix hammams', uses: 10, price: '1200.00', valid_days: 365 },
  filters: ['is_active'],
  search: ['name'],
  ordering: ['-created_at', 'name'],
  columns: { price: 'priceMinor' },
  permissions: { read: 'payments.read', write: 'prices.write' },
  notFound: PassTypeNotFoundError,
  refusals: [InvalidAmountError],
  toReply: (type) => ({ ...toWire(type), price: toDecimal(type.priceMinor, type.currency) }),
  toRow: async ({ price, ...body }, before, _request, tx) => {
    await assertServices(tx, body.service_ids)
    const currency = body.currency ?? before?.currency ?? 'MAD'
    // In another currency the same decimals are another number of its smallest unit.
    const amount = price ?? (before && toDecimal(before.priceMinor, before.currency))
    const isPriced = price !== undefined || body.currency !== undefined
    return { ...fromWire(body), ...(isPriced && amount ? { priceMinor: toMinor('price', amount, currency) } : {}) }
  },
})

const useRoutes = defineResource({
  path: '/pass_uses',
  one: 'use of a pass',
  table: passUses,
  contract: PassUseBody,
  only: ['list', 'retrieve'],
  filters: ['pass_id', 'booking_id', 'kind', 'created_at'],
  ordering: ['-created_at'],
  permissions: { read: 'payments.read', write: 'payments.write' },
  notFound: PassUseNotFoundError,
  computed: { currency: sql<string>`(select p.currency from payments_pass p where p.id = payments_pass_use.pass_id)` },
  toReply: (use) => {
    const { currency, ...row } = use as typeof use & { currency: string }
    return { ...toWire(row), amount: toDecimal(row.amountMinor, currency) }
  },
})

const tags = ['bookings']
const pay = {
  operationId: 'bookings_pass',
  summary: 'Pay for a booking with a pass',
  tags,
  headers: IdempotencyHeaders,
  params: IdParams,
  body: PayWithPassBody,
  response: { 200: PaidWithPassBody.describe('Its use is taken') },
  refusals: [BookingNotFoundError, IllegalTransitionError, ...codeRefusals, IdempotencyConflictError],
}
const giveBack = {
  operationId: 'bookings_pass_give_back',
  summary: 'Give the uses that pay for a booking back to their pass',
  tags,
  headers: IdempotencyHeaders,
  params: IdParams,
  body: GiveBackBody,
  response: { 200: PaidWithPassBody.describe('They can be used again') },
  refusals: [BookingNotFoundError, CodeUsedUpError, IdempotencyConflictError],
}
const check = {
  operationId: 'passes_check',
  summary: 'Whether a pass is good for a service, and what is left of it',
  tags: ['passes'],
  body: PassCheckBody,
  response: { 200: CheckedPassBody.describe('It is') },
  refusals: [...codeRefusals, TooManyCodesError],
}

export function passRoutes(settings: SettingsOf, countRequest: CountRequest | undefined): FastifyPluginAsyncZod {
  const admit = admission(countRequest)
  const at = (request: FastifyRequest) => ({ ...cashierOf(request), at: request.now })
  const resource = defineResource({
    path: '/passes',
    one: 'pass',
    table: passes,
    contract: PassBody,
    readOnly: passReadOnly,
    only: ['list', 'retrieve', 'patch'],
    filters: ['customer_id', 'type_id', 'code', 'valid_until', 'created_at'],
    search: ['name', 'code'],
    ordering: ['-created_at', 'name'],
    permissions: { read: 'payments.read', write: 'payments.refund' },
    notFound: PassNotFoundError,
    computed: { rest: restOfPass },
    toReply: passToWire,
    // Read before the transaction, which holds its connection.
    guard: async (request) => {
      await settings(request.tenant.id)
      return (_tx, write) => write()
    },
    actions: {
      sell: {
        on: 'all',
        summary: 'Sell a pass at the counter, paid in full',
        permission: 'payments.write',
        body: SaleBody,
        reply: SoldBody,
        refusals: [InvalidAmountError, UnknownReferenceError, PassPriceError],
        audit: ({ body, result }) => ({
          objectId: (result as { pass: { id: string } }).pass.id,
          after: body as Record<string, unknown>,
        }),
        work: async ({ tx, request, body }) => {
          const { zone } = await settings(request.tenant.id)
          const sold = await sellPass(tx, saleOf(body as z.output<typeof SaleBody>), at(request), zone.name)
          return movedToWire({ ...sold, rest: sold.pass.uses })
        },
      },
      refund: {
        on: 'one',
        summary: 'Take a pass back with what is left of it, and give money back',
        permission: 'payments.refund',
        body: PassRefundBody,
        reply: SoldBody,
        refusals: [InvalidAmountError, CodeUsedUpError, RefundTooHighError],
        audit: ({ body }) => {
          const { amount, reason } = body as { amount?: string; reason: string }
          return { reason, after: { amount } }
        },
        work: async ({ tx, request, id, body }) => {
          const { amount, reason } = body as { amount?: string; reason: string }
          return movedToWire({ ...(await refundPass(tx, id, { amount, reason }, at(request))), rest: 0 })
        },
      },
    },
  })

  return together(
    async (app) => {
      app.post('/passes/check/', { schema: check, config: { permission: 'everyone' } }, async (request) => {
        await admit(request)
        const { code, service_id: serviceId, start_time: startTime = request.now } = request.body
        return request.tenant.transaction(async (tx) => {
          const { pass, rest } = (await lockPass(tx, { code })) ?? refuseUnknown('code')
          // Whose it is, and what the service costs, is seen when it is booked.
          const part = { serviceId, serviceMinor: 1, seatMinor: 1, priceMinor: 1, depositPercent: null }
          assertPays(pass, rest, { startTime, parts: [part], customerId: pass.customerId }, 'code')
          const { name, uses, validUntil, isTransferable } = pass
          return { name, uses, rest, valid_until: validUntil, is_transferable: isTransferable }
        })
      })

      app.post('/bookings/:id/pass/', { schema: pay, config: { permission: 'payments.write' } }, (request, reply) => {
        const { id } = request.params
        return writeOnce(request, reply, 200, async (tx) => {
          await payWithPass(tx, id, request.body.code, { ...doerOf(request), at: request.now })
          await audit(tx, byOf(request), { action: 'bookings.pass', objectType: 'bookings', objectId: id })
          return paidInWire(tx, id)
        }) as never
      })

      const config = { permission: 'payments.refund' } as const
      app.post('/bookings/:id/pass/give_back/', { schema: giveBack, config }, (request, reply) => {
        const { id } = request.params
        const { reason } = request.body
        return writeOnce(request, reply, 200, async (tx) => {
          await giveUsesBack(tx, id, reason, { ...doerOf(request), at: request.now })
          const change = { objectType: 'bookings', objectId: id, reason }
          await audit(tx, byOf(request), { action: 'bookings.pass_given_back', ...change })
          return paidInWire(tx, id)
        }) as never
      })
    },
    resource,
    typeRoutes,
    useRoutes,
  )
}
