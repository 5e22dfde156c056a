import type { TenantOutcome } from '@bookme/tenancy'
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { bookings } from '../bookings/tables.ts'
import type { BookmeTenancy } from '../tenants/index.ts'
import { type TenantStatus, tenants } from '../tenants/tables.ts'

export interface Span {
  from?: Temporal.Instant | undefined
  to?: Temporal.Instant | undefined
}

/** One page of businesses in the order of their slugs, and how many there are on all pages. */
export async function listSlugs(
  { shared }: Pick<BookmeTenancy, 'shared'>,
  status: TenantStatus | undefined,
  page: { limit: number; offset: number },
): Promise<{ count: number; slugs: string[] }> {
  const where = status === undefined ? undefined : eq(tenants.status, status)
  const [count, rows] = await Promise.all([
    shared.db.$count(tenants, where),
    shared.db
      .select({ slug: tenants.slug })
      .from(tenants)
      .where(where)
      .orderBy(asc(tenants.slug))
      .limit(page.limit)
      .offset(page.offset),
  ])
  return { count, slugs: rows.map(({ slug }) => slug) }
}

/** How many bookings each of these businesses has; of one that cannot be read, why not. */
export async function countBookings(
  tenancy: Pick<BookmeTenancy, 'open' | 'readAll'>,
  slugs: readonly string[],
  { from, to }: Span,
): Promise<TenantOutcome<number>[]> {
  const handles = await Promise.all(slugs.map((slug) => tenancy.open(slug)))
  const limits: SQL[] = []
  if (from !== undefined) limits.push(sql`start_time >= ${from.toString()}::timestamptz`)
  if (to !== undefined) limits.push(sql`start_time < ${to.toString()}::timestamptz`)
  const where = limits.length === 0 ? sql`` : sql` where ${sql.join(limits, sql` and `)}`
  const outcomes = await tenancy.readAll(
    handles,
    (table) => sql<{ count: number }>`select count(*)::int as count from ${table(bookings)}${where}`,
  )
  return outcomes.map((outcome) => (outcome.ok ? { ...outcome, value: outcome.value[0]?.count ?? 0 } : outcome))
}
