import fc from 'fast-check'
import type { Booking, CaseInput, Resource, Service, Stretch, WallInterval, Weekday } from './reference.ts'

/**
 * Whole cases for the engine, drawn so that things collide: few dates, few times of day, few people and rooms, and zones
 * on the days their clocks change. Everything is drawn as small numbers relative to one date, so that a failing case
 * shrinks to few and early things.
 */
export function cases(options: { places?: Place[] } = {}): fc.Arbitrary<CaseInput> {
  return fc
    .record({
      place: fc.constantFrom(...(options.places ?? places)),
      now: fc.record({ at: wall([-2, -2, -2, -1, -1, 0]), seconds: seconds() }),
      range: fc.record({ from: fc.constantFrom(0, 0, 0, -1, 1), days: fc.constantFrom(0, 0, 1, 2) }),
      seats: rarely(fc.constantFrom(1, 2, 3)),
      excludeBookingId: rarely(fc.constantFrom('b0', 'b1', 'b7')),
      services: fc.tuple(service('cut'), service('colour'), service('class')),
      following: rarely(fc.array(fc.constantFrom(1, 2, 0), { minLength: 1, maxLength: 2 })),
      staff: fc.tuple(person('p0'), often(person('p1')), rarely(person('p2'))),
      closures: rarely(fc.array(stretch(), { maxLength: 2 })),
      resources: fc.tuple(resource('room-1', 'room'), often(resource('room-2', 'room')), resource('chairs', 'chair')),
      sessions: often(fc.array(session(), { maxLength: 8 })),
      busy: rarely(fc.array(outsideEvent(), { maxLength: 2 })),
    })
    .map(toCase)
}

/** A zone and a date at which something happens to its clocks or its calendar, or nothing at all. */
export interface Place {
  timeZone: string
  date: string
}

export const utc: Place[] = [
  { timeZone: 'UTC', date: '2030-01-07' },
  { timeZone: 'UTC', date: '2028-02-29' },
  { timeZone: 'UTC', date: '2026-12-31' },
]

const places: Place[] = [
  ...utc,
  { timeZone: 'Europe/Paris', date: '2026-03-29' },
  { timeZone: 'Europe/Paris', date: '2026-10-25' },
  { timeZone: 'America/New_York', date: '2026-03-08' },
  { timeZone: 'America/New_York', date: '2026-11-01' },
  // Morocco: an hour back for Ramadan, an hour forward after it, and for good in September 2026.
  { timeZone: 'Africa/Casablanca', date: '2024-03-10' },
  { timeZone: 'Africa/Casablanca', date: '2024-04-14' },
  { timeZone: 'Africa/Casablanca', date: '2025-02-23' },
  { timeZone: 'Africa/Casablanca', date: '2026-09-20' },
  // Half an hour.
  { timeZone: 'Australia/Lord_Howe', date: '2026-04-05' },
  { timeZone: 'Australia/Lord_Howe', date: '2026-10-04' },
  { timeZone: 'Asia/Kathmandu', date: '2028-02-29' },
  { timeZone: 'America/St_Johns', date: '2026-03-08' },
  // At one minute past midnight: of 7 November, 23:01 of the day before came again.
  { timeZone: 'America/St_Johns', date: '2010-11-07' },
  // At midnight itself: one date begins at 01:00, the other has its last hour twice.
  { timeZone: 'Africa/Cairo', date: '2026-04-24' },
  { timeZone: 'Africa/Cairo', date: '2026-10-29' },
  // A date that never was.
  { timeZone: 'Pacific/Apia', date: '2011-12-30' },
]

const serviceIds = ['cut', 'colour', 'class']
const personIds = ['p0', 'p1', 'p2']

/** A local time: minutes of a day, so many days from the place's date. */
interface Wall {
  day: number
  minute: number
}

