import { z } from 'zod'
import { dateNamed, isoOf, millisecondsOf, minute, minuteNamed, type Zone, zoneNamed } from '../../../core/time.ts'
import { findStarts } from './engine.ts'
import type { DayPlan, Occupation, Person, Question, Resource, Service } from './question.ts'
import type { Stretch } from './stretches.ts'

// The engine's outer face: the same question in plain JSON, for conformance checks and for whoever drives it from
// outside. Lengths are whole minutes, instants ISO 8601 with a zone, wall times without one.

const Minutes = z.number().int().min(0)
const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time like 09:30, up to 24:00')
const PlainDate = z.iso.date()
const Instant = z.string().transform((text, context) => {
  try {
    return millisecondsOf(Temporal.Instant.from(text))
  } catch {
    context.issues.push({ code: 'custom', input: text, message: 'must be an instant like 2030-01-07T09:00:00Z' })
    return z.NEVER
  }
})
const WallTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?$/, 'must be a wall time like 2030-01-07T12:00, without a zone')

const Times = z.array(z.tuple([Clock, Clock]))
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const Weekly = z.partialRecord(z.enum(weekdays), Times)
const Stretches = z.array(z.object({ from: WallTime, to: WallTime }))
const FreeMin = z.array(z.tuple([Minutes, Minutes]))

const ServiceCase = z.object({
  id: z.string(),
  durationMin: z.number().int().min(1),
  intervalMin: z.number().int().min(1).nullish(),
  bufferBeforeMin: Minutes.nullish(),
  bufferAfterMin: Minutes.nullish(),
  minNoticeMin: Minutes.nullish(),
  horizonDays: Minutes.nullish(),
  capacity: Minutes.nullish(),
  maxPerDay: Minutes.nullish(),
  resources: z.array(z.object({ type: z.string(), units: Minutes.default(1) })).nullish(),
  staffIds: z.array(z.string()).nullish(),
  freeMin: FreeMin.nullish(),
})

const statuses = [
  'pending',
  'confirmed',
  'checked_in',
  'completed',
  'held',
  'cancelled',
  'declined',
  'no_show',
  'expired',
]

/** A case, as BOOKING's own JSON has it. What is missing is none, 0, or no limit. */
const Case = z.object({
  timeZone: z.string(),
  now: Instant,
  range: z.object({ from: PlainDate, to: PlainDate }),
  seats: z.number().int().min(1).nullish(),
  excludeBookingId: z.string().nullish(),
  service: ServiceCase,
  // biome-ignore lint/suspicious/noThenProperty: the name is the format's; nobody awaits a case
  then: z.array(ServiceCase).nullish(),
  staff: z
    .array(
      z.object({
        id: z.string(),
        weekly: Weekly.nullish(),
        breaks: Weekly.nullish(),
        overrides: z.record(PlainDate, z.object({ intervals: Times.nullish(), breaks: Times.nullish() })).nullish(),
        timeOff: Stretches.nullish(),
        maxPerDay: Minutes.nullish(),
        durationMin: z.number().int().min(1).nullish(),
      }),
    )
    .nullish(),
  closures: Stretches.nullish(),
  resources: z
    .array(z.object({ id: z.string(), type: z.string(), capacity: Minutes.nullish(), closures: Stretches.nullish() }))
    .nullish(),
  bookings: z
    .array(
      z.object({
        id: z.string(),
        serviceId: z.string(),
        staffId: z.string(),
        start: Instant,
        end: Instant,
        bufferBeforeMin: Minutes.nullish(),
        bufferAfterMin: Minutes.nullish(),
        status: z.enum(statuses),
        expiresAt: Instant.nullish(),
        seats: Minutes.nullish(),
        resources: z.array(z.object({ id: z.string(), units: Minutes.default(1) })).nullish(),
        freeMin: FreeMin.nullish(),
      }),
    )
    .nullish(),
  busy: z.array(z.object({ staffId: z.string(), start: Instant, end: Instant })).nullish(),
})
type Case = z.output<typeof Case>

/** Starts as ISO instants in UTC, ascending. */
export interface CaseAnswer {
  slots: string[]
  byStaff: Record<string, string[]>
}

/**
 * Answers one case in JSON.
 *
 * @throws {z.ZodError} it is not a case; the issues name the fields
 * @throws {RangeError} there is no such time zone
 */
