import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { enqueue, NotYetError } from '../../core/jobs/index.ts'
import type { Seal } from '../../core/seal.ts'
import { Deliver, TellOwners } from './jobs.ts'
import type { Outcome, Post } from './post.ts'
import { countUnderWay, lockDelivery, noteOnEndpoint, updateDelivery, updateEndpoint } from './queries.ts'
import { headersOf } from './sign.ts'
import type { WebhookDelivery, WebhookEndpoint } from './tables.ts'

export interface DeliverOptions {
  seal: Seal
  post: (post: Post) => Promise<Outcome>
  now: () => Temporal.Instant
}

const [minute, hour] = [60, 3600]
/** Seconds between one attempt and the next: twelve attempts over a day. */
const pauses = [5, 30, 2 * minute, 5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 6 * hour, 10 * hour]
export const mostAttempts = pauses.length + 1
/** Longer than an attempt can take: whoever has not written down how it ended by then is dead. */
const leaseSeconds = 30
/** Of one endpoint at a time; of one to which nothing arrives, one. The tenant's other endpoints have the rest. */
const atOnce = 2
const longestWaitSeconds = 120

const failingDays = 5
const mostGivenUp = 20
/** Longer than that nobody is told to wait. */
const longestAskedSeconds = hour

/** What one attempt needs, read and taken where nobody else takes it. */
interface Taken {
  url: string
  secrets: string[]
  delivery: WebhookDelivery
  /** Until when it is taken: as much as a name of this attempt. */
  lease: string
  at: Temporal.Instant
}

/**
 * One attempt to send a delivery. It is taken in a transaction, sent with none open, and written down in another. Whoever
 * dies in between leaves it taken for half a minute; then it is sent again, with the same `webhook-id`.
 *
 * @throws {NotYetError} somebody else is sending it, or too many to this endpoint are under way
 */
export async function deliver(
  tenant: TenantHandle,
  deliveryId: string,
  signal: AbortSignal,
  { seal, post, now }: DeliverOptions,
): Promise<void> {
  const taken = await tenant.transaction((tx) => take(tx, deliveryId, { tenantId: tenant.id, seal, now: now() }))
  if (taken === undefined) return
  const { url, secrets, delivery, lease, at } = taken
  const body = JSON.stringify(inOrder(delivery.payload))
  const headers = headersOf({ id: delivery.eventId, at, body }, secrets)
  const outcome = await post({ url, headers, body, signal })
  await tenant.transaction((tx) => note(tx, deliveryId, { outcome, lease, now: now() }))
}

/** PostgreSQL keeps no order of fields; people who read it like one. */
function inOrder({ id, type, tenant, created_at, sequence, ...rest }: Record<string, unknown>) {
  return { id, type, tenant, created_at, sequence, ...rest }
}

async function take(
  tx: TenantTx,
  id: string,
  { tenantId, seal, now }: { tenantId: string; seal: Seal; now: Temporal.Instant },
): Promise<Taken | undefined> {
  const found = await lockDelivery(tx, id)
  // Deleted with its endpoint, or it is done.
  if (found?.delivery.status !== 'queued') return undefined
  const { endpoint, delivery } = found
  if (!endpoint.isActive) {
    await updateDelivery(tx, id, { status: 'cancelled', nextAttemptAt: null })
    return undefined
  }
  // Of two jobs of one delivery, as after a worker's death, one finds it taken, or its next attempt in the future.
  const { sending_until: until } = delivery.metadata as { sending_until?: string }
  if (until !== undefined) assertPast(Temporal.Instant.from(until), now, 'Somebody else is sending it.')
  if (delivery.nextAttemptAt !== null) assertPast(delivery.nextAttemptAt, now, 'Its next attempt is later.')
  const { sending, waiting } = await countUnderWay(tx, endpoint.id, now)
  if (sending >= (endpoint.failingSince === null ? atOnce : 1)) {
    // The more there are, the further apart they come again.
    const seconds = 1 + Math.ceil(Math.random() * Math.min(waiting, longestWaitSeconds))
    throw new NotYetError('Others are on their way to this endpoint.', seconds)
  }
  const secrets = secretsOf(endpoint, { tenantId, seal, now })
  const lease = now.add({ seconds: leaseSeconds }).toString()
  const metadata = { ...delivery.metadata, sending_until: lease }
  await updateDelivery(tx, id, { attempts: delivery.attempts + 1, metadata })
  return { url: endpoint.url, secrets, delivery, lease, at: now }
}

/** @throws {NotYetError} */
function assertPast(until: Temporal.Instant, now: Temporal.Instant, why: string): void {
  const seconds = (until.epochMilliseconds - now.epochMilliseconds) / 1000
  if (seconds > 0) throw new NotYetError(why, Math.ceil(seconds))
}

