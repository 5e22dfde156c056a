import type { TenantDb } from '@bookme/tenancy'
import { and, asc, eq, gt, gte, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { exactlyOne } from '../../core/postgres.ts'
import { type BookingStatus, bookings, items } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'
import { staff } from '../staff/tables.ts'

// Of the customer the name and the language: notes, answers and addresses stay where they are.
const facts = {
  bookingId: bookings.id,
  reference: bookings.reference,
  status: bookings.status,
  expiresAt: bookings.expiresAt,
  sequence: bookings.sequence,
  changedAt: bookings.updatedAt,
  customer: customers.name,
  language: customers.language,
  service: items.name,
  translations: items.translations,
}

/** The parts of a booking in their order, each with the times of the whole; none: there is no such booking. */
export async function listPartsOf(db: TenantDb, bookingId: string, within: string | null) {
  return db
    .select({ ...facts, startTime: bookings.startTime, endTime: bookings.endTime })
    .from(bookings)
    .innerJoin(items, eq(items.bookingId, bookings.id))
    .leftJoin(customers, eq(customers.id, bookings.customerId))
    .where(
      and(
        eq(bookings.id, bookingId),
        within === null
          ? undefined
          : sql`exists (select from bookings_item mine where mine.booking_id = ${bookings.id} and mine.staff_id = ${within}::uuid)`,
      ),
    )
    .orderBy(asc(items.position))
}

/** What keeps its time. From a subscription whatever is not there any more is taken out of the calendar. */
const standing: BookingStatus[] = ['pending', 'confirmed', 'checked_in', 'completed']

const day = 24
const pastHours = 30 * day
const aheadHours = 366 * day
const mostEntries = 2000

/** What a person has to do, from thirty days ago to 366 ahead, in the order of time; at most 2000. */
export async function listWorkOf(db: TenantDb, staffId: string, now: Temporal.Instant) {
  return db
    .select({
      ...facts,
      position: items.position,
      startTime: items.startTime,
      endTime: items.endTime,
      isPart: sql<boolean>`exists (select from bookings_item other
        where other.booking_id = ${items.bookingId} and other.id <> ${items.id})`,
    })
    .from(items)
    .innerJoin(bookings, eq(bookings.id, items.bookingId))
    .leftJoin(customers, eq(customers.id, bookings.customerId))
    .where(
      and(
        eq(items.staffId, staffId),
        gte(items.startTime, now.subtract({ hours: pastHours })),
        lt(items.startTime, now.add({ hours: aheadHours })),
        inArray(bookings.status, standing),
        // A request that nobody answered has given its time back, whether somebody has written that down or not.
        or(ne(bookings.status, 'pending'), isNull(bookings.expiresAt), gt(bookings.expiresAt, now)),
      ),
    )
    .orderBy(asc(items.startTime), asc(items.id))
    .limit(mostEntries)
}

/** What the feed of a person needs of them. */
export type Subscribed = Pick<typeof staff.$inferSelect, 'id' | 'name' | 'userId' | 'isActive' | 'feedVersion'>

const subscribed = {
  id: staff.id,
  name: staff.name,
  userId: staff.userId,
  isActive: staff.isActive,
  feedVersion: staff.feedVersion,
}

export async function findPerson(db: TenantDb, id: string): Promise<Subscribed | undefined> {
  const [person] = await db.select(subscribed).from(staff).where(eq(staff.id, id))
  return person
}

/** Makes all addresses of a person's feed that were given out so far worthless. */
export async function revokeFeed(db: TenantDb, id: string): Promise<Subscribed> {
  const changed = await db
    .update(staff)
    .set({ feedVersion: sql`${staff.feedVersion} + 1` })
    .where(eq(staff.id, id))
    .returning(subscribed)
  return exactlyOne(changed)
}
