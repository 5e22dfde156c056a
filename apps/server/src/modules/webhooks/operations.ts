import { randomUUIDv7 } from 'node:crypto'
import type { TenantTx } from '@bookme/tenancy'
import { audit, type By } from '../../core/audit/index.ts'
import { enqueue } from '../../core/jobs/index.ts'
import type { Seal } from '../../core/seal.ts'
import {
  DeliveryNotFoundError,
  StillQueuedError,
  TooManyWebhooksError,
  WebhookNotFoundError,
  WebhookOffError,
} from './errors.ts'
import { testType } from './event-types.ts'
import { payloadOf } from './fan-out.ts'
import { Deliver } from './jobs.ts'
import {
  countEndpoints,
  findDelivery,
  findLatest,
  insertDeliveries,
  insertEndpoint,
  listEndpoints,
  listUndelivered,
  lockEndpoint,
  lockList,
  type NewDelivery,
  updateEndpoint,
} from './queries.ts'
import { newSecret } from './sign.ts'
import type { WebhookDelivery, WebhookEndpoint } from './tables.ts'

const mostEndpoints = 20
/** How long the secret before the last one signs as well. */
const olderSecretHours = 24
/** In one transaction. */
const mostReplays = 500

/** Whose endpoints, who asks, and when. */
export interface Around {
  tenant: { id: string; slug: string }
  seal: Seal
  by: By
  now: Temporal.Instant
}

/** An endpoint with its new secret, which is shown this once. */
export interface GivenSecret {
  endpoint: WebhookEndpoint
  secret: string
}

/** @throws {TooManyWebhooksError} */
export async function createEndpoint(
  tx: TenantTx,
  { tenant, seal, by }: Around,
  wanted: Pick<WebhookEndpoint, 'url' | 'description' | 'events' | 'isActive'>,
): Promise<GivenSecret> {
  await lockList(tx, tenant.id)
  if ((await countEndpoints(tx)) >= mostEndpoints) {
    throw new TooManyWebhooksError(`There are ${mostEndpoints} webhooks already: delete one first.`)
  }
  const id = randomUUIDv7()
  const secret = newSecret()
  const [endpoint] = await Promise.all([
    insertEndpoint(tx, { ...wanted, id, secretSealed: seal.seal(tenant.id, id, secret) }),
    audit(tx, by, { ...about('create', { id, url: wanted.url }), after: { ...namesOf(wanted) } }),
  ])
  return { endpoint, secret }
}

/** @throws {WebhookNotFoundError} */
export async function rotateSecret(tx: TenantTx, { tenant, seal, by, now }: Around, id: string): Promise<GivenSecret> {
  const before = await getEndpoint(tx, id)
  const secret = newSecret()
  const [endpoint] = await Promise.all([
    updateEndpoint(tx, id, {
      secretSealed: seal.seal(tenant.id, id, secret),
      olderSecretSealed: before.secretSealed,
      olderUntil: now.add({ hours: olderSecretHours }),
    }),
    audit(tx, by, about('rotate_secret', before)),
  ])
  return { endpoint, secret }
}

/** What an edit changes beside its fields: whoever switches one on again begins anew. */
export function restarted(isActive: boolean | undefined, before: WebhookEndpoint) {
  if (isActive !== true || before.isActive) return {}
  return { disabledAt: null, disabledReason: '', failingSince: null, metadata: {} }
}

/** @throws {WebhookNotFoundError} @throws {WebhookOffError} */
export async function sendTest(tx: TenantTx, { tenant, now }: Around, id: string): Promise<WebhookDelivery> {
  const endpoint = assertOn(await getEndpoint(tx, id))
  const eventId = randomUUIDv7()
  const payload = payloadOf({
    ...{ id: eventId, type: testType, tenant: tenant.slug, createdAt: now.toString(), sequence: null },
    data: { message: 'This is a test. Nothing happened.' },
  })
  const [delivery] = await queue(tx, [{ endpointId: endpoint.id, eventId, eventType: testType, payload }], now)
  return delivery as WebhookDelivery
}

/**
 * Sends an event again: the same event, another delivery. Of several deliveries of one event to one endpoint it follows
 * the last, whichever is named.
 *
 * @throws {DeliveryNotFoundError} @throws {WebhookOffError}
 * @throws {StillQueuedError} it is on its way already
 */
export async function replay(tx: TenantTx, { now }: Around, id: string): Promise<WebhookDelivery> {
  const named = await findDelivery(tx, id)
  const endpoint = named === undefined ? undefined : await lockEndpoint(tx, named.endpointId)
  if (named === undefined || endpoint === undefined) {
    throw new DeliveryNotFoundError(`There is no delivery ${id} here.`)
  }
  assertOn(endpoint)
  const latest = await findLatest(tx, endpoint.id, named.eventId)
  if (latest.status === 'queued') {
    throw new StillQueuedError(`The event ${named.eventId} is on its way already: as delivery ${latest.id}.`)
  }
  const [delivery] = await queue(tx, [repeating(latest)], now)
  return delivery as WebhookDelivery
}

/**
 * Sends again what never arrived, to the endpoints that are switched on.
 *
 * @throws {WebhookNotFoundError} @throws {WebhookOffError} of the one that was named
 */
export async function replayFailed(
  tx: TenantTx,
  { now }: Pick<Around, 'now'>,
  { since, endpointId }: { since: Temporal.Instant; endpointId?: string | undefined },
): Promise<{ replayed: number; left: boolean }> {
  const endpoints =
    endpointId === undefined
      ? (await listEndpoints(tx)).filter(({ isActive }) => isActive)
      : [assertOn(await getEndpoint(tx, endpointId))]
  const endpointIds = endpoints.map((one) => one.id)
  const found = await listUndelivered(tx, { endpointIds, since, most: mostReplays + 1 })
  const sent = await queue(tx, found.slice(0, mostReplays).map(repeating), now)
  return { replayed: sent.length, left: found.length > mostReplays }
}

const repeating = ({ id, endpointId, eventId, eventType, payload }: WebhookDelivery) => ({
  ...{ endpointId, eventId, eventType, payload, replayOf: id },
})

async function queue(tx: TenantTx, wanted: readonly NewDelivery[], now: Temporal.Instant): Promise<WebhookDelivery[]> {
  const deliveries = await insertDeliveries(tx, wanted, now)
  await Promise.all(deliveries.map(({ id }) => enqueue(tx, Deliver, { deliveryId: id }, { dueAt: now })))
  return deliveries
}

async function getEndpoint(tx: TenantTx, id: string): Promise<WebhookEndpoint> {
  const endpoint = await lockEndpoint(tx, id)
  if (endpoint === undefined) throw new WebhookNotFoundError(`There is no webhook ${id} here.`)
  return endpoint
}

function assertOn(endpoint: WebhookEndpoint): WebhookEndpoint {
  if (endpoint.isActive) return endpoint
  throw new WebhookOffError(`The webhook ${endpoint.id} is switched off: switch it on first.`)
}

const namesOf = ({
  url,
  description,
  events,
  isActive,
}: Pick<WebhookEndpoint, 'url' | 'description' | 'events' | 'isActive'>) => ({
  ...{ url, description, events, is_active: isActive },
})

const about = (verb: string, { id, url }: Pick<WebhookEndpoint, 'id' | 'url'>) => ({
  ...{ action: `webhooks.${verb}`, objectType: 'webhooks', objectId: id, objectLabel: url.slice(0, 200) },
})
