import type { TenantDb } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { exactlyOne } from '../../core/postgres.ts'
import type { BookingStatus } from '../bookings/tables.ts'

export interface VisitRow {
  id: string
  reference: string
  status: BookingStatus
  start_time: string
  end_time: string
  wall_time: string | null
  services: string[]
  service_id: string
  staff: { id: string; name: string }
  customer: { id: string; name: string; phone: string } | null
  seats: number
  source: 'page' | 'staff' | 'api' | 'walk_in'
  notes: string
  awaits_payment: boolean
  expires_at: string | null
  currency: string
  is_request: boolean
  fee_minor: number
  price_minor: number
  metadata: Record<string, unknown>
  paid_minor: number
}

const at = (instant: number) =>
  sql`${Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toString()}::timestamptz`

/** What happens in a stretch of time, and all that waits for an answer, in one statement. */
export async function listVisits(
  db: TenantDb,
  { from, to, now, staffId }: { from: number; to: number; now: number; staffId: string | null },
): Promise<VisitRow[]> {
  const own =
    staffId === null
      ? sql`true`
      : sql`exists (select from bookings_item i where i.booking_id = b.id and i.staff_id = ${staffId}::uuid)`
  const { rows } = await db.execute<{ visit: VisitRow }>(sql`
    with wanted as (
      (select id, false as is_request from bookings_booking where start_time >= ${at(from)} and start_time < ${at(to)}
        and status in ('confirmed', 'checked_in', 'completed', 'no_show') order by start_time, id limit 500)
      union all (select id, true from bookings_booking where status = 'pending'
        and (expires_at is null or expires_at > ${at(now)}) order by start_time, id limit 100))
    select json_build_object('id', b.id, 'reference', b.reference, 'status', b.status, 'start_time', b.start_time,
      'end_time', b.end_time, 'wall_time', b.wall_time, 'service_id', b.service_id,
      'staff', json_build_object('id', s.id, 'name', s.name),
      'customer', case when c.id is not null then
        json_build_object('id', c.id, 'name', coalesce(nullif(c.name, ''), c.email), 'phone', c.phone) end,
      'services', (select json_agg(i.name order by i.position) from bookings_item i where i.booking_id = b.id),
      'seats', b.seats, 'source', b.source, 'notes', b.notes, 'awaits_payment', b.awaits_payment,
      'expires_at', b.expires_at, 'currency', b.currency, 'is_request', w.is_request, 'fee_minor', b.fee_minor,
      'price_minor', b.price_minor, 'metadata', b.metadata,
      'paid_minor', (select coalesce(sum(t.amount_minor), 0) from payments_transaction t
        left join payments_transaction x on x.id = t.corrects_id
        where t.booking_id = b.id and t.currency = b.currency and coalesce(x.kind, t.kind) <> 'tip')) as visit
    from wanted w join bookings_booking b on b.id = w.id join staff_staff s on s.id = b.staff_id
    left join customers_customer c on c.id = b.customer_id
    where ${own} order by b.start_time, b.id`)
  return rows.map(({ visit }) => visit)
}

export interface Around {
  people: { id: string; name: string; has_hours: boolean }[]
  waiting: {
    entry_id: string
    customer: { id: string; name: string }
    service: { id: string; name: string }
    staff_id: string | null
    minutes: number
    from_time: string
    to_time: string
    weekdays: number[]
    able: string[] | null
  }[]
  money: { part: 'date' | 'week_before' | 'week_before_by_now'; currency: string; minor: number }[]
  failed_messages: number
  failed_payments: number
  failed_webhooks: number
  has_policy: boolean
  holidays: { id: string; name: string; starts_at: string }[]
  replies: number
}

export interface Times {
  /** `2030-01-07`. */
  date: string
  from: number
  to: number
  before: { from: number; to: number; byNow: number }
  now: number
  today: string
}

/** All that stands around a day's bookings, in one statement. Other modules' tables are named here in SQL alone. */
export async function readAround(db: TenantDb, { date, from, to, before, now, today }: Times): Promise<Around> {
  const list = (query: ReturnType<typeof sql>) =>
    sql`(select coalesce(json_agg(row_to_json(q)), '[]') from (${query}) q)`
  const week = sql`${at(now)} - interval '7 days'`
  const taken = (part: string, since: number, until: number) =>
    sql`select ${part}::text as part, currency, sum(amount_minor)::float8 as minor from payments_transaction
      where occurred_at >= ${at(since)} and occurred_at < ${at(until)} group by currency`
  const { rows } = await db.execute<{ around: Around }>(sql`select json_build_object(
    'people', ${list(sql`select id, name, exists (select from staff_availability h where h.staff_id = s.id
      and h.kind = 'work') as has_hours from staff_staff s where is_active order by position, name, id`)},
    'waiting', ${list(sql`select e.id as entry_id, e.staff_id, e.from_time, e.to_time, e.weekdays,
      json_build_object('id', c.id, 'name', coalesce(nullif(c.name, ''), c.email)) as customer,
      json_build_object('id', v.id, 'name', v.name) as service,
      coalesce(n.duration_minutes, v.duration_minutes) + (select coalesce(sum(a.duration_minutes), 0)
        from services_addon a where e.addon_ids ? a.id::text) as minutes,
      (select json_agg(k.staff_id) from staff_skill k where k.service_id = v.id) as able
      from waitlist_entry e join customers_customer c on c.id = e.customer_id join services_service v on v.id = e.service_id
      left join services_variant n on n.id = e.variant_id
      where e.status = 'waiting' and e.to_date >= ${date}::date and e.from_date <= ${date}::date
      order by e.created_at, e.id limit 100`)},
    'money', ${list(sql`${taken('date', from, to)} union all ${taken('week_before', before.from, before.to)}
      union all ${taken('week_before_by_now', before.from, before.byNow)}`)},
    'failed_messages', (select count(*) from communications_notification where status = 'failed' and updated_at > ${week}),
    'failed_payments', (select count(*) from payments_intent where status = 'failed' and created_at > ${week})
      + (select count(*) from payments_refund where status = 'failed' and created_at > ${week}),
    'failed_webhooks', (select count(*) from webhooks_endpoint where failing_since is not null or disabled_at is not null),
    'has_policy', exists (select from bookings_policy),
    'holidays', ${list(sql`select id, name, to_char(starts_at, 'YYYY-MM-DD"T"HH24:MI') as starts_at from bookings_closure
      where not is_confirmed and is_active and ends_at > ${today}::date and starts_at < ${today}::date + 60
      order by starts_at, id limit 20`)},
    'replies', (select count(*) from communications_reply where created_at > ${week}
      and outcome in ('move_asked', 'cancel_asked', 'not_understood'))
  ) as around`)
  return exactlyOne(rows).around
}
