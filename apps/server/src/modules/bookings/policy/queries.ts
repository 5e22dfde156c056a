import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { desc, eq, sql } from 'drizzle-orm'
import { exactlyOne } from '../../../core/postgres.ts'
import { TooManyBookingsError } from '../errors.ts'
import type { Doer } from '../events.ts'
import { type Booking, policies } from '../tables.ts'
import type { History } from './deposit.ts'
import { type Rules, usualPolicy } from './policy.ts'

/** What holds for bookings that are made now; version `null` is that of a business that has said nothing. */
export async function latestPolicy(db: TenantDb): Promise<Rules & { version: number | null }> {
  const [latest] = await db.select().from(policies).orderBy(desc(policies.version)).limit(1)
  return latest ?? { ...usualPolicy, version: null }
}

/** The policy that a booking was made under. */
export async function policyOf(db: TenantDb, { policyVersion }: Pick<Booking, 'policyVersion'>): Promise<Rules> {
  if (policyVersion === null) return usualPolicy
  const [agreed] = await db.select().from(policies).where(eq(policies.version, policyVersion))
  return agreed ?? usualPolicy
}

/**
 * Of two bookings of one customer at once the second waits for the first, and counts it.
 *
 * @throws {TooManyBookingsError} they have as many still to come as the latest policy allows
 */
export async function assertMayBook(
  tx: TenantTx,
  email: string,
  { by, now }: { by: Doer; now: Temporal.Instant },
): Promise<void> {
  if (by.actorKind !== 'customer') return
  const most = sql`(select max_open_bookings from bookings_policy order by version desc limit 1)`
  // As the index of addresses has it, which leaves out those without any.
  const theirs = sql`lower(email) = lower(${email}) and email <> ''`
  const [, { rows }] = await Promise.all([
    // Where there is no limit nobody waits.
    tx.execute(sql`select id from customers_customer where ${theirs} and ${most} is not null for no key update`),
    tx.execute<{ most: number | null; open: number }>(sql`select ${most} as most, (
      select count(*)::int from bookings_booking b where b.status in ('pending', 'confirmed')
        and b.customer_id in (select id from customers_customer where ${theirs})
        and b.start_time > ${now.toString()}::timestamptz) as open`),
  ])
  const [found] = rows
  if (found === undefined || found.most === null || found.open < found.most) return
  throw new TooManyBookingsError(`With this address ${found.open} bookings are still to come: no more are taken.`)
}

/** What is known of a customer, or of whoever has this address, as of now. */
export async function historyOf(
  db: TenantDb,
  { customerId, customerEmail: email = '' }: { customerId?: string | undefined; customerEmail?: string | undefined },
  now: Temporal.Instant,
): Promise<History> {
  const who =
    customerId === undefined
      ? sql`select id from customers_customer where lower(email) = lower(${email}) and email <> ''`
      : sql`select ${customerId}::uuid`
  const { rows } = await db.execute<{ visits: number; no_shows: number }>(sql`
    select count(*) filter (where status <> 'no_show')::int as visits,
      count(*) filter (where status = 'no_show')::int as no_shows
    from bookings_booking where customer_id in (${who})
    and (status in ('checked_in', 'completed', 'no_show')
      or (status = 'confirmed' and end_time <= ${now.toString()}::timestamptz))`)
  const { visits, no_shows: noShows } = exactlyOne(rows)
  return { visits, noShows }
}
