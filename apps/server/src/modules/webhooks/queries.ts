import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { exactlyOne } from '../../core/postgres.ts'
import { type WebhookDelivery, type WebhookEndpoint, webhookDeliveries, webhookEndpoints } from './tables.ts'

/** Whether anybody is told anything: for a condition in another statement. */
export const someoneListens = sql`exists (select from webhooks_endpoint where is_active)`

/** Makes others wait who add one, so that each counts those before it. */
export async function lockList(tx: TenantTx, tenantId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks ${tenantId}`}, 2))`)
}

export const countEndpoints = (db: Pick<TenantDb, '$count'>) => db.$count(webhookEndpoints)

export async function insertEndpoint(
  tx: TenantTx,
  values: typeof webhookEndpoints.$inferInsert,
): Promise<WebhookEndpoint> {
  return exactlyOne(await tx.insert(webhookEndpoints).values(values).returning())
}

/**
 * As it is, and nobody else changes it until `tx` is over. Whoever locks both locks the endpoint before its delivery, as
 * deleting it does.
 */
export async function lockEndpoint(tx: TenantTx, id: string): Promise<WebhookEndpoint | undefined> {
  const [endpoint] = await tx.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id)).for('no key update')
  return endpoint
}

export async function listEndpoints(tx: TenantTx): Promise<WebhookEndpoint[]> {
  return tx.select().from(webhookEndpoints).orderBy(webhookEndpoints.id).for('no key update')
}

/** Those that are told something, and stay until `tx` is over. */
export async function listActive(tx: TenantTx): Promise<Pick<WebhookEndpoint, 'id' | 'events'>[]> {
  return tx
    .select({ id: webhookEndpoints.id, events: webhookEndpoints.events })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.isActive, true))
    .orderBy(webhookEndpoints.id)
    .for('key share')
}

export async function updateEndpoint(
  tx: TenantTx,
  id: string,
  values: Partial<WebhookEndpoint>,
): Promise<WebhookEndpoint> {
  return exactlyOne(await tx.update(webhookEndpoints).set(values).where(eq(webhookEndpoints.id, id)).returning())
}

/** What the program notes for itself: to whoever edits it, the endpoint is as it was. */
export async function noteOnEndpoint(
  tx: TenantTx,
  { id, updatedAt }: WebhookEndpoint,
  values: Partial<
    Pick<WebhookEndpoint, 'failingSince' | 'metadata' | 'secretSealed' | 'olderSecretSealed' | 'olderUntil'>
  >,
): Promise<void> {
  await tx
    .update(webhookEndpoints)
    .set({ ...values, updatedAt })
    .where(eq(webhookEndpoints.id, id))
}

export type NewDelivery = Pick<WebhookDelivery, 'endpointId' | 'eventId' | 'eventType' | 'payload'> &
  Partial<WebhookDelivery>

/** To be sent at once. */
export async function insertDeliveries(
  tx: TenantTx,
  values: readonly NewDelivery[],
  now: Temporal.Instant,
): Promise<WebhookDelivery[]> {
  if (values.length === 0) return []
  const times = { createdAt: now, updatedAt: now, nextAttemptAt: now }
  return tx
    .insert(webhookDeliveries)
    .values(values.map((one) => ({ ...one, ...times })))
    .onConflictDoNothing()
    .returning()
}

export async function findDelivery(db: Pick<TenantDb, 'select'>, id: string): Promise<WebhookDelivery | undefined> {
  const [delivery] = await db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id))
  return delivery
}

/** Both as they are, and nobody else changes them until `tx` is over; `undefined` when one of them is gone. */
export async function lockDelivery(tx: TenantTx, id: string) {
  const endpointId = tx
    .select({ id: webhookDeliveries.endpointId })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.id, id))
  const [[endpoint], [delivery]] = await Promise.all([
    tx.select().from(webhookEndpoints).where(inArray(webhookEndpoints.id, endpointId)).for('no key update'),
    tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)).for('update'),
  ])
  return endpoint === undefined || delivery === undefined ? undefined : { endpoint, delivery }
}

export async function updateDelivery(tx: TenantTx, id: string, values: Partial<WebhookDelivery>): Promise<void> {
  await tx.update(webhookDeliveries).set(values).where(eq(webhookDeliveries.id, id))
}

const sending = sql`(${webhookDeliveries.metadata} ->> 'sending_until')::timestamptz`

/** How many messages to an endpoint are on their way just now, and how many wait. */
export async function countUnderWay(
  tx: TenantTx,
  endpointId: string,
  now: Temporal.Instant,
): Promise<{ sending: number; waiting: number }> {
  const [counts] = await tx
    .select({
      sending: sql<number>`(count(*) filter (where ${sending} > ${now.toString()}::timestamptz))::int`,
      waiting: sql<number>`(count(*) filter (where ${lt(webhookDeliveries.nextAttemptAt, now)}))::int`,
    })
    .from(webhookDeliveries)
    // As `webhooks_delivery_waiting_index` has it.
    .where(and(eq(webhookDeliveries.endpointId, endpointId), sql`${webhookDeliveries.status} = 'queued'`))
  return counts ?? { sending: 0, waiting: 0 }
}

/** The last of the deliveries of an event to an endpoint: the first one, or the last that repeats it. */
export async function findLatest(tx: TenantTx, endpointId: string, eventId: string): Promise<WebhookDelivery> {
  const [latest] = await tx
    .select()
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.endpointId, endpointId), eq(webhookDeliveries.eventId, eventId)))
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(1)
  return latest as WebhookDelivery
}

/** What never arrived and was not sent again, the oldest first. */
export async function listUndelivered(
  tx: TenantTx,
  { endpointIds, since, most }: { endpointIds: readonly string[]; since: Temporal.Instant; most: number },
): Promise<WebhookDelivery[]> {
  if (endpointIds.length === 0) return []
  return tx
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        inArray(webhookDeliveries.endpointId, [...endpointIds]),
        inArray(webhookDeliveries.status, ['failed', 'cancelled']),
        gte(webhookDeliveries.createdAt, since),
        sql`not exists (
          select from webhooks_delivery other where other.endpoint_id = webhooks_delivery.endpoint_id
          and other.event_id = webhooks_delivery.event_id and other.replay_of = webhooks_delivery.id
        )`,
      ),
    )
    .orderBy(webhookDeliveries.createdAt, webhookDeliveries.id)
    .limit(most)
}
