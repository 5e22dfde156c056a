import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { isoOf, millisecondsOf, type Zone } from '../../core/time.ts'
import { findOrCreateCustomer } from '../customers/index.ts'
import { services } from '../services/tables.ts'
import { type Calendar, type Dates, loadCalendar, type Moment, type Wish } from './calendar.ts'
import { explainStart, findStarts, type Part, planVisit, type Reason } from './engine/index.ts'
import {
  BookingNotFoundError,
  HoldLapsedError,
  IllegalTransitionError,
  NotOfferedError,
  ServiceInactiveError,
  SlotTakenError,
  StartInPastError,
  StartTooFarError,
  TooShortNoticeError,
  UnknownServiceError,
  UnknownStaffMemberError,
} from './errors.ts'
import { clock, type Doer, record } from './events.ts'
import { assertTransition, type TransitionName } from './life-cycle.ts'
import {
  changeStatus,
  explained,
  insertBooking,
  listItems,
  lockBooking,
  lockSubjects,
  occupy,
  priceOf,
  releaseLapsed,
  releaseSeats,
} from './queries.ts'
import { type Booking, bookings, items } from './tables.ts'

/** Somebody who books for themselves. */
const visitor: Doer = { ...clock, actorKind: 'customer', channel: 'api' }

/** How long a chosen time is kept for whoever fills in the rest. */
const holdMinutes = 10

export interface BookingRequest extends Pick<Wish, 'staffId' | 'seats'> {
  serviceId: string
  /** Services that follow it, back to back. */
  followedBy?: readonly string[] | undefined
  customerEmail: string
  customerName?: string | undefined
  notes?: string | undefined
  startTime: Temporal.Instant
}

/** Where and when it happens, and who asks. */
export interface Circumstances {
  zone: Zone
  /** By default now. */
  now?: Temporal.Instant
  by?: Doer
  source?: Booking['source']
}

/** A time that is asked for, by whomever. */
export type TimeWanted = Omit<BookingRequest, 'customerEmail'>

export const wishOf = ({ serviceId, followedBy = [], staffId, seats }: TimeWanted): Wish => ({
  serviceIds: [serviceId, ...followedBy],
  staffId,
  seats,
})

const momentOf = ({ zone, now = Temporal.Now.instant() }: Circumstances): Moment => ({
  zone,
  now: now.epochMilliseconds,
})

/** The starts that are offered on some dates, and with whom. */
export async function listStarts(db: TenantDb, wish: Wish, dates: Dates, moment: Moment) {
  const calendar = await loadCalendar(db, wish, dates, moment)
  assertOffered(calendar, wish)
  return findStarts(calendar.question)
}

/** How far from a start that is taken others are looked for, and how many are told. */
const nearDays = 7
const mostAlternatives = 3

/** The free starts nearest to one that is taken, ascending. */
export async function nearestStarts(db: TenantDb, wish: Wish, start: number, moment: Moment): Promise<number[]> {
  const date = moment.zone.dateOf(start)
  const dates = { from: Math.max(date - nearDays, moment.zone.dateOf(moment.now)), to: date + nearDays }
  const { starts } = await listStarts(db, wish, dates, moment)
  const nearest = starts.toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start)).slice(0, mostAlternatives)
  return nearest.sort((a, b) => a - b)
}

/** Why each person who does the service cannot begin at an instant; without reasons they can. */
export async function explain(db: TenantDb, wish: Wish, start: number, moment: Moment): Promise<Map<string, Reason[]>> {
  const date = moment.zone.dateOf(start)
  const calendar = await loadCalendar(db, wish, { from: date, to: date }, moment)
  assertOffered(calendar, wish)
  const { question } = calendar
  const [first] = question.services
  const people = question.staff.filter(({ id }) => first.staffIds === null || first.staffIds.has(id))
  return new Map(people.map(({ id }) => [id, explainStart(question, id, start)]))
}

