import type { TenantDb } from '@bookme/tenancy'
import { type SQL, sql } from 'drizzle-orm'

export interface CustomerFigures {
  visits: number
  no_shows: number
  cancelled: number
  upcoming: number
  first_visit: string | null
  last_visit: string | null
  next_visit: string | null
  spent: { currency: string; minor: number }[]
}

/** What became of somebody's bookings, and what they paid, in one statement. `undefined`: there is no such customer. */
export async function readFigures(
  db: TenantDb,
  id: string,
  { now, within }: { now: Temporal.Instant; within: SQL | undefined },
): Promise<CustomerFigures | undefined> {
  const at = sql`${now.toString()}::timestamptz`
  // As the reports count them, and as the list of bookings can be narrowed.
  const came = sql`(b.status in ('confirmed', 'checked_in', 'completed') and b.start_time <= ${at})`
  const coming = sql`(b.status in ('pending', 'confirmed', 'checked_in') and b.start_time > ${at})`
  const { rows } = await db.execute<{ figures: CustomerFigures }>(sql`
    select (select json_build_object(
        'visits', count(*) filter (where ${came}), 'no_shows', count(*) filter (where b.status = 'no_show'),
        'cancelled', count(*) filter (where b.status = 'cancelled'), 'upcoming', count(*) filter (where ${coming}),
        'first_visit', min(b.start_time) filter (where ${came}), 'last_visit', max(b.start_time) filter (where ${came}),
        'next_visit', min(b.start_time) filter (where ${coming}),
        'spent', (select coalesce(json_agg(row_to_json(m)), '[]') from (
          select t.currency, sum(t.amount_minor)::float8 as minor from payments_transaction t
          left join payments_transaction x on x.id = t.corrects_id
          where coalesce(x.kind, t.kind) <> 'tip' and (t.customer_id = customers_customer.id or t.customer_id in (
            select k.id from customers_customer k where k.metadata ->> 'merged_into' = customers_customer.id::text))
          group by t.currency) m))
      from bookings_booking b where b.customer_id = customers_customer.id) as figures
    from customers_customer where id = ${id}::uuid and (${within ?? sql`true`})`)
  return rows[0]?.figures
}
