import { z } from 'zod'
import { actorKinds, auditChannels } from '../../core/audit/columns.ts'
import { withoutNul } from '../../core/resource/filters.ts'
import { Id, Instant } from '../../core/shapes.ts'
import { eventChannels } from '../bookings/tables.ts'

const channels = [...new Set([...auditChannels, ...eventChannels])] as [string, ...string[]]

export const AuditEventBody = z.object({
  id: Id,
  created_at: Instant,
  action: z.string().describe('What was done: `services.update`, `bookings.cancelled`'),
  object_type: z.string(),
  object_id: Id.nullable(),
  object_label: z.string().describe('What it was called then'),
  actor_kind: z.enum(actorKinds),
  actor_id: Id.nullable(),
  actor_name: z.string(),
  channel: z.enum(channels),
  reason: z.string(),
  before: z.record(z.string(), z.unknown()).describe('The fields that it changed, as they were'),
  after: z.record(z.string(), z.unknown()).describe('As they are since'),
})
export const SharedAuditEventBody = z.object({ ...AuditEventBody.shape, tenant_id: Id.nullable() })

const filters = {
  actor_id: Id.optional(),
  actor_kind: z.enum(actorKinds).optional(),
  action: withoutNul(z.string().max(100)).optional().describe('With which it begins: `services.`'),
  object_id: Id.optional(),
  created_at__gte: Instant.optional(),
  created_at__lt: Instant.optional(),
}
const paging = {
  page_size: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .transform((size) => Math.min(size, 100)),
  cursor: z.string().max(2000).optional().describe('As `next` says'),
}
export const AuditQuery = z.strictObject({ ...filters, ...paging })
export const AuditExportQuery = z.strictObject(filters)
export const SharedAuditQuery = z.strictObject({ tenant_id: Id.optional(), ...filters, ...paging })
export const SharedAuditExportQuery = z.strictObject({ tenant_id: Id.optional(), ...filters })
export type AuditFilters = z.output<typeof SharedAuditExportQuery>

export const eventsOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ next: z.string().nullable(), results: z.array(item) })

export const CsvText = z.string().meta({ contentMediaType: 'text/csv' })
