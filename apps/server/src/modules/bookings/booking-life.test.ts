import type { TenantTx } from '@bookme/tenancy'
import { and, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { assertConsistent } from '../../../test/consistency.ts'
import { byStaff, inApp, inTenant, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { zoneNamed } from '../../core/time.ts'
import { resources } from '../resources/tables.ts'
import { needs, services } from '../services/tables.ts'
import { skills } from '../staff/tables.ts'
import { HoldLapsedError, IllegalTransitionError, NotOfferedError, SlotTakenError } from './errors.ts'
import { type BookingRequest, book as bookAt, confirmHold, hold, reschedule, transition } from './operations/index.ts'
import { bookingEvents, bookings, items, occupations, sessions } from './tables.ts'

const startTime = Temporal.Instant.from('2030-01-07T09:00:00Z')
const now = Temporal.Instant.from('2030-01-01T00:00:00Z')
const customerEmail = 'customer@example.com'
const later = (minutes: number) => startTime.add({ minutes })
const at = (minutes: number) => ({ zone: zoneNamed('UTC'), now: now.add({ minutes }) })

type Wanted = Partial<BookingRequest> & { serviceId: string }
const book = (tx: TenantTx, wanted: Wanted, minutes = 0) =>
  tx.savepoint((inner) => bookAt(inner, { customerEmail, startTime, ...wanted }, at(minutes)))
const eventsOf = async (tx: TenantTx, bookingId: string) =>
  (await tx.select().from(bookingEvents).where(eq(bookingEvents.bookingId, bookingId))).map(({ kind }) => kind)

inTenant('a hold keeps its time for ten minutes, and becomes a booking in place', async (tx) => {
  const { id: serviceId } = await newService(tx)
  await newStaffMember(tx)
  const held = await hold(tx, { serviceId, startTime }, at(0))
  expect(held).toMatchObject({ status: 'held', customerId: null, expiresAt: now.add({ minutes: 10 }) })
  await expect(book(tx, { serviceId }, 9)).rejects.toThrow(SlotTakenError)
  const booked = await confirmHold(tx, held.id, { customerEmail }, at(9))
  expect(booked).toMatchObject({ id: held.id, reference: held.reference, status: 'confirmed', expiresAt: null })
  expect(booked.customerId).not.toBeNull()
  await expect(confirmHold(tx, held.id, { customerEmail }, at(9))).rejects.toThrow(IllegalTransitionError)
  await expect(book(tx, { serviceId }, 11)).rejects.toThrow(SlotTakenError)
  expect(await eventsOf(tx, held.id)).toEqual(['held', 'confirmed'])
  await assertConsistent(tx)
})

inTenant('a hold that has lapsed gives its time to whoever comes next, and has expired', async (tx) => {
  const { id: serviceId } = await newService(tx)
  await newStaffMember(tx)
  const held = await hold(tx, { serviceId, startTime }, at(0))
  const other = await hold(tx, { serviceId, startTime: later(60) }, at(5))
  await expect(confirmHold(tx, held.id, { customerEmail }, at(10))).rejects.toThrow(HoldLapsedError)
  expect(await book(tx, { serviceId }, 10)).toMatchObject({ status: 'confirmed' })
  const [expired] = await tx.select().from(bookings).where(eq(bookings.id, held.id))
  expect(expired?.status).toBe('expired')
  expect(await eventsOf(tx, held.id)).toEqual(['held', 'expired'])
  await expect(confirmHold(tx, held.id, { customerEmail }, at(11))).rejects.toThrow(HoldLapsedError)
  // Its own ten minutes are not over.
  expect(await confirmHold(tx, other.id, { customerEmail }, at(14))).toMatchObject({ status: 'confirmed' })
  await assertConsistent(tx)
})

inTenant('of a class that was held in part, the seats of those who did not come back are free again', async (tx) => {
  const { id: serviceId } = await newService(tx, { capacity: 3 })
  await newStaffMember(tx)
  await book(tx, { serviceId })
  await hold(tx, { serviceId, startTime, seats: 2 }, at(0))
  await expect(book(tx, { serviceId }, 9)).rejects.toThrow(SlotTakenError)
  await book(tx, { serviceId, seats: 2 }, 10)
  expect(await tx.select().from(sessions)).toMatchObject([{ taken: 3 }])
  await assertConsistent(tx)
})

inTenant('a class of three seats takes three, and has one again when one is given back', async (tx) => {
  const { id: serviceId } = await newService(tx, { capacity: 3, durationMinutes: 60, intervalMinutes: 30 })
  await newStaffMember(tx)
  const first = await book(tx, { serviceId })
  expect(first.priceMinor).toBe(150_00)
  expect((await book(tx, { serviceId, seats: 2 })).priceMinor).toBe(300_00)
  await expect(book(tx, { serviceId })).rejects.toThrow(SlotTakenError)
  // Another start would need the person twice.
  await expect(book(tx, { serviceId, startTime: later(30) })).rejects.toThrow(SlotTakenError)
  expect(await tx.select().from(sessions)).toMatchObject([{ taken: 3, capacity: 3 }])
  expect(await tx.$count(occupations)).toBe(1)
  await transition(tx, 'cancel', first.id, byStaff)
  await expect(book(tx, { serviceId, seats: 2 })).rejects.toThrow(SlotTakenError)
  await book(tx, { serviceId })
  await expect(book(tx, { serviceId })).rejects.toThrow(SlotTakenError)
  await assertConsistent(tx)
})

inTenant('a class that has got more seats since takes as many', async (tx) => {
  const { id: serviceId } = await newService(tx)
  await newStaffMember(tx)
  await book(tx, { serviceId })
  await tx.update(services).set({ capacity: 2 }).where(eq(services.id, serviceId))
  await book(tx, { serviceId })
  await expect(book(tx, { serviceId })).rejects.toThrow(SlotTakenError)
  await assertConsistent(tx)
})

inTenant('a request waits, and keeps its time, until somebody answers it', async (tx) => {
  const { id: serviceId } = await newService(tx, { requiresApproval: true })
  await newStaffMember(tx)
  const first = await book(tx, { serviceId })
  expect(first.status).toBe('pending')
  await expect(book(tx, { serviceId })).rejects.toThrow(SlotTakenError)
  expect((await transition(tx, 'decline', first.id, { ...byStaff, reason: 'Fermé' })).status).toBe('declined')
  const second = await hold(tx, { serviceId, startTime }, at(0))
  expect((await confirmHold(tx, second.id, { customerEmail }, at(1))).status).toBe('pending')
  expect((await transition(tx, 'confirm', second.id, byStaff)).status).toBe('confirmed')
  expect(await eventsOf(tx, first.id)).toEqual(['requested', 'declined'])
  expect(await eventsOf(tx, second.id)).toEqual(['held', 'requested', 'confirmed'])
  const [declined] = await tx
    .select()
    .from(bookingEvents)
    .where(and(eq(bookingEvents.bookingId, first.id), eq(bookingEvents.kind, 'declined')))
  expect(declined).toMatchObject({ fromStatus: 'pending', toStatus: 'declined', metadata: { reason: 'Fermé' } })
  await assertConsistent(tx)
})

inTenant('a booking moves over its own old time, and is the same booking', async (tx) => {
  const { id: serviceId } = await newService(tx, { bufferAfterMinutes: 10 })
  const member = await newStaffMember(tx)
  const booking = await book(tx, { serviceId })
  await tx.update(services).set({ priceMinor: 999_00, name: 'Dearer' }).where(eq(services.id, serviceId))
  const moved = await tx.savepoint((inner) => reschedule(inner, booking.id, { startTime: later(15) }, at(0)))
  expect(moved).toMatchObject({
    ...{ id: booking.id, reference: booking.reference, status: 'confirmed', sequence: 1, staffId: member.id },
    ...{ startTime: later(15), endTime: later(45), wallTime: '2030-01-07T09:15', priceMinor: 150_00 },
  })
  // What was agreed on stays agreed on.
  expect(await tx.select().from(items)).toMatchObject([{ name: 'Haircut', priceMinor: 150_00, startTime: later(15) }])
  expect(await eventsOf(tx, booking.id)).toEqual(['confirmed', 'moved'])
  const [event] = await tx.select().from(bookingEvents).where(eq(bookingEvents.kind, 'moved'))
  expect(event?.before).toMatchObject({ start_time: startTime.toString() })
  expect(event?.after).toMatchObject({ start_time: later(15).toString() })
  await assertConsistent(tx)
  // Back to where it was, and to where it is.
  for (const to of [startTime, startTime]) {
    await tx.savepoint((inner) => reschedule(inner, booking.id, { startTime: to }, at(0)))
    await assertConsistent(tx)
  }
})

inTenant('a booking that cannot be moved stays as it is, in all of its parts', async (tx) => {
  const { id: serviceId } = await newService(tx)
  const open: [string, string] = ['09:00', '12:00']
  const member = await newStaffMember(tx, { hours: open })
  const booking = await book(tx, { serviceId })
  await book(tx, { serviceId, startTime: later(60) })
  const everything = () =>
    Promise.all(
      [bookings, items, sessions, occupations, bookingEvents].map((table) => tx.select().from(table as typeof items)),
    )
  const before = await everything()
  const move = (to: Temporal.Instant) =>
    tx.savepoint((inner) => reschedule(inner, booking.id, { startTime: to, staffId: member.id }, at(0)))
  await expect(move(later(45))).rejects.toThrow(SlotTakenError)
  await expect(move(later(180))).rejects.toThrow(NotOfferedError)
  expect(await everything()).toEqual(before)
  await transition(tx, 'cancel', booking.id, byStaff)
  await expect(move(later(120))).rejects.toThrow(IllegalTransitionError)
})

inTenant('a seat in a class moves to another class, and leaves the rest where they are', async (tx) => {
  const { id: serviceId } = await newService(tx, { capacity: 2, intervalMinutes: 30 })
  const first = await newStaffMember(tx)
  const second = await newStaffMember(tx)
  const moving = await book(tx, { serviceId, staffId: first.id })
  await book(tx, { serviceId, staffId: first.id })
  await book(tx, { serviceId, staffId: second.id, startTime: later(30) })
  const wanted = { startTime: later(30), staffId: second.id }
  await tx.savepoint((inner) => reschedule(inner, moving.id, wanted, at(0)))
  const taken = (await tx.select().from(sessions)).map((session) => [session.staffId, session.taken])
  expect(Object.fromEntries(taken)).toEqual({ [first.id]: 1, [second.id]: 2 })
  await assertConsistent(tx)
})

inTenant('a visit of several services gives all its times and rooms back, and moves as a whole', async (tx) => {
  const cut = await newService(tx, { bufferBeforeMinutes: 10, bufferAfterMinutes: 15 })
  const colour = await newService(tx, { durationMinutes: 60, freeMinutes: [[10, 40]], bufferBeforeMinutes: 5 })
  const member = await newStaffMember(tx)
  const helper = await newStaffMember(tx)
  await tx.insert(skills).values({ serviceId: cut.id, staffId: member.id })
  await tx.insert(skills).values({ serviceId: colour.id, staffId: member.id })
  await tx.insert(needs).values({ serviceId: colour.id, type: 'basin' })
  await tx.insert(resources).values({ name: 'Basin', type: 'basin' })
  const booking = await book(tx, { serviceId: cut.id, followedBy: [{ serviceId: colour.id }] })
  expect(await tx.select().from(items).orderBy(items.position)).toMatchObject([
    { position: 0, serviceId: cut.id, staffId: member.id, startTime, endTime: later(30) },
    { position: 1, serviceId: colour.id, staffId: member.id, startTime: later(30), endTime: later(90) },
  ])
  await assertConsistent(tx)
  // While the colour sets, its person does something else; the basin is in use.
  expect(await book(tx, { serviceId: (await newService(tx)).id, staffId: helper.id })).toBeDefined()
  const quick = await newService(tx, { durationMinutes: 10, name: 'Fringe' })
  await book(tx, { serviceId: quick.id, staffId: member.id, startTime: later(50) })
  await tx.savepoint((inner) => reschedule(inner, booking.id, { startTime: later(240) }, at(0)))
  await assertConsistent(tx)
  await transition(tx, 'cancel', booking.id, byStaff)
  await assertConsistent(tx)
  expect(await tx.$count(sessions)).toBe(2)
})

inTenant('who did not come leaves the rest of the time to others', async (tx) => {
  const { id: serviceId } = await newService(tx)
  await newStaffMember(tx)
  const { id } = await book(tx, { serviceId })
  await expect(transition(tx, 'no_show', id, { ...byStaff, now: later(14) })).rejects.toThrow(IllegalTransitionError)
  await transition(tx, 'no_show', id, { ...byStaff, now: later(15) })
  expect(await tx.$count(occupations)).toBe(0)
  await assertConsistent(tx)
})

inApp('over HTTP a hold needs its token, at the business that gave it', async ({ demo, acme, open }) => {
  const { db } = await open('demo')
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const wanted = { service_id, start_time: soon.toString() }
  const held = await demo.post('/api/bookings/hold/', wanted)
  expect([held.statusCode, held.json()]).toMatchObject([201, { status: 'held', customer_id: null }])
  const { id, token } = held.json()
  const customer = { customer_email: customerEmail, customer_name: 'Amina' }
  expect((await demo.post('/api/bookings/', { ...wanted, ...customer })).json().code).toBe('bookings.slot_taken')
  const settle = (client = demo, with_ = token, which = id) =>
    client.post(`/api/bookings/${which}/book/`, { ...customer, token: with_ })
  const wrong = [await settle(demo, `${token.slice(0, -1)}_`), await settle(demo, ''), await settle(acme)]
  wrong.push(await settle(demo, token, crypto.randomUUID()))
  for (const reply of wrong) expect(reply.json()).toMatchObject({ status: 404, code: 'bookings.not_found' })
  expect((await settle()).json()).toMatchObject({ id, status: 'confirmed', expires_at: null })
  expect((await settle()).json()).toMatchObject({ status: 409, code: 'bookings.illegal_transition' })
})

inApp('over HTTP members move a booking and take its steps, and each is told by whom', async (context) => {
  const { db } = await context.open('demo')
  const { id: service_id } = await newService(db, { requiresApproval: true })
  await newStaffMember(db)
  const body = { service_id, start_time: soon.toString(), customer_email: customerEmail }
  const { id, status } = (await context.demo.post('/api/bookings/', body)).json()
  expect(status).toBe('pending')
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const act = async (action: string, sent?: object) =>
    (await member.post(`/api/bookings/${id}/${action}/`, sent)).json()
  expect(await act('confirm')).toMatchObject({ status: 'confirmed' })
  expect(await act('confirm')).toMatchObject({ status: 409, code: 'bookings.illegal_transition' })
  const to = soon.add({ minutes: 10 }).toString()
  expect(await act('reschedule', { start_time: to })).toMatchObject({
    start_time: to,
    sequence: 1,
    status: 'confirmed',
  })
  expect(await act('reschedule', {})).toMatchObject({ status: 400, errors: [{ field: 'start_time' }] })
  expect(await act('check_in')).toMatchObject({ status: 409 })
  expect(await act('cancel', { reason: 'Malade' })).toMatchObject({ status: 'cancelled' })
  const { results } = (await member.get(`/api/events/?booking_id=${id}`)).json()
  expect(results.map((event: { kind: string; actor_name: string }) => [event.kind, event.actor_name]).sort()).toEqual([
    ['cancelled', 'Test User'],
    ['confirmed', 'Test User'],
    ['moved', 'Test User'],
    ['requested', ''],
  ])
  await assertConsistent(db)
})
