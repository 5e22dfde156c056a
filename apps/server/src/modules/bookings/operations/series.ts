import type { TenantTx } from '@bookme/tenancy'
import { and, asc, eq, gt, gte, inArray } from 'drizzle-orm'
import { DomainError } from '../../../core/errors.ts'
import { exactlyOne } from '../../../core/postgres.ts'
import { isoOf, millisecondsOf, minute, type Zone } from '../../../core/time.ts'
import type { Wish } from '../calendar/index.ts'
import { BookingNotFoundError, NotOfferedError, SeriesNotFoundError, SlotTakenError } from '../errors.ts'
import { hasLapsed } from '../life-cycle.ts'
import { latestPolicy } from '../policy/index.ts'
import { listItems, lockSubjects } from '../queries.ts'
import { type Booking, bookings, type Series, series } from '../tables.ts'
import { nearestStarts } from './availability.ts'
import { answersOf, contactPhoneOf, outcome, write } from './book.ts'
import { customerFor } from './customer.ts'
import { type Step, transition } from './life.ts'
import { reschedule } from './move.ts'
import { assertNear, reserve, wallTimeOf } from './reserve.ts'
import { type BookingRequest, type Circumstances, momentOf, nowOf, partsOf, wishOf } from './wanted.ts'

/** How often something is to take place: `count` times, every so many days, weeks or months. */
export interface Rule extends Pick<Series, 'frequency' | 'every' | 'count'> {}

/** An occurrence that found no place, and the nearest starts that would. */
export interface Miss {
  startTime: Temporal.Instant
  wallTime: string
  code: string
  reason: string
  alternatives: string[]
}

/**
 * The same appointment again and again, at the same time on the wall. Each occurrence is a booking of its own, checked
 * as any other; those that find no place are told.
 *
 * @throws {SlotTakenError} not one of them finds a place
 * @throws {NotOfferedError} what is booked begins on a minute
 * @throws what is wrong with the wish itself
 */
export async function bookSeries(
  tx: TenantTx,
  wanted: BookingRequest,
  rule: Rule,
  around: Circumstances,
): Promise<{ series: Series; bookings: Booking[]; misses: Miss[] }> {
  const { zone } = around
  const firstWallTime = wallTimeOf(zone, onTheMinute(wanted.startTime, around))
  const wish = wishOf(wanted)
  // In the order of any booking: whoever is to do it before who it is for, or they wait for each other.
  const [, { id: customerId }, policy, answers] = await Promise.all([
    lockSubjects(tx, wish, momentOf(around).now),
    customerFor(tx, wanted, around),
    latestPolicy(tx),
    answersOf(tx, wanted, around),
  ])
  const made = exactlyOne(
    await tx
      .insert(series)
      .values({ ...rule, firstWallTime, customerId })
      .returning(),
  )
  const notes = wanted.notes ?? ''
  const contactPhone = contactPhoneOf(wanted)
  const { done, misses } = await each(
    tx,
    occurrences(wanted.startTime, firstWallTime, rule, zone),
    () => wish,
    around,
    async (inner, at) => {
      const reserved = await reserve(inner, wish, at, around)
      const isRequest = reserved.calendar.offers.some((offer) => offer?.service.requires_approval)
      const { event, ...result } = outcome({ isRequest, depositMinor: 0 }, policy, at, around)
      const said = { customerId, contactPhone, notes, answers }
      const values = { ...result, ...said, seriesId: made.id, policyVersion: policy.version }
      return write(inner, reserved, values, event, around)
    },
  )
  const [first] = misses
  if (done.length === 0 && first !== undefined) {
    const why = `None of the ${rule.count} times is free. ${first.reason}`
    throw new SlotTakenError(why, { alternatives: first.alternatives })
  }
  return { series: made, bookings: done, misses }
}

/**
 * Cancels what is still to come of a series.
 *
 * @param from - the booking to begin with; without it all of them
 */
export async function cancelSeries(tx: TenantTx, id: string, from: string | undefined, step: Step): Promise<Booking[]> {
  const cancelled: Booking[] = []
  for (const booking of await openBookings(tx, id, from, nowOf(step))) {
    cancelled.push(await transition(tx, 'cancel', booking.id, step))
  }
  return cancelled
}

/**
 * Moves what is still to come of a series by as much as one of its bookings moves, on the wall's clock: from Mondays at
 * ten to Tuesdays at eleven. What finds no place stays where it is, and is told.
 *
 * @param wanted.from - the booking that moves to `startTime`, the first that moves
 */
