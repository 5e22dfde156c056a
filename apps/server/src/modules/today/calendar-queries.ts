import type { TenantDb } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import type { BookingStatus } from '../bookings/tables.ts'

export interface CalendarRow {
  id: string
  reference: string
  status: BookingStatus
  start_time: string
  end_time: string
  customer: { id: string; name: string; phone: string } | null
  seats: number
  source: 'page' | 'staff' | 'api' | 'walk_in'
  sequence: number
  has_notes: boolean
  items: {
    staff_id: string
    service_id: string
    name: string
    start_time: string
    end_time: string
    buffer_before_minutes: number
    buffer_after_minutes: number
    session_id: string | null
    resource_ids: string[]
  }[]
}

/** The bookings that meet a stretch of time with all that a calendar draws of them, and the people, in one statement. */
export async function listCalendar(
  db: TenantDb,
  { from, to, now, staffId }: { from: number; to: number; now: number; staffId: string | null },
): Promise<{ people: { id: string; name: string }[]; bookings: CalendarRow[] }> {
  const at = (instant: number) =>
    sql`${Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toString()}::timestamptz`
  const own =
    staffId === null
      ? sql`true`
      : sql`exists (select from bookings_item i where i.booking_id = b.id and i.staff_id = ${staffId}::uuid)`
  // A visit lasts some days at most: so the index of starts finds those that began before.
  const meets = sql`b.start_time >= ${at(from)} - interval '7 days' and b.start_time < ${at(to)} and b.end_time > ${at(from)}`
  const lasting = sql`b.status in ('confirmed', 'checked_in', 'completed', 'no_show')
    or b.status in ('pending', 'held') and (b.expires_at is null or b.expires_at > ${at(now)})`
  const { rows } = await db.execute<{
    calendar: { people: { id: string; name: string }[]; bookings: CalendarRow[] }
  }>(sql`
    select json_build_object(
      'people', (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by position, name, id), '[]')
        from staff_staff where is_active and (${staffId}::uuid is null or id = ${staffId}::uuid)),
      'bookings', (select coalesce(json_agg(found.row order by found.start_time, found.id), '[]') from (
        select b.start_time, b.id, json_build_object('id', b.id, 'reference', b.reference, 'status', b.status,
          'start_time', b.start_time, 'end_time', b.end_time, 'seats', b.seats, 'source', b.source,
          'sequence', b.sequence, 'has_notes', b.notes <> '',
          'customer', case when c.id is not null then
            json_build_object('id', c.id, 'name', coalesce(nullif(c.name, ''), c.email), 'phone', c.phone) end,
          'items', (select coalesce(json_agg(json_build_object('staff_id', i.staff_id, 'service_id', i.service_id,
            'name', i.name, 'start_time', i.start_time, 'end_time', i.end_time, 'session_id', i.session_id,
            'buffer_before_minutes', coalesce(s.buffer_before_minutes, 0),
            'buffer_after_minutes', coalesce(s.buffer_after_minutes, 0),
            'resource_ids', (select coalesce(json_agg(r ->> 'id'), '[]') from jsonb_array_elements(s.resources) r))
            order by i.position), '[]')
            from bookings_item i left join bookings_session s on s.id = i.session_id where i.booking_id = b.id)) as row
        from bookings_booking b left join customers_customer c on c.id = b.customer_id
        where ${meets} and (${lasting}) and ${own} order by b.start_time, b.id limit 3000) found)
    ) as calendar`)
  return (rows[0] as (typeof rows)[number]).calendar
}
