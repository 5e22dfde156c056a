import type { Person, Question, Service } from './question.ts'
import {
  dayLimitRules,
  everywhere,
  leadRules,
  occupationRules,
  openRules,
  type Reason,
  type Rule,
  resourceRules,
  roomsFor,
  type World,
  worldOf,
} from './rules.ts'
import type { Session } from './sessions.ts'
import { contains, join, type Stretch, type Stretches, subtract } from './stretches.ts'

/** Starts, ascending, in milliseconds since 1970. */
export interface Answer {
  starts: number[]
  /** Of everybody who does the first service, also those without any. */
  byStaff: Map<string, number[]>
}

/**
 * Every start that may be booked, and no other: the rules S1 to S14. The page, the API, moving, holding and the last
 * check inside the booking's transaction all ask here.
 *
 * Pure: the same question has the same answer, wherever and whenever it is asked.
 */
export function findStarts(question: Question): Answer {
  const world = worldOf(question)
  const [first] = question.services
  const later = laterStarts(world)
  const byStaff = new Map<string, number[]>()
  for (const person of peopleFor(question, first)) {
    const allowed = everywhere([...leadRules(world, first), ...later], partStarts(world, first, person))
    byStaff.set(person.id, onGrid(world, first, person, allowed))
  }
  const starts = [...new Set([...byStaff.values()].flat())].sort((a, b) => a - b)
  return { starts, byStaff }
}

/**
 * Why a person cannot begin at an instant; empty exactly where {@link findStarts} offers it.
 *
 * @returns each reason once, in the order of `reasons`
 */
export function explainStart(question: Question, staffId: string, start: number): Reason[] {
  const world = worldOf(question)
  const [first] = question.services
  const person = peopleFor(question, first).find(({ id }) => id === staffId)
  if (person === undefined) {
    const lead = leadRules(world, first).filter(({ allowed }) => !contains(allowed, start))
    return ['closed', ...lead.map(({ reason }) => reason)]
  }
  const joined = sessionAt(world, first, person, start)
  const found = new Set<Reason>()
  for (const { reason, allowed } of [
    ...leadRules(world, first),
    ...partRules(world, first, person, joined),
    ...laterStarts(world),
  ]) {
    if (!contains(allowed, start)) found.add(reason)
  }
  if (found.has('buffer') && meetsBody(world, first, person, start, joined)) {
    found.delete('buffer')
    found.add('booked')
  }
  if (first.capacity < question.seats || (joined !== undefined && !hasSeats(question, first, joined))) {
    found.add(first.capacity > 1 ? 'class_full' : 'booked')
  }
  if (onGrid(world, first, person, [{ from: start, to: start + 1 }]).length === 0) found.add('off_grid')
  return [...found]
}

/** One part of an appointment, with everything it takes. */
export interface Part {
  service: Service
  staffId: string
  start: number
  end: number
  /** Whether it is a seat in a session that is there already: then it takes no person and no resource of its own. */
  joins: boolean
  resources: { id: string; units: number }[]
}

/**
 * Who and what serves an appointment that begins at a start which {@link findStarts} offers with this person.
 *
 * @param prefer - of several people who could do a later part, the one who should; by default the first
 * @returns its parts, in their order; `null` where somebody or something that it needs is not free
 */
export function planVisit(
  question: Question,
  staffId: string,
  start: number,
  prefer: (staffIds: readonly string[]) => string | undefined = ([first]) => first,
): Part[] | null {
  const world = worldOf(question)
  const parts: Part[] = []
  let at = start
  for (const [index, service] of question.services.entries()) {
    const able = peopleFor(question, service).filter((person) => contains(partStarts(world, service, person), at))
    const chosen = index === 0 ? staffId : prefer(able.map(({ id }) => id))
    const person = able.find(({ id }) => id === chosen)
    if (person === undefined) return null
    const duration = durationOf(question, service, person)
    const session = sessionAt(world, service, person, at)
    const resources = session === undefined ? roomsAt(world, service, duration, at) : []
    // Whoever joins others leaves with them, however long the service is by now.
    const end = session?.end ?? at + duration
    parts.push({ service, staffId: person.id, start: at, end, joins: session !== undefined, resources })
    at += duration
  }
  return parts
}

/** A part that takes place whatever stands in its way. */
export interface CrowdedPart extends Part {
  /** Whether something that it needs is not free then. */
  isCrowded: boolean
}

/**
 * The parts of an appointment that takes place whatever stands in its way: for each need the first resource that is
 * free, else the first that would do.
 *
 * @param fixed - who does each part, and when
 * @returns its parts, in their order
 */
