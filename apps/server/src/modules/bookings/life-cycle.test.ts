import { expect, test } from 'vitest'
import { inTenant, newService, newStaffMember } from '../../../test/fixtures.ts'
import { zoneNamed } from '../../core/time.ts'
import { customers } from '../customers/tables.ts'
import { IllegalTransitionError } from './errors.ts'
import { assertTransition, lasting, type TransitionName, transitions } from './life-cycle.ts'
import { type ActorKind, type Booking, type BookingStatus, bookingStatuses, bookings } from './tables.ts'

const startTime = Temporal.Instant.from('2030-01-07T09:00:00Z')
const zone = zoneNamed('UTC')
const endTime = startTime.add({ minutes: 30 })
const bookingIn = (status: BookingStatus) =>
  ({ reference: 'ABCD2346', status, startTime, endTime, expiresAt: null }) as Booking

/** Every way there is, written down once more: from, by whom, to; in minutes around the start, from when until when. */
const ways: Record<
  TransitionName,
  {
    from: BookingStatus[]
    by: ActorKind[]
    to: BookingStatus
    within?: [number, number]
    sameDate?: true
    keepsTime: boolean
  }
> = {
  confirm: { from: ['pending'], by: ['staff'], to: 'confirmed', keepsTime: true },
  pay: { from: ['pending', 'expired'], by: ['customer', 'staff', 'system'], to: 'confirmed', keepsTime: true },
  decline: { from: ['pending'], by: ['staff'], to: 'declined', keepsTime: false },
  expire: { from: ['held', 'pending'], by: ['system'], to: 'expired', keepsTime: false },
  cancel: { from: ['pending', 'confirmed'], by: ['customer', 'staff', 'system'], to: 'cancelled', keepsTime: false },
  check_in: { from: ['confirmed'], by: ['customer', 'staff'], to: 'checked_in', within: [-120, 30], keepsTime: true },
  complete: {
    ...{ from: ['confirmed', 'checked_in'], by: ['staff', 'system'], to: 'completed' },
    ...{ within: [0, 1e9], keepsTime: true },
  },
  no_show: { from: ['confirmed'], by: ['staff'], to: 'no_show', within: [15, 1e9], keepsTime: false },
  correct: { from: ['no_show', 'completed'], by: ['staff'], to: 'confirmed', sameDate: true, keepsTime: true },
  correct_check_in: {
    from: ['no_show', 'completed'],
    by: ['staff'],
    to: 'checked_in',
    sameDate: true,
    keepsTime: true,
  },
}
const names = Object.keys(ways) as TransitionName[]
const everybody: ActorKind[] = ['customer', 'staff', 'system']

test('there is no way but those', () => {
  expect(Object.keys(transitions).sort()).toEqual(names.toSorted())
  expect(lasting.toSorted()).toEqual(['checked_in', 'completed', 'confirmed', 'held', 'pending'])
})

const pairs = names.flatMap((name) => bookingStatuses.map((status) => [name, status] as const))

test.each(pairs)('%s from %s is as the table says, by whom it says', (name, status) => {
  const { from, by, to, within, sameDate, keepsTime } = ways[name]
  const now = startTime.add({ minutes: within === undefined ? (sameDate ? 60 : -1000) : Math.max(within[0], 0) })
  for (const who of everybody) {
    const attempt = () => assertTransition(name, bookingIn(status), { by: who, now, zone, graceMinutes: 15 })
    if (!from.includes(status) || !by.includes(who)) expect(attempt).toThrow(IllegalTransitionError)
    else expect(attempt()).toMatchObject({ to, releases: !keepsTime })
  }
})

test.each(names.filter((name) => ways[name].within !== undefined))('%s has its time, to the millisecond', (name) => {
  const { from, by, within = [0, 0] } = ways[name]
  const at = (minutes: number, milliseconds = 0) => {
    const now = Temporal.Instant.fromEpochMilliseconds(startTime.epochMilliseconds + minutes * 60_000 + milliseconds)
    return () => assertTransition(name, bookingIn(from[0]!), { by: by[0]!, now, zone, graceMinutes: 15 })
  }
  expect(at(within[0], -1)).toThrow(IllegalTransitionError)
  expect(at(within[0])).not.toThrow()
  expect(at(within[1], -1)).not.toThrow()
  if (within[1] < 1e9) expect(at(within[1])).toThrow(IllegalTransitionError)
})

test.each(names.filter((name) => ways[name].sameDate))(
  '%s has the date of the booking, as the business counts',
  (name) => {
    const at = (text: string, where = zone) => {
      const judged = { by: 'staff' as const, now: Temporal.Instant.from(text), zone: where, graceMinutes: 15 }
      return () => assertTransition(name, bookingIn('no_show'), judged)
    }
    expect(at('2030-01-07T23:59:59Z')).not.toThrow()
    expect(at('2030-01-08T00:00:00Z')).toThrow(IllegalTransitionError)
    expect(at('2030-01-08T00:00:00Z', zoneNamed('America/New_York'))).not.toThrow()
  },
)

test('customers cancel until the end of it, those who work there later, too', () => {
  const at = (now: Temporal.Instant, by: ActorKind) => () =>
    assertTransition('cancel', bookingIn('confirmed'), { by, now, zone, graceMinutes: 15 })
  expect(at(endTime.subtract({ milliseconds: 1 }), 'customer')).not.toThrow()
  expect(at(endTime, 'customer')).toThrow('is over')
  expect(at(endTime, 'staff')).not.toThrow()
})

test('a request that has lapsed is over for everybody, whether its time was given back yet or not', () => {
  const expiresAt = startTime.subtract({ hours: 1 })
  const attempt = (name: TransitionName, now: Temporal.Instant) => () =>
    assertTransition(
      name,
      { ...bookingIn('pending'), expiresAt },
      { by: ways[name].by[0]!, now, zone, graceMinutes: 15 },
    )
  for (const name of ['confirm', 'decline', 'cancel'] as const) {
    expect(attempt(name, expiresAt.subtract({ nanoseconds: 1 }))).not.toThrow()
    expect(attempt(name, expiresAt)).toThrow('has expired')
  }
  expect(attempt('expire', expiresAt)).not.toThrow()
})

inTenant('the database takes every status, and no other', async (tx) => {
  const service = await newService(tx)
  const member = await newStaffMember(tx)
  const [customer] = await tx.insert(customers).values({ email: 'customer@example.com' }).returning()
  const insert = (status: BookingStatus) =>
    tx.savepoint((inner) =>
      inner.insert(bookings).values({
        ...{ reference: status, status, serviceId: service.id, staffId: member.id, customerId: customer!.id },
        ...{ startTime, endTime, expiresAt: startTime, priceMinor: 0, currency: 'MAD' },
      }),
    )
  for (const status of bookingStatuses) await insert(status)
  await expect(insert('forgotten' as BookingStatus)).rejects.toMatchObject({
    cause: { constraint: 'bookings_booking_status_check' },
  })
})
