import type { TenantDb } from '@bookme/tenancy'
import { languages } from '../../../core/shapes.ts'
import { dateNamed, minute, minuteNamed, weekdayOf, type Zone } from '../../../core/time.ts'
import type { Translations } from '../../../core/translations.ts'
import type { DayPlan, Occupation, Person, Question, Resource, Service, Stretch } from '../engine/index.ts'
import type { BookedAddon } from '../tables.ts'
import { aroundOf, isoDate, type Plan, readPlan, readSessions, type StoredSession, type WallStretch } from './read.ts'
import type { Dates, Moment, PartWanted, Wish } from './wish.ts'

/** A service as it is offered for one part of a wish, with its variant and what is added. */
export interface Offer {
  service: Plan['services'][number]
  variantId: string | null
  addons: BookedAddon[]
  /** What was asked for and is not offered. */
  missing: { field: string; id: string }[]
  /** For people: `Coupe (cheveux longs, soin)`. */
  name: string
  /** The same in other languages, where any of it has a word there. */
  translations: Translations<'name'>
  minutes: number
  /** Of somebody who takes another time for it; else `null`. */
  minutesOf(staffId: string): number | null
  /** Of one seat, with this person. */
  priceOf(staffId: string): number
  /** Who does it. */
  staffIds: string[]
}

/** Everything that decides on the starts of some dates, in two statements that share a round trip. */
export interface Calendar {
  question: Question
  /** By the parts of the wish, in their order; `undefined` where there is no such service. */
  offers: (Offer | undefined)[]
  /** Sessions by what tells them apart: see {@link sessionKey}. */
  sessionIds: Map<string, string>
  /** Whether there are seats and times of holds that have lapsed. */
  hasLapsed: boolean
}

