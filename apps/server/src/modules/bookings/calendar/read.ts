import type { TenantDb } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { dateNamed, day, instantAt } from '../../../core/time.ts'
import type { Translations } from '../../../core/translations.ts'
import type { Dates, Moment, Wish } from './wish.ts'

interface Option {
  id: string
  service_id: string
  name: string
  translations: Translations<'name'>
  duration_minutes: number
  price_minor: number
}

/** What there is to offer, as the database tells it. */
export interface Plan {
  services: {
    id: string
    name: string
    translations: Translations<'name'>
    price_minor: number
    currency: string
    is_active: boolean
    requires_approval: boolean
    duration_minutes: number
    interval_minutes: number | null
    buffer_before_minutes: number
    buffer_after_minutes: number
    free_minutes: [number, number][]
    min_notice_minutes: number
    horizon_days: number
    capacity: number
    max_per_day: number | null
    deposit_percent: number | null
  }[]
  variants: Option[]
  addons: Option[]
  needs: { service_id: string; type: string; units: number }[]
  skills: { service_id: string; staff_id: string; duration_minutes: number | null; price_minor: number | null }[]
  staff: { id: string; max_per_day: number | null }[]
  hours: {
    staff_id: string
    weekday: number
    start_time: string
    end_time: string
    kind: 'work' | 'break'
    valid_from: string | null
    valid_until: string | null
  }[]
  overrides: { staff_id: string; on_date: string; intervals: [string, string][]; breaks: [string, string][] }[]
  time_off: (WallStretch & { staff_id: string })[]
  closures: WallStretch[]
  resources: { id: string; type: string; capacity: number }[]
  resource_closures: (WallStretch & { resource_id: string })[]
}
export interface WallStretch {
  starts_at: string
  ends_at: string
}

/** A session that counts, with those of its seats that do. */
export interface StoredSession {
  id: string
  service_id: string
  staff_id: string
  start_ms: number
  end_ms: number
  buffer_before_minutes: number
  buffer_after_minutes: number
  free_minutes: [number, number][]
  resources: { id: string; units: number }[]
  overbooked: boolean
  /** Of bookings that count, without the one that is to be moved. */
  seats: number
  has_lapsed: boolean
}

const arrayOf = (ids: readonly string[]) =>
  sql`array[${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )}]::uuid[]`

const idsOf = ({ parts }: Wish) => arrayOf(parts.map(({ serviceId }) => serviceId))

/** The people a wish may concern: for a chain all of them. */
const peopleOf = ({ staffId, parts }: Wish) =>
  staffId === undefined || parts.length > 1
    ? sql`select id from staff_staff where is_active`
    : sql`select id from staff_staff where is_active and id = ${staffId}::uuid`

/** The first and last of the years of four digits: PostgreSQL reads none before, and ISO 8601 writes those behind otherwise. */
const earliest = dateNamed('0001-01-01')
const latest = dateNamed('9999-12-31')
export const isoDate = (date: number) =>
  new Date(Math.min(Math.max(date, earliest), latest) * day).toISOString().slice(0, 10)

/** What is read along: night shifts, a day of buffers, and for each part of a chain the day that it may last. */
export const aroundOf = ({ parts }: Wish, { from, to }: Dates): Dates => ({
  from: from - 3,
  to: to + 3 + parts.length,
})

