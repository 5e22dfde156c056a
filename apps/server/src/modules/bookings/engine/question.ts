import type { Zone } from '../../../core/time.ts'
import type { Stretch } from './stretches.ts'

// What the engine is asked, as plain data: instants and lengths in milliseconds, dates in days since 1970, wall times in
// minutes since midnight. `null` is no limit.

export interface Service {
  id: string
  duration: number
  /** From one start to the next; `null`: the duration. */
  interval: number | null
  bufferBefore: number
  bufferAfter: number
  notice: number
  horizonDays: number | null
  /** Seats of one session; 1 is no class. */
  capacity: number
  maxPerDay: number | null
  /** Types are distinct. */
  needs: readonly { type: string; units: number }[]
  /** Who does it; `null`: anybody. */
  staffIds: ReadonlySet<string> | null
  /** When the person is free in between, from the start of the body. */
  free: readonly Stretch[]
}

/** A date's working time, in minutes of its wall clock. An end before its start is on the next date. */
export interface DayPlan {
  intervals: readonly (readonly [number, number])[]
  breaks: readonly (readonly [number, number])[]
}

export interface Person {
  id: string
  /** The plan of each weekday, 1 to 7. */
  weekly: Readonly<Record<number, DayPlan>>
  /** In the place of the weekday's, by date. */
  overrides: ReadonlyMap<number, DayPlan>
  timeOff: readonly Stretch[]
  maxPerDay: number | null
  /** In the place of the service's; not in a chain. */
  duration: number | null
}

export interface Resource {
  id: string
  type: string
  capacity: number
  closures: readonly Stretch[]
}

/** A booking that counts: pending, confirmed, checked in, completed, or held and not lapsed. */
export interface Occupation {
  id: string
  serviceId: string
  staffId: string
  start: number
  end: number
  /** As they were when it was booked. */
  bufferBefore: number
  bufferAfter: number
  free: readonly Stretch[]
  seats: number
  resources: readonly { id: string; units: number }[]
}

export interface Question {
  zone: Zone
  now: number
  /** Dates, both included. */
  range: { from: number; to: number }
  seats: number
  /** The first is what is asked for; the others follow it back to back. */
  services: readonly [Service, ...Service[]]
  staff: readonly Person[]
  /** For everybody. */
  closures: readonly Stretch[]
  resources: readonly Resource[]
  /** Those that do not count, and the one that is to be moved, are left out. */
  occupations: readonly Occupation[]
  /** Outside calendars. */
  busy: readonly (Stretch & { staffId: string })[]
}
