import type { TenantDb } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { dateNamed, day, minute, minuteNamed, weekdayOf, type Zone } from '../../core/time.ts'
import type { DayPlan, Occupation, Person, Question, Resource, Service, Stretch } from './engine/index.ts'

/** What a time is asked for. */
export interface Wish {
  /** Of what is done first and what follows it. */
  serviceIds: readonly [string, ...string[]]
  /** Of whoever is to do the first; without it anybody. */
  staffId?: string | undefined
  seats?: number | undefined
  /** A booking that is to be moved: its own time is free for it. */
  exclude?: string | undefined
}

export interface Moment {
  zone: Zone
  /** In milliseconds since 1970. */
  now: number
}

/** The first and the last date, days since 1970, both included. */
export interface Dates {
  from: number
  to: number
}

/** A service as the database tells it, beside what the engine needs. */
export interface OfferedService {
  id: string
  name: string
  price_minor: number
  currency: string
  is_active: boolean
  requires_approval: boolean
}

/** Everything that decides on the starts of some dates, in two statements that share a round trip. */
export interface Calendar {
  question: Question
  services: OfferedService[]
  /** Ids of those who do a service at a price of their own. */
  prices: Map<string, number>
  /** Sessions by what tells them apart: see {@link sessionKey}. */
  sessionIds: Map<string, string>
  /** Whether there are seats and times of holds that have lapsed. */
  hasLapsed: boolean
}

export function sessionKey(serviceId: string, staffId: string, start: number): string {
  return `${serviceId} ${staffId} ${start}`
}

