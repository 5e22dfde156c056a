import { tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { check, index } from 'drizzle-orm/pg-core'
import { oneOf } from '../columns.ts'
import { label } from '../labels.ts'
import { actorKinds, auditChannels, auditColumns } from './columns.ts'

/**
 * What was done in a business, by whom. Rows are only ever added: by row-level security the application's roles can
 * neither change nor delete one.
 */
export const auditEvents = tenantTable('core_audit_event', auditColumns(), (event) => [
  index('core_audit_event_created_index').on(event.createdAt, event.id),
  index('core_audit_event_object_index').on(event.objectId, event.createdAt),
  check('core_audit_event_actor_check', sql`${event.actorKind} ${oneOf(actorKinds)}`),
  check('core_audit_event_channel_check', sql`${event.channel} ${oneOf(auditChannels)}`),
])
export type AuditEvent = typeof auditEvents.$inferSelect
label(auditEvents, 'event', ({ action, createdAt }) => `${action}, ${createdAt}`)