export function planAnyway(
  question: Question,
  fixed: readonly Pick<Part, 'staffId' | 'start' | 'end'>[],
): CrowdedPart[] {
  const world = worldOf(question)
  return fixed.map(({ staffId, start, end }, index) => {
    const service = question.services[index] as Service
    const session = world.sessionsWith(staffId).find((one) => one.serviceId === service.id && one.start === start)
    const joins = session !== undefined && hasSeats(question, service, session)
    let isCrowded = false
    const resources = service.needs.flatMap((need) => {
      if (joins) return []
      const fitting = roomsFor(world, service, need, end - start)
      const free = fitting.find(({ allowed }) => contains(allowed, start))
      isCrowded ||= free === undefined
      const room = free ?? fitting[0]
      return room === undefined ? [] : [{ id: room.id, units: room.units }]
    })
    return { service, staffId, start, end, joins, resources, isCrowded }
  })
}

/** For each need the first resource that is free at this start. */
function roomsAt(world: World, service: Service, duration: number, start: number): { id: string; units: number }[] {
  return service.needs.flatMap((need) => {
    const free = roomsFor(world, service, need, duration).find(({ allowed }) => contains(allowed, start))
    return free === undefined ? [] : [{ id: free.id, units: free.units }]
  })
}

/** S13: who does it, in the order they were named. */
function peopleFor({ staff }: Question, { staffIds }: Service): Person[] {
  return staff.filter(({ id }) => staffIds === null || staffIds.has(id))
}

function durationOf({ services }: Question, service: Service, person: Person): number {
  return services.length > 1 ? service.duration : (person.duration ?? service.duration)
}

/** The starts at which a person could do one part of an appointment, whatever the grid. */
function partStarts(world: World, service: Service, person: Person): Stretches {
  const { question, universe } = world
  if (question.seats > service.capacity) return []
  const alone = everywhere(partRules(world, service, person), universe)
  // S10: where there is a session, it is joined or it is full; it is never in its own way.
  const own = world.sessionsWith(person.id).filter(({ serviceId }) => serviceId === service.id)
  if (own.length === 0) return alone
  const at = ({ start }: Session): Stretch => ({ from: start, to: start + 1 })
  const open = own.filter(
    (session) =>
      hasSeats(question, service, session) &&
      partRules(world, service, person, session).every(({ allowed }) => contains(allowed, session.start)),
  )
  return join([...subtract(alone, join(own.map(at))), ...open.map(at)])
}

function hasSeats({ seats }: Question, { capacity }: Service, { taken }: Session): boolean {
  return taken + seats <= capacity
}

/** @param joined - the session whose seat it would be: it is left out, and adds to no day's limit */
function partRules(world: World, service: Service, person: Person, joined?: Session): Rule[] {
  const duration = durationOf(world.question, service, person)
  return [
    ...openRules(world, person, duration),
    ...occupationRules(world, service, person, duration, joined),
    ...(joined === undefined ? dayLimitRules(world, service, person) : []),
    ...resourceRules(world, service, duration, joined),
  ]
}

/** S14: the starts of the whole at which somebody could do each later part; the parts are in nobody's way of their own. */
function laterStarts(world: World): Rule[] {
  const { question } = world
  const rules: Rule[] = []
  let after = question.services[0].duration
  for (const service of question.services.slice(1)) {
    const anybody = join(peopleFor(question, service).flatMap((person) => [...partStarts(world, service, person)]))
    rules.push({ reason: 'booked', allowed: anybody.map(({ from, to }) => ({ from: from - after, to: to - after })) })
    after += service.duration
  }
  return rules
}

/** S5, S7: from the beginning of each window in steps, on the dates that were asked for. */
function onGrid(world: World, service: Service, person: Person, allowed: Stretches): number[] {
  const { zone, range } = world.question
  const step = service.interval ?? durationOf(world.question, service, person)
  const found: number[] = []
  for (const window of world.windowsOf(person).windows) {
    for (const stretch of allowed) {
      if (stretch.from >= window.to) break
      if (stretch.to <= window.from) continue
      const end = Math.min(stretch.to, window.to)
      const first = window.from + Math.max(0, Math.ceil((stretch.from - window.from) / step)) * step
      for (let start = first; start < end; start += step) {
        const date = zone.dateOf(start)
        if (date >= range.from && date <= range.to) found.push(start)
      }
    }
  }
  // The windows of two dates may overlap, and both grids have the same point.
  return [...new Set(found)].sort((a, b) => a - b)
}

function sessionAt(world: World, service: Service, person: Person, start: number): Session | undefined {
  return world.sessionsWith(person.id).find((one) => one.serviceId === service.id && one.start === start)
}

/** Whether two bodies meet, or only the buffers around them. */
function meetsBody(
  world: World,
  service: Service,
  person: Person,
  start: number,
  joined: Session | undefined,
): boolean {
  const end = start + durationOf(world.question, service, person)
  return world.sessions.some((one) => one.staffId === person.id && one !== joined && one.start < end && one.end > start)
}
