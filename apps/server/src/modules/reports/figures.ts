import type { SharedDb } from '@bookme/tenancy'
import { type SQL, sql } from 'drizzle-orm'
import { toDecimal } from '../../core/wire.ts'
import { lifecycle, tenants, usage } from '../tenants/tables.ts'
import { InvalidDatesError } from './errors.ts'

/** What businesses did, as their daily rows have it: those of a span of dates, each business's own, and of a tier. */
export interface FiguresOf {
  /** ISO dates, both included. */
  from: string
  to: string
  /** By default all. */
  tier?: string | undefined
}

export interface Figures {
  bookings: number
  cancelled: number
  attended: number
  new_customers: number
  messages: number
  failed_messages: number
  /** By currency, as decimal numbers. */
  revenue: Record<string, string>
}

/** Of many businesses. */
export interface PlatformFigures extends Figures {
  /** Where somebody booked. */
  active_tenants: number
  /** That were made then, by the calendar of UTC. */
  new_tenants: number
  /** That could not be counted the last time: their part may be missing or old. */
  failed_tenants: number
}

export interface Failure {
  tenant_id: string
  slug: string
  on_date: string
  failure: string
}

const mostDays = 731
const usualDays = 30
const mostFailures = 100

/**
 * The dates that are meant: by default the last thirty days, or those before `to`.
 *
 * @throws {InvalidDatesError}
 */
export function spanOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  now: Temporal.Instant,
): { from: string; to: string } {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate().toString()
  const last = to ?? (from !== undefined && from > today ? from : today)
  const first =
    from ??
    Temporal.PlainDate.from(last)
      .subtract({ days: usualDays - 1 })
      .toString()
  const days = Temporal.PlainDate.from(first).until(last, { largestUnit: 'days' }).days + 1
  if (days >= 1 && days <= mostDays) return { from: first, to: last }
  const message =
    days < 1 ? `${first} is after ${last}.` : `At most ${mostDays} days are counted at a time, not ${days}.`
  throw new InvalidDatesError(message, { faults: [{ field: 'from_date', message }] })
}

const sums = sql`
  coalesce(sum(u.bookings), 0)::int as bookings, coalesce(sum(u.cancelled), 0)::int as cancelled,
  coalesce(sum(u.attended), 0)::int as attended, coalesce(sum(u.new_customers), 0)::int as new_customers,
  coalesce(sum(u.messages), 0)::int as messages, coalesce(sum(u.failed_messages), 0)::int as failed_messages`
const rows = sql`${usage} as u left join ${tenants} as t on t.id = u.tenant_id`
const within = ({ from, to, tier }: FiguresOf): SQL =>
  sql`u.on_date between ${from} and ${to}${tier === undefined ? sql`` : sql` and t.subscription_tier = ${tier}`}`

type Counts = Omit<Figures, 'revenue'>
type Money = { currency: string; minor: string }

/** Each day on which something was counted, all of them together, and what could not be counted. */
export async function readFigures(
  db: SharedDb,
  wanted: FiguresOf,
): Promise<{ sum: PlatformFigures; days: (PlatformFigures & { on_date: string })[]; failures: Failure[] }> {
  const [counted, taken, made, failed] = await Promise.all([
    db.execute<Counts & { on_date: string | null; active_tenants: number; failed_tenants: number }>(sql`
      select u.on_date::text as on_date, ${sums},
        count(distinct u.tenant_id) filter (where u.bookings > 0)::int as active_tenants,
        count(distinct u.tenant_id) filter (where u.failure <> '')::int as failed_tenants
      from ${rows} where ${within(wanted)} group by grouping sets ((u.on_date), ()) order by u.on_date`),
    db.execute<Money & { on_date: string | null }>(sql`
      select u.on_date::text as on_date, r.key as currency, sum(r.value::numeric)::text as minor
      from ${rows} cross join lateral jsonb_each_text(u.revenue_minor) as r
      where ${within(wanted)} group by grouping sets ((u.on_date, r.key), (r.key)) order by r.key`),
    db.execute<{ on_date: string; count: number }>(sql`
      select (l.created_at at time zone 'UTC')::date::text as on_date, count(*)::int as count
      from ${lifecycle} as l left join ${tenants} as t on t.id = l.tenant_id
      where l.from_status is null and l.created_at >= ${wanted.from}::date::timestamp at time zone 'UTC'
        and l.created_at < (${wanted.to}::date + 1)::timestamp at time zone 'UTC'
        ${wanted.tier === undefined ? sql`` : sql`and t.subscription_tier = ${wanted.tier}`}
      group by 1 order by 1`),
    db.execute<Failure & Record<string, unknown>>(sql`
      select u.tenant_id, u.slug, u.on_date::text as on_date, u.failure from ${rows}
      where ${within(wanted)} and u.failure <> '' order by u.on_date desc, u.slug limit ${mostFailures}`),
  ])
  const figuresOn = (date: string | null): PlatformFigures => {
    const { on_date: _, ...counts } = counted.rows.find((row) => row.on_date === date) ?? { ...nothing, on_date: null }
    const newOnes = made.rows.filter((row) => date === null || row.on_date === date)
    return {
      ...counts,
      revenue: revenueOf(taken.rows.filter((row) => row.on_date === date)),
      new_tenants: newOnes.reduce((sum, row) => sum + row.count, 0),
    }
  }
  const dates = [...counted.rows, ...made.rows].flatMap(({ on_date }) => on_date ?? [])
  const days = [...new Set(dates)].sort().map((on_date) => ({ on_date, ...figuresOn(on_date) }))
  return { sum: figuresOn(null), days, failures: failed.rows }
}

