import { randomUUIDv7 } from 'node:crypto'
import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { exactMillisecondsOf, millisecondsOf, minute, type Zone, zoneNamed } from '../../core/time.ts'
import { resources } from '../resources/tables.ts'
import { clock, type Doer, record } from './events.ts'
import { releaseLapsed } from './queries.ts'
import { type Booking, bookings, type Item, items, occupations, type Period, type Session, sessions } from './tables.ts'

/** A booking at whose start the clock on the wall shows another time than the one it was made for. */
export interface DisplacedBooking extends Pick<Booking, 'id' | 'reference' | 'status' | 'startTime'> {
  wallTime: string
  timeZone: string
  /** When the clock shows it, by the zone data of today. */
  keptBy: Temporal.Instant
}

/** What became of one: `conflict` has no place at its wall time and is where it was. */
export type Repaired = DisplacedBooking & { outcome: 'moved' | 'conflict' }

const byCommand: Doer = { ...clock, channel: 'command' }

/**
 * Bookings to come that newer zone data have moved on the wall, the earliest first. A start within the second of two
 * equal hours shows what it should, and one whose wall time is skipped by now is where it belongs: neither is listed.
 *
 * @throws {RangeError} one was made in a time zone that Node does not know
 */
export async function listDisplaced(db: TenantDb, now: Temporal.Instant): Promise<DisplacedBooking[]> {
  return (await db.select().from(bookings).where(isAhead(now)).orderBy(bookings.startTime, bookings.id)).flatMap(
    displaced,
  )
}

/**
 * Moves every displaced booking to where its wall time is now, whole and under the same reference, and tells it. They
 * make way for one another; whichever would meet somebody who stays, stays as well.
 *
 * @param tx - all that can move do so together; other writers of this business wait for the end of it
 */
export async function keepWallTimes(tx: TenantTx, now: Temporal.Instant): Promise<Repaired[]> {
  const found = (await listDisplaced(tx, now)).map(({ id }) => id)
  if (found.length === 0) return []
  const locked = await lock(tx, found, now)
  await releaseLapsed(tx, exactMillisecondsOf(now))
  const wanted = locked.flatMap(displaced).sort((a, b) => Temporal.Instant.compare(a.startTime, b.startTime))
  const { moving, ...arrangement } = arrange(await readSchedule(tx, wanted), wanted)
  const moved = locked.filter(({ id }) => moving.has(id))
  await write(tx, arrangement, moved, moving)
  return wanted.map((booking) => ({ ...booking, outcome: moving.has(booking.id) ? 'moved' : 'conflict' }))
}

const isAhead = (now: Temporal.Instant) =>
  and(
    gt(bookings.startTime, now),
    inArray(bookings.status, ['held', 'pending', 'confirmed']),
    // Of a hold, or a request: it has not lapsed.
    or(eq(bookings.status, 'confirmed'), isNull(bookings.expiresAt), gt(bookings.expiresAt, now)),
    isNotNull(bookings.wallTime),
    isNotNull(bookings.timeZone),
  )

/** One value, however many they are. */
const isAny = (column: AnyPgColumn, ids: readonly string[]) => sql`${column} = any(${sql.param(ids)}::uuid[])`

function displaced({ id, reference, status, startTime, wallTime, timeZone }: Booking): DisplacedBooking[] {
  if (wallTime === null || timeZone === null) return []
  const zone = zoneOf(reference, timeZone)
  const start = startTime.epochMilliseconds
  const promised = Date.parse(`${wallTime}Z`)
  const shown = start + zone.offsetAt(start)
  // The wall time is kept to the minute; whoever came in between has its seconds still.
  const seconds = ((shown % minute) + minute) % minute
  const shift = zone.instantOf(promised) + seconds - start
  if (shown - seconds === promised || shift === 0) return []
  return [{ id, reference, status, startTime, wallTime, timeZone, keptBy: startTime.add({ milliseconds: shift }) }]
}

