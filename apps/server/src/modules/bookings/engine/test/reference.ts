/**
 * The rules of availability (S1 to S14) once more, apart from the engine and written to be checked by eye: it asks of
 * every minute and every person whether each rule holds, one minute at a time, without any arithmetic on intervals.
 * Slow on purpose. Where engine and reference differ, one of the two has misread a rule.
 */

export interface CaseInput {
  timeZone: string
  now: string
  range: { from: string; to: string }
  seats?: number
  excludeBookingId?: string | null
  service: Service
  /** A chain: what follows the first service, back to back. */
  then?: Service[]
  staff: Person[]
  closures?: Stretch[]
  resources?: Resource[]
  bookings?: Booking[]
  busy?: { staffId: string; start: string; end: string }[]
}

export interface Slots {
  slots: string[]
  byStaff: Record<string, string[]>
}

export interface Service {
  id: string
  durationMin: number
  intervalMin?: number | null
  bufferBeforeMin?: number
  bufferAfterMin?: number
  minNoticeMin?: number
  horizonDays?: number | null
  capacity?: number
  maxPerDay?: number | null
  resources?: { type: string; units: number }[]
  staffIds?: string[]
  freeMin?: [number, number][]
}

export interface Person {
  id: string
  weekly?: Partial<Record<Weekday, WallInterval[]>>
  breaks?: Partial<Record<Weekday, WallInterval[]>>
  overrides?: Record<string, { intervals?: WallInterval[]; breaks?: WallInterval[] }>
  timeOff?: Stretch[]
  maxPerDay?: number | null
  durationMin?: number | null
}

export interface Booking {
  id: string
  serviceId: string
  staffId: string
  start: string
  end: string
  bufferBeforeMin?: number
  bufferAfterMin?: number
  status: string
  expiresAt?: string | null
  seats?: number
  resources?: { id: string; units: number }[]
  freeMin?: [number, number][]
}

