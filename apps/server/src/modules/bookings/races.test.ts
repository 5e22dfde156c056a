import { randomUUIDv7 } from 'node:crypto'
import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { assertConsistent } from '../../../test/consistency.ts'
import { byStaff, newService, newStaffMember, openApp, soon } from '../../../test/fixtures.ts'
import { retrying } from '../../core/postgres.ts'
import { zoneNamed } from '../../core/time.ts'
import { resources } from '../resources/tables.ts'
import { needs } from '../services/tables.ts'
import { staff } from '../staff/tables.ts'
import { HoldLapsedError, IllegalTransitionError, SlotTakenError } from './errors.ts'
import { type BookingRequest, book as bookAt, confirmHold, hold, reschedule, transition } from './operations/index.ts'
import { lockSubjects } from './queries.ts'
import { type Booking, type BookingStatus, bookingEvents, bookings, occupations, sessions } from './tables.ts'

const zone = zoneNamed('UTC')
const book = (tx: TenantTx, wanted: BookingRequest) => bookAt(tx, wanted, { zone })
const cancelBooking = (tx: TenantTx, id: string) => transition(tx, 'cancel', id, byStaff)

/** A business with a connection for each who races, and a way to wait until `count` of them wait for a lock. */
async function openBusiness() {
  const { tenancy, open } = await openApp({}, { poolSize: 32 })
  const countWaiting = () =>
    tenancy.internals.owner.with(async (client) => {
      const { rows } = await client.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rows[0]?.waiting
    })
  const untilWaiting = (count: number) => expect.poll(countWaiting, { timeout: 10_000, interval: 20 }).toBe(count)
  return { tenant: await open('demo'), untilWaiting }
}

/** A transaction that has done `work` and stays open until `commit`, so that others meet it half-way. */
async function halfWay(tenant: TenantHandle, work: (tx: TenantTx) => Promise<unknown>) {
  const reached = Promise.withResolvers<TenantTx>()
  const leave = Promise.withResolvers<void>()
  const over = tenant.transaction(async (tx) => {
    await work(tx)
    reached.resolve(tx)
    await leave.promise
  })
  over.catch(reached.reject)
  const tx = await reached.promise
  const commit = () => {
    leave.resolve()
    return over
  }
  return { tx, commit }
}

async function bookOne(tenant: TenantHandle, status: BookingStatus = 'confirmed'): Promise<string> {
  const { id: serviceId } = await newService(tenant.db)
  await newStaffMember(tenant.db)
  const { id } = await tenant.transaction((tx) =>
    book(tx, { serviceId, customerEmail: 'customer@example.com', startTime: soon }),
  )
  await tenant.db.update(bookings).set({ status }).where(eq(bookings.id, id))
  return id
}

const eventsOf = async (tenant: TenantHandle) => (await tenant.db.select().from(bookingEvents)).map(({ kind }) => kind)

test('of all who ask for anybody at once, as many as there are people get one each, and without a collision', async () => {
  const { tenant, untilWaiting } = await openBusiness()
  const { id: serviceId } = await newService(tenant.db)
  const people: string[] = []
  for (let index = 0; index < 6; index++) people.push((await newStaffMember(tenant.db)).id)
  const before = await halfWay(tenant, (tx) => lockSubjects(tx, { parts: [{ serviceId }] }, Date.now()))
  const asked = Array.from({ length: 9 }, (_, index) =>
    tenant
      .transaction((tx) => book(tx, { serviceId, customerEmail: `customer${index}@example.com`, startTime: soon }))
      .catch((error: Error) => error),
  )
  await untilWaiting(9)
  await before.commit()
  const outcomes = await Promise.all(asked)
  const refused = outcomes.filter((outcome) => outcome instanceof Error)
  const busy = outcomes.flatMap((outcome) => (outcome instanceof Error ? [] : outcome.staffId))
  expect(busy.sort()).toEqual(people.sort())
  expect(refused).toEqual(Array(3).fill(expect.any(SlotTakenError)))
  // They saw that nobody is free. Whoever had to be stopped by the constraint would have its error as the cause.
  expect(refused.map(({ cause }) => cause)).toEqual([undefined, undefined, undefined])
})

