import { createRequire } from 'node:module'
import type Stripe from 'stripe'
import type { Intent, Refund } from '../tables.ts'
import {
  AmountUnfitError,
  BegunElsewhereError,
  ForgedCallbackError,
  ProviderUnavailableError,
  WrongModeError,
} from './errors.ts'
import type { Begun, OpenAccount, Provider, Purchase, RefundAnswer, Told } from './port.ts'
import { toStripe } from './stripe-amounts.ts'
import { eventsOf, ofNobody, type StripeMessage, toldByRefund, toldBySession } from './stripe-events.ts'

export interface StripeOptions {
  secretKey: string
  /** What its messages are signed with: the newest first, and older ones while keys are changed. */
  webhookSecrets: readonly string[]
  /** Where its API is, if not at Stripe: for tests. */
  apiUrl: string | undefined
}

const load = createRequire(import.meta.url)
/** Read where there is a key of Stripe's, and not before: it takes twenty-six megabytes of memory. */
const sdk = () => load('stripe') as typeof Stripe

/** Messages that are older were recorded by somebody and sent again. Stripe signs anew each time it sends one. */
const toleranceSeconds = 300
/** What Stripe takes, from when it hears of it: 30 minutes at least, and 24 hours at most. */
const shortestMinutes = 31
const longestMinutes = 24 * 60 - 1

/**
 * Stripe's own page, for a business's connected account: the platform's key acts for it, and the money is the
 * business's. Whatever is asked twice has a key of its own, made of our ids, by which Stripe does it once.
 */
export class StripeProvider implements Provider {
  readonly name = 'stripe'
  readonly secrets = { needed: [], optional: [] }
  readonly #stripe: Stripe
  readonly #webhookSecrets: readonly string[]
  /** Whether money moves by the platform's key. */
  readonly #isLive: boolean