export function slots(input: unknown): CaseAnswer {
  const { starts, byStaff } = findStarts(questionOf(Case.parse(input)))
  return {
    slots: starts.map(isoOf),
    byStaff: Object.fromEntries([...byStaff].map(([id, own]) => [id, own.map(isoOf)])),
  }
}

function questionOf(input: Case): Question {
  const zone = zoneNamed(input.timeZone)
  const { now, range, excludeBookingId } = input
  return {
    zone,
    now,
    range: { from: dateNamed(range.from), to: dateNamed(range.to) },
    seats: input.seats ?? 1,
    services: [serviceOf(input.service), ...(input.then ?? []).map(serviceOf)],
    staff: (input.staff ?? []).map((person) => personOf(zone, person)),
    closures: stretchesOf(zone, input.closures),
    resources: (input.resources ?? []).map(
      ({ id, type, capacity, closures }): Resource => ({
        id,
        type,
        capacity: capacity ?? 1,
        closures: stretchesOf(zone, closures),
      }),
    ),
    occupations: (input.bookings ?? [])
      .filter((booking) => booking.id !== excludeBookingId && counts(booking, now))
      .map(
        (booking): Occupation => ({
          id: booking.id,
          serviceId: booking.serviceId,
          staffId: booking.staffId,
          start: booking.start,
          end: booking.end,
          bufferBefore: (booking.bufferBeforeMin ?? 0) * minute,
          bufferAfter: (booking.bufferAfterMin ?? 0) * minute,
          free: freeOf(booking.freeMin),
          seats: booking.seats ?? 1,
          resources: booking.resources ?? [],
        }),
      ),
    busy: (input.busy ?? []).map(({ staffId, start, end }) => ({ staffId, from: start, to: end })),
  }
}

/** S9: a hold counts until it lapses. */
function counts({ status, expiresAt }: NonNullable<Case['bookings']>[number], now: number): boolean {
  if (status === 'held') return expiresAt != null && expiresAt > now
  return ['pending', 'confirmed', 'checked_in', 'completed'].includes(status)
}

function serviceOf(input: z.output<typeof ServiceCase>): Service {
  return {
    id: input.id,
    duration: input.durationMin * minute,
    interval: input.intervalMin == null ? null : input.intervalMin * minute,
    bufferBefore: (input.bufferBeforeMin ?? 0) * minute,
    bufferAfter: (input.bufferAfterMin ?? 0) * minute,
    notice: (input.minNoticeMin ?? 0) * minute,
    horizonDays: input.horizonDays ?? null,
    capacity: input.capacity ?? 1,
    maxPerDay: input.maxPerDay ?? null,
    needs: input.resources ?? [],
    staffIds: input.staffIds == null ? null : new Set(input.staffIds),
    free: freeOf(input.freeMin),
  }
}

function personOf(zone: Zone, input: NonNullable<Case['staff']>[number]): Person {
  const plan = (intervals: z.output<typeof Times> = [], breaks: z.output<typeof Times> = []): DayPlan => ({
    intervals: intervals.map(([from, to]) => [minuteNamed(from), minuteNamed(to)] as const),
    breaks: breaks.map(([from, to]) => [minuteNamed(from), minuteNamed(to)] as const),
  })
  return {
    id: input.id,
    weekly: Object.fromEntries(
      weekdays.map((name, index) => [index + 1, plan(input.weekly?.[name], input.breaks?.[name])]),
    ),
    overrides: new Map(
      Object.entries(input.overrides ?? {}).map(([date, { intervals, breaks }]) => [
        dateNamed(date),
        plan(intervals ?? [], breaks ?? []),
      ]),
    ),
    timeOff: stretchesOf(zone, input.timeOff),
    maxPerDay: input.maxPerDay ?? null,
    duration: input.durationMin == null ? null : input.durationMin * minute,
  }
}

function stretchesOf(zone: Zone, input: z.output<typeof Stretches> | null | undefined): Stretch[] {
  return (input ?? []).map(({ from, to }) => ({ from: instantOf(zone, from), to: instantOf(zone, to) }))
}

function instantOf(zone: Zone, wall: string): number {
  return zone.instantOf(Date.parse(`${wall.slice(0, 10)}T${wall.slice(11) || '00:00'}Z`))
}

function freeOf(input: z.output<typeof FreeMin> | null | undefined): Stretch[] {
  return (input ?? []).map(([from, to]) => ({ from: from * minute, to: to * minute }))
}