type Maybe<T> = { [Key in keyof T]?: T[Key] | undefined }
type RawStretch = { from: Wall; lengthMin: number }
type RawService = Maybe<Service> & Pick<Service, 'id' | 'durationMin'>
type RawResource = Maybe<Omit<Resource, 'closures'>> & { closures: RawStretch[] | undefined }
type RawEvent = { at: Wall; seconds: number; lengthMin: number; lengthSeconds: number }
type RawBooking = Maybe<Omit<Booking, 'expiresAt'>> & { expiresIn: number | undefined }
type RawSession = RawEvent &
  Maybe<Pick<Booking, 'resources'>> &
  Pick<Booking, 'serviceId' | 'staffId'> & { bookings: RawBooking[] }

interface Plan {
  intervals: WallInterval[]
  breaks: WallInterval[] | undefined
}

interface RawPerson {
  id: string
  week: Plan
  days: Maybe<Record<Weekday, WallInterval[]>>
  overrides: { day: number; plan: Plan }[] | undefined
  timeOff: RawStretch[] | undefined
  maxPerDay: number | undefined
  durationMin: number | undefined
}

interface RawCase {
  place: Place
  now: { at: Wall; seconds: number }
  range: { from: number; days: number }
  seats: number | undefined
  excludeBookingId: string | undefined
  services: RawService[]
  /** The chain: places in `services`. */
  following: number[] | undefined
  staff: (RawPerson | undefined)[]
  closures: RawStretch[] | undefined
  resources: (RawResource | undefined)[]
  sessions: RawSession[] | undefined
  busy: (RawEvent & { staffId: string })[] | undefined
}

function often<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ withCrossShrink: true }, fc.constant(undefined), { weight: 2, arbitrary })
}

function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ withCrossShrink: true }, { weight: 4, arbitrary: fc.constant(undefined) }, arbitrary)
}

// Times

/** Where opening hours, breaks and bookings like to begin and end, and where clocks change. */
const times = [540, 600, 570, 630, 720, 780, 0, 30, 60, 90, 120, 150, 180, 210, 480, 1020, 1200, 1320, 1380, 1410, 1440]

function minuteOfDay(): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...times) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
  )
}

function wall(days = [0, 0, 0, 0, -1, 1]): fc.Arbitrary<Wall> {
  return fc.record({ day: fc.constantFrom(...days), minute: minuteOfDay() })
}

function seconds(): fc.Arbitrary<number> {
  return fc.constantFrom(0, 0, 0, 1, 30, 59)
}

function stretch(): fc.Arbitrary<RawStretch> {
  return fc.record({ from: wall(), lengthMin: fc.constantFrom(60, 15, 1, 0, 7, 30, 120, 1440) })
}

function interval(): fc.Arbitrary<WallInterval> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(minuteOfDay().map(clock), minuteOfDay().map(clock)) },
    {
      weight: 6,
      arbitrary: fc.constantFrom<WallInterval[]>(
        ['09:00', '12:00'],
        ['12:00', '17:00'],
        ['10:00', '13:00'],
        ['00:00', '24:00'],
        ['22:00', '04:00'],
        ['01:00', '05:00'],
        ['02:30', '03:15'],
        ['20:00', '00:00'],
      ),
    },
  )
}

function breakTime(): fc.Arbitrary<WallInterval> {
  return fc.oneof(
    interval(),
    fc
      .record({ from: minuteOfDay(), lengthMin: fc.constantFrom(30, 60, 10, 0, 1) })
      .map(({ from, lengthMin }): WallInterval => [clock(from % 1440), clock((from + lengthMin) % 1440)]),
  )
}

