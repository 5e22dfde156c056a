import { sharedTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { check, index, uuid } from 'drizzle-orm/pg-core'
import { oneOf } from '../columns.ts'
import { label } from '../labels.ts'
import { actorKinds, auditChannels, auditColumns } from './columns.ts'

/** What was done on the platform. Rows are only ever added, as in a business. */
export const sharedAuditEvents = sharedTable(
  'core_shared_audit_event',
  {
    ...auditColumns(),
    /** The business it concerned; it outlives it. */
    tenantId: uuid(),
  },
  (event) => [
    index('core_shared_audit_event_created_index').on(event.createdAt, event.id),
    index('core_shared_audit_event_tenant_index').on(event.tenantId, event.createdAt),
    index('core_shared_audit_event_object_index').on(event.objectId, event.createdAt),
    check('core_shared_audit_event_actor_check', sql`${event.actorKind} ${oneOf(actorKinds)}`),
    check('core_shared_audit_event_channel_check', sql`${event.channel} ${oneOf(auditChannels)}`),
  ],
)
export type SharedAuditEvent = typeof sharedAuditEvents.$inferSelect
label(sharedAuditEvents, 'event', ({ action, createdAt }) => `${action}, ${createdAt}`)