/**
 * Books for a customer, who is made if this address never booked here. What is offered is what is accepted: the engine
 * decides, on what it reads under the lock.
 *
 * @param tx - all of it commits together or not at all; two flushes, and one more for COMMIT
 * @returns the booking; its price is that of all its parts and seats as of now
 * @throws {UnknownServiceError} @throws {ServiceInactiveError} @throws {UnknownStaffMemberError}
 * @throws {StartInPastError} @throws {TooShortNoticeError} @throws {StartTooFarError} @throws {NotOfferedError}
 * @throws {SlotTakenError} nobody is free then, or nothing; `tx` can afterwards only roll back
 */
export async function book(tx: TenantTx, wanted: BookingRequest, around: Circumstances): Promise<Booking> {
  const { customerEmail: email, customerName: name, notes } = wanted
  const customer = findOrCreateCustomer(tx, { email, name })
  const [reserved, { id: customerId }] = await Promise.all([reserve(tx, wanted, around), customer])
  const isRequest = reserved.calendar.services.some((service) => service.requires_approval)
  const status = isRequest ? ('pending' as const) : ('confirmed' as const)
  const event = isRequest ? 'requested' : 'confirmed'
  return write(tx, reserved, { status, customerId, ...(notes === undefined ? {} : { notes }) }, event, around)
}

/** Keeps a time for somebody who is still filling in the rest; {@link confirmHold} makes a booking of it. */
export async function hold(tx: TenantTx, wanted: TimeWanted, around: Circumstances): Promise<Booking> {
  const reserved = await reserve(tx, wanted, around)
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(momentOf(around).now).add({ minutes: holdMinutes })
  return write(tx, reserved, { status: 'held', customerId: null, expiresAt }, 'held', around)
}

/**
 * A hold becomes a booking, in place.
 *
 * @throws {BookingNotFoundError} @throws {HoldLapsedError} @throws {IllegalTransitionError} it is no hold any more
 */
export async function confirmHold(
  tx: TenantTx,
  id: string,
  who: { customerEmail: string; customerName?: string | undefined },
  around: Circumstances,
): Promise<Booking> {
  // The customer first, as whoever books does: they may be one and the same.
  const [customer, held] = await Promise.all([
    findOrCreateCustomer(tx, { email: who.customerEmail, name: who.customerName }),
    lockBooking(tx, id),
  ])
  if (held === undefined) throw notFound(id)
  if (held.status === 'expired' || (held.status === 'held' && lapsed(held, momentOf(around).now))) {
    throw new HoldLapsedError('This time was held too long ago: choose it again.')
  }
  if (held.status !== 'held') throw new IllegalTransitionError(`Booking ${held.reference} is ${held.status}, not held.`)
  const isRequest = await needsApproval(tx, id)
  const to = isRequest ? ('pending' as const) : ('confirmed' as const)
  const event = isRequest ? 'requested' : 'confirmed'
  const changed = await changeStatus(tx, held, { to, event, by: around.by ?? visitor, customerId: customer.id })
  return changed as Booking
}

/**
 * One step in the life of a booking, as the table of `life-cycle.ts` allows it.
 *
 * @throws {BookingNotFoundError} @throws {IllegalTransitionError}
 */
export async function transition(
  tx: TenantTx,
  name: TransitionName,
  id: string,
  {
    by = clock,
    reason,
    now = Temporal.Now.instant(),
  }: { by?: Doer; reason?: string | undefined; now?: Temporal.Instant } = {},
): Promise<Booking> {
  const booking = await lockBooking(tx, id)
  if (booking === undefined) throw notFound(id)
  const { to, event, releases } = assertTransition(name, booking, by.actorKind, now.epochMilliseconds)
  const [changed] = await Promise.all([
    changeStatus(tx, booking, { to, event, by, reason }),
    ...(releases ? [releaseSeats(tx, id)] : []),
  ])
  return changed as Booking
}

/**
 * Moves a booking: the same one at another time, with the same reference and calendar entry.
 *
 * @throws as {@link book}, and {IllegalTransitionError} it is over or was cancelled
 */
