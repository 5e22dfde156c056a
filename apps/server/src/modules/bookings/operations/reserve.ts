import type { TenantTx } from '@bookme/tenancy'
import { InvalidAmountError } from '../../../core/errors.ts'
import { mostMinor } from '../../../core/money.ts'
import { day, isoOf, millisecondsOf, type Zone } from '../../../core/time.ts'
import { toDecimal } from '../../../core/wire.ts'
import { type Calendar, type Dates, loadCalendar, type Moment, type Offer, type Wish } from '../calendar/index.ts'
import { explainStart, findStarts, type Part, planVisit, type Reason } from '../engine/index.ts'
import {
  MixedCurrenciesError,
  NotOfferedError,
  ServiceInactiveError,
  SlotTakenError,
  StartInPastError,
  StartTooFarError,
  TooShortNoticeError,
  UnknownOptionError,
  UnknownServiceError,
  UnknownStaffMemberError,
  VisitTooLongError,
} from '../errors.ts'
import { lastGiven, lockSubjects, releaseLapsed } from '../queries.ts'
import type { Booking } from '../tables.ts'
import { type Circumstances, momentOf } from './wanted.ts'

/** What is to be written: nobody else can take it while the transaction lasts. */
export interface Reserved {
  parts: Part[]
  calendar: Calendar
  staffChoice: Booking['staffChoice']
}

/**
 * Locks whoever is concerned, reads what there is and lets the engine decide.
 *
 * @throws {UnknownServiceError} and whatever else {@link assertOffered} and {@link refusal} say
 */
export async function reserve(
  tx: TenantTx,
  wish: Wish,
  startTime: Temporal.Instant,
  around: Circumstances,
): Promise<Reserved> {
  const moment = momentOf(around)
  const start = millisecondsOf(startTime)
  const { calendar, given } = await lockCalendar(tx, wish, start, moment)
  const { question } = calendar
  const offering = [...findStarts(question).byStaff].filter(([, starts]) => starts.includes(start)).map(([id]) => id)
  const choose = (ids: readonly string[]) => chooseOf(ids, question.occupations, given)
  const chosen = choose(offering)
  const parts = chosen === undefined ? null : planVisit(question, chosen.id, start, (ids) => choose(ids)?.id)
  if (chosen === undefined || parts === null) throw refusal(calendar, start, around.by?.actorKind === 'staff')
  return { parts, calendar, staffChoice: wish.staffId === undefined ? chosen.why : 'asked' }
}

/** What there is around a start, once nobody else can change it. */
export async function lockCalendar(
  tx: TenantTx,
  wish: Wish,
  start: number,
  moment: Moment,
): Promise<{ calendar: Calendar; given: ReadonlyMap<string, string> }> {
  const date = moment.zone.dateOf(start)
  const dates: Dates = { from: date, to: date }
  // Issued in one tick they are one round trip. The order counts: what is read once the lock is held includes what those
  // before us booked.
  const [, read, given] = await Promise.all([
    lockSubjects(tx, wish, moment.now),
    loadCalendar(tx, wish, dates, moment),
    wish.staffId === undefined || wish.parts.length > 1 ? lastGiven(tx) : new Map<string, string>(),
  ])
  assertOffered(read, wish)
  if (!read.hasLapsed) return { calendar: read, given }
  // The constraint cannot know what time it is, so the rows of what has lapsed have to go before others come.
  await releaseLapsed(tx, moment.now)
  return { calendar: await loadCalendar(tx, wish, dates, moment), given }
}

/**
 * Of several people the one with the fewest sessions around that day; of equals the one who was given one the longest
 * ago.
 */
function chooseOf(
  staffIds: readonly string[],
  occupations: readonly { staffId: string }[],
  given: ReadonlyMap<string, string>,
): { id: string; why: 'only' | 'least_busy' | 'least_recent' } | undefined {
  const load = (id: string) => occupations.filter(({ staffId }) => staffId === id).length
  // Ids of items ascend with time; whoever has none was never given any.
  const last = (id: string) => given.get(id) ?? ''
  const [first, second] = staffIds.toSorted(
    (a, b) => load(a) - load(b) || Number(last(a) > last(b)) - Number(last(a) < last(b)),
  )
  if (first === undefined) return undefined
  if (second === undefined) return { id: first, why: 'only' }
  return { id: first, why: load(first) < load(second) ? 'least_busy' : 'least_recent' }
}

/** When and by whom the whole is done, and what the clock on the wall says then. */
export function spanOf(parts: readonly Pick<Part, 'staffId' | 'start' | 'end'>[], zone: Zone) {
  const [first] = parts as [Part, ...Part[]]
  const last = parts.at(-1) as Part
  return {
    staffId: first.staffId,
    startTime: Temporal.Instant.fromEpochMilliseconds(first.start),
    endTime: Temporal.Instant.fromEpochMilliseconds(last.end),
    wallTime: wallTimeOf(zone, first.start),
    timeZone: zone.name,
  }
}