export async function readPlan(db: TenantDb, wish: Wish, dates: Dates): Promise<Plan> {
  const ids = idsOf(wish)
  const people = sql`(${peopleOf(wish)})`
  const variantIds = arrayOf(wish.parts.flatMap(({ variantId = null }) => (variantId === null ? [] : [variantId])))
  const addonIds = arrayOf(wish.parts.flatMap(({ addonIds = [] }) => addonIds))
  // What was booked once can be moved, whatever is offered today.
  const isAgreed = wish.exclude !== undefined
  const wide = aroundOf(wish, dates)
  const from = isoDate(wide.from)
  const to = isoDate(wide.to)
  const around = sql`ends_at > ${from}::date and starts_at < ${to}::date`
  const list = (query: ReturnType<typeof sql>) =>
    sql`(select coalesce(json_agg(row_to_json(q)), '[]') from (${query}) q)`
  const { rows } = await db.execute<{ plan: Plan }>(sql`select json_build_object(
    'services', ${list(sql`select id, name, translations, price_minor, currency, is_active, requires_approval, duration_minutes,
      interval_minutes, buffer_before_minutes, buffer_after_minutes, free_minutes, min_notice_minutes, horizon_days,
      capacity, max_per_day, deposit_percent from services_service where id = any(${ids})`)},
    'variants', ${list(sql`select id, service_id, name, translations, duration_minutes, price_minor from services_variant
      where id = any(${variantIds}) and (is_active or ${isAgreed})`)},
    'addons', ${list(sql`select id, service_id, name, translations, duration_minutes, price_minor from services_addon
      where id = any(${addonIds}) and is_active order by position, name, id`)},
    'needs', ${list(sql`select service_id, type, units from services_need where service_id = any(${ids})`)},
    'skills', ${list(sql`select service_id, staff_id, duration_minutes, price_minor from staff_skill where service_id = any(${ids})`)},
    'staff', ${list(sql`select id, max_per_day from staff_staff where id in ${people} order by position, name, id`)},
    'hours', ${list(sql`select staff_id, weekday, start_time, end_time, kind, valid_from, valid_until from staff_availability
      where staff_id in ${people} and (valid_until is null or valid_until >= ${from}::date)
      and (valid_from is null or valid_from <= ${to}::date)`)},
    'overrides', ${list(sql`select staff_id, on_date, intervals, breaks from staff_override
      where staff_id in ${people} and on_date between ${from}::date and ${to}::date`)},
    'time_off', ${list(sql`select staff_id, starts_at, ends_at from staff_time_off where staff_id in ${people} and ${around}`)},
    'closures', ${list(sql`select starts_at, ends_at from bookings_closure where is_active and ${around}`)},
    'resources', ${list(sql`select id, type, capacity from resources_resource where is_active
      and type in (select type from services_need where service_id = any(${ids})) order by position, name, id`)},
    'resource_closures', ${list(sql`select resource_id, starts_at, ends_at from resources_closure where ${around}`)}
  ) as plan`)
  return (rows[0] as { plan: Plan }).plan
}

/** Sessions that keep somebody or something busy around the dates, and those that count for a day's limit. */
export async function readSessions(db: TenantDb, wish: Wish, dates: Dates, { now }: Moment): Promise<StoredSession[]> {
  const ids = idsOf(wish)
  const wide = aroundOf(wish, dates)
  const from = sql`${`${isoDate(wide.from)}T00:00Z`}::timestamptz`
  const to = sql`${`${isoDate(wide.to)}T00:00Z`}::timestamptz`
  const at = sql`${instantAt(now).toString()}::timestamptz`
  const subjects = sql`array(${peopleOf(wish)} union all select id from resources_resource
    where is_active and type in (select type from services_need where service_id = any(${ids})))`
  const lasting = sql`b.status not in ('held', 'pending') or b.expires_at is null or b.expires_at > ${at}`
  // As their indexes have it: that of the constraint knows nothing of what is exempt from it.
  const exclusive = sql`not o.overbooked and not o.pooled`
  const meets = sql`o.subject_id = any(${subjects}) and o.during && tstzrange(${from}, ${to})`
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select s.id, s.service_id, s.staff_id, (extract(epoch from s.start_time) * 1000)::float8 as start_ms,
      (extract(epoch from s.end_time) * 1000)::float8 as end_ms, s.buffer_before_minutes, s.buffer_after_minutes,
      s.free_minutes, s.resources, s.overbooked, held.*
    from bookings_session s
    cross join lateral (
      select coalesce(sum(i.seats) filter (where (${lasting}) and b.id is distinct from ${wish.exclude ?? null}::uuid), 0)::int
          as seats, coalesce(bool_or(not (${lasting})), false) as has_lapsed
      from bookings_item i join bookings_booking b on b.id = i.booking_id where i.session_id = s.id) held
    where s.id in (
      select o.session_id from bookings_occupation o where ${exclusive} and ${meets}
      union
      select o.session_id from bookings_occupation o where (o.overbooked or o.pooled) and ${meets}
      union
      select d.id from bookings_session d
      where d.service_id = any(${ids}) and d.start_time >= ${from} and d.start_time < ${to})`)
  return rows as unknown as StoredSession[]
}