export async function reschedule(
  tx: TenantTx,
  id: string,
  wanted: { startTime: Temporal.Instant; staffId?: string | undefined },
  around: Circumstances,
): Promise<Booking> {
  const booking = await lockBooking(tx, id)
  if (booking === undefined) throw notFound(id)
  if (booking.status !== 'pending' && booking.status !== 'confirmed') {
    throw new IllegalTransitionError(`Booking ${booking.reference} is ${booking.status}: it cannot be moved.`)
  }
  const before = await listItems(tx, id)
  const [first, ...followedBy] = before.map(({ serviceId }) => serviceId) as [string, ...string[]]
  const { seats } = booking
  const request = {
    serviceId: first,
    followedBy,
    staffId: wanted.staffId,
    seats,
    startTime: wanted.startTime,
    exclude: id,
  }
  const { parts, calendar, staffChoice } = await reserve(tx, request, around)
  const { serviceId: _, ...moved } = spanOf(parts, around.zone)
  return explained(moved.startTime, async () => {
    // The old time goes first, so that the new one may overlap it.
    const [, , [changed]] = await Promise.all([
      releaseSeats(tx, id),
      tx.delete(items).where(eq(items.bookingId, id)),
      tx
        .update(bookings)
        .set({ ...moved, timeZone: around.zone.name, staffChoice, sequence: booking.sequence + 1 })
        .where(eq(bookings.id, id))
        .returning(),
      ...occupy(tx, { id, seats }, parts, calendar, before),
      record(
        tx,
        {
          bookingId: id,
          kind: 'moved',
          fromStatus: booking.status,
          toStatus: booking.status,
          before: { start_time: booking.startTime.toString(), staff_id: booking.staffId },
          after: { start_time: moved.startTime.toString(), staff_id: moved.staffId },
        },
        around.by ?? visitor,
      ),
    ])
    return changed as Booking
  })
}

const notFound = (id: string) => new BookingNotFoundError(`There is no booking ${id} here.`)

const lapsed = ({ expiresAt }: Booking, now: number) => expiresAt !== null && expiresAt.epochMilliseconds <= now

async function needsApproval(tx: TenantTx, id: string): Promise<boolean> {
  const rows = await tx
    .select({ needed: services.requiresApproval })
    .from(items)
    .innerJoin(services, eq(services.id, items.serviceId))
    .where(eq(items.bookingId, id))
  return rows.some(({ needed }) => needed)
}

interface Reserved {
  parts: Part[]
  calendar: Calendar
  staffChoice: Booking['staffChoice']
}

/** Locks whoever is concerned, reads what there is and lets the engine decide. */
async function reserve(
  tx: TenantTx,
  wanted: TimeWanted & { exclude?: string },
  around: Circumstances,
): Promise<Reserved> {
  const moment = momentOf(around)
  const start = millisecondsOf(wanted.startTime)
  const date = moment.zone.dateOf(start)
  const wish: Wish = { ...wishOf(wanted), exclude: wanted.exclude }
  // Issued in one tick they are one round trip. The order counts: what is read once the lock is held includes what those
  // before us booked.
  const dates = { from: date, to: date }
  const [, read] = await Promise.all([lockSubjects(tx, wish, moment.now), loadCalendar(tx, wish, dates, moment)])
  assertOffered(read, wish)
  const calendar = read.hasLapsed ? await readAgain(tx, wish, dates, moment) : read
  const { question } = calendar
  const offering = [...findStarts(question).byStaff].filter(([, starts]) => starts.includes(start)).map(([id]) => id)
  const chosen = leastBusy(question.occupations, offering)
  const parts =
    chosen === undefined ? null : planVisit(question, chosen, start, (ids) => leastBusy(question.occupations, ids))
  if (parts === null) throw refusal(calendar, start)
  const staffChoice = wanted.staffId !== undefined ? 'asked' : offering.length === 1 ? 'only' : 'least_busy'
  return { parts, calendar, staffChoice }
}

/** Without what has lapsed: the constraint cannot know what time it is, so the rows have to go before others come. */
async function readAgain(tx: TenantTx, wish: Wish, dates: Dates, moment: Moment): Promise<Calendar> {
  await releaseLapsed(tx, moment.now)
  return loadCalendar(tx, wish, dates, moment)
}

