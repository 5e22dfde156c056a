import { instant, tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { oneOf } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'

/** An address of somebody else's program that is told what happens here. */
export const webhookEndpoints = tenantTable(
  'webhooks_endpoint',
  {
    url: text().notNull(),
    description: text().notNull().default(''),
    /** Which events it is told: `booking.confirmed`, or `*`. */
    events: jsonb().$type<string[]>().notNull().default(['*']),
    /** What its messages are signed with, sealed; and the one before, which signs as well for a day. */
    secretSealed: text().notNull(),
    olderSecretSealed: text(),
    olderUntil: instant(),
    isActive: boolean().notNull().default(true),
    /** Since when nothing arrived; too long, and it is switched off. */
    failingSince: instant(),
    disabledAt: instant(),
    disabledReason: text().notNull().default(''),
  },
  (endpoint) => [check('webhooks_endpoint_off_check', sql`${endpoint.disabledAt} is null or not ${endpoint.isActive}`)],
)
export type WebhookEndpoint = typeof webhookEndpoints.$inferSelect
label(webhookEndpoints, 'webhook', ({ url }) => url)

export const deliveryStatuses = ['queued', 'delivered', 'failed', 'cancelled'] as const

/** One event for one endpoint: what is sent, and what became of it. */
export const webhookDeliveries = tenantTable(
  'webhooks_delivery',
  {
    endpointId: uuid().notNull(),
    /** The same for every endpoint and each time it is sent again: receivers know it by this. */
    eventId: uuid().notNull(),
    eventType: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    status: text().$type<(typeof deliveryStatuses)[number]>().notNull().default('queued'),
    attempts: smallint().notNull().default(0),
    nextAttemptAt: instant(),
    deliveredAt: instant(),
    responseStatus: integer(),
    /** The beginning of what it answered. */
    responseBody: text().notNull().default(''),
    lastError: text().notNull().default(''),
    /** The delivery that it repeats. */
    replayOf: uuid(),
  },
  (delivery) => [
    foreignKey({
      name: 'webhooks_delivery_endpoint_fk',
      columns: [delivery.endpointId],
      foreignColumns: [webhookEndpoints.id],
    }).onDelete('cascade'),
    /** One for each endpoint and event, but for those that are sent again by hand. */
    unique('webhooks_delivery_event_unique')
      .on(delivery.endpointId, delivery.eventId, delivery.replayOf)
      .nullsNotDistinct(),
    index('webhooks_delivery_created_index').on(delivery.createdAt, delivery.id),
    index('webhooks_delivery_waiting_index').on(delivery.endpointId).where(sql`${delivery.status} = 'queued'`),
    index('webhooks_delivery_due_index').on(delivery.nextAttemptAt).where(sql`${delivery.status} = 'queued'`),
    check('webhooks_delivery_status_check', sql`${delivery.status} ${oneOf(deliveryStatuses)}`),
  ],
)
export type WebhookDelivery = typeof webhookDeliveries.$inferSelect
label(webhookDeliveries, 'delivery', ({ eventType, status }) => `${eventType}, ${status}`)
