import type Stripe from 'stripe'
import type { Told } from './port.ts'
import { fromStripe } from './stripe-amounts.ts'

/** A verified message: what it says, and whose it claims to be. Neither counts before our own record agrees. */
export interface StripeMessage {
  told: Told
  tenantId: string | undefined
  /** The connected account that it happened in. */
  accountId: string | undefined
}

interface Source {
  eventId: string
  kind?: string
  intentId?: string | undefined
  now: Temporal.Instant
}

/** @param metadataOf - of a payment by Stripe's id: refunds made at Stripe and disputes do not carry ours themselves */
export async function eventsOf(
  event: Stripe.Event,
  metadataOf: (id: string) => Promise<Stripe.Metadata>,
): Promise<StripeMessage> {
  const at = Temporal.Instant.fromEpochMilliseconds(event.created * 1000)
  const { id: eventId, type: kind, account: accountId } = event
  const from = { eventId, kind, now: at }
  const whose = (metadata: Stripe.Metadata | null) => ({
    accountId,
    tenantId: metadata?.tenant,
    intentId: metadata?.intent,
  })
  const ofPayment = async (own: Stripe.Metadata | null, payment: string | { id: string } | null) => {
    if (own?.intent !== undefined || payment === null) return whose(own)
    return whose(await metadataOf(idOf(payment)))
  }
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired': {
      const session = event.data.object
      const { intentId, ...rest } = whose(session.metadata)
      const told = toldBySession(session, { ...from, intentId })
      if (event.type !== 'checkout.session.async_payment_failed') return { ...rest, told }
      return { ...rest, told: noted('failed', { ...from, intentId }, 'async_payment_failed') }
    }
    case 'payment_intent.succeeded': {
      const payment = event.data.object
      const { intentId, ...rest } = whose(payment.metadata)
      return { ...rest, told: captured(payment.id, payment.amount_received, payment.currency, { ...from, intentId }) }
    }
    case 'payment_intent.canceled':
    case 'payment_intent.payment_failed': {
      const payment = event.data.object
      const { intentId, ...rest } = whose(payment.metadata)
      // After one that failed the page still lets them try another card.
      const says = event.type === 'payment_intent.canceled' ? 'abandoned' : 'noted'
      return { ...rest, told: noted(says, { ...from, intentId }, payment.last_payment_error?.code ?? kind) }
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refund.updated': {
      const refund = event.data.object
      const { intentId, ...rest } = await ofPayment(refund.metadata, refund.payment_intent)
      return { ...rest, told: toldByRefund(refund, { ...from, intentId }) }
    }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated': {
      const dispute = event.data.object
      const { intentId, ...rest } = await ofPayment(null, dispute.payment_intent)
      return { ...rest, told: toldByDispute(event.type, dispute, { ...from, intentId }) }
    }
    default: {
      const { metadata = null } = event.data.object as { metadata?: Stripe.Metadata | null }
      const { intentId, ...rest } = whose(metadata)
      return { ...rest, told: noted('noted', { ...from, intentId }, kind) }
    }
  }
}

/** A message that is not for this system. */
export function ofNobody({ id: eventId, type: kind, created }: Stripe.Event): StripeMessage {
  const now = Temporal.Instant.fromEpochMilliseconds(created * 1000)
  return { told: noted('noted', { eventId, kind, now }, kind), tenantId: undefined, accountId: undefined }
}

/** What a session tells of itself, in a message or when it is asked. */
export function toldBySession(session: Stripe.Checkout.Session, from: Source): Told {
  const intentId = from.intentId ?? session.metadata?.intent
  const about = { kind: `session ${session.status}`, ...from, intentId }
  if (session.payment_status === 'paid' && session.payment_intent !== null) {
    return captured(idOf(session.payment_intent), session.amount_total ?? 0, session.currency ?? '', about)
  }
  if (session.status === 'expired') return noted('abandoned', about, 'expired')
  // Some means take days; then another message comes.
  return noted('noted', about, session.status ?? 'open')
}

/** What a refund tells of itself: ours carries its id, one made at Stripe none. */
export function toldByRefund(refund: Stripe.Refund, from: Source): Told {
  const about = saying({ kind: `refund ${refund.status}`, ...from }, { refund: refund.id, status: refund.status })
  const refundId = refund.metadata?.refund
  if (refund.status === 'succeeded') {
    return { ...about, says: 'refunded', refundId, ...money(refund.amount, refund.currency), movement: refund.id }
  }
  if (refund.status === 'failed' || refund.status === 'canceled') {
    const reason = refund.failure_reason ?? refund.status
    return { ...about, says: 'refund_failed', refundId, movement: refund.id, reason }
  }
  return { ...about, says: 'noted', reason: `refund ${refund.status}` }
}

function toldByDispute(kind: string, dispute: Stripe.Dispute, from: Source): Told {
  const about = saying(from, { dispute: dispute.id, status: dispute.status, reason: dispute.reason })
  const sum = money(dispute.amount, dispute.currency)
  if (kind === 'charge.dispute.created') return { ...about, says: 'disputed', ...sum, movement: `${dispute.id} taken` }
  if (kind === 'charge.dispute.closed' && dispute.status === 'lost') {
    return { ...about, says: 'dispute_lost', ...sum, movement: `${dispute.id} taken` }
  }
  if (kind === 'charge.dispute.closed' && (dispute.status === 'won' || dispute.status === 'warning_closed')) {
    return { ...about, says: 'dispute_won', ...sum, movement: `${dispute.id} returned` }
  }
  return { ...about, says: 'noted', reason: kind }
}

function captured(movement: string, amount: number, currency: string, from: Source): Told {
  return { ...saying(from, { movement, amount, currency }), says: 'captured', ...money(amount, currency), movement }
}

const noted = (says: 'failed' | 'abandoned' | 'noted', from: Source, reason: string): Told => ({
  ...saying(from, { reason }),
  says,
  reason,
})

function saying({ eventId, kind = '', intentId, now }: Source, facts: Record<string, unknown>) {
  return { eventId, kind, intentId, at: now, facts }
}

function money(amount: number, currency: string) {
  const code = currency.toUpperCase()
  return { amountMinor: fromStripe(amount, code), currency: code }
}

const idOf = (one: string | { id: string }) => (typeof one === 'string' ? one : one.id)
