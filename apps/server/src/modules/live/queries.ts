import type { TenantDb } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { firstIdAt } from '../../core/ids.ts'
import type { Subject, Trace } from './changes.ts'

/** Whoever has left more than this has changed so much that all is read anew. */
export const mostTraces = 500

/** What is written down of a resource, and what it is to somebody who looks at the dashboard. Everything else is a setting. */
const subjectOf: Readonly<Record<string, Subject>> = {
  ...named('bookings', 'bookings', 'series', 'sessions', 'events', 'items'),
  ...named('customers', 'customers', 'replies'),
  ...named('payments', 'transactions', 'payments', 'receipts', 'closings'),
  ...named('waitlist', 'waitlist'),
  ...named('catalogue', 'services', 'categories', 'variants', 'addons', 'fields', 'needs', 'resources'),
  ...named('catalogue', 'resource_closures', 'staff', 'availability', 'skills', 'overrides', 'time_off', 'closures'),
}

function named(subject: Subject, ...objectTypes: string[]): Record<string, Subject> {
  return Object.fromEntries(objectTypes.map((type) => [type, subject]))
}

/**
 * The traces that were begun since an instant, in one statement over primary keys alone: ids ascend with the time at which
 * their rows were made, and what is done to a row leaves another one that tells it.
 */
export async function tracesSince(db: TenantDb, since: number): Promise<Trace[]> {
  const first = firstIdAt(since)
  const { rows } = await db.execute<{ id: string; kind: string; object_id: string | null }>(sql`
    (select id, case when starts_with(kind, 'waitlist_') then 'waitlist' else 'bookings' end as kind,
        case when starts_with(kind, 'waitlist_') then null else booking_id end as object_id
      from bookings_booking_event where id > ${first}::uuid order by id limit ${mostTraces})
    union all (select id, 'transactions', id from payments_transaction where id > ${first}::uuid order by id limit ${mostTraces})
    union all (select id, 'payments', null from payments_intent where id > ${first}::uuid order by id limit ${mostTraces})
    union all (select id, 'waitlist', id from waitlist_entry where id > ${first}::uuid order by id limit ${mostTraces})
    union all (select id, 'customers', id from customers_customer where id > ${first}::uuid order by id limit ${mostTraces})
    union all (select id, object_type, object_id from core_audit_event
      where id > ${first}::uuid and action !~ '(read|export)$' order by id limit ${mostTraces})`)
  return rows.map(({ id, kind, object_id: objectId }) => ({ id, subject: subjectOf[kind] ?? 'settings', objectId }))
}