  constructor({ secretKey, webhookSecrets, apiUrl }: StripeOptions) {
    const { protocol, hostname, port } = new URL(apiUrl ?? 'https://api.stripe.com')
    const Sdk = sdk()
    this.#stripe = new Sdk(secretKey, {
      host: hostname,
      port: port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port),
      protocol: protocol === 'http:' ? 'http' : 'https',
      maxNetworkRetries: 2,
      timeout: 15_000,
      telemetry: false,
    })
    this.#webhookSecrets = webhookSecrets
    this.#isLive = !/^[a-z]+_test_/.test(secretKey)
  }

  async begin(purchase: Purchase, account: OpenAccount): Promise<Begun> {
    const { intent, description, language, payer, urls, now } = purchase
    if (account.isTest === this.#isLive) {
      const [ofAccount, ofKey] = this.#isLive ? ['for trials', 'live'] : ['live', 'for trials']
      throw new WrongModeError(`The account is ${ofAccount} (is_test), and the platform’s key is ${ofKey}.`)
    }
    const metadata = { tenant: account.tenantId, intent: intent.id }
    const create = () =>
      this.#stripe.checkout.sessions.create(
        {
          mode: 'payment',
          client_reference_id: intent.id,
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: intent.currency.toLowerCase(),
                unit_amount: toStripe(intent.amountMinor, intent.currency),
                product_data: { name: description },
              },
            },
          ],
          ...(payer.email === null ? {} : { customer_email: payer.email }),
          // It has no Arabic page: there its own choice is better than ours.
          locale: language === 'ar' ? 'auto' : language,
          metadata,
          payment_intent_data: { metadata },
          expires_at: expiryOf(intent, now),
          success_url: urls.back,
          cancel_url: urls.page,
        },
        { stripeAccount: account.publicId, idempotencyKey: attemptOf(purchase) },
      )
    const session = await this.#asked(create).catch((error: unknown) => {
      const isOther = error instanceof Error && error.cause instanceof sdk().errors.StripeIdempotencyError
      throw isOther ? new BegunElsewhereError('It is begun at the same time, in other words.') : error
    })
    if (session.url === null) throw new ProviderUnavailableError('Stripe has no page for this payment any more.')
    return { way: { kind: 'redirect', url: session.url }, providerRef: session.id }
  }

  /**
   * What Stripe says, and of which account and business.
   *
   * @param body - as it came, to the byte
   * @throws {ForgedCallbackError} it is not signed, with another key, or too long ago
   */
  async parse(body: Buffer, signature: string, now: Temporal.Instant): Promise<StripeMessage> {
    const event = this.#verified(body, signature, now)
    // Of connected accounts Stripe tells both systems at one address: what is of the other one is nobody's here.
    if (event.livemode !== this.#isLive) return ofNobody(event)
    return eventsOf(event, async (id) => {
      const options = event.account === undefined ? {} : { stripeAccount: event.account }
      return (await this.#asked(() => this.#stripe.paymentIntents.retrieve(id, {}, options))).metadata
    })
  }

  async ask(intent: Intent, account: OpenAccount, now: Temporal.Instant): Promise<Told[] | undefined> {
    if (intent.providerRef === null) return []
    const { providerRef } = intent
    const options = { stripeAccount: account.publicId }
    const session = await this.#asked(() => this.#stripe.checkout.sessions.retrieve(providerRef, {}, options))
    const told = toldBySession(session, {
      eventId: `query ${session.id} ${session.status} ${session.payment_status}`,
      now,
    })
    const payment = typeof session.payment_intent === 'string' ? session.payment_intent : session.payment_intent?.id
    if (payment === undefined || session.payment_status !== 'paid') return [told]
    const { data } = await this.#asked(() =>
      this.#stripe.refunds.list({ payment_intent: payment, limit: 100 }, options),
    )
    const refunds = data.map((one) =>
      toldByRefund(one, { eventId: `query ${one.id} ${one.status}`, intentId: intent.id, now }),
    )
    return [told, ...refunds]
  }

  async refund(refund: Refund, intent: Intent, account: OpenAccount): Promise<RefundAnswer> {
    const options = { stripeAccount: account.publicId }
    try {
      const session = await this.#stripe.checkout.sessions.retrieve(intent.providerRef ?? '', {}, options)
      const payment = typeof session.payment_intent === 'string' ? session.payment_intent : session.payment_intent?.id
      if (payment === undefined) return { outcome: 'failed', reason: 'nothing_paid' }
      const made = await this.#stripe.refunds.create(
        {
          payment_intent: payment,
          amount: toStripe(refund.amountMinor, refund.currency),
          metadata: { tenant: account.tenantId, intent: intent.id, refund: refund.id },
        },
        { ...options, idempotencyKey: `refund ${refund.id}` },
      )
      if (made.status === 'failed' || made.status === 'canceled') {
        return { outcome: 'failed', reason: made.failure_reason ?? made.status }
      }
      return { outcome: made.status === 'succeeded' ? 'done' : 'sent', movement: made.id }
    } catch (error) {
      if (error instanceof AmountUnfitError) return { outcome: 'failed', reason: 'amount_unfit' }
      // By its key the same refund is made once, so that asking again is safe: the job does.
      if (!isRefusal(error)) throw unavailable(error)
      return { outcome: 'failed', reason: error.code ?? error.type }
    }
  }

  async cancel({ providerRef }: Intent, account: OpenAccount): Promise<void> {
    if (providerRef === null) return
    try {
      await this.#stripe.checkout.sessions.expire(providerRef, {}, { stripeAccount: account.publicId })
    } catch (error) {
      // It was paid or has expired: its own message says which.
      if (!isRefusal(error)) throw unavailable(error)
    }
  }

  #verified(body: Buffer, signature: string, now: Temporal.Instant): Stripe.Event {
    for (const secret of this.#webhookSecrets) {
      try {
        return this.#stripe.webhooks.constructEvent(
          body,
          signature,
          secret,
          toleranceSeconds,
          undefined,
          now.epochMilliseconds,
        )
      } catch {
        // Of which key it is only trying tells.
      }
    }
    throw new ForgedCallbackError('It is not signed by Stripe, or was signed too long ago.')
  }

  async #asked<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    try {
      return await call()
    } catch (error) {
      throw unavailable(error)
    }
  }
}

/** Those at the same time ask for one page; a later attempt is not answered with the failure of an earlier one. */
function attemptOf({ intent, now }: Purchase): string {
  return `intent ${intent.id} ${Math.floor(now.epochMilliseconds / 60_000)}`
}

/** Until when its page is open, counted from this attempt: one after a failure comes later than the payment was made. */
function expiryOf({ expiresAt }: Intent, now: Temporal.Instant): number {
  const minute = now.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const earliest = minute.add({ minutes: shortestMinutes + 1 })
  const latest = minute.add({ minutes: longestMinutes })
  const wanted = expiresAt ?? latest
  const atLeast = Temporal.Instant.compare(wanted, earliest) < 0 ? earliest : wanted
  const until = Temporal.Instant.compare(atLeast, latest) > 0 ? latest : atLeast
  return Math.floor(until.epochMilliseconds / 1000)
}

/** It has understood, and will say the same again. */
function isRefusal(error: unknown): error is Stripe.errors.StripeError {
  if (!(error instanceof sdk().errors.StripeError)) return false
  const { statusCode = 500 } = error
  return statusCode >= 400 && statusCode < 500 && ![401, 403, 409, 429].includes(statusCode)
}

/** Its own words may name the account or quote a key. */
function unavailable(error: unknown): Error {
  if (error instanceof ProviderUnavailableError || !(error instanceof sdk().errors.StripeError)) return error as Error
  return new ProviderUnavailableError(`Stripe cannot do this now: ${error.code ?? error.type}.`, { cause: error })
}