export function sessionKey(serviceId: string, staffId: string, start: number): string {
  return `${serviceId} ${staffId} ${start}`
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

/** What people and their business have set for some dates, whatever is asked for. */
export async function loadPeople(
  db: TenantDb,
  dates: Dates,
  moment: Moment,
): Promise<Pick<Question, 'staff' | 'closures'>> {
  const wish = { parts: [] as unknown as Wish['parts'] }
  return calendarOf(await readPlan(db, wish, dates), [], wish, dates, moment).question
}

function calendarOf(plan: Plan, stored: StoredSession[], wish: Wish, dates: Dates, { zone, now }: Moment): Calendar {
  const wallStretch = wallStretchIn(zone)
  const offers = wish.parts.map((part) => lengthened(offerOf(part, plan), wish))
  const known = offers.filter((offer) => offer !== undefined)
  const sessions = stored.filter(({ seats }) => seats > 0)
  return {
    question: {
      zone,
      now,
      range: dates,
      seats: wish.seats ?? 1,
      services: known.map((offer, position) =>
        serviceOf(offer, plan, wish, position === 0 ? wish.staffId : undefined),
      ) as unknown as Question['services'],
      staff: plan.staff.map((person) => personOf(person, plan, known[0], aroundOf(wish, dates), wallStretch)),
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
    offers,
    sessionIds: new Map(
      sessions
        .filter(({ overbooked }) => !overbooked)
        .map((one) => [sessionKey(one.service_id, one.staff_id, one.start_ms), one.id]),
    ),
    hasLapsed: stored.some(({ has_lapsed }) => has_lapsed),
  }
}

/** The same, taking as long as was asked for. */
function lengthened(offer: Offer | undefined, { minutes, parts }: Wish): Offer | undefined {
  if (offer === undefined || minutes === undefined || parts.length > 1 || offer.service.capacity > 1) return offer
  // Where it begins is a matter of how long the service takes, not of how long this one was made.
  const interval_minutes = offer.service.interval_minutes ?? offer.minutes
  return { ...offer, service: { ...offer.service, interval_minutes }, minutes, minutesOf: () => null }
}

/** Whoever works there, with their hours on some dates and around them, and when everybody is away. */
export async function loadTeam(
  db: TenantDb,
  dates: Dates,
  zone: Zone,
): Promise<{ staff: Person[]; closures: Stretch[] }> {
  const wish = { parts: [] as unknown as Wish['parts'] }
  const plan = await readPlan(db, wish, dates)
  const wallStretch = wallStretchIn(zone)
  return {
    staff: plan.staff.map((person) => personOf(person, plan, undefined, aroundOf(wish, dates), wallStretch)),
    closures: plan.closures.map(wallStretch),
  }
}

const wallStretchIn =
  (zone: Zone) =>
  ({ starts_at, ends_at }: WallStretch): Stretch => ({
    from: zone.instantOf(Date.parse(`${starts_at}Z`)),
    to: zone.instantOf(Date.parse(`${ends_at}Z`)),
  })

/** @returns `undefined`: there is no such service */
function offerOf({ serviceId, variantId = null, addonIds = [], addons }: PartWanted, plan: Plan): Offer | undefined {
  const service = plan.services.find(({ id }) => id === serviceId)
  if (service === undefined) return undefined
  const variant = plan.variants.find(({ id, service_id }) => id === variantId && service_id === serviceId)
  const added = addons ?? plan.addons.filter(({ id, service_id }) => addonIds.includes(id) && service_id === serviceId)
  const extraPrice = added.reduce((sum, { price_minor }) => sum + price_minor, 0)
  // A session has one length: in a class what is chosen changes the price alone.
  const isClass = service.capacity > 1
  const extraMinutes = isClass ? 0 : added.reduce((sum, { duration_minutes }) => sum + duration_minutes, 0)
  const skills = plan.skills.filter(({ service_id }) => service_id === serviceId)
  const skillOf = (staffId: string) => skills.find(({ staff_id }) => staff_id === staffId)
  const named = [service, ...(variant === undefined ? [] : [variant]), ...added] as [Named, ...Named[]]
  const missing = [
    ...(variantId !== null && variant === undefined ? [{ field: 'variant_id', id: variantId }] : []),
    ...(addons === undefined ? addonIds : [])
      .filter((id) => !added.some((addon) => addon.id === id))
      .map((id) => ({ field: 'addon_ids', id })),
  ]
  return {
    service,
    variantId: variant?.id ?? null,
    addons: added.map(({ id, name, duration_minutes, price_minor }) => ({ id, name, duration_minutes, price_minor })),
    missing,
    name: nameOf(named),
    translations: translated(named),
    minutes:
      (isClass ? service.duration_minutes : (variant?.duration_minutes ?? service.duration_minutes)) + extraMinutes,
    minutesOf: (staffId) => {
      const own = variant === undefined ? (skillOf(staffId)?.duration_minutes ?? null) : null
      return own === null ? null : own + extraMinutes
    },
    priceOf: (staffId) => (variant ?? { ...service, ...priced(skillOf(staffId)) }).price_minor + extraPrice,
    staffIds: skills.length === 0 ? plan.staff.map(({ id }) => id) : skills.map(({ staff_id }) => staff_id),
  }
}

/** What has a name; an add-on as it was booked has none in other languages. */
interface Named {
  name: string
  translations?: Translations<'name'>
}

/** `Coupe (cheveux longs, soin)`. */
function nameOf([first, ...others]: readonly [Named, ...Named[]]): string {
  return others.length === 0 ? first.name : `${first.name} (${others.map(({ name }) => name).join(', ')})`
}

function translated(named: readonly [Named, ...Named[]]): Translations<'name'> {
  const known = languages.filter((language) => named.some(({ translations }) => translations?.[language]?.name))
  const inOne = (language: (typeof languages)[number]) =>
    named.map(({ name, translations }) => ({ name: translations?.[language]?.name ?? name })) as [Named, ...Named[]]
  return Object.fromEntries(known.map((language) => [language, { name: nameOf(inOne(language)) }]))
}

const priced = (skill: Plan['skills'][number] | undefined) =>
  skill === undefined || skill.price_minor === null ? {} : { price_minor: skill.price_minor }

/** @param staffId - who alone is to do it */
function serviceOf(
  { service, minutes, staffIds }: Offer,
  plan: Plan,
  wish: Wish,
  staffId: string | undefined,
): Service {
  const { isWalkIn = false } = wish
  return {
    id: service.id,
    duration: minutes * minute,
    interval: isWalkIn ? minute : service.interval_minutes === null ? null : service.interval_minutes * minute,
    bufferBefore: service.buffer_before_minutes * minute,
    bufferAfter: service.buffer_after_minutes * minute,
    notice: isWalkIn ? 0 : service.min_notice_minutes * minute,
    // A night shift that began today goes on tomorrow.
    horizonDays: isWalkIn ? Math.max(1, service.horizon_days) : service.horizon_days,
    capacity: service.capacity,
    maxPerDay: service.max_per_day,
    needs: plan.needs.filter(({ service_id }) => service_id === service.id),
    staffIds: new Set(staffId === undefined ? staffIds : staffIds.filter((id) => id === staffId)),
    free: service.free_minutes.map(([from, to]) => ({ from: from * minute, to: to * minute })),
  }
}

function personOf(
  { id, max_per_day }: Plan['staff'][number],
  plan: Plan,
  first: Offer | undefined,
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
  const duration = first?.minutesOf(id) ?? null
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
