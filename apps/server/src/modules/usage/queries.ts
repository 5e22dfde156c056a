import type { TenantDb } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { isoOf } from '../../core/time.ts'
import { bookings } from '../bookings/tables.ts'
import { notifications } from '../communications/tables.ts'
import { customers } from '../customers/tables.ts'
import { transactions } from '../payments/tables.ts'
import type { Usage } from '../tenants/tables.ts'

/** What is counted of a day. */
export type Counts = Omit<
  Usage,
  'id' | 'createdAt' | 'updatedAt' | 'metadata' | 'tenantId' | 'slug' | 'onDate' | 'failure'
>

/**
 * What one business did in a span of time, half-open and in milliseconds, in one statement.
 *
 * Bookings count on the day on which they were made, with those of them cancelled since; times that were only held are
 * none. Who came counts on the day of the visit.
 */
export async function countSpan(db: TenantDb, from: number, to: number): Promise<Counts> {
  const within = (column: AnyPgColumn) =>
    sql`${column} >= ${isoOf(from)}::timestamptz and ${column} < ${isoOf(to)}::timestamptz`
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select made.*, came.*, fresh.*, sent.*, taken.* from
      (select count(*)::int as bookings, count(*) filter (where status = 'cancelled')::int as cancelled
        from ${bookings} where ${within(bookings.createdAt)} and status not in ('held', 'expired')) made,
      (select coalesce(sum(seats), 0)::int as attended
        from ${bookings} where ${within(bookings.startTime)} and status in ('checked_in', 'completed')) came,
      (select count(*)::int as "newCustomers" from ${customers} where ${within(customers.createdAt)}) fresh,
      (select count(*) filter (where status in ('sent', 'delivered'))::int as messages,
        count(*) filter (where status = 'failed')::int as "failedMessages"
        from ${notifications} where ${within(notifications.scheduledFor)}) sent,
      (select coalesce(jsonb_object_agg(currency, amount), '{}') as "revenueMinor" from (
        select currency, sum(amount_minor) as amount
        from ${transactions} where ${within(transactions.occurredAt)} group by currency) each) taken`)
  return rows[0] as unknown as Counts
}