export interface Resource {
  id: string
  type: string
  capacity?: number
  closures?: Stretch[]
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
export type WallInterval = [from: string, to: string]
/** From and to as local wall time, `2030-01-07T12:00`. */
export type Stretch = { from: string; to: string }

/** A whole minute, counted from 1970 in UTC. */
type Minute = number
/** An instant in milliseconds from 1970: what bookings and outside events may begin and end at. */
type Moment = number
/** Half-open. */
type Span = { from: number; to: number }

/** One service of an appointment with one person, its body beginning at `start`. */
interface Part {
  service: Service
  person: Person
  start: Minute
  durationMin: number
}

/** What a booking holds, in moments: `whole` with its buffers, `free` where its person is free all the same. */
interface Occupation {
  booking: Booking
  start: Moment
  whole: Span
  free: Span[]
}

/** A case with its dates and instants read, once; every rule below is decided from this. */
interface World {
  input: CaseInput
  windows: Map<Person, StartOfWindow[]>
  closures: Span[]
  timeOff: Map<Person, Span[]>
  resourceClosures: Map<Resource, Span[]>
  occupations: Occupation[]
  busy: Map<Person, Span[]>
}

/** For each minute of a date's windows, the minute at which that window begins. */
type StartOfWindow = Map<Minute, Minute>

export function referenceSlots(input: CaseInput): Slots {
  const world = read(input)
  const byStaff: Record<string, string[]> = {}
  for (const person of eligible(world, input.service)) byStaff[person.id] = startsOf(world, person).map(iso)
  // S13: "'Anyone': the union over all eligible people, each with their own grid."
  const slots = [...new Set(Object.values(byStaff).flat())].sort()
  return { slots, byStaff }
}

function startsOf(world: World, person: Person): Minute[] {
  const { service } = world.input
  const durationMin = firstDuration(world, person)
  const grid = gridOf(world, person, service.intervalMin ?? durationMin)
  return minutesAround(world).filter(
    (start) =>
      grid.has(start) &&
      isInRange(world, start) &&
      isAfterNotice(world, start) &&
      isWithinHorizon(world, start) &&
      isFree(world, { service, person, start, durationMin }) &&
      canGoOn(world, start + durationMin),
  )
}

/** Whether the rules that hold for every part of an appointment let this one begin at its start. */
function isFree(world: World, part: Part): boolean {
  const session = sessionOf(world, part)
  // S10: "the session is not in its own way".
  const others = world.occupations.filter((occupation) => !session.includes(occupation))
  return (
    hasSeats(world, part, session) &&
    isOpenThroughout(world, part) &&
    keepsClearOfBookings(part, others) &&
    keepsClearOfOutsideEvents(world, part) &&
    hasResources(world, part, others) &&
    // S12: "Joining a session adds none."
    (session.length > 0 || isWithinDayLimits(world, part, others))
  )
}

/** S13: "all eligible people (`service.staffIds`, else all)". */
function eligible(world: World, service: Service): Person[] {
  return world.input.staff.filter((person) => service.staffIds?.includes(person.id) ?? true)
}

/** S14: a chain is "not combined with a person's own duration". */
function firstDuration({ input }: World, person: Person): number {
  if (input.then?.length) return input.service.durationMin
  return person.durationMin ?? input.service.durationMin
}

/**
 * S14: "items back to back, first item's grid, notice and horizon; every later item with any eligible person; the
 * appointment's own parts do not collide with each other": each is asked of the world alone.
 */
function canGoOn(world: World, start: Minute, then = world.input.then ?? []): boolean {
  const [service, ...rest] = then
  if (!service) return true
  const { durationMin } = service
  const someoneIsFree = eligible(world, service).some((person) =>
    isFree(world, { service, person, start, durationMin }),
  )
  return someoneIsFree && canGoOn(world, start + durationMin, rest)
}

// Range, notice, horizon

/** S7: "`range` is local dates, both included. A slot belongs to the local date of its start." */
function isInRange({ input }: World, start: Minute): boolean {
  const date = localDate(input, momentOf(start))
  return date >= input.range.from && date <= input.range.to
}

/** S8: "`t >= now + minNoticeMin`, exactly." */
function isAfterNotice({ input }: World, start: Minute): boolean {
  const earliest = Temporal.Instant.from(input.now).add({ minutes: input.service.minNoticeMin ?? 0 })
  return Temporal.Instant.compare(Temporal.Instant.fromEpochMilliseconds(momentOf(start)), earliest) >= 0
}

/** S8: "`horizonDays` counts whole local dates: 0 is today, n includes all of the n-th date after today." */
function isWithinHorizon({ input }: World, start: Minute): boolean {
  const days = input.service.horizonDays ?? null
  if (days === null) return true
  const today = Temporal.Instant.from(input.now).toZonedDateTimeISO(input.timeZone).toPlainDate()
  return localDate(input, momentOf(start)) <= today.add({ days }).toString()
}

// Open time and grid

/**
 * A person's windows, date by date.
 *
 * S4: "A date's windows: its intervals, overlapping and touching ones joined, less all breaks."
 */
function windowsOf(input: CaseInput, person: Person): StartOfWindow[] {
  const dates = datesAround(input)
  // S4: "A break belongs to the date it happens on, also when it falls into the previous date's night shift", so every
  // date's breaks cut every date's intervals.
  const breaks = dates.flatMap((date) => onDate(input, date, planOf(person, date).breaks))
  return dates.map((date) => {
    const intervals = onDate(input, date, planOf(person, date).intervals)
    const first = Math.min(...intervals.map((interval) => interval.from))
    const end = Math.max(...intervals.map((interval) => interval.to))
    const startOfWindow: StartOfWindow = new Map()
    for (let minute = first; minute < end; minute++) {
      if (!isInAny(intervals, minute) || isInAny(breaks, minute)) continue
      startOfWindow.set(minute, startOfWindow.get(minute - 1) ?? minute)
    }
    return startOfWindow
  })
}

/**
 * S3: "A date's plan is its override if it has one, else its weekday's. An override replaces intervals and breaks
 * together; an empty one closes the date."
 */
function planOf(person: Person, date: Temporal.PlainDate): { intervals: WallInterval[]; breaks: WallInterval[] } {
  const override = person.overrides?.[date.toString()]
  if (override) return { intervals: override.intervals ?? [], breaks: override.breaks ?? [] }
  const weekday = weekdays[date.dayOfWeek - 1]!
  return { intervals: person.weekly?.[weekday] ?? [], breaks: person.breaks?.[weekday] ?? [] }
}

/**
 * S3: "An interval whose end is before its start ends on the next date; equal ends mean no time at all; `24:00` is
 * midnight at the end." The ends are compared as written: in a gap a clock change may turn them round, which leaves no
 * time either.
 */
function onDate(input: CaseInput, date: Temporal.PlainDate, intervals: WallInterval[]): Span[] {
  return intervals
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => ({
      from: minuteOf(input, wallTime(date, from)),
      to: minuteOf(input, wallTime(to < from ? date.add({ days: 1 }) : date, to)),
    }))
}