/** @throws {RangeError} */
function zoneOf(reference: string, timeZone: string): Zone {
  try {
    return zoneNamed(timeZone)
  } catch (cause) {
    throw new RangeError(`Booking ${reference} was made in ${timeZone}, a time zone that Node does not know.`, {
      cause,
    })
  }
}

const shiftOf = ({ startTime, keptBy }: DisplacedBooking) => keptBy.epochMilliseconds - startTime.epochMilliseconds

/**
 * The bookings as they are now, in the order in which everybody locks: first the bookings, then whoever and whatever
 * may be busy. From here on no seat of this business is given or taken by anybody else.
 */
async function lock(tx: TenantTx, ids: readonly string[], now: Temporal.Instant): Promise<Booking[]> {
  const [locked] = await Promise.all([
    tx
      .select()
      .from(bookings)
      .where(and(isAny(bookings.id, ids), isAhead(now)))
      .orderBy(bookings.id)
      .for('update'),
    // The same numbers as in `lockSubjects`.
    tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(in_order.id::text, 0)) from (
      select id from (select id from staff_staff union select id from resources_resource
        union select id from services_service where max_per_day is not null
      ) subjects order by id) in_order`),
  ])
  return locked
}

/** What of the business's time the moves may concern. */
interface Schedule {
  /** Of the displaced bookings. */
  items: Item[]
  sessions: Map<string, Session>
  occupations: Occupation[]
  /** Of resources. */
  capacities: Map<string, number>
}

interface Occupation extends Pick<typeof occupations.$inferSelect, 'subjectId' | 'units' | 'pooled' | 'overbooked'> {
  sessionId: string
  during: Period
}

async function readSchedule(tx: TenantTx, wanted: readonly DisplacedBooking[]): Promise<Schedule> {
  const shifts = new Map(wanted.map((booking) => [booking.id, shiftOf(booking)]))
  const own = await tx
    .select({ item: items, session: sessions })
    .from(items)
    .innerJoin(sessions, eq(sessions.id, items.sessionId))
    .where(isAny(items.bookingId, [...shifts.keys()]))
    .orderBy(items.startTime, items.id)
  if (own.length === 0) return { items: [], sessions: new Map(), occupations: [], capacities: new Map() }
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { item, session } of own) {
    const shift = shifts.get(item.bookingId) ?? 0
    const { startTime, endTime, bufferBeforeMinutes, bufferAfterMinutes } = session
    from = Math.min(from, startTime.epochMilliseconds - bufferBeforeMinutes * minute + Math.min(shift, 0))
    // What is finer than a millisecond ends before the next.
    to = Math.max(to, endTime.epochMilliseconds + 1 + bufferAfterMinutes * minute + Math.max(shift, 0))
  }
  const begin = Temporal.Instant.fromEpochMilliseconds(from)
  const end = Temporal.Instant.fromEpochMilliseconds(to)
  const overlapping = sql`${occupations.during} && tstzrange(${begin.toString()}, ${end.toString()})`
  const [around, busy, things] = await Promise.all([
    tx
      .select()
      .from(sessions)
      .where(and(lt(sessions.startTime, end), gt(sessions.endTime, begin))),
    tx.select().from(occupations).where(overlapping),
    tx.select().from(resources),
  ])
  return {
    items: own.map(({ item }) => item),
    sessions: new Map(around.map((session) => [session.id, session])),
    occupations: busy,
    capacities: new Map(things.map(({ id, capacity }) => [id, capacity])),
  }
}

/** A session as it is afterwards. */
interface Place {
  id: string
  session: Session
  taken: number
}

/** Those of a session who move by the same time: to a session of their own, or into one that is there already. */
interface Arrival {
  place: Place
  joins: boolean
  /** In milliseconds. */
  shift: number
  items: readonly Item[]
}

interface Arrangement {
  arrivals: Arrival[]
  /** Sessions in which somebody stays. */
  staying: Place[]
  /** Ids of those that all leave; whoever arrives with all of one has its id. */
  left: Set<string>
  occupied: Busy[]
}

/** An occupation as it is afterwards, and by how much it was moved. */
interface Busy extends Occupation {
  from: number
  to: number
  shift: number
  arrival?: Arrival
}

/** @returns the moves that are possible together, by booking in milliseconds, and what they come to */
function arrange(
  schedule: Schedule,
  wanted: readonly DisplacedBooking[],
): Arrangement & { moving: ReadonlyMap<string, number> } {
  const moving = new Map(wanted.map((booking) => [booking.id, shiftOf(booking)]))
  // Whoever stays may be in the way of others in turn. Each round has fewer to move, so there is a last one.
  for (;;) {
    const arrangement = placed(schedule, moving)
    const blocked = arrangement.arrivals.filter(({ place }) => place.taken > place.session.capacity)
    blocked.push(...colliding(arrangement.occupied, schedule.capacities))
    if (blocked.length === 0) return { ...arrangement, moving }
    for (const { bookingId } of blocked.flatMap((arrival) => arrival.items)) moving.delete(bookingId)
  }
}

/** Where everything would be, whether it can be there or not. */
function placed(schedule: Schedule, moving: ReadonlyMap<string, number>): Arrangement {
  const leaving = schedule.items.filter(({ bookingId }) => moving.has(bookingId))
  const seatsLeaving = new Map<string, number>()
  for (const { sessionId, seats } of leaving) {
    if (sessionId !== null) seatsLeaving.set(sessionId, (seatsLeaving.get(sessionId) ?? 0) + seats)
  }
  const known = [...schedule.sessions.values()]
  const all = known.map((session) => ({
    ...{ id: session.id, session, taken: session.taken - (seatsLeaving.get(session.id) ?? 0) },
  }))
  const staying = all.filter(({ taken }) => taken > 0)
  const left = new Set(all.filter(({ taken }) => taken === 0).map(({ id }) => id))

  // One service by one person at one start is one session, as the index has it; those squeezed in are never shared.
  const keyOf = ({ staffId, serviceId, startTime }: Session, shift: number) =>
    `${staffId} ${serviceId} ${startTime.epochMilliseconds + shift}`
  const open = new Map(
    staying.filter(({ session }) => !session.overbooked).map((place) => [keyOf(place.session, 0), place]),
  )
  const arrivals: Arrival[] = []
  const used = new Set<string>()
  const together = Map.groupBy(leaving, ({ sessionId, bookingId }) => `${sessionId} ${moving.get(bookingId)}`)
  for (const group of together.values()) {
    const [{ sessionId, bookingId }] = group as [Item]
    const session = schedule.sessions.get(sessionId as string) as Session
    const shift = moving.get(bookingId) as number
    const seats = group.reduce((sum, item) => sum + item.seats, 0)
    const key = keyOf(session, shift)
    const there = session.overbooked ? undefined : open.get(key)
    if (there !== undefined) there.taken += seats
    const id = left.has(session.id) && !used.has(session.id) ? session.id : randomUUIDv7()
    const place = there ?? { id, session, taken: seats }
    if (there === undefined) used.add(session.id)
    if (!session.overbooked) open.set(key, place)
    arrivals.push({ place, joins: there !== undefined, shift, items: group })
  }
  return { arrivals, staying, left, occupied: occupiedBy(schedule.occupations, arrivals, left) }
}

function occupiedBy(before: readonly Occupation[], arrivals: readonly Arrival[], left: ReadonlySet<string>): Busy[] {
  const arriving = Map.groupBy(
    arrivals.filter(({ joins }) => !joins),
    ({ place }) => place.session.id,
  )
  return before.flatMap(({ subjectId, sessionId, units, pooled, overbooked, during: { from, to } }) => {
    const about = { subjectId, units, pooled, overbooked }
    const busy = (id: string, shift: number): Busy => {
      const during = { from: from.add({ milliseconds: shift }), to: to.add({ milliseconds: shift }) }
      return {
        ...about,
        sessionId: id,
        during,
        from: millisecondsOf(during.from),
        to: millisecondsOf(during.to),
        shift,
      }
    }
    const moved = (arriving.get(sessionId) ?? []).map((arrival) => ({
      ...busy(arrival.place.id, arrival.shift),
      arrival,
    }))
    return left.has(sessionId) ? moved : [busy(sessionId, 0), ...moved]
  })
}

/** Arrivals that would share somebody or something with whoever did not come along by the same time. */
function colliding(occupied: readonly Busy[], capacities: ReadonlyMap<string, number>): Arrival[] {
  const bySubject = Map.groupBy(occupied, ({ subjectId }) => subjectId)
  return occupied.flatMap((one) => {
    // What was squeezed in on purpose goes along with what it was squeezed into.
    if (one.arrival === undefined || one.overbooked) return []
    const beside = (bySubject.get(one.subjectId) ?? []).filter(({ from, to }) => from < one.to && one.from < to)
    const strangers = beside.filter(({ shift }) => shift !== one.shift)
    if (strangers.length === 0) return []
    const used = beside.map(({ from }) => {
      const at = Math.max(from, one.from)
      return beside.filter((other) => other.from <= at && at < other.to).reduce((sum, { units }) => sum + units, 0)
    })
    const isAlone = !one.pooled && strangers.some(({ pooled }) => !pooled)
    return isAlone || Math.max(...used) > (capacities.get(one.subjectId) ?? 1) ? [one.arrival] : []
  })
}

// A statement has 65,535 values at most.
const mostRows = 1000

const chunks = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, index) =>
    rows.slice(index * mostRows, (index + 1) * mostRows),
  )

async function write(
  tx: TenantTx,
  { arrivals, staying, left, occupied }: Arrangement,
  moved: readonly Booking[],
  moving: ReadonlyMap<string, number>,
): Promise<void> {
  const begun = arrivals.filter(({ joins }) => !joins)
  // All that goes is gone before anything comes: the constraint looks at each row, and one's new time is another's old.
  await Promise.all([
    ...staying
      .filter(({ session, taken }) => taken !== session.taken)
      .map(({ id, taken }) => tx.update(sessions).set({ taken }).where(eq(sessions.id, id))),
    tx.delete(sessions).where(isAny(sessions.id, [...left])),
    ...chunks(begun).map((some) => tx.insert(sessions).values(some.map(sessionOf))),
    ...chunks(occupied.filter(({ arrival }) => arrival !== undefined)).map((some) =>
      tx.insert(occupations).values(
        some.map(({ subjectId, during, sessionId, units, pooled, overbooked }) => ({
          ...{ subjectId, during, sessionId, units, pooled, overbooked },
        })),
      ),
    ),
    ...arrivals.flatMap(({ place, shift, items: some }) =>
      some.map((item) =>
        tx
          .update(items)
          .set({ ...shifted(item, shift), sessionId: place.id })
          .where(eq(items.id, item.id)),
      ),
    ),
    ...moved.flatMap((booking) => {
      const { id, startTime, expiresAt, sequence, status } = booking
      const times = shifted(booking, moving.get(id) as number)
      // A request that waits until its start goes on doing so.
      const waits = expiresAt?.equals(startTime) === true ? { expiresAt: times.startTime } : {}
      const change = {
        ...{ bookingId: id, kind: 'moved', fromStatus: status, toStatus: status },
        before: { start_time: startTime.toString() },
        after: { start_time: times.startTime.toString() },
        metadata: { reason: `time zone data ${process.versions.tz}` },
      }
      return [
        tx
          .update(bookings)
          .set({ ...times, ...waits, sequence: sequence + 1 })
          .where(eq(bookings.id, id)),
        record(tx, change, byCommand),
      ]
    }),
  ])
}

function sessionOf({ place: { id, session, taken }, shift }: Arrival): typeof sessions.$inferInsert {
  const { updatedAt: _, ...kept } = session
  return { ...kept, ...shifted(session, shift), id, taken }
}

const shifted = ({ startTime, endTime }: Pick<Booking, 'startTime' | 'endTime'>, milliseconds: number) => ({
  startTime: startTime.add({ milliseconds }),
  endTime: endTime.add({ milliseconds }),
})
