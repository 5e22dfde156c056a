import type { TenantDb } from '@bookme/tenancy'
import { and, asc, eq, exists, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { day, isoOf, type Zone } from '../../core/time.ts'
import { customers } from '../customers/tables.ts'
import { bookings, items, sessions } from './tables.ts'

/** Wall times, as closures and time off have them; half-open. */
export interface WallStretch {
  startsAt: string
  endsAt: string
}

const mostConflicts = 200
/** No appointment lasts nearly as long: what began before is over, and need not be read. */
const longest = 31 * day

/** Bookings that are still to come about; what has lapsed is not. */
const isActive = (now: Temporal.Instant) =>
  and(
    inArray(bookings.status, ['held', 'pending', 'confirmed', 'checked_in']),
    or(isNull(bookings.expiresAt), gt(bookings.expiresAt, now)),
  )

/** The years of four digits: PostgreSQL reads no others. */
const earliest = Date.parse('0001-01-01T00:00Z')
const latest = Date.parse('9999-12-31T23:59Z')
const instantOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(Math.min(Math.max(ms, earliest), latest))
const wallInstant = (zone: Zone, wall: string) => zone.instantOf(Date.parse(`${wall}Z`))

/**
 * The active bookings that a stretch of wall time would be in the way of: some part of them, without its buffers, shares
 * an instant with it.
 *
 * @param stretch - `staffId` and `resourceId`: of them alone
 * @returns the first two hundred by their start, and how many there are
 */
export async function listConflicts(
  db: TenantDb,
  stretch: WallStretch & { staffId?: string | undefined; resourceId?: string | undefined },
  { zone, now }: { zone: Zone; now: Temporal.Instant },
) {
  const startsAt = wallInstant(zone, stretch.startsAt)
  const from = instantOf(startsAt)
  const to = instantOf(wallInstant(zone, stretch.endsAt))
  const { staffId, resourceId } = stretch
  const parts = db
    .select({ one: sql`1` })
    .from(items)
    .innerJoin(sessions, eq(sessions.id, items.sessionId))
    .where(
      and(
        eq(items.bookingId, bookings.id),
        lt(sessions.startTime, to),
        gt(sessions.endTime, from),
        staffId === undefined ? undefined : eq(sessions.staffId, staffId),
        resourceId === undefined
          ? undefined
          : sql`${sessions.resources} @> ${JSON.stringify([{ id: resourceId }])}::jsonb`,
      ),
    )
  const rows = await db
    .select({
      id: bookings.id,
      reference: bookings.reference,
      status: bookings.status,
      startTime: bookings.startTime,
      endTime: bookings.endTime,
      wallTime: bookings.wallTime,
      staffId: bookings.staffId,
      customerName: customers.name,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(bookings)
    .leftJoin(customers, eq(customers.id, bookings.customerId))
    .where(
      and(
        isActive(now),
        gt(bookings.startTime, instantOf(startsAt - longest)),
        lt(bookings.startTime, to),
        gt(bookings.endTime, from),
        exists(parts),
      ),
    )
    .orderBy(asc(bookings.startTime), asc(bookings.id))
    .limit(mostConflicts)
  return { count: rows[0]?.total ?? 0, results: rows.map(({ total: _, ...row }) => row) }
}

/** How many active bookings begin in each of these stretches, in their order. */
export async function countStarts(
  db: TenantDb,
  stretches: readonly WallStretch[],
  { zone, now }: { zone: Zone; now: Temporal.Instant },
): Promise<number[]> {
  if (stretches.length === 0) return []
  const instant = (wall: string): SQL => sql`${isoOf(wallInstant(zone, wall))}::timestamptz`
  const { rows } = await db.execute<{ count: number }>(sql`
    select (select count(*)::int from ${bookings} where ${bookings.startTime} >= stretch.starts
      and ${bookings.startTime} < stretch.ends and ${isActive(now)}) as count
    from (values ${sql.join(
      stretches.map(({ startsAt, endsAt }, index) => sql`(${index}::int, ${instant(startsAt)}, ${instant(endsAt)})`),
      sql`, `,
    )}) as stretch (position, starts, ends) order by position`)
  return rows.map(({ count }) => count)
}
