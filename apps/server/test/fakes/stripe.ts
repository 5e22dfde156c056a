import { createHmac } from 'node:crypto'
import { type FakeReply, type FakeRequest, listen, overNetwork, type Send, through, type Weather } from './http.ts'

type Json = Record<string, unknown>

export interface FakeSession extends Json {
  id: string
  url: string
  status: 'open' | 'complete' | 'expired'
  payment_status: 'unpaid' | 'paid'
  payment_intent: string | null
  amount_total: number
  currency: string
  metadata: Record<string, string>
}
interface FakePayment extends Json {
  id: string
  account: string
  amount_received: number
  currency: string
  metadata: Record<string, string>
  session: string
}
interface FakeRefund extends Json {
  id: string
  amount: number
  currency: string
  status: 'pending' | 'succeeded' | 'failed'
  payment_intent: string
  metadata: Record<string, string>
}
export interface FakeEvent extends Json {
  id: string
  type: string
  account: string
  data: { object: Json }
}

export interface FakeStripeOptions {
  secretKey?: string
  webhookSecret?: string
  /** Where its messages go: `http://localhost:8000/webhooks/stripe/`. */
  webhookUrl?: string
  send?: Send
}

/**
 * What Stripe's API says of itself, as far as payments by its page go: sessions, refunds and messages, for connected
 * accounts, with keys of idempotency. Nothing is sent by itself: `pay` and its like return the messages that Stripe
 * would send, and whoever tests has them arrive, twice, late, in another order, or never.
 */
