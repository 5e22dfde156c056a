import { day, type Zone } from '../../../core/time.ts'
import type { Person, Question, Service } from './question.ts'
import { type Hold, holdsOf, occupied, type Session, sessionsOf } from './sessions.ts'
import { intersect, join, type Stretch, type Stretches, startsMeeting, startsWithin, subtract } from './stretches.ts'
import { type Windows, windowsOf } from './windows.ts'

/** Why a time is not free. */
export const reasons = [
  'closed',
  'break',
  'time_off',
  'booked',
  'buffer',
  'busy_elsewhere',
  'notice',
  'horizon',
  'day_limit',
  'no_room',
  'class_full',
  'off_grid',
] as const
export type Reason = (typeof reasons)[number]

/** One rule, as what it allows: the starts at which it has nothing against the appointment. */
export interface Rule {
  reason: Reason
  allowed: Stretches
}

/** What all people and services of a question share; each part of it is worked out once, when it is first needed. */
export interface World {
  question: Question
  sessions: readonly Session[]
  /** All that is looked at: whatever lies outside is not asked about. */
  universe: Stretches
  windowsOf(person: Person): Windows
  sessionsWith(staffId: string): readonly Session[]
  /** What {@link resourceRules} said of a service and a duration: it is the same for everybody. */
  rooms: Map<Service, Map<number, Rule[]>>
  /** Who holds a resource, and when. */
  holdsOn(resourceId: string): readonly (Hold & { session: Session })[]
}

export function worldOf(question: Question): World {
  const { zone, range, services, staff } = question
  const longest = Math.max(0, ...staff.map(({ duration }) => duration ?? 0))
  const length = services.reduce((sum, { duration }) => sum + duration, longest)
  // A body may run on into the dates behind the range, and begins there in the later parts of a chain.
  const dates = { from: range.from - 1, to: range.to + Math.ceil(length / day) + 1 }
  const sessions = sessionsOf(question.occupations)
  const windows = new Map<Person, Windows>()
  const byStaff = Map.groupBy(sessions, ({ staffId }) => staffId)
  let holds: Map<string, (Hold & { session: Session })[]> | undefined
  const allHolds = () => {
    const found = sessions.flatMap((session) =>
      [...holdsOf(session)].flatMap(([id, held]) => held.map((hold) => ({ id, ...hold, session }))),
    )
    return Map.groupBy(found, ({ id }) => id)
  }
  return {
    question,
    sessions,
    universe: [{ from: (dates.from - 2) * day, to: (dates.to + 3) * day }],
    windowsOf: (person) => windows.getOrInsertComputed(person, () => windowsOf(person, zone, dates)),
    rooms: new Map(),
    sessionsWith: (staffId) => byStaff.get(staffId) ?? [],
    holdsOn: (resourceId) => {
      holds ??= allHolds()
      return holds.get(resourceId) ?? []
    },
  }
}

/** S4, S6: the body lies in working time, outside of breaks, closures and time off. */
export function openRules({ question, universe, windowsOf }: World, person: Person, duration: number): Rule[] {
  const { shifts, breaks } = windowsOf(person)
  const body = [{ from: 0, to: duration }]
  const clearOf = (things: readonly Stretch[]) => subtract(universe, startsMeeting(things, body))
  return [
    { reason: 'closed', allowed: subtract(startsWithin(shifts, duration), startsMeeting(question.closures, body)) },
    { reason: 'break', allowed: clearOf(breaks) },
    { reason: 'time_off', allowed: clearOf(person.timeOff) },
  ]
}

/**
 * S9: the person is in nobody else's appointment, buffers of both included.
 *
 * @param joined - the session whose seat is asked for: it is left out, and its start alone is looked at
 */
export function occupationRules(
  world: World,
  service: Service,
  person: Person,
  duration: number,
  joined?: Session,
): Rule[] {
  const { question, universe } = world
  const whole = { from: -service.bufferBefore, to: duration + service.bufferAfter }
  const parts = occupied(whole, 0, service.free)
  const others = world.sessionsWith(person.id).filter((session) => session !== joined)
  const things = near(
    others.flatMap(({ busy }) => busy),
    whole,
    joined,
  )
  const outside = question.busy.filter(({ staffId }) => staffId === person.id)
  return [
    { reason: 'buffer', allowed: subtract(universe, startsMeeting(things, parts)) },
    { reason: 'busy_elsewhere', allowed: subtract(universe, startsMeeting(near(outside, whole, joined), parts)) },
  ]
}

/** S11: for each need one resource that has the units free at every instant, buffers included. */
export function resourceRules(world: World, service: Service, duration: number, joined?: Session): Rule[] {
  if (joined !== undefined) return roomRules(world, service, duration, joined)
  const known = world.rooms.getOrInsertComputed(service, () => new Map())
  return known.getOrInsertComputed(duration, () => roomRules(world, service, duration))
}

