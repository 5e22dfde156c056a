import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { byStaff, inTenant, newService, newStaffMember } from '../../../../test/fixtures.ts'
import { zoneNamed } from '../../../core/time.ts'
import {
  IllegalTransitionError,
  NotOfferedError,
  ServiceInactiveError,
  SlotTakenError,
  StartInPastError,
  StartTooFarError,
  UnknownServiceError,
  UnknownStaffMemberError,
} from '../errors.ts'
import { bookingEvents, items, occupations, sessions } from '../tables.ts'
import { type BookingRequest, book as bookAt, transition } from './index.ts'

const at = (text: string) => Temporal.Instant.from(text)
const startTime = at('2030-01-07T09:00:00Z')
const now = at('2030-01-01T00:00:00Z')
const book = (tx: TenantTx, wanted: BookingRequest) => bookAt(tx, wanted, { zone: zoneNamed('UTC'), now })
const customerEmail = 'customer@example.com'
const nowhere = '01900000-0000-7000-8000-00000000dead'

inTenant('a booking lasts as long as its service and keeps its price', async (tx) => {
  const service = await newService(tx, { durationMinutes: 45, priceMinor: 180_00 })
  const member = await newStaffMember(tx)
  const booking = await book(tx, { serviceId: service.id, customerEmail, startTime })
  expect(booking).toMatchObject({ staffId: member.id, status: 'confirmed', priceMinor: 180_00, currency: 'MAD' })
  expect(booking.endTime.toString()).toBe('2030-01-07T09:45:00Z')
  expect(await tx.select().from(occupations)).toMatchObject([{ subjectId: member.id }])
  expect(await tx.select().from(items)).toMatchObject([{ bookingId: booking.id, name: 'Haircut', priceMinor: 180_00 }])
  expect(await tx.select().from(bookingEvents)).toMatchObject([{ kind: 'confirmed', toStatus: 'confirmed' }])
})

inTenant('a staff member cannot be booked twice for overlapping times', async (tx) => {
  const { id: serviceId } = await newService(tx, { durationMinutes: 30 })
  await newStaffMember(tx)
  await book(tx, { serviceId, customerEmail, startTime })
  const overlapping = { serviceId, customerEmail, startTime: startTime.add({ minutes: 15 }) }
  await expect(tx.savepoint((inner) => book(inner, overlapping))).rejects.toThrow(SlotTakenError)
  const around = { serviceId, customerEmail, startTime: startTime.subtract({ minutes: 29 }) }
  await expect(tx.savepoint((inner) => book(inner, around))).rejects.toThrow(SlotTakenError)
})

inTenant('a booking may begin the minute another one ends', async (tx) => {
  const { id: serviceId } = await newService(tx, { durationMinutes: 30 })
  await newStaffMember(tx)
  await book(tx, { serviceId, customerEmail, startTime })
  await book(tx, { serviceId, customerEmail, startTime: startTime.add({ minutes: 30 }) })
  await book(tx, { serviceId, customerEmail, startTime: startTime.subtract({ minutes: 30 }) })
  expect(await tx.$count(occupations)).toBe(3)
})

inTenant('whoever is free gets the booking, and a wish for one person is kept', async (tx) => {
  const { id: serviceId } = await newService(tx)
  const first = await newStaffMember(tx)
  const second = await newStaffMember(tx)
  await newStaffMember(tx, { isActive: false })
  const wished = await book(tx, { serviceId, customerEmail, startTime, staffId: second.id })
  expect(wished.staffId).toBe(second.id)
  expect((await book(tx, { serviceId, customerEmail, startTime })).staffId).toBe(first.id)
  const third = tx.savepoint((inner) => book(inner, { serviceId, customerEmail, startTime }))
  await expect(third).rejects.toThrow(SlotTakenError)
})

inTenant(
  'the database itself refuses a second occupation of one person, unless it was squeezed in on purpose',
  async (tx) => {
    const service = await newService(tx)
    const member = await newStaffMember(tx)
    await book(tx, { serviceId: service.id, customerEmail, startTime })
    const [session] = await tx.select().from(sessions)
    const during = { from: startTime.add({ minutes: 10 }), to: startTime.add({ minutes: 40 }) }
    const occupy = (overbooked: boolean) =>
      tx.savepoint((inner) =>
        inner.insert(occupations).values({ subjectId: member.id, during, sessionId: session!.id, overbooked }),
      )
    await expect(occupy(false)).rejects.toMatchObject({ cause: { code: '23P01' } })
    await occupy(true)
  },
)

inTenant('a cancelled booking gives its time back, once', async (tx) => {
  const { id: serviceId } = await newService(tx)
  await newStaffMember(tx)
  const booking = await book(tx, { serviceId, customerEmail, startTime })
  expect((await transition(tx, 'cancel', booking.id, byStaff)).status).toBe('cancelled')
  expect(await tx.$count(occupations)).toBe(0)
  await expect(transition(tx, 'cancel', booking.id, byStaff)).rejects.toThrow(IllegalTransitionError)
  expect((await book(tx, { serviceId, customerEmail, startTime })).status).toBe('confirmed')
  const events = await tx.select().from(bookingEvents).where(eq(bookingEvents.bookingId, booking.id))
  expect(events.map(({ kind }) => kind).sort()).toEqual(['cancelled', 'confirmed'])
})

inTenant('what cannot be booked is refused by name, with the field at fault', async (tx) => {
  const { id: serviceId } = await newService(tx)
  const retired = await newService(tx, { isActive: false })
  const absent = await newStaffMember(tx, { isActive: false })
  const refused = (wanted: Partial<BookingRequest>) =>
    tx.savepoint((inner) => book(inner, { serviceId, customerEmail, startTime, ...wanted })).catch((error) => error)
  expect(await refused({ startTime: now.subtract({ milliseconds: 1 }) })).toBeInstanceOf(StartInPastError)
  expect(await refused({ startTime: at('2206-11-22T09:00:00Z') })).toBeInstanceOf(StartTooFarError)
  expect(await refused({ serviceId: nowhere })).toBeInstanceOf(UnknownServiceError)
  expect(await refused({ serviceId: retired.id })).toBeInstanceOf(ServiceInactiveError)
  expect(await refused({ staffId: absent.id })).toBeInstanceOf(UnknownStaffMemberError)
  expect(await refused({ staffId: nowhere })).toMatchObject({ faults: [{ field: 'staff_id' }] })
  // Nobody works here at all.
  expect(await refused({})).toBeInstanceOf(NotOfferedError)
  await newStaffMember(tx)
  expect(await refused({ startTime: startTime.add({ microseconds: 1 }) })).toBeInstanceOf(NotOfferedError)
  expect(await refused({ startTime: at('9999-12-31T23:59:00Z') })).toBeInstanceOf(StartTooFarError)
  expect(await refused({ startTime: at('0001-01-01T00:00:00Z') })).toBeInstanceOf(StartInPastError)
})