test('people are locked in the order of ids, so who locks one by one and who locks all do not block each other', async () => {
  const { tenant, untilWaiting } = await openBusiness()
  const [first = '', second = ''] = [randomUUIDv7(), randomUUIDv7()].sort()
  await newStaffMember(tenant.db, { id: second })
  await newStaffMember(tenant.db, { id: first })
  // Stored the other way round: the order of ids does not come by itself.
  expect((await tenant.db.select({ id: staff.id }).from(staff)).map(({ id }) => id)).toEqual([second, first])
  const { id: serviceId } = await newService(tenant.db)
  const lock = (tx: TenantTx, staffId?: string) => lockSubjects(tx, { parts: [{ serviceId }], staffId }, Date.now())
  const oneByOne = await halfWay(tenant, (tx) => lock(tx, first))
  const all = tenant.transaction((tx) => lock(tx))
  await untilWaiting(1)
  await Promise.all([lock(oneByOne.tx, second).then(oneByOne.commit), all])
})

test('of those who cancel a booking at once one does, and it is told once', async () => {
  const { tenant, untilWaiting } = await openBusiness()
  const id = await bookOne(tenant)
  const before = await halfWay(tenant, (tx) => tx.select().from(bookings).where(eq(bookings.id, id)).for('update'))
  const cancelling = Array.from({ length: 5 }, () =>
    tenant.transaction((tx) => cancelBooking(tx, id)).catch((error: Error) => error),
  )
  // All have read that it is confirmed.
  await untilWaiting(5)
  await before.commit()
  const outcomes = await Promise.all(cancelling)
  expect(outcomes.filter((outcome) => outcome instanceof IllegalTransitionError)).toHaveLength(4)
  expect(outcomes.filter((outcome) => !(outcome instanceof Error))).toMatchObject([{ id, status: 'cancelled' }])
  expect(await eventsOf(tenant)).toEqual(['confirmed', 'cancelled'])
})

test('a booking that is confirmed while somebody cancels it is cancelled as what it is then', async () => {
  const { tenant, untilWaiting } = await openBusiness()
  const id = await bookOne(tenant, 'pending')
  const confirming = await halfWay(tenant, (tx) => transition(tx, 'confirm', id, byStaff))
  const cancelling = tenant.transaction((tx) => cancelBooking(tx, id))
  await untilWaiting(1)
  await confirming.commit()
  expect(await cancelling).toMatchObject({ status: 'cancelled' })
  const events = await tenant.db.select().from(bookingEvents)
  expect(events.at(-1)).toMatchObject({ fromStatus: 'confirmed', toStatus: 'cancelled' })
  expect(await tenant.db.$count(occupations)).toBe(0)
})

const customerEmail = 'customer@example.com'

/** Everybody at once, each as a route does it: in a transaction of their own, once more after a deadlock. */
async function race(tenant: TenantHandle, runners: ((tx: TenantTx) => Promise<Booking>)[]) {
  const outcomes = await Promise.all(
    runners.map((runner) => retrying(() => tenant.transaction(runner)).catch((error: Error) => error)),
  )
  await assertConsistent(tenant.db)
  return {
    won: outcomes.filter((outcome): outcome is Booking => !(outcome instanceof Error)),
    lost: outcomes.filter((outcome) => outcome instanceof Error),
  }
}
const times = <Thing>(count: number, make: (index: number) => Thing) => Array.from({ length: count }, (_, i) => make(i))
/** Each for a customer of their own. */
const bookers = (count: number, wanted: (index: number) => Partial<BookingRequest> & { serviceId: string }) =>
  times(count, (index) => (tx: TenantTx) => {
    const request = { startTime: soon, customerEmail: `customer${index}@example.com`, ...wanted(index) }
    return book(tx, request)
  })
const slotsTaken = (count: number) => Array(count).fill(expect.any(SlotTakenError))

test('of thirty at one time of one person one gets it', async () => {
  const { tenant } = await openBusiness()
  const { id: serviceId } = await newService(tenant.db, { bufferAfterMinutes: 10 })
  await newStaffMember(tenant.db)
  // Different minutes, which all overlap.
  const startTime = (index: number) => soon.add({ minutes: index % 3 })
  const { won, lost } = await race(
    tenant,
    bookers(30, (index) => ({ serviceId, startTime: startTime(index) })),
  )
  expect(won).toHaveLength(1)
  expect(lost).toEqual(slotsTaken(29))
})

