import type { TenantDb } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { exactlyOne } from '../../core/postgres.ts'

/** A stretch of instants, which a business calls a day, a week or a month. */
export interface Period {
  /** Days since 1970, both included. */
  fromDate: number
  toDate: number
  from: number
  to: number
}

export interface BusinessFigures {
  revenue: { position: number; currency: string; minor: number }[]
  bookings: { position: number; visits: number; no_shows: number; cancelled: number; upcoming: number }[]
  sources: { source: 'page' | 'staff' | 'api' | 'walk_in'; count: number }[]
  rebooking: { visits: number; rebooked: number }
  people: { id: string; name: string }[]
}

const text = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString()

/**
 * What a business took and did, by periods, in one statement. Which instants a day has, the program says: PostgreSQL's own
 * data of time zones may be others. Other modules' tables are named here in SQL alone.
 */
export async function readBusiness(db: TenantDb, periods: readonly Period[], now: number): Promise<BusinessFigures> {
  const spans = JSON.stringify(
    periods.map(({ from, to }, position) => ({ position, since: text(from), until: text(to) })),
  )
  const at = sql`${text(now)}::timestamptz`
  const [first, last] = [periods[0] as Period, periods.at(-1) as Period]
  const within = sql`b.start_time >= ${text(first.from)}::timestamptz and b.start_time < ${text(last.to)}::timestamptz`
  // As the lists can be narrowed, so that a figure is the number of its rows.
  const came = sql`(b.status in ('confirmed', 'checked_in', 'completed') and b.start_time <= ${at})`
  const list = (query: ReturnType<typeof sql>) =>
    sql`(select coalesce(json_agg(row_to_json(q)), '[]') from (${query}) q)`
  const { rows } = await db.execute<{ figures: BusinessFigures }>(sql`
    with spans as (select * from json_to_recordset(${spans}::json) as s(position int, since timestamptz, until timestamptz)),
    visited as (select b.customer_id, b.start_time from bookings_booking b
      where ${within} and ${came} and b.customer_id is not null)
    select json_build_object(
      'revenue', ${list(sql`select s.position, t.currency, sum(t.amount_minor)::float8 as minor from spans s
        join payments_transaction t on t.occurred_at >= s.since and t.occurred_at < s.until group by 1, 2 order by 1, 2`)},
      'bookings', ${list(sql`select s.position, count(*) filter (where ${came}) as visits,
        count(*) filter (where b.status = 'no_show') as no_shows,
        count(*) filter (where b.status = 'cancelled') as cancelled,
        count(*) filter (where b.status in ('pending', 'confirmed', 'checked_in') and b.start_time > ${at}) as upcoming
        from spans s join bookings_booking b on b.start_time >= s.since and b.start_time < s.until group by 1`)},
      'sources', ${list(sql`select b.source, count(*) as count from bookings_booking b
        where ${within} and b.status not in ('held', 'expired') group by 1 order by 2 desc, 1`)},
      'rebooking', (select json_build_object('visits', count(*), 'rebooked', count(*) filter (where exists (
        select from bookings_booking n where n.customer_id = v.customer_id and n.start_time > v.start_time
        and n.status in ('pending', 'confirmed', 'checked_in', 'completed')))) from visited v),
      'people', ${list(sql`select id, name from staff_staff where is_active order by position, name, id`)}
    ) as figures`)
  return exactlyOne(rows).figures
}