interface Plan {
  services: (OfferedService & {
    duration_minutes: number
    interval_minutes: number | null
    buffer_before_minutes: number
    buffer_after_minutes: number
    free_minutes: [number, number][]
    min_notice_minutes: number
    horizon_days: number
    capacity: number
    max_per_day: number | null
  })[]
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
interface WallStretch {
  starts_at: string
  ends_at: string
}

interface StoredSession {
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

/**
 * Reads what the engine asks for. Issued in one tick with a lock, it sees what those before have written.
 *
 * @param dates - on which the appointment may begin; days around them are read along
 */
export async function loadCalendar(db: TenantDb, wish: Wish, dates: Dates, moment: Moment): Promise<Calendar> {
  const [plan, sessions] = await Promise.all([readPlan(db, wish, dates), readSessions(db, wish, dates, moment)])
  return calendarOf(plan, sessions, wish, dates, moment)
}

const idsOf = ({ serviceIds }: Wish) =>
  sql`array[${sql.join(
    serviceIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )}]`

/** The people a wish may concern: for a chain all of them. */
const peopleOf = ({ staffId, serviceIds }: Wish) =>
  staffId === undefined || serviceIds.length > 1
    ? sql`select id from staff_staff where is_active`
    : sql`select id from staff_staff where is_active and id = ${staffId}::uuid`

/** The first and last of the years of four digits: PostgreSQL reads none before, and ISO 8601 writes those behind otherwise. */
const earliest = dateNamed('0001-01-01')
const latest = dateNamed('9999-12-31')
const isoDate = (date: number) => new Date(Math.min(Math.max(date, earliest), latest) * day).toISOString().slice(0, 10)

/** What is read along: night shifts, a day of buffers, and for each part of a chain the day that it may last. */
const aroundOf = ({ serviceIds }: Wish, { from, to }: Dates): Dates => ({
  from: from - 3,
  to: to + 3 + serviceIds.length,
})

async function readPlan(db: TenantDb, wish: Wish, dates: Dates): Promise<Plan> {
  const ids = idsOf(wish)
  const people = sql`(${peopleOf(wish)})`
  const wide = aroundOf(wish, dates)
  const from = isoDate(wide.from)
  const to = isoDate(wide.to)
  const around = sql`ends_at > ${from}::date and starts_at < ${to}::date`
  const list = (query: ReturnType<typeof sql>) =>
    sql`(select coalesce(json_agg(row_to_json(q)), '[]') from (${query}) q)`
  const { rows } = await db.execute<{ plan: Plan }>(sql`select json_build_object(
    'services', ${list(sql`select id, name, price_minor, currency, is_active, requires_approval, duration_minutes,
      interval_minutes, buffer_before_minutes, buffer_after_minutes, free_minutes, min_notice_minutes, horizon_days,
      capacity, max_per_day from services_service where id = any(${ids})`)},
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
async function readSessions(db: TenantDb, wish: Wish, dates: Dates, { now }: Moment): Promise<StoredSession[]> {
  const ids = idsOf(wish)
  const wide = aroundOf(wish, dates)
  const from = sql`${`${isoDate(wide.from)}T00:00Z`}::timestamptz`
  const to = sql`${`${isoDate(wide.to)}T00:00Z`}::timestamptz`
  const at = sql`${new Date(now).toISOString()}::timestamptz`
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

function calendarOf(plan: Plan, stored: StoredSession[], wish: Wish, dates: Dates, { zone, now }: Moment): Calendar {
  const wallStretch = ({ starts_at, ends_at }: WallStretch): Stretch => ({
    from: zone.instantOf(Date.parse(`${starts_at}Z`)),
    to: zone.instantOf(Date.parse(`${ends_at}Z`)),
  })
  const services = wish.serviceIds.map((id) => plan.services.find((service) => service.id === id))
  const known = services.filter((service) => service !== undefined)
  const sessions = stored.filter(({ seats }) => seats > 0)
  return {
    question: {
      zone,
      now,
      range: dates,
      seats: wish.seats ?? 1,
      services: known.map((service, position) =>
        serviceOf(service, plan, position === 0 ? wish.staffId : undefined),
      ) as unknown as Question['services'],
      staff: plan.staff.map((person) => personOf(person, plan, known[0]?.id ?? '', aroundOf(wish, dates), wallStretch)),
      closures: plan.closures.map(wallStretch),
      resources: plan.resources.map(
        ({ id, type, capacity }): Resource => ({
          id,
          type,
          capacity,
          closures: plan.resource_closures.filter((one) => one.resource_id === id).map(wallStretch),
        }),
      ),
      occupations: sessions.map(occupationOf),
      busy: [],
    },
    services: known,
    prices: new Map(
      plan.skills.flatMap((skill) =>
        skill.price_minor === null ? [] : [[`${skill.service_id} ${skill.staff_id}`, skill.price_minor]],
      ),
    ),
    sessionIds: new Map(
      sessions
        .filter(({ overbooked }) => !overbooked)
        .map((one) => [sessionKey(one.service_id, one.staff_id, one.start_ms), one.id]),
    ),
    hasLapsed: stored.some(({ has_lapsed }) => has_lapsed),
  }
}

/** @param staffId - who alone is to do it */
function serviceOf(service: Plan['services'][number], plan: Plan, staffId: string | undefined): Service {
  const skilled = plan.skills.filter(({ service_id }) => service_id === service.id).map(({ staff_id }) => staff_id)
  const able = skilled.length === 0 ? plan.staff.map(({ id }) => id) : skilled
  return {
    id: service.id,
    duration: service.duration_minutes * minute,
    interval: service.interval_minutes === null ? null : service.interval_minutes * minute,
    bufferBefore: service.buffer_before_minutes * minute,
    bufferAfter: service.buffer_after_minutes * minute,
    notice: service.min_notice_minutes * minute,
    horizonDays: service.horizon_days,
    capacity: service.capacity,
    maxPerDay: service.max_per_day,
    needs: plan.needs.filter(({ service_id }) => service_id === service.id),
    staffIds: new Set(staffId === undefined ? able : able.filter((id) => id === staffId)),
    free: service.free_minutes.map(([from, to]) => ({ from: from * minute, to: to * minute })),
  }
}

function personOf(
  { id, max_per_day }: Plan['staff'][number],
  plan: Plan,
  serviceId: string,
  dates: Dates,
  wallStretch: (stretch: WallStretch) => Stretch,
): Person {
  const own = plan.hours.filter(({ staff_id }) => staff_id === id)
  const isUsual = ({ valid_from, valid_until }: Plan['hours'][number]) => valid_from === null && valid_until === null
  const usual = own.filter(isUsual)
  const seasonal = own.filter((hours) => !isUsual(hours))
  const overrides = new Map<number, DayPlan>()
  if (seasonal.length > 0) {
    for (let date = dates.from; date <= dates.to; date++) {
      const text = isoDate(date)
      // Hours for some weeks, as in Ramadan, are in the place of the usual ones on all of their dates.
      const valid = seasonal.filter(
        ({ valid_from, valid_until }) => (valid_from ?? text) <= text && text <= (valid_until ?? text),
      )
      if (valid.length > 0) overrides.set(date, dayPlan(valid.filter(({ weekday }) => weekday === weekdayOf(date))))
    }
  }
  const pairs = (times: [string, string][]) => times.map(([from, to]) => [minuteNamed(from), minuteNamed(to)] as const)
  for (const { staff_id, on_date, intervals, breaks } of plan.overrides) {
    if (staff_id === id) overrides.set(dateNamed(on_date), { intervals: pairs(intervals), breaks: pairs(breaks) })
  }
  const skill = plan.skills.find((one) => one.staff_id === id && one.service_id === serviceId)
  const duration = skill?.duration_minutes ?? null
  return {
    id,
    weekly: Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, dayPlan(usual.filter((hours) => hours.weekday === weekday))]),
    ),
    overrides,
    timeOff: plan.time_off.filter(({ staff_id }) => staff_id === id).map(wallStretch),
    maxPerDay: max_per_day,
    duration: duration === null ? null : duration * minute,
  }
}

function dayPlan(hours: Plan['hours']): DayPlan {
  const times = (kind: 'work' | 'break') =>
    hours
      .filter((one) => one.kind === kind)
      .map(({ start_time, end_time }) => [minuteNamed(start_time), minuteNamed(end_time)] as const)
  return { intervals: times('work'), breaks: times('break') }
}

function occupationOf(session: StoredSession): Occupation {
  return {
    id: session.id,
    serviceId: session.overbooked ? `${session.service_id} overbooked` : session.service_id,
    staffId: session.staff_id,
    start: session.start_ms,
    end: session.end_ms,
    bufferBefore: session.buffer_before_minutes * minute,
    bufferAfter: session.buffer_after_minutes * minute,
    free: session.free_minutes.map(([from, to]) => ({ from: from * minute, to: to * minute })),
    seats: session.seats,
    resources: session.resources,
  }
}
