import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdempotencyConflictError } from '../../../core/errors.ts'
import { languageOf } from '../../../core/i18n.ts'
import { IdempotencyHeaders, writeOnce } from '../../../core/idempotency/index.ts'
import { together } from '../../../core/module.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { IdParams } from '../../../core/shapes.ts'
import { toDecimal, toWire } from '../../../core/wire.ts'
import { BookingNotFoundError, type Doer, doerOf, lockBooking } from '../../bookings/index.ts'
import type { AccountSeal } from '../accounts/secrets.ts'
import { IntentNotFoundError, NothingToPayError } from '../errors.ts'
import { settle } from '../ledger/settle.ts'
import { AmountUnfitError, type Providers, ProviderUnavailableError, WrongModeError } from '../providers/index.ts'
import { type Intent, intents } from '../tables.ts'
import { CheckedBody, IntentBody, PayBody, PaymentBody } from './contract.ts'
import { byProvider } from './heard.ts'
import { changeIntent, findIntent, lockIntent } from './intent-queries.ts'
import { type Asked, askForPayment, type Part, wayToPay } from './intents.ts'
import { type LinkOptions, urlsOf } from './links.ts'

export interface PayOptions extends LinkOptions {
  providers: Providers
  seal: AccountSeal
}

/** What asking for a payment may refuse. */
export const payRefusals = [
  BookingNotFoundError,
  NothingToPayError,
  AmountUnfitError,
  WrongModeError,
  ProviderUnavailableError,
  IdempotencyConflictError,
]

/**
 * Asks for a payment of a booking and leads to it: once for each Idempotency-Key, and whoever asks again without one
 * gets the same payment. The provider is asked after the transaction.
 */
export async function pay(
  request: FastifyRequest,
  reply: Parameters<typeof writeOnce>[1],
  { bookingId, part, by }: { bookingId: string; part: Part | undefined; by: Doer },
  options: PayOptions,
) {
  const { now } = request
  const work = (tx: Parameters<Parameters<typeof writeOnce>[3]>[0]) =>
    askForPayment(tx, bookingId, { part, providers: options.providers, by, now })
  const asked = (await writeOnce(request, reply, 200, work)) as Asked
  const { intentId, purpose, amountMinor, currency, provider } = asked
  const told = { payment_id: intentId, provider, purpose, amount: toDecimal(amountMinor, currency), currency }
  if (intentId === null) return { ...told, status: null, page: null, way: null }
  const { intent, way = null } = await wayToPay(intentId, aroundOf(request, options))
  return { ...told, status: intent.status, page: urlsOf(request, options, intent).page, way }
}

export function aroundOf(request: FastifyRequest, options: PayOptions) {
  const { tenant, now, headers } = request
  const { providers, seal } = options
  const language = languageOf(headers['accept-language'])
  return { tenant, providers, seal, language, now, urlsOf: (intent: Intent) => urlsOf(request, options, intent) }
}

/** Payments by providers, for those who work there. */
export function intentRoutes(options: PayOptions) {
  const resource = defineResource({
    path: '/payments',
    one: 'payment',
    table: intents,
    contract: IntentBody,
    only: ['list', 'retrieve'],
    filters: ['booking_id', 'customer_id', 'status', 'provider', 'purpose', 'created_at'],
    ordering: ['-created_at'],
    columns: { amount: 'amountMinor', refunded: 'refundedMinor', to_check: 'metadata' },
    permissions: { read: 'payments.read', write: 'payments.write' },
    notFound: IntentNotFoundError,
    toReply: intentToWire,
    actions: {
      checked: {
        on: 'one',
        summary: 'Somebody has looked at a payment that was to be checked',
        permission: 'payments.refund',
        body: CheckedBody,
        work: async ({ tx, request, id, body }) => {
          const { note, accept = false } = body as { note: string; accept?: boolean }
          const found = await findIntent(tx, id)
          if (found === undefined) throw new IntentNotFoundError(`There is no payment ${id} here.`)
          await lockBooking(tx, found.bookingId)
          const intent = (await lockIntent(tx, id)) ?? found
          const { check = null, check_facts: _, ...metadata } = intent.metadata
          const seen = { checked: { check, note, at: request.now.toString() } }
          const changed = await changeIntent(tx, id, { metadata: { ...metadata, ...seen }, lastError: '' })
          if (accept) await settle(tx, intent.bookingId, request.now, { ...byProvider, ...doerOf(request) })
          return changed
        },
      },
    },
  })
  const schema = {
    operationId: 'bookings_pay',
    summary: 'Ask for a payment: whoever asks again gets the same, while the sum is the same',
    tags: ['payments'],
    params: IdParams,
    headers: IdempotencyHeaders,
    body: PayBody,
    response: { 200: PaymentBody.describe('The payment, and the way to it') },
    refusals: payRefusals,
  }
  const asking: FastifyPluginAsyncZod = async (app) => {
    app.post(
      '/bookings/:id/pay/',
      {
        schema,
        config: { permission: 'payments.write' },
        preValidation: async (request) => {
          if (request.body === undefined) request.body = {}
        },
      },
      async (request, reply) => {
        const wanted = { bookingId: request.params.id, part: request.body.part, by: doerOf(request) }
        return pay(request, reply, wanted, options)
      },
    )
  }
  return together(resource, asking)
}

function intentToWire({ amountMinor, refundedMinor, metadata, ...intent }: Intent) {
  const { currency } = intent
  return {
    ...toWire(intent),
    amount: toDecimal(amountMinor, currency),
    refunded: toDecimal(refundedMinor, currency),
    to_check: (metadata.check as string | undefined) ?? null,
  }
}