/** What the clock on the wall says, to the minute: `2030-01-07T10:00`. */
export function wallTimeOf(zone: Zone, instant: number): string {
  return new Date(instant + zone.offsetAt(instant)).toISOString().slice(0, 16)
}

/** What the parts cost together and each, with the people who do them and all seats. @throws {InvalidAmountError} */
export function priceOf({ offers }: Calendar, parts: readonly Pick<Part, 'staffId'>[], seats: number) {
  const prices = parts.map(({ staffId }, position) => (offers[position] as Offer).priceOf(staffId))
  const currency = offers[0]?.service.currency as string
  const priceMinor = prices.reduce((sum, price) => sum + price, 0) * seats
  if (priceMinor > mostMinor) {
    const message = `This costs ${toDecimal(priceMinor, currency)} ${currency}: ${toDecimal(mostMinor, currency)} is the most.`
    throw new InvalidAmountError(message, { faults: [{ field: 'seats', message }] })
  }
  const each = prices.map((price, position) => ({
    priceMinor: price * seats,
    depositPercent: offers[position]?.service.deposit_percent ?? null,
  }))
  return { priceMinor, currency, parts: each }
}

const longestMinutes = 1440
/** As far as the horizon of any service may reach. */
const longestHorizonDays = 731

/**
 * Years that no calendar is made for are refused before anything is computed of them.
 *
 * @throws {StartInPastError} @throws {StartTooFarError}
 */
export function assertNear(startTime: Temporal.Instant, { now }: Moment): void {
  const fault = (message: string) => ({ faults: [{ field: 'start_time', message }] })
  const days = (startTime.epochMilliseconds - now) / day
  if (days > longestHorizonDays) {
    const message = `${startTime} is too far ahead: at most ${longestHorizonDays} days.`
    throw new StartTooFarError(message, fault(message))
  }
  if (days < -longestHorizonDays) {
    const message = `${startTime} is in the past.`
    throw new StartInPastError(message, fault(message))
  }
}

/**
 * @throws {UnknownServiceError} @throws {ServiceInactiveError} @throws {UnknownOptionError}
 * @throws {UnknownStaffMemberError} @throws {VisitTooLongError} @throws {MixedCurrenciesError}
 */
export function assertOffered({ offers, question }: Calendar, { parts, staffId, exclude }: Wish): void {
  for (const [position, { serviceId }] of parts.entries()) {
    const offer = offers[position]
    const following = `followed_by.${position - 1}`
    const at = (field: string) =>
      position === 0 ? field : field === 'service_id' ? following : `${following}.${field}`
    const fault = (field: string, message: string) => ({ faults: [{ field: at(field), message }] })
    if (offer === undefined) {
      const message = `There is no service ${serviceId} here.`
      throw new UnknownServiceError(message, fault('service_id', message))
    }
    const { service, missing, minutes } = offer
    // What was booked once can be moved, whatever is offered today.
    if (!service.is_active && exclude === undefined) {
      const message = `${service.name} cannot be booked at present.`
      throw new ServiceInactiveError(message, fault('service_id', message))
    }
    const [unknown] = missing
    if (unknown !== undefined && exclude === undefined) {
      const message = `${service.name} is not offered with ${unknown.id}.`
      throw new UnknownOptionError(message, fault(unknown.field, message))
    }
    if (minutes > longestMinutes) {
      const message = `With all that is added ${service.name} takes ${minutes} minutes: a day is the most.`
      throw new VisitTooLongError(message, fault('addon_ids', message))
    }
    const { currency } = (offers[0] as Offer).service
    if (service.currency !== currency) {
      const message = `${service.name} is paid in ${service.currency}, what comes before it in ${currency}: book it apart.`
      throw new MixedCurrenciesError(message, fault('service_id', message))
    }
  }
  if (staffId === undefined) return
  const able = question.services[0].staffIds
  if (question.staff.some(({ id }) => id === staffId) && able?.has(staffId) !== false) return
  const message = `There is no staff member ${staffId} who takes bookings for this here.`
  throw new UnknownStaffMemberError(message, { faults: [{ field: 'staff_id', message }] })
}

/** Why a start is not offered, by the reasons of all who could have done it: the one that comes closest to a yes. */
function refusal({ question }: Calendar, start: number, isMember: boolean): Error {
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
  // When somebody is on leave, or has others, is for those who work there.
  const why = isMember ? `: ${[...reasons].join(', ')}` : ''
  if (people.length > 0 && open) return new SlotTakenError(`Nobody is free at ${at}${why}.`)
  const message = people.length === 0 ? `${at} is not offered: nobody does this.` : `${at} is not offered${why}.`
  return new NotOfferedError(message, fault(message))
}

/** Reasons that lie in the plan, not in what others have booked. */
const unoffered: ReadonlySet<Reason> = new Set(['closed', 'break', 'time_off', 'off_grid'])