/** Minutes of a day as wall time. */
function clock(minute: number): string {
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

// Parts of a case

function service(id: string): fc.Arbitrary<RawService> {
  const need = fc.record({ type: fc.constantFrom('room', 'chair'), units: fc.constantFrom(1, 1, 2) })
  return fc.record({
    id: fc.constant(id),
    durationMin: fc.constantFrom(30, 60, 45, 20, 15, 50, 7, 90, 240),
    intervalMin: often(fc.constantFrom(null, 30, 15, 20, 7, 25, 50, 10, 60, 5)),
    bufferBeforeMin: rarely(fc.constantFrom(0, 10, 5, 15, 30)),
    bufferAfterMin: rarely(fc.constantFrom(0, 10, 5, 15, 30)),
    minNoticeMin: rarely(fc.constantFrom(0, 60, 1, 90, 1440)),
    horizonDays: rarely(fc.constantFrom(null, 2, 1, 0, 30)),
    capacity: often(fc.constantFrom(1, 3, 2, 4)),
    maxPerDay: rarely(fc.constantFrom(null, 3, 2, 1, 0)),
    resources: often(fc.uniqueArray(need, { selector: ({ type }) => type, maxLength: 2 })),
    staffIds: rarely(fc.uniqueArray(fc.constantFrom('p0', 'p1', 'p2', 'p9'), { minLength: 1, maxLength: 3 })),
    freeMin: rarely(freeMin()),
  })
}

function freeMin(): fc.Arbitrary<[number, number][]> {
  const free = fc.tuple(fc.constantFrom(10, 0, 20, 30), fc.constantFrom(10, 15, 30, 120, 0))
  return fc.array(
    free.map(([from, length]): [number, number] => [from, from + length]),
    { maxLength: 2 },
  )
}

function person(id: string): fc.Arbitrary<RawPerson> {
  const breaks = rarely(fc.array(breakTime(), { maxLength: 2 }))
  const override = fc.record({
    day: fc.constantFrom(0, 1, -1),
    plan: fc.record({ intervals: fc.array(interval(), { maxLength: 3 }), breaks }),
  })
  const week = fc.record({ intervals: fc.array(interval(), { minLength: 1, maxLength: 3 }), breaks })
  const days = fc.record({
    mon: rarely(fc.array(interval(), { maxLength: 2 })),
    sun: rarely(fc.array(interval(), { maxLength: 2 })),
  })
  return fc.record({
    id: fc.constant(id),
    week,
    days,
    overrides: rarely(fc.array(override, { maxLength: 2 })),
    timeOff: rarely(fc.array(stretch(), { maxLength: 2 })),
    maxPerDay: rarely(fc.constantFrom(3, 2, 1, 0)),
    durationMin: rarely(fc.constantFrom(30, 45, 20, 75)),
  })
}

function resource(id: string, type: string): fc.Arbitrary<RawResource> {
  return fc.record({
    id: fc.constant(id),
    type: fc.constant(type),
    capacity: often(fc.constantFrom(2, 3, 1, 4)),
    closures: rarely(fc.array(stretch(), { maxLength: 1 })),
  })
}

/** One or several bookings of one service, person and start: a session, as far as they are active. */
function session(): fc.Arbitrary<RawSession> {
  const active = ['confirmed', 'pending', 'checked_in', 'completed']
  const inactive = ['cancelled', 'declined', 'no_show', 'expired']
  const unit = fc.record({ id: fc.constantFrom('chairs', 'room-1', 'room-2'), units: fc.constantFrom(1, 1, 2) })
  const held = fc.uniqueArray(unit, { selector: ({ id }) => id, minLength: 1, maxLength: 2 })
  const booking = fc.record({
    status: fc.constantFrom('confirmed', ...active, ...active, ...inactive, 'held', 'held'),
    /** Seconds after now. */
    expiresIn: often(fc.constantFrom(600, 1, 0, -1, -600)),
    bufferBeforeMin: rarely(fc.constantFrom(0, 10, 5, 20)),
    bufferAfterMin: rarely(fc.constantFrom(0, 10, 5, 20)),
    seats: rarely(fc.constantFrom(1, 2, 3)),
    /** Instead of the session's. */
    resources: rarely(held),
    freeMin: often(freeMin()),
  })
  return fc.record({
    serviceId: fc.constantFrom('cut', ...serviceIds, 'other'),
    staffId: fc.constantFrom('p0', ...personIds, 'p9'),
    at: wall(),
    seconds: fc.constantFrom(0, 0, 0, 0, 0, 1, 59),
    lengthMin: fc.constantFrom(30, 60, 45, 20, 7, 120),
    lengthSeconds: fc.constantFrom(0, 0, 0, 0, 1, 59),
    resources: often(held),
    bookings: fc.array(booking, { minLength: 1, maxLength: 3 }),
  })
}

function outsideEvent(): fc.Arbitrary<RawEvent & { staffId: string }> {
  return fc.record({
    staffId: fc.constantFrom(...personIds, 'p0'),
    at: wall(),
    seconds: seconds(),
    lengthMin: fc.constantFrom(30, 0, 5, 60, 180),
    lengthSeconds: seconds(),
  })
}

// From small numbers to a case

function toCase(raw: RawCase): CaseInput {
  const { place } = raw
  const dateOf = (days: number) => Temporal.PlainDate.from(place.date).add({ days })
  const wallOf = ({ day, minute }: Wall) => dateOf(day).toPlainDateTime().add({ minutes: minute })
  const instantOf = (at: Wall, seconds: number) =>
    wallOf(at).toZonedDateTime(place.timeZone).toInstant().add({ seconds })
  const now = instantOf(raw.now.at, raw.now.seconds)

  const toStretch = ({ from, lengthMin }: RawStretch): Stretch => ({
    from: wallOf(from).toString({ smallestUnit: 'minute' }),
    to: wallOf(from).add({ minutes: lengthMin }).toString({ smallestUnit: 'minute' }),
  })
  const toEvent = ({ at, seconds, lengthMin, lengthSeconds }: RawEvent) => {
    const start = instantOf(at, seconds)
    return { start: start.toString(), end: start.add({ minutes: lengthMin, seconds: lengthSeconds }).toString() }
  }
  const toPerson = ({ week, days, overrides, ...person }: RawPerson) => ({
    ...person,
    weekly: { ...everyDay(week.intervals), ...defined(days) },
    breaks: week.breaks && everyDay(week.breaks),
    overrides: overrides && Object.fromEntries(overrides.map(({ day, plan }) => [dateOf(day).toString(), plan])),
    timeOff: person.timeOff?.map(toStretch),
    // S14: a chain is not combined with a person's own duration.
    durationMin: raw.following ? undefined : person.durationMin,
  })
  const toBookings = (session: RawSession) =>
    session.bookings.map(({ expiresIn, ...booking }) => ({
      ...booking,
      serviceId: session.serviceId,
      staffId: session.staffId,
      resources: booking.resources ?? session.resources,
      ...toEvent(session),
      expiresAt: expiresIn === undefined ? undefined : now.add({ seconds: expiresIn }).toString(),
    }))

  return defined({
    timeZone: place.timeZone,
    now: now.toString(),
    range: { from: dateOf(raw.range.from).toString(), to: dateOf(raw.range.from + raw.range.days).toString() },
    seats: raw.seats,
    excludeBookingId: raw.excludeBookingId,
    service: raw.services[0],
    // biome-ignore lint/suspicious/noThenProperty: the word of the engine's JSON
    then: raw.following?.map((index) => raw.services[index]),
    staff: raw.staff.filter((person) => person !== undefined).map(toPerson),
    closures: raw.closures?.map(toStretch),
    resources: raw.resources
      .filter((resource) => resource !== undefined)
      .map((resource) => ({ ...resource, closures: resource.closures?.map(toStretch) })),
    bookings: raw.sessions?.flatMap(toBookings).map((booking, index) => ({ id: `b${index}`, ...booking })),
    busy: raw.busy?.map((event) => ({ staffId: event.staffId, ...toEvent(event) })),
  }) as CaseInput
}

function everyDay<T>(plan: T): Record<Weekday, T> {
  return { mon: plan, tue: plan, wed: plan, thu: plan, fri: plan, sat: plan, sun: plan }
}

/** As JSON has it: what is undefined is missing. */
function defined<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value))
}