function wallTime(date: Temporal.PlainDate, time: string): Temporal.PlainDateTime {
  if (time === '24:00') return date.add({ days: 1 }).toPlainDateTime('00:00')
  return date.toPlainDateTime(time)
}

/**
 * S2: "A wall time that occurs twice means the first; one that is skipped moves forward by the length of the gap (what
 * Temporal calls 'compatible')".
 */
function minuteOf(input: CaseInput, wall: Temporal.PlainDateTime): Minute {
  return wall.toZonedDateTime(input.timeZone, { disambiguation: 'compatible' }).epochMilliseconds / 60_000
}

/**
 * S5: "From the start of each window, every `intervalMin` real minutes (the duration if null). […] Each date has its own
 * grid". Only windows are asked here: bookings, time off and closures "only remove points".
 */
function gridOf(world: World, person: Person, intervalMin: number): Set<Minute> {
  const grid = new Set<Minute>()
  for (const startOfWindow of world.windows.get(person)!)
    for (const [minute, start] of startOfWindow) if ((minute - start) % intervalMin === 0) grid.add(minute)
  return grid
}

/** S6: "The body of an appointment `[t, t + duration)` lies in open time". "Buffers need not lie in open time." */
function isOpenThroughout(world: World, part: Part): boolean {
  return bodyOf(part).every((minute) => isOpen(world, part.person, minute))
}

/** S6: open time is "the join of all windows (across midnight too) less closures and the person's time off". */
function isOpen(world: World, person: Person, minute: Minute): boolean {
  const isInWindow = world.windows.get(person)!.some((startOfWindow) => startOfWindow.has(minute))
  return isInWindow && !isInAny(world.closures, minute) && !isInAny(world.timeOff.get(person)!, minute)
}

// Bookings, sessions, outside events

/** S9: "Active: pending, confirmed, checked_in, completed, and held while `expiresAt > now`." */
function isActive(input: CaseInput, { status, expiresAt }: Booking): boolean {
  if (status === 'held') return !!expiresAt && Temporal.Instant.compare(expiresAt, input.now) > 0
  return ['pending', 'confirmed', 'checked_in', 'completed'].includes(status)
}

/**
 * S9: "An appointment keeps its person busy from `start - before` to `end + after`, less any stretch in `freeMin`. […]
 * The buffers of an existing booking are those stored with it, not today's setting of its service."
 */
function occupationOf(booking: Booking): Occupation {
  const start = momentFrom(booking.start)
  return {
    booking,
    start,
    whole: {
      from: start - (booking.bufferBeforeMin ?? 0) * 60_000,
      to: momentFrom(booking.end) + (booking.bufferAfterMin ?? 0) * 60_000,
    },
    free: (booking.freeMin ?? []).map(([from, to]) => ({ from: start + from * 60_000, to: start + to * 60_000 })),
  }
}

/** S10: "Active bookings of one service, person and start are one session." Those of the session `part` would join. */
function sessionOf(world: World, part: Part): Occupation[] {
  return world.occupations.filter(
    ({ booking, start }) =>
      booking.serviceId === part.service.id && booking.staffId === part.person.id && start === momentOf(part.start),
  )
}

