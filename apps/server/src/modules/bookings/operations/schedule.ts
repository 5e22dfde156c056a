import type { TenantDb } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { day, isoOf } from '../../../core/time.ts'
import { type Dates, loadPeople, type Moment } from '../calendar/index.ts'
import { join, type Stretch, subtract, windowsOf } from '../engine/index.ts'
import { listItems } from '../queries.ts'
import type { BookingStatus } from '../tables.ts'

/** One part of a booking, with what surrounds it. */
export interface Entry {
  item_id: string
  booking_id: string
  reference: string
  status: BookingStatus
  awaits_payment: boolean
  service_id: string
  staff_id: string
  name: string
  start_ms: number
  end_ms: number
  buffer_before_minutes: number
  buffer_after_minutes: number
  customer_id: string | null
  customer_name: string | null
  seats: number
  session_id: string | null
  capacity: number
  taken: number
  overbooked: boolean
  resource_ids: string[]
  parts: number
}

/**
 * A calendar as it hangs on the wall: what takes place on some dates, who works when, and what is closed.
 *
 * @param staffId - of this person alone
 */
export async function scheduleOf(db: TenantDb, dates: Dates, moment: Moment, staffId: string | null) {
  const { zone } = moment
  const span = { from: zone.instantOf(dates.from * day), to: zone.instantOf((dates.to + 1) * day) }
  const [entries, people, named] = await Promise.all([
    readEntries(db, span, moment.now, staffId),
    loadPeople(db, dates, moment),
    readNamed(db, dates),
  ])
  const within = (stretches: readonly Stretch[]) =>
    join(stretches.map(({ from, to }) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))).filter(
      ({ from, to }) => from < to,
    )
  const onWall = ({ starts_at, ends_at }: { starts_at: string; ends_at: string }): Stretch => ({
    from: zone.instantOf(Date.parse(`${starts_at}Z`)),
    to: zone.instantOf(Date.parse(`${ends_at}Z`)),
  })
  const closed = join([...people.closures])
  return {
    entries,
    people: people.staff
      .filter(({ id }) => staffId === null || id === staffId)
      .map((person) => {
        const away = join([...person.timeOff])
        const open = subtract(join(windowsOf(person, zone, dates).windows), join([...away, ...closed]))
        return { staffId: person.id, open: within(open), away: within(away) }
      }),
    closures: named.closures.map((closure) => ({ name: closure.name, ...onWall(closure) })),
    rooms: named.rooms.map((room) => ({ resourceId: room.resource_id, ...onWall(room) })),
  }
}

/** Whether a booking is one that somebody sees: with their own calendar alone, one that they do a part of. */
export async function isSeen(db: TenantDb, id: string, staffId: string | null): Promise<boolean> {
  if (staffId === null) return true
  return (await listItems(db, id)).some((item) => item.staffId === staffId)
}

async function readEntries(db: TenantDb, span: Stretch, now: number, staffId: string | null): Promise<Entry[]> {
  const [from, to, at] = [span.from, span.to, now].map((ms) => sql`${isoOf(Math.floor(ms))}::timestamptz`)
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select i.id as item_id, b.id as booking_id, b.reference, b.status, b.awaits_payment, i.service_id, i.staff_id, i.name,
      (extract(epoch from i.start_time) * 1000)::float8 as start_ms, (extract(epoch from i.end_time) * 1000)::float8 as end_ms,
      coalesce(s.buffer_before_minutes, 0) as buffer_before_minutes, coalesce(s.buffer_after_minutes, 0) as buffer_after_minutes,
      b.customer_id, c.name as customer_name, i.seats, s.id as session_id, coalesce(s.capacity, 1) as capacity,
      coalesce(s.taken, 0) as taken, coalesce(s.overbooked, false) as overbooked,
      coalesce((select json_agg(r ->> 'id') from jsonb_array_elements(s.resources) r), '[]') as resource_ids,
      (select count(*)::int from bookings_item o where o.booking_id = b.id) as parts
    from bookings_item i
    join bookings_booking b on b.id = i.booking_id
    left join bookings_session s on s.id = i.session_id
    left join customers_customer c on c.id = b.customer_id
    where i.start_time < ${to} and i.start_time >= ${from}::timestamptz - interval '1 day' and i.end_time > ${from}
      and b.status in ('held', 'pending', 'confirmed', 'checked_in', 'completed', 'no_show')
      and (b.expires_at is null or b.status not in ('held', 'pending') or b.expires_at > ${at})
      ${staffId === null ? sql`` : sql`and i.staff_id = ${staffId}::uuid`}
    order by i.start_time, i.position, i.id limit 5000`)
  return rows as unknown as Entry[]
}

interface Named {
  closures: { name: string; starts_at: string; ends_at: string }[]
  rooms: { resource_id: string; starts_at: string; ends_at: string }[]
}

async function readNamed(db: TenantDb, { from, to }: Dates): Promise<Named> {
  const [first, behind] = [from, to + 1].map((date) => sql`${isoOf(date * day).slice(0, 10)}::date`)
  const meets = sql`starts_at < ${behind} and ends_at > ${first}`
  const { rows } = await db.execute<{ named: Named }>(sql`select json_build_object(
    'closures', (select coalesce(json_agg(row_to_json(q)), '[]') from (
      select name, starts_at, ends_at from bookings_closure where is_active and ${meets} order by starts_at) q),
    'rooms', (select coalesce(json_agg(row_to_json(q)), '[]') from (
      select resource_id, starts_at, ends_at from resources_closure where ${meets} order by starts_at) q)
  ) as named`)
  return (rows[0] as { named: Named }).named
}