test('of thirty for the three seats of a class three get one, also when each wants it of another customer', async () => {
  const { tenant } = await openBusiness()
  const { id: serviceId } = await newService(tenant.db, { capacity: 3 })
  await newStaffMember(tenant.db)
  const { won, lost } = await race(
    tenant,
    bookers(30, () => ({ serviceId })),
  )
  expect(won).toHaveLength(3)
  expect(lost).toEqual(slotsTaken(27))
  expect(await tenant.db.select().from(sessions)).toMatchObject([{ taken: 3 }])
})

test('one room for two people is given once, and a device for two twice', async () => {
  const { tenant } = await openBusiness()
  const { db } = tenant
  const service = await newService(db)
  const people = [await newStaffMember(db), await newStaffMember(db), await newStaffMember(db)]
  await db.insert(needs).values({ serviceId: service.id, type: 'room' })
  await db.insert(resources).values({ name: 'Room', type: 'room' })
  const asked = (index: number) => ({ serviceId: service.id, staffId: people[index % 2]!.id })
  expect((await race(tenant, bookers(20, asked))).won).toHaveLength(1)

  const pooled = await newService(db)
  await db.insert(needs).values({ serviceId: pooled.id, type: 'laser' })
  await db.insert(resources).values({ name: 'Laser', type: 'laser', capacity: 2 })
  const startTime = soon.add({ hours: 2 })
  const { won, lost } = await race(
    tenant,
    bookers(20, (index) => ({ serviceId: pooled.id, startTime, staffId: people[index % 3]!.id })),
  )
  expect(won).toHaveLength(2)
  expect(lost).toEqual(slotsTaken(18))
})

test('people and rooms wanted in any order and mix are given without anybody hearing of a deadlock', async () => {
  const { tenant } = await openBusiness()
  const { db } = tenant
  const people = [await newStaffMember(db), await newStaffMember(db), await newStaffMember(db)]
  const [wash, steam] = [await newService(db), await newService(db)]
  // Made in one order, needed in both.
  await db.insert(resources).values([
    { name: 'Room 1', type: 'room' },
    { name: 'Basin', type: 'basin' },
    { name: 'Room 2', type: 'room' },
  ])
  await db.insert(needs).values([
    { serviceId: wash.id, type: 'room' },
    { serviceId: wash.id, type: 'basin' },
    { serviceId: steam.id, type: 'room' },
  ])
  const asked = (index: number) => ({
    serviceId: [wash.id, steam.id][index % 2]!,
    followedBy: index % 5 === 0 ? [{ serviceId: [steam.id, wash.id][index % 2]! }] : [],
    staffId: [...people.map(({ id }) => id), undefined][index % 4],
  })
  const { won, lost } = await race(tenant, bookers(30, asked))
  // There are two rooms.
  expect(won).toHaveLength(2)
  expect(lost).toEqual(slotsTaken(28))
  expect(lost.map(({ cause }) => cause)).toEqual(Array(28).fill(undefined))
})

test('of those who hold a time and those who book it one has it', async () => {
  const { tenant } = await openBusiness()
  const { id: serviceId } = await newService(tenant.db)
  await newStaffMember(tenant.db)
  const holders = times(10, () => (tx: TenantTx) => hold(tx, { serviceId, startTime: soon }, { zone }))
  const { won, lost } = await race(tenant, [...holders, ...bookers(10, () => ({ serviceId }))])
  expect(won).toHaveLength(1)
  expect(lost).toEqual(slotsTaken(19))
})

test('a hold that has lapsed is given to one of ten, and expires once', async () => {
  const { tenant } = await openBusiness()
  const { id: serviceId } = await newService(tenant.db)
  await newStaffMember(tenant.db)
  const before = Temporal.Now.instant().subtract({ minutes: 11 })
  const held = await tenant.transaction((tx) => hold(tx, { serviceId, startTime: soon }, { zone, now: before }))
  const late = (tx: TenantTx) => confirmHold(tx, held.id, { customerEmail }, { zone })
  const { won, lost } = await race(tenant, [late, ...bookers(10, () => ({ serviceId }))])
  expect(won).toHaveLength(1)
  expect(won[0]?.id).not.toBe(held.id)
  expect(lost.filter((error) => error instanceof HoldLapsedError)).toHaveLength(1)
  expect(lost.filter((error) => error instanceof SlotTakenError)).toHaveLength(9)
  expect((await eventsOf(tenant)).sort()).toEqual(['confirmed', 'expired', 'held'])
})