/** S10: "If seats taken plus `seats` wanted do not exceed `capacity`, the start is open". */
function hasSeats({ input }: World, part: Part, session: Occupation[]): boolean {
  const taken = session.reduce((sum, { booking }) => sum + (booking.seats ?? 1), 0)
  return taken + (input.seats ?? 1) <= (part.service.capacity ?? 1)
}

/** S9: "Two such stretches of one person share no instant; so the two sides add up." */
function keepsClearOfBookings(part: Part, others: Occupation[]): boolean {
  const ofPerson = others.filter(({ booking }) => booking.staffId === part.person.id)
  return personMinutes(part).every((minute) =>
    momentsToAsk(minute, ofPerson.flatMap(edgesOf)).every(
      (moment) => !ofPerson.some(({ whole, free }) => isInAny([whole], moment) && !isInAny(free, moment)),
    ),
  )
}

/** S9: "The candidate, buffers included, also keeps clear of outside events." */
function keepsClearOfOutsideEvents(world: World, part: Part): boolean {
  const events = world.busy.get(part.person)!
  const edges = events.flatMap(({ from, to }) => [from, to])
  return personMinutes(part).every((minute) => momentsToAsk(minute, edges).every((moment) => !isInAny(events, moment)))
}

// Resources

/**
 * S11: "For each `{type, units}` needed there is one resource of that type which has the units free at every instant of
 * the whole stretch, buffers and `freeMin` included". "A resource's closures only bar the body."
 */
function hasResources(world: World, part: Part, others: Occupation[]): boolean {
  return (part.service.resources ?? []).every(({ type, units }) =>
    (world.input.resources ?? [])
      .filter((resource) => resource.type === type)
      .some(
        (resource) =>
          bodyOf(part).every((minute) => !isInAny(world.resourceClosures.get(resource)!, minute)) &&
          stretchOf(part).every((minute) => peakUse(resource, others, minute) + units <= (resource.capacity ?? 1)),
      ),
  )
}

/** S11: "Use is the sum at an instant", and the minute's is that of its fullest instant. */
function peakUse(resource: Resource, occupations: Occupation[], minute: Minute): number {
  const holding = occupations.filter(({ booking }) => unitsOf(booking, resource) > 0)
  return Math.max(...momentsToAsk(minute, holding.flatMap(edgesOf)).map((moment) => useAt(resource, holding, moment)))
}

/** S11: "A session holds its resources once": the most that any of its bookings holds at that instant. */
function useAt(resource: Resource, occupations: Occupation[], moment: Moment): number {
  const bySession = new Map<string, number>()
  for (const occupation of occupations) {
    if (!isInAny([occupation.whole], moment)) continue
    const session = sessionKey(occupation)
    bySession.set(session, Math.max(bySession.get(session) ?? 0, unitsOf(occupation.booking, resource)))
  }
  return [...bySession.values()].reduce((sum, units) => sum + units, 0)
}

function unitsOf(booking: Booking, resource: Resource): number {
  return (booking.resources ?? []).filter(({ id }) => id === resource.id).reduce((sum, { units }) => sum + units, 0)
}

// Day limits

/** S12: "Day limits (`service.maxPerDay`, `staff.maxPerDay`) count sessions by the local date of their start." */
function isWithinDayLimits({ input }: World, { service, person, start }: Part, others: Occupation[]): boolean {
  const date = localDate(input, momentOf(start))
  const ofDate = others.filter((occupation) => localDate(input, occupation.start) === date)
  const ofService = new Set(ofDate.filter(({ booking }) => booking.serviceId === service.id).map(sessionKey))
  const ofPerson = new Set(ofDate.filter(({ booking }) => booking.staffId === person.id).map(sessionKey))
  return (
    ofService.size + 1 <= (service.maxPerDay ?? Number.POSITIVE_INFINITY) &&
    ofPerson.size + 1 <= (person.maxPerDay ?? Number.POSITIVE_INFINITY)
  )
}

function sessionKey({ booking, start }: Occupation): string {
  return JSON.stringify([booking.serviceId, booking.staffId, start])
}

// Reading a case

