import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slots } from '../index.ts'
import { expectAgreement } from './agreement.ts'
import { cases, utc } from './arbitrary.ts'
import type { Booking, CaseInput, Service, Stretch } from './reference.ts'

const numRuns = Number(process.env.ENGINE_RUNS ?? 300)
const timeout = Math.max(30_000, numRuns * 400)

test('the engine answers what the rules say, minute by minute', () => expectAgreement(numRuns), timeout)

test('another booking never adds a start', { timeout }, () => {
  fc.assert(
    fc.property(cases(), cases(), (input, other) => {
      const alone = withoutSeats(input)
      const one = other.bookings?.[0] ?? bookingAt(input)
      const added = { ...one, id: 'added', ...(one.staffId !== 'p9' && { staffId: input.staff[0]!.id }) }
      const before = slots(alone).slots
      const after = slots({ ...alone, bookings: [...(input.bookings ?? []), added] }).slots
      expect(before).toEqual(expect.arrayContaining(after))
    }),
    { numRuns },
  )
})

test('a longer duration never adds a start on the same grid', { timeout }, () => {
  fc.assert(
    fc.property(cases(), fc.integer({ min: 1, max: 90 }), ({ then: _, ...input }, longerMin) => {
      const service = { ...input.service, intervalMin: input.service.intervalMin ?? 15 }
      const staff = input.staff.map(({ durationMin, ...person }) => person)
      const before = slots({ ...input, service, staff }).slots
      const after = slots({ ...input, service: { ...service, durationMin: service.durationMin + longerMin }, staff })
      expect(before).toEqual(expect.arrayContaining(after.slots))
    }),
    { numRuns },
  )
})

test('in UTC, a case whole weeks later has its starts whole weeks later', { timeout }, () => {
  fc.assert(
    fc.property(cases({ places: utc }), fc.integer({ min: -60, max: 60 }), (input, weeks) => {
      const later = slots(weeksLater(input, weeks))
      const moved = (starts: string[]) => starts.map((start) => instantLater(start, weeks))
      const { slots: starts, byStaff } = slots(input)
      expect(later.slots).toEqual(moved(starts))
      for (const [staffId, own] of Object.entries(byStaff)) expect(later.byStaff[staffId]).toEqual(moved(own))
    }),
    { numRuns },
  )
})

test('the order in which people and bookings are listed does not matter', { timeout }, () => {
  fc.assert(
    fc.property(cases(), (input) => {
      const reversed = { ...input, staff: input.staff.toReversed(), bookings: input.bookings?.toReversed() ?? [] }
      expect(slots(reversed)).toEqual(slots(input))
    }),
    { numRuns },
  )
})

/** With a seat each, nobody can join anybody; nor is a booking let go that another start was waiting for. */
function withoutSeats({ seats: _, excludeBookingId: __, ...input }: CaseInput): CaseInput {
  const single = (service: Service): Service => ({ ...service, capacity: 1 })
  // biome-ignore lint/suspicious/noThenProperty: the word of the engine's JSON
  return { ...input, service: single(input.service), ...(input.then && { then: input.then.map(single) }) }
}

/** A booking of the first service at the middle of the first date. */
function bookingAt({ range, service, staff }: CaseInput): Booking {
  const start = Temporal.Instant.from(`${range.from}T10:00Z`)
  const end = start.add({ minutes: service.durationMin })
  return {
    id: 'added',
    serviceId: service.id,
    staffId: staff[0]!.id,
    start: start.toString(),
    end: end.toString(),
    status: 'confirmed',
  }
}

function weeksLater(input: CaseInput, weeks: number): CaseInput {
  const instant = (text: string) => instantLater(text, weeks)
  const date = (text: string) => Temporal.PlainDate.from(text).add({ weeks }).toString()
  const wall = (text: string) => Temporal.PlainDateTime.from(text).add({ weeks }).toString()
  const stretches = (list: Stretch[] = []) => list.map(({ from, to }) => ({ from: wall(from), to: wall(to) }))
  return {
    ...input,
    now: instant(input.now),
    range: { from: date(input.range.from), to: date(input.range.to) },
    staff: input.staff.map((person) => ({
      ...person,
      overrides: Object.fromEntries(
        Object.entries(person.overrides ?? {}).map(([day, override]) => [date(day), override]),
      ),
      timeOff: stretches(person.timeOff),
    })),
    closures: stretches(input.closures),
    resources: (input.resources ?? []).map((resource) => ({ ...resource, closures: stretches(resource.closures) })),
    bookings: (input.bookings ?? []).map((booking) => ({
      ...booking,
      start: instant(booking.start),
      end: instant(booking.end),
      ...(booking.expiresAt && { expiresAt: instant(booking.expiresAt) }),
    })),
    busy: (input.busy ?? []).map((event) => ({ ...event, start: instant(event.start), end: instant(event.end) })),
  }
}

function instantLater(text: string, weeks: number): string {
  return Temporal.Instant.from(text)
    .add({ hours: weeks * 168 })
    .toString()
}
