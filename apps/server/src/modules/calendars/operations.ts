import type { TenantDb } from '@bookme/tenancy'
import { usualSettings } from '../tenants/tables.ts'
import { calendarOf, eventOf, type Telling } from './entries.ts'
import { NoCalendarError } from './errors.ts'
import { listPartsOf, listWorkOf, type Subscribed } from './queries.ts'

/** Of one business, at one time. */
interface Around {
  /** The name of the business. */
  business: string
  /** The platform's own domain. */
  baseDomain: string
  now: Temporal.Instant
}

/**
 * A booking for the calendar of whoever booked it, in their language: one event from its start to its end, also when it
 * has several parts, and also when it is cancelled.
 *
 * @returns the iCalendar text, and a name for the file
 * @throws {NoCalendarError} there is no such booking, or its time is only held
 */
export async function calendarOfBooking(
  db: TenantDb,
  bookingId: string,
  { business, baseDomain, now, ownStaffId = null }: Around & { ownStaffId?: string | null },
): Promise<{ text: string; filename: string }> {
  const parts = await listPartsOf(db, bookingId, ownStaffId)
  const [first] = parts
  if (first === undefined || first.status === 'held') {
    throw new NoCalendarError(`There is no booking ${bookingId} here that belongs in a calendar.`)
  }
  const { status, expiresAt } = first
  const hasLapsed = status === 'pending' && expiresAt !== null && Temporal.Instant.compare(expiresAt, now) <= 0
  const language = first.language ?? usualSettings.language
  const services = parts.map(({ service, translations }) => translations[language]?.name ?? service)
  const event = eventOf(
    { ...first, status: hasLapsed ? 'expired' : status, services, whom: business },
    // With a METHOD the stamp says when the text was made; what is newer counts for a calendar.
    { baseDomain, language, madeAt: now },
  )
  return { text: calendarOf([event], 'PUBLISH'), filename: `${first.reference}.ics` }
}

/** All that a person has to do around now, as the feed that calendars subscribe to. */
export async function feedOf(
  db: TenantDb,
  { id, name }: Subscribed,
  { business, baseDomain, now, language }: Around & Pick<Telling, 'language'>,
): Promise<string> {
  const work = await listWorkOf(db, id, now)
  const events = work.map(({ service, translations: _, customer, isPart, position, ...facts }) =>
    eventOf(
      { ...facts, position: isPart ? position : undefined, services: [service], whom: customer ?? '' },
      { baseDomain, language },
    ),
  )
  return calendarOf(events, { feedOf: `${name} · ${business}` })
}