const nothing = {
  ...{ bookings: 0, cancelled: 0, attended: 0, new_customers: 0, messages: 0, failed_messages: 0 },
  ...{ active_tenants: 0, failed_tenants: 0 },
}

function revenueOf(money: readonly Money[]): Record<string, string> {
  return Object.fromEntries(money.map(({ currency, minor }) => [currency, toDecimal(Number(minor), currency)]))
}

export const tenantOrders = [
  'slug',
  'bookings',
  'cancelled',
  'attended',
  'new_customers',
  'failed_messages',
  'revenue',
] as const

export interface TenantFiguresOf extends FiguresOf {
  order: (typeof tenantOrders)[number]
  descending: boolean
  /** By whose amounts `revenue` orders. */
  currency: string
  limit: number
  offset: number
}

export interface TenantFigures extends Figures {
  tenant_id: string
  slug: string
  /** `null` of a business that is deleted. */
  name: string | null
  tier: string | null
  /** Days that could not be counted the last time. */
  failed_days: number
}

/** The same of each business, a page of them in the order that is wanted; equals by slug. */
export async function listTenantFigures(
  db: SharedDb,
  wanted: TenantFiguresOf,
): Promise<{ count: number; tenants: TenantFigures[] }> {
  const { order, descending, currency, limit, offset } = wanted
  // One of a closed list, and no text of anybody's.
  const by = order === 'revenue' ? sql`sum((u.revenue_minor ->> ${currency})::numeric)` : sql.identifier(order)
  const [counted, page] = await Promise.all([
    db.execute<{ count: number }>(
      sql`select count(distinct u.tenant_id)::int as count from ${rows} where ${within(wanted)}`,
    ),
    db.execute<Omit<TenantFigures, 'revenue'> & Record<string, unknown>>(sql`
      select u.tenant_id, max(u.slug) as slug, t.name, t.subscription_tier as tier, ${sums},
        count(*) filter (where u.failure <> '')::int as failed_days
      from ${rows} where ${within(wanted)} group by u.tenant_id, t.id
      order by ${by} ${descending ? sql`desc` : sql`asc`} nulls last, max(u.slug) limit ${limit} offset ${offset}`),
  ])
  const ids = page.rows.map(({ tenant_id }) => tenant_id)
  const taken =
    ids.length === 0
      ? []
      : (
          await db.execute<Money & { tenant_id: string }>(sql`
            select u.tenant_id, r.key as currency, sum(r.value::numeric)::text as minor
            from ${rows} cross join lateral jsonb_each_text(u.revenue_minor) as r
            where ${within(wanted)} and u.tenant_id in ${ids} group by u.tenant_id, r.key order by r.key`)
        ).rows
  const revenue = (id: string) => revenueOf(taken.filter(({ tenant_id }) => tenant_id === id))
  return {
    count: counted.rows[0]?.count ?? 0,
    tenants: page.rows.map((row) => ({ ...row, revenue: revenue(row.tenant_id) })),
  }
}