export async function moveSeries(
  tx: TenantTx,
  id: string,
  wanted: { from: string; startTime: Temporal.Instant; staffId?: string | undefined },
  around: Circumstances,
): Promise<{ bookings: Booking[]; misses: Miss[] }> {
  const { zone } = around
  const open = await openBookings(tx, id, wanted.from, nowOf(around))
  // What begins with it is not yet over, and neither cancelled nor done.
  const first = open.find((booking) => booking.id === wanted.from)
  if (first === undefined) {
    throw new BookingNotFoundError(`There is no booking ${wanted.from} to be moved in this series.`)
  }
  const target = wallOf(zone, onTheMinute(wanted.startTime, around))
  const by = target.since(wallOf(zone, first.startTime.epochMilliseconds), { largestUnit: 'day' })
  const parts = partsOf(await listItems(tx, first.id))
  const targets = new Map(
    open.map((booking) => [
      booking === first ? wanted.startTime : instantOf(zone, wallOf(zone, booking.startTime.epochMilliseconds).add(by)),
      booking,
    ]),
  )
  const bookingAt = (at: Temporal.Instant) => targets.get(at) as Booking
  const wishAt = (at: Temporal.Instant) => {
    const { id: exclude, seats } = bookingAt(at)
    return { parts, staffId: wanted.staffId, seats, exclude }
  }
  // Those that move away come first, so that none moves into the place of the next.
  const inOrder = by.sign > 0 ? [...targets.keys()].reverse() : [...targets.keys()]
  const { done, misses } = await each(tx, inOrder, wishAt, around, (inner, at) =>
    reschedule(inner, bookingAt(at).id, { startTime: at, staffId: wanted.staffId }, around),
  )
  return { bookings: done.sort((a, b) => Temporal.Instant.compare(a.startTime, b.startTime)), misses }
}

const mostSearches = 10

/** Each in a savepoint of its own, so that one that is refused leaves the others. */
async function each(
  tx: TenantTx,
  starts: readonly Temporal.Instant[],
  wishAt: (start: Temporal.Instant) => Wish,
  around: Circumstances,
  work: (inner: TenantTx, start: Temporal.Instant) => Promise<Booking>,
): Promise<{ done: Booking[]; misses: Miss[] }> {
  const done: Booking[] = []
  const misses: Miss[] = []
  for (const startTime of starts) {
    try {
      done.push(await tx.savepoint((inner) => work(inner, startTime)))
    } catch (error) {
      // A wish that cannot be granted at any time is the caller's mistake.
      if (!(error instanceof DomainError) || !missed.has(error.code)) throw error
      const start = millisecondsOf(startTime)
      // Everybody else waits meanwhile: of many the first are enough to see what would be free.
      const near =
        misses.length < mostSearches ? await nearestStarts(tx, wishAt(startTime), start, momentOf(around)) : []
      const wallTime = wallTimeOf(around.zone, start)
      misses.push({ startTime, wallTime, code: error.code, reason: error.message, alternatives: near.map(isoOf) })
    }
  }
  return { done, misses }
}

const missed: ReadonlySet<string> = new Set([
  'bookings.slot_taken',
  'bookings.not_offered',
  'bookings.start_in_past',
  'bookings.too_short_notice',
  'bookings.start_too_far',
  'bookings.move_refused',
])

const wallOf = (zone: Zone, instant: number) => Temporal.PlainDateTime.from(wallTimeOf(zone, instant))

const instantOf = (zone: Zone, wall: Temporal.PlainDateTime) =>
  Temporal.Instant.fromEpochMilliseconds(zone.instantOf(Date.parse(`${wall.toString({ smallestUnit: 'second' })}Z`)))

/**
 * In milliseconds since 1970.
 *
 * @throws {NotOfferedError} the wall's clock, by which the others are found, has no seconds
 * @throws {StartInPastError} @throws {StartTooFarError}
 */
function onTheMinute(startTime: Temporal.Instant, around: Circumstances): number {
  assertNear(startTime, momentOf(around))
  const start = millisecondsOf(startTime)
  if (start % minute === 0) return start
  const message = `${startTime} is not offered: between two minutes.`
  throw new NotOfferedError(message, { faults: [{ field: 'start_time', message }] })
}

/** The 31st of a month that has none is its last day. The first is as it was asked for, where a time occurs twice. */
function occurrences(
  start: Temporal.Instant,
  firstWallTime: string,
  { frequency, every, count }: Rule,
  zone: Zone,
): Temporal.Instant[] {
  const first = Temporal.PlainDateTime.from(firstWallTime)
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? start : instantOf(zone, first.add({ [`${frequency}s`]: index * every })),
  )
}

/** The bookings of a series that are still to come, in their order; nobody else changes them until `tx` is over. */
async function openBookings(
  tx: TenantTx,
  id: string,
  from: string | undefined,
  now: Temporal.Instant,
): Promise<Booking[]> {
  const [known] = await tx.select().from(series).where(eq(series.id, id))
  if (known === undefined) throw new SeriesNotFoundError(`There is no series ${id} here.`)
  const own = eq(bookings.seriesId, id)
  const [first] =
    from === undefined
      ? []
      : await tx
          .select()
          .from(bookings)
          .where(and(own, eq(bookings.id, from)))
  if (from !== undefined && first === undefined) {
    throw new BookingNotFoundError(`There is no booking ${from} in this series.`)
  }
  const open = await tx
    .select()
    .from(bookings)
    .where(
      and(
        own,
        inArray(bookings.status, ['pending', 'confirmed']),
        gt(bookings.startTime, now),
        first === undefined ? undefined : gte(bookings.startTime, first.startTime),
      ),
    )
    .orderBy(asc(bookings.startTime))
    .for('update')
  // What nobody answered in time is over, whether somebody has written that down or not.
  return open.filter((booking) => !hasLapsed(booking, now))
}
