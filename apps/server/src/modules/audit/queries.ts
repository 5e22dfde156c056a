import type { SharedDb, TenantDb } from '@bookme/tenancy'
import { and, eq, gte, lt, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { sharedAuditEvents } from '../../core/audit/shared-tables.ts'
import { type AuditEvent, auditEvents } from '../../core/audit/tables.ts'
import { behind, orderBy, type SortKey } from '../../core/resource/order.ts'
import { bookingEvents } from '../bookings/tables.ts'
import type { AuditFilters } from './contract.ts'

/** An event of either kind, as the audit shows it. */
export type Told = Omit<AuditEvent, 'updatedAt' | 'metadata' | 'channel'> & {
  channel: string
  tenantId?: string | null
}

/** A part of the list: what is asked for, behind the place where the last part ended. */
export interface Part {
  filters: AuditFilters
  /** The time and id of an event, as `encodePlace` keeps them. */
  place?: readonly string[] | undefined
  limit: number
}

/** The newest first. Of those at one instant the id decides, whichever table they are in: so no part repeats or skips. */
export const newestFirst = ({ createdAt, id }: { createdAt: PgColumn; id: PgColumn }): SortKey[] => [
  { column: createdAt, property: 'createdAt', descending: true },
  { column: id, property: 'id', descending: true },
]

/** Under these names the two kinds of events look the same. */
type Looks = Record<'action' | 'actorKind' | 'actorId' | 'objectId', SQLWrapper> & { createdAt: PgColumn; id: PgColumn }

function wanted(looks: Looks, { filters, place }: Part, more?: SQL): SQL | undefined {
  const { action, actor_kind, actor_id, object_id, created_at__gte: from, created_at__lt: to } = filters
  return and(
    more,
    action === undefined ? undefined : sql`starts_with(${looks.action}, ${action})`,
    actor_kind === undefined ? undefined : sql`${looks.actorKind} = ${actor_kind}`,
    actor_id === undefined ? undefined : sql`${looks.actorId} = ${actor_id}::uuid`,
    object_id === undefined ? undefined : sql`${looks.objectId} = ${object_id}::uuid`,
    from === undefined ? undefined : gte(looks.createdAt, from),
    to === undefined ? undefined : lt(looks.createdAt, to),
    place === undefined ? undefined : behind(newestFirst(looks), place),
  )
}

const shown = <Table extends typeof auditEvents | typeof sharedAuditEvents>(table: Table) => ({
  id: table.id,
  createdAt: table.createdAt,
  action: table.action,
  objectType: table.objectType,
  objectId: table.objectId,
  objectLabel: table.objectLabel,
  actorKind: table.actorKind,
  actorId: table.actorId,
  actorName: table.actorName,
  channel: table.channel,
  reason: table.reason,
  before: table.before,
  after: table.after,
})

/** What bookings tell of themselves, in the audit's words. */
const ofBooking = {
  action: sql<string>`'bookings.' || ${bookingEvents.kind}`,
  actorKind: sql<
    AuditEvent['actorKind']
  >`case ${bookingEvents.actorKind} when 'staff' then 'member' else ${bookingEvents.actorKind} end`,
}
const shownOfBooking = {
  id: bookingEvents.id,
  createdAt: bookingEvents.createdAt,
  action: ofBooking.action.as('action'),
  objectType: sql<string>`'bookings'`.as('object_type'),
  objectId: bookingEvents.bookingId,
  objectLabel: sql<string>`(select b.reference from bookings_booking b where b.id = ${bookingEvents.bookingId})`.as(
    'object_label',
  ),
  actorKind: ofBooking.actorKind.as('actor_kind'),
  actorId: bookingEvents.actorId,
  actorName: bookingEvents.actorName,
  channel: sql<AuditEvent['channel']>`${bookingEvents.channel}`.as('channel'),
  reason: sql<string>`coalesce(${bookingEvents.metadata} ->> 'reason', '')`.as('reason'),
  before: bookingEvents.before,
  after: bookingEvents.after,
}

/** What was done in a business, and what became of its bookings, as one list. Each part reads no more than it shows. */
export async function listEvents(db: TenantDb, part: Part): Promise<Told[]> {
  const { limit } = part
  const done = db
    .select(shown(auditEvents))
    .from(auditEvents)
    .where(wanted(auditEvents, part))
    .orderBy(...orderBy(newestFirst(auditEvents)))
    .limit(limit)
  const looks = { ...bookingEventColumns, ...ofBooking }
  const booked = db
    .select(shownOfBooking)
    .from(bookingEvents)
    .where(wanted(looks, part))
    .orderBy(...orderBy(newestFirst(bookingEvents)))
    .limit(limit)
  return done
    .unionAll(booked as never)
    .orderBy(sql`created_at desc, id desc`)
    .limit(limit) as unknown as Promise<Told[]>
}
const bookingEventColumns = {
  id: bookingEvents.id,
  createdAt: bookingEvents.createdAt,
  actorId: bookingEvents.actorId,
  objectId: bookingEvents.bookingId,
}

// What the platform keeps of a business, and its owners are to see. Members, keys and visits are in the business's own.
const ofBusiness = ['tenants.', 'domains.', 'configs.', 'settings.'].map(
  (start) => sql`starts_with(${sharedAuditEvents.action}, ${start})`,
)

/** What was done to a business on the platform: its status, its domains, its settings. Operators' notes are theirs. */
export async function listOfBusiness(db: SharedDb, tenantId: string, part: Part): Promise<Told[]> {
  const events = await db
    .select(shown(sharedAuditEvents))
    .from(sharedAuditEvents)
    .where(wanted(sharedAuditEvents, part, and(eq(sharedAuditEvents.tenantId, tenantId), or(...ofBusiness))))
    .orderBy(...orderBy(newestFirst(sharedAuditEvents)))
    .limit(part.limit)
  const without = ({ metadata: _, ...rest }: Record<string, unknown>) => rest
  return events.map((event) => ({ ...event, before: without(event.before), after: without(event.after) }))
}

/** Two lists as one, in their order. */
export function merged(one: readonly Told[], other: readonly Told[], limit: number): Told[] {
  const newest = (a: Told, b: Told) =>
    Temporal.Instant.compare(b.createdAt, a.createdAt) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
  return [...one, ...other].sort(newest).slice(0, limit)
}

/** What was done on the platform. */
export async function listSharedEvents(db: SharedDb, part: Part): Promise<Told[]> {
  const { tenant_id: tenantId } = part.filters
  const ofTenant = tenantId === undefined ? undefined : eq(sharedAuditEvents.tenantId, tenantId)
  return db
    .select({ ...shown(sharedAuditEvents), tenantId: sharedAuditEvents.tenantId })
    .from(sharedAuditEvents)
    .where(wanted(sharedAuditEvents, part, ofTenant))
    .orderBy(...orderBy(newestFirst(sharedAuditEvents)))
    .limit(part.limit)
}