/** Of several people the one with the fewest sessions around that day; equals in the order of the business. */
function leastBusy(occupations: readonly { staffId: string }[], staffIds: readonly string[]): string | undefined {
  const load = (id: string) => occupations.filter(({ staffId }) => staffId === id).length
  return staffIds.toSorted((a, b) => load(a) - load(b))[0]
}

async function write(
  tx: TenantTx,
  { parts, calendar, staffChoice }: Reserved,
  values: Pick<typeof bookings.$inferInsert, 'status' | 'customerId' | 'expiresAt' | 'notes'>,
  event: string,
  { zone, by = visitor, source = 'page' }: Circumstances,
): Promise<Booking> {
  const { seats } = calendar.question
  const price = parts.reduce((sum, { service, staffId }) => sum + priceOf(calendar, service.id, staffId), 0)
  const currency = calendar.services[0]?.currency ?? 'MAD'
  const row = { ...values, ...spanOf(parts, zone), seats, priceMinor: price * seats, currency, source, staffChoice }
  return insertBooking(tx, { ...row, timeZone: zone.name }, { parts, calendar, by, event })
}

function spanOf(parts: readonly Part[], zone: Zone) {
  const [first] = parts as [Part, ...Part[]]
  const last = parts.at(-1) as Part
  return {
    serviceId: first.service.id,
    staffId: first.staffId,
    startTime: Temporal.Instant.fromEpochMilliseconds(first.start),
    endTime: Temporal.Instant.fromEpochMilliseconds(last.end),
    wallTime: new Date(first.start + zone.offsetAt(first.start)).toISOString().slice(0, 16),
  }
}

function assertOffered({ services, question }: Calendar, { serviceIds, staffId }: Wish): void {
  for (const [position, id] of serviceIds.entries()) {
    const service = services.find((one) => one.id === id)
    const field = position === 0 ? 'service_id' : `followed_by.${position - 1}`
    if (service === undefined) {
      const message = `There is no service ${id} here.`
      throw new UnknownServiceError(message, { faults: [{ field, message }] })
    }
    if (service.is_active) continue
    const message = `${service.name} cannot be booked at present.`
    throw new ServiceInactiveError(message, { faults: [{ field, message }] })
  }
  if (staffId === undefined) return
  const able = question.services[0].staffIds
  if (question.staff.some(({ id }) => id === staffId) && able?.has(staffId) !== false) return
  const message = `There is no staff member ${staffId} who takes bookings for this here.`
  throw new UnknownStaffMemberError(message, { faults: [{ field: 'staff_id', message }] })
}

/** Why a start is not offered, by the reasons of all who could have done it: the one that comes closest to a yes. */
function refusal({ question }: Calendar, start: number): Error {
  const [first] = question.services
  const people = question.staff.filter(({ id }) => first.staffIds?.has(id) !== false)
  const names = people.length === 0 ? ['nobody'] : people.map(({ id }) => id)
  const reasons = new Set(names.flatMap((id) => explainStart(question, id, start)))
  const at = isoOf(Math.floor(start))
  const fault = (message: string) => ({ faults: [{ field: 'start_time', message }] })
  if (start < question.now) {
    const message = `${at} is in the past.`
    return new StartInPastError(message, fault(message))
  }
  if (reasons.has('notice')) {
    const message = `${at} is too soon: this is booked at least ${first.notice / 60_000} minutes before.`
    return new TooShortNoticeError(message, fault(message))
  }
  if (reasons.has('horizon')) {
    const message = `${at} is too far ahead: at most ${first.horizonDays} days.`
    return new StartTooFarError(message, fault(message))
  }
  const open = people.some(({ id }) => explainStart(question, id, start).every((reason) => !unoffered.has(reason)))
  if (people.length > 0 && open) return new SlotTakenError(`Nobody is free at ${at}: ${[...reasons].join(', ')}.`)
  const message =
    people.length === 0
      ? `${at} is not offered: nobody does this.`
      : `${at} is not offered: ${[...reasons].join(', ')}.`
  return new NotOfferedError(message, fault(message))
}

/** Reasons that lie in the plan, not in what others have booked. */
const unoffered: ReadonlySet<Reason> = new Set(['closed', 'break', 'time_off', 'off_grid'])