/** The newest first; the one before it signs as well until receivers have had a day to change. */
function secretsOf(
  { id, secretSealed, olderSecretSealed, olderUntil }: WebhookEndpoint,
  { tenantId, seal, now }: { tenantId: string; seal: Seal; now: Temporal.Instant },
): string[] {
  const isOlderGood = olderUntil !== null && Temporal.Instant.compare(olderUntil, now) > 0
  const sealed = [secretSealed, ...(isOlderGood && olderSecretSealed !== null ? [olderSecretSealed] : [])]
  return sealed.map((one) => seal.open(tenantId, id, one))
}

async function note(
  tx: TenantTx,
  id: string,
  { outcome, lease, now }: { outcome: Outcome; lease: string; now: Temporal.Instant },
): Promise<void> {
  const found = await lockDelivery(tx, id)
  if (found?.delivery.status !== 'queued') return
  const { endpoint, delivery } = found
  const { sending_until: until, ...metadata } = delivery.metadata
  // Whoever took longer than their time says nothing of the attempt that somebody else has begun since.
  if (until !== lease) return
  const answered =
    outcome.status === undefined
      ? { responseStatus: null, responseBody: '', lastError: outcome.reason }
      : { responseStatus: outcome.status, responseBody: outcome.body, lastError: faultOf(outcome.status) }
  if (answered.lastError === '') {
    await Promise.all([
      updateDelivery(tx, id, { ...answered, metadata, status: 'delivered', deliveredAt: now, nextAttemptAt: null }),
      ...(isFine(endpoint) ? [] : [noteOnEndpoint(tx, endpoint, { failingSince: null, metadata: {} })]),
    ])
    return
  }
  const isLast = outcome.status === 410 || delivery.attempts >= mostAttempts
  const nextAttemptAt = isLast ? null : now.add({ milliseconds: Math.round(pauseOf(delivery, outcome) * 1000) })
  await Promise.all([
    updateDelivery(tx, id, { ...answered, metadata, nextAttemptAt, ...(isLast ? { status: 'failed' } : {}) }),
    ...(nextAttemptAt === null ? [] : [enqueue(tx, Deliver, { deliveryId: id }, { dueAt: nextAttemptAt })]),
    noteFailure(tx, endpoint, { outcome, isLast, now }),
  ])
}

const faultOf = (status: number) => (status >= 200 && status < 300 ? '' : `the status is ${status}, not 2xx`)
const isFine = ({ failingSince, metadata }: WebhookEndpoint) => failingSince === null && !('given_up' in metadata)

/** A tenth more or less, so that what failed together does not come together again; longer where the receiver asks for it. */
function pauseOf({ attempts }: WebhookDelivery, outcome: Outcome): number {
  const own = (pauses[attempts - 1] ?? 0) * (0.9 + 0.2 * Math.random())
  const isAsked = outcome.status === 429 || outcome.status === 503
  return isAsked ? Math.max(own, Math.min(outcome.retryAfterSeconds ?? 0, longestAskedSeconds)) : own
}

/** An endpoint to which nothing arrives any more is switched off, and its owners hear of it. */
async function noteFailure(
  tx: TenantTx,
  endpoint: WebhookEndpoint,
  { outcome, isLast, now }: { outcome: Outcome; isLast: boolean; now: Temporal.Instant },
): Promise<void> {
  const { given_up: before = 0 } = endpoint.metadata as { given_up?: number }
  const givenUp = isLast ? before + 1 : before
  const failingSince = endpoint.failingSince ?? now
  const why = reasonToStop(outcome, { givenUp, failingSince, now })
  if (why === undefined || !endpoint.isActive) {
    if (isLast || endpoint.failingSince === null) {
      const metadata = givenUp === 0 ? {} : { given_up: givenUp }
      await noteOnEndpoint(tx, endpoint, { failingSince, metadata })
    }
    return
  }
  const off = { isActive: false, disabledAt: now, disabledReason: reasons[why], failingSince, metadata: {} }
  await Promise.all([
    updateEndpoint(tx, endpoint.id, off),
    enqueue(tx, TellOwners, { host: new URL(endpoint.url).host, why }),
  ])
}

const reasons = {
  gone: 'It answered 410: it wants no more events.',
  given_up: `${mostGivenUp} events in a row could not be delivered in a day each.`,
  failing: `Nothing arrived for ${failingDays} days.`,
} as const

function reasonToStop(
  { status }: Outcome,
  { givenUp, failingSince, now }: { givenUp: number; failingSince: Temporal.Instant; now: Temporal.Instant },
): keyof typeof reasons | undefined {
  if (status === 410) return 'gone'
  if (givenUp >= mostGivenUp) return 'given_up'
  return now.since(failingSince).total('hours') >= failingDays * 24 ? 'failing' : undefined
}