export async function startFakeStripe(options: FakeStripeOptions = {}) {
  const { secretKey = 'sk_test_fake', webhookSecret = 'whsec_fake_secret_of_stripe', send = overNetwork } = options
  const sessions = new Map<string, FakeSession & { account: string }>()
  const payments = new Map<string, FakePayment>()
  const refunds = new Map<string, FakeRefund & { account: string }>()
  const answered = new Map<string, { parameters: string; reply: FakeReply }>()
  const requests: FakeRequest[] = []
  const state = {
    webhookUrl: options.webhookUrl ?? '',
    /** What becomes of refunds: done at once, later, refused; or made without an answer. */
    refunding: 'done' as 'done' | 'pending' | 'refused' | 'silent',
    isDown: false,
    /** How much later it is there. */
    laterSeconds: 0,
  }
  const idOf = (kind: string) => `${kind}_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`
  const now = () => Math.floor(Date.now() / 1000) + state.laterSeconds
  const refusal = (status: number, type: string, message: string): FakeReply => ({
    status,
    body: { error: { type, code: type, message } },
  })
  const event = (type: string, account: string, object: Json): FakeEvent => ({
    ...{ id: idOf('evt'), object: 'event', api_version: '2026-01-01', created: now(), livemode: false },
    ...{ type, account, data: { object: structuredClone(object) } },
  })

  const create = (form: URLSearchParams, account: string): FakeReply => {
    if (form.get('mode') !== 'payment') return refusal(400, 'invalid_request_error', 'mode')
    const amount = Number(form.get('line_items[0][price_data][unit_amount]'))
    if (!Number.isSafeInteger(amount) || amount <= 0) return refusal(400, 'invalid_request_error', 'unit_amount')
    const until = Number(form.get('expires_at')) - now()
    if (until < 30 * 60 || until > 24 * 3600) return refusal(400, 'invalid_request_error', 'expires_at')
    const id = idOf('cs_test')
    const metadata = { tenant: form.get('metadata[tenant]') ?? '', intent: form.get('metadata[intent]') ?? '' }
    const session = {
      ...{ id, object: 'checkout.session', account, mode: 'payment', metadata },
      ...{ url: `${listening.url}/pay/${id}`, status: 'open' as const, payment_status: 'unpaid' as const },
      ...{ payment_intent: null, amount_total: amount },
      currency: form.get('line_items[0][price_data][currency]') ?? '',
    }
    sessions.set(id, session)
    return { body: session }
  }
  const refund = (form: URLSearchParams, account: string): FakeReply => {
    const payment = payments.get(form.get('payment_intent') ?? '')
    if (payment?.account !== account) return refusal(404, 'resource_missing', 'No such payment_intent')
    if (state.refunding === 'refused') return refusal(400, 'charge_disputed', 'refused')
    const metadata = Object.fromEntries(
      [...form].flatMap(([name, value]) => {
        const [, key] = /^metadata\[(\w+)\]$/.exec(name) ?? []
        return key === undefined ? [] : [[key, value]]
      }),
    )
    const made = giveBack(payment, Number(form.get('amount') ?? payment.amount_received), metadata)
    if (made === undefined) return refusal(400, 'charge_already_refunded', 'greater than unrefunded amount')
    return state.refunding === 'silent' ? { status: 500, body: { error: { type: 'api_error' } } } : { body: made }
  }
  const giveBack = (payment: FakePayment, amount: number, metadata: Record<string, string>) => {
    const ofPayment = [...refunds.values()].filter(
      (one) => one.payment_intent === payment.id && one.status !== 'failed',
    )
    const left = payment.amount_received - ofPayment.reduce((sum, one) => sum + one.amount, 0)
    if (amount > left) return undefined
    const status = state.refunding === 'pending' ? ('pending' as const) : ('succeeded' as const)
    const made = {
      ...{ id: idOf('re'), object: 'refund', account: payment.account, amount, currency: payment.currency, status },
      ...{ payment_intent: payment.id, metadata, failure_reason: null },
    }
    refunds.set(made.id, made)
    return made
  }

  const route = ({ method, path, query, headers, form }: FakeRequest): FakeReply => {
    const page = /^\/pay\/(\w+)$/.exec(path)?.[1]
    if (page !== undefined && method === 'GET') return { body: `<form method="post"><button>Pay</button></form>` }
    if (page !== undefined) {
      void through({}, pay(page), deliver)
      return { body: '<p>Paid</p>' }
    }
    if (state.isDown) return { status: 503, body: { error: { type: 'api_error' } } }
    if (headers.authorization !== `Bearer ${secretKey}`) return refusal(401, 'invalid_request_error', 'Invalid API Key')
    const account = String(headers['stripe-account'] ?? '')
    const [, kind = '', id = '', action = ''] =
      /^\/v1\/(checkout\/sessions|payment_intents|refunds)(?:\/(\w+))?(?:\/(\w+))?$/.exec(path) ?? []
    if (method === 'POST' && kind === 'checkout/sessions' && id === '') return create(form, account)
    if (method === 'POST' && kind === 'refunds') return refund(form, account)
    if (kind === 'refunds') {
      const data = [...refunds.values()].filter((one) => one.payment_intent === query.get('payment_intent'))
      return { body: { object: 'list', data, has_more: false, url: path } }
    }
    const found = kind === 'payment_intents' ? payments.get(id) : sessions.get(id)
    if (found?.account !== account) return refusal(404, 'resource_missing', `No such ${kind}`)
    if (action !== 'expire') return { body: found }
    if (found.status !== 'open') return refusal(400, 'invalid_request_error', 'not open')
    expire(id)
    return { body: found }
  }
  const listening = await listen((request) => {
    requests.push(request)
    const key = request.headers['idempotency-key']
    if (request.method !== 'POST' || typeof key !== 'string') return route(request)
    const parameters = `${request.path} ${request.form}`
    const before = answered.get(key)
    if (before !== undefined && before.parameters !== parameters) {
      return refusal(400, 'idempotency_error', 'Keys for idempotent requests can only be used with the same parameters')
    }
    const reply = before?.reply ?? route(request)
    if ((reply.status ?? 200) < 500) answered.set(key, { parameters, reply: structuredClone(reply) })
    return reply
  })

  /** Somebody pays on the page. @returns the messages of it, in their order */
  function pay(id: string, { amount, currency }: { amount?: number; currency?: string } = {}): FakeEvent[] {
    const session = sessions.get(id)
    if (session?.status !== 'open') return []
    const { account, metadata } = session
    Object.assign(
      session,
      amount === undefined ? {} : { amount_total: amount },
      currency === undefined ? {} : { currency },
    )
    const payment = {
      ...{ id: idOf('pi'), object: 'payment_intent', account, session: id, metadata },
      ...{ amount_received: session.amount_total, currency: session.currency, last_payment_error: null },
    }
    payments.set(payment.id, payment)
    Object.assign(session, { status: 'complete', payment_status: 'paid', payment_intent: payment.id })
    return [event('payment_intent.succeeded', account, payment), event('checkout.session.completed', account, session)]
  }
  function expire(id: string): FakeEvent[] {
    const session = sessions.get(id)
    if (session?.status !== 'open') return []
    session.status = 'expired'
    return [event('checkout.session.expired', session.account, session)]
  }
  /** The customer's bank takes it back, and decides. */
  function dispute(paymentId: string, end?: 'won' | 'lost', id = idOf('dp')): FakeEvent[] {
    const { account, amount_received: amount, currency } = payments.get(paymentId) as FakePayment
    const object = { id, object: 'dispute', amount, currency, payment_intent: paymentId, reason: 'fraudulent' }
    const made = event('charge.dispute.created', account, { ...object, status: 'needs_response' })
    return end === undefined ? [made] : [made, event('charge.dispute.closed', account, { ...object, status: end })]
  }
  /** On Stripe's own pages, past us. */
  function refundThere(paymentId: string, amount: number): FakeEvent[] {
    const payment = payments.get(paymentId) as FakePayment
    const made = giveBack(payment, amount, {})
    return made === undefined ? [] : [event('refund.created', payment.account, made)]
  }
  /** What was pending, or had been done, comes to another end. */
  function endRefund(id: string, status: 'succeeded' | 'failed'): FakeEvent[] {
    const refund = refunds.get(id) as FakeRefund & { account: string }
    Object.assign(refund, { status, failure_reason: status === 'failed' ? 'expired_or_canceled_card' : null })
    return [event(status === 'failed' ? 'refund.failed' : 'refund.updated', refund.account, refund)]
  }
  const signed = (body: string, { at = now(), secret = webhookSecret } = {}) =>
    `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
  const deliver = (one: FakeEvent, how: { at?: number; secret?: string; body?: string } = {}) => {
    const body = JSON.stringify(one)
    const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signed(body, how) }
    return send(state.webhookUrl, { body: how.body ?? body, headers })
  }
  return {
    ...{ address: listening.url, close: listening.stop, secretKey, webhookSecret, state },
    ...{ sessions, payments, refunds, requests, pay, expire, dispute, refundThere, endRefund, deliver, event },
    /** All of them, as the weather is. */
    deliverAll: (events: readonly FakeEvent[], weather: Weather = {}) => through(weather, events, deliver),
  }
}