function read(input: CaseInput): World {
  const stretches = (list: Stretch[] = []): Span[] =>
    list.map(({ from, to }) => ({
      from: minuteOf(input, Temporal.PlainDateTime.from(from)),
      to: minuteOf(input, Temporal.PlainDateTime.from(to)),
    }))
  const eventsOf = (person: Person): Span[] =>
    (input.busy ?? [])
      .filter((event) => event.staffId === person.id)
      .map((event) => ({ from: momentFrom(event.start), to: momentFrom(event.end) }))
  return {
    input,
    windows: new Map(input.staff.map((person) => [person, windowsOf(input, person)])),
    closures: stretches(input.closures),
    timeOff: new Map(input.staff.map((person) => [person, stretches(person.timeOff)])),
    resourceClosures: new Map(input.resources?.map((resource) => [resource, stretches(resource.closures)])),
    // S9: "`excludeBookingId` (a reschedule) is left out of everything."
    occupations: (input.bookings ?? [])
      .filter((booking) => booking.id !== input.excludeBookingId && isActive(input, booking))
      .map(occupationOf),
    busy: new Map(input.staff.map((person) => [person, eventsOf(person)])),
  }
}

/** All dates whose plan may matter: a night shift or a skipped date reaches into the next, a chain further. */
function datesAround({ range, service, then = [] }: CaseInput): Temporal.PlainDate[] {
  const wholeMin = [service, ...then].reduce((sum, { durationMin }) => sum + durationMin, 0)
  const from = Temporal.PlainDate.from(range.from).subtract({ days: 3 })
  const days = from.until(range.to).days + 4 + Math.ceil(wholeMin / 1440)
  return Array.from({ length: Math.max(0, days) }, (_, index) => from.add({ days: index }))
}

/** Every minute that any zone may count to the dates of the range, and some more: `isInRange` decides. */
function minutesAround({ input: { range } }: World): Minute[] {
  const from = Temporal.Instant.from(`${range.from}T00:00Z`).subtract({ hours: 24 })
  const to = Temporal.Instant.from(`${range.to}T00:00Z`).add({ hours: 48 })
  return minutesFrom(from.epochMilliseconds / 60_000, to.epochMilliseconds / 60_000)
}

// Minutes and moments

function bodyOf({ start, durationMin }: Part): Minute[] {
  return minutesFrom(start, start + durationMin)
}

/** The whole stretch of a candidate, from `start - before` to `end + after`. */
function stretchOf({ service, start, durationMin }: Part): Minute[] {
  return minutesFrom(start - (service.bufferBeforeMin ?? 0), start + durationMin + (service.bufferAfterMin ?? 0))
}

/** S9: the stretch "less any stretch in `freeMin`": the minutes a candidate needs its person for. */
function personMinutes(part: Part): Minute[] {
  const free = (part.service.freeMin ?? []).map(([from, to]) => ({ from, to }))
  return stretchOf(part).filter((minute) => !isInAny(free, minute - part.start))
}

/** Every moment at which an occupation may begin or cease to hold anything. */
function edgesOf({ whole, free }: Occupation): Moment[] {
  return [whole, ...free].flatMap(({ from, to }) => [from, to])
}

/**
 * What to look at so as to have seen all of a minute. S1 lets bookings and outside events begin and end at seconds; from
 * one such edge to the next nothing changes.
 */
function momentsToAsk(minute: Minute, edges: Moment[]): Moment[] {
  const from = momentOf(minute)
  return [from, ...edges.filter((edge) => edge > from && edge < from + 60_000)]
}

/** S1: "intervals are half-open `[start, end)`". */
function isInAny(spans: Span[], at: number): boolean {
  return spans.some(({ from, to }) => at >= from && at < to)
}

function minutesFrom(from: Minute, to: Minute): Minute[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

function momentFrom(instant: string): Moment {
  return Temporal.Instant.from(instant).epochMilliseconds
}

function momentOf(minute: Minute): Moment {
  return minute * 60_000
}

function localDate(input: CaseInput, moment: Moment): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(input.timeZone).toPlainDate().toString()
}

function iso(minute: Minute): string {
  return Temporal.Instant.fromEpochMilliseconds(momentOf(minute)).toString()
}