function roomRules(world: World, service: Service, duration: number, joined?: Session): Rule[] {
  return service.needs.map((need) => {
    const allowed = roomsFor(world, service, need, duration, joined).flatMap((room) => [...room.allowed])
    return { reason: 'no_room', allowed: join(allowed) }
  })
}

/** The resources that could serve a need, with the starts at which each has the units free. */
export function roomsFor(
  { question, universe, holdsOn }: World,
  service: Service,
  { type, units }: Service['needs'][number],
  duration: number,
  joined?: Session,
): { id: string; units: number; allowed: Stretches }[] {
  const whole = { from: -service.bufferBefore, to: duration + service.bufferAfter }
  const fitting = question.resources.filter((resource) => resource.type === type && resource.capacity >= units)
  return fitting.map(({ id, capacity, closures }) => {
    const holds = holdsOn(id).filter(({ session }) => session !== joined)
    const full = startsMeeting(tooFull(near(holds, whole, joined), capacity - units), [whole])
    const closed = startsMeeting(closures, [{ from: 0, to: duration }])
    return { id, units, allowed: subtract(universe, join([...full, ...closed])) }
  })
}

/** Of many things those that could be in the way of the one start that is looked at. */
function near<Thing extends Stretch>(
  things: readonly Thing[],
  whole: Stretch,
  joined: Session | undefined,
): readonly Thing[] {
  if (joined === undefined) return things
  const from = joined.start + whole.from
  const to = joined.start + whole.to
  return things.filter((thing) => thing.from < to && thing.to > from)
}

/** When more than `most` units are held: the use of a resource is the sum at an instant. */
function tooFull(holds: readonly Hold[], most: number): Stretch[] {
  const changes = holds.flatMap(({ from, to, units }) => [
    { at: from, by: units },
    { at: to, by: -units },
  ])
  // What ends at an instant makes room for what begins at it.
  changes.sort((a, b) => a.at - b.at || a.by - b.by)
  const full: Stretch[] = []
  let used = 0
  let since: number | undefined
  for (const { at, by } of changes) {
    used += by
    if (used > most) since ??= at
    else if (since !== undefined) {
      full.push({ from: since, to: at })
      since = undefined
    }
  }
  return join(full)
}

/** S12: sessions are counted by the local date of their start. */
export function dayLimitRules({ question, sessions, universe }: World, service: Service, person: Person): Rule[] {
  const { zone } = question
  const rules: Rule[] = []
  const limit = (most: number | null, counts: (session: Session) => boolean) => {
    if (most === null) return
    rules.push({
      reason: 'day_limit',
      allowed: subtract(universe, fullDates(zone, sessions.filter(counts), most, universe)),
    })
  }
  limit(service.maxPerDay, ({ serviceId }) => serviceId === service.id)
  limit(person.maxPerDay, ({ staffId }) => staffId === person.id)
  return rules
}

function fullDates(zone: Zone, sessions: readonly Session[], most: number, universe: Stretches): Stretches {
  if (most <= 0) return universe
  const counts = new Map<number, number>()
  for (const { start } of sessions) {
    const date = zone.dateOf(start)
    counts.set(date, (counts.get(date) ?? 0) + 1)
  }
  const full = [...counts].filter(([, count]) => count >= most)
  return join(full.flatMap(([date]) => zone.stretchesOf(date)))
}

/** The end of a date; of one that a zone has skipped, that of the date before. */
function endOf(zone: Zone, date: number): number {
  return zone.stretchesOf(date).at(-1)?.to ?? endOf(zone, date - 1)
}

/** S8: of the first part alone. The horizon counts whole dates: 0 is today. */
export function leadRules({ question, universe }: World, service: Service): Rule[] {
  const { zone, now } = question
  const far = Number.MAX_SAFE_INTEGER
  const rules: Rule[] = [
    { reason: 'notice', allowed: intersect(universe, [{ from: Math.ceil(now + service.notice), to: far }]) },
  ]
  if (service.horizonDays !== null) {
    const last = zone.dateOf(now) + service.horizonDays
    // Where clocks go back over midnight, an instant of the next date comes before the end of this one.
    const allowed = subtract([{ from: -far, to: endOf(zone, last) }], zone.stretchesOf(last + 1))
    rules.push({ reason: 'horizon', allowed: intersect(universe, allowed) })
  }
  return rules
}

export const everywhere = (rules: readonly Rule[], universe: Stretches): Stretches =>
  rules.reduce<Stretches>((allowed, rule) => intersect(allowed, rule.allowed), universe)