test('a hold that is being confirmed at the moment it lapses is waited for, and then it counts', async () => {
  const { tenant, untilWaiting } = await openBusiness()
  const { db } = tenant
  const service = await newService(db)
  const [first, second] = [await newStaffMember(db), await newStaffMember(db)]
  // Nothing but the count says that a device for two is in use: its rows are exempt from the constraint.
  await db.insert(needs).values({ serviceId: service.id, type: 'laser', units: 2 })
  await db.insert(resources).values({ name: 'Laser', type: 'laser', capacity: 2 })
  const now = Temporal.Now.instant()
  const wanted = { serviceId: service.id, startTime: soon }
  const held = await tenant.transaction((tx) =>
    hold(tx, { ...wanted, staffId: first.id }, { zone, now: now.subtract({ minutes: 10 }) }),
  )
  const confirming = await halfWay(tenant, (tx) =>
    confirmHold(tx, held.id, { customerEmail }, { zone, now: now.subtract({ milliseconds: 1 }) }),
  )
  const request = { ...wanted, staffId: second.id, customerEmail: 'other@example.com' }
  const booking = tenant.transaction((tx) => bookAt(tx, request, { zone, now }))
  const outcome = booking.catch((error: Error) => error)
  await untilWaiting(1)
  await confirming.commit()
  expect(await outcome).toBeInstanceOf(SlotTakenError)
  await assertConsistent(db)
})

test('of two who move their bookings to one time one does, and the other stays where it was', async () => {
  const { tenant } = await openBusiness()
  const { id: serviceId } = await newService(tenant.db)
  await newStaffMember(tenant.db)
  const target = soon.add({ hours: 5 })
  const first = await race(
    tenant,
    bookers(6, (index) => ({ serviceId, startTime: soon.add({ hours: index - 2 }) })),
  )
  const movers = first.won.map(
    ({ id }) =>
      (tx: TenantTx) =>
        reschedule(tx, id, { startTime: target }, { zone }),
  )
  const { won, lost } = await race(tenant, movers)
  expect(won).toHaveLength(1)
  expect(lost).toEqual(slotsTaken(5))
  const all = await tenant.db.select().from(bookings)
  const moved = all.filter(({ startTime }) => startTime.equals(target))
  expect(moved).toMatchObject([{ sequence: 1 }])
  expect(all.filter(({ sequence }) => sequence === 0)).toHaveLength(5)
})

test('a booking that is moved and cancelled at once is cancelled, with nothing left of either time', async () => {
  const { tenant } = await openBusiness()
  const { id: serviceId } = await newService(tenant.db)
  await newStaffMember(tenant.db)
  for (let round = 0; round < 10; round++) {
    const { won } = await race(
      tenant,
      bookers(1, () => ({ serviceId })),
    )
    const { id } = won[0]!
    const move = (tx: TenantTx) => reschedule(tx, id, { startTime: soon.add({ minutes: 10 }) }, { zone })
    const { lost } = await race(tenant, [move, (tx) => cancelBooking(tx, id), move])
    for (const error of lost) expect(error).toBeInstanceOf(IllegalTransitionError)
    expect(await tenant.db.select().from(bookings).where(eq(bookings.id, id))).toMatchObject([{ status: 'cancelled' }])
    expect(await tenant.db.$count(sessions)).toBe(0)
  }
})

test('who takes a seat while the last one of the class gives theirs back has it', async () => {
  const { tenant, untilWaiting } = await openBusiness()
  const { id: serviceId } = await newService(tenant.db, { capacity: 2 })
  await newStaffMember(tenant.db)
  const { won } = await race(
    tenant,
    bookers(1, () => ({ serviceId })),
  )
  const leaving = await halfWay(tenant, (tx) => cancelBooking(tx, won[0]!.id))
  const joining = race(
    tenant,
    bookers(3, () => ({ serviceId })),
  )
  await untilWaiting(3)
  await leaving.commit()
  const { won: joined, lost } = await joining
  expect([joined.length, lost]).toEqual([2, slotsTaken(1)])
})

test('a service that is done twice a day is booked twice, by whomever', async () => {
  const { tenant } = await openBusiness()
  const { id: serviceId } = await newService(tenant.db, { maxPerDay: 2 })
  const people = [await newStaffMember(tenant.db), await newStaffMember(tenant.db), await newStaffMember(tenant.db)]
  const asked = (index: number) => ({
    serviceId,
    staffId: people[index % 3]!.id,
    startTime: soon.add({ minutes: 40 * index }),
  })
  const { won } = await race(tenant, bookers(12, asked))
  expect(won).toHaveLength(2)
})
