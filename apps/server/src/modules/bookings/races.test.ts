import { randomUUIDv7 } from 'node:crypto'
import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newService, newStaffMember, openApp, soon } from '../../../test/fixtures.ts'
import { zoneNamed } from '../../core/time.ts'
import { staff } from '../staff/tables.ts'
import { IllegalTransitionError, SlotTakenError } from './errors.ts'
import { type BookingRequest, book as bookAt, transition } from './operations.ts'
import { lockSubjects } from './queries.ts'
import { type BookingStatus, bookingEvents, bookings, occupations } from './tables.ts'

const zone = zoneNamed('UTC')
const book = (tx: TenantTx, wanted: BookingRequest) => bookAt(tx, wanted, { zone })
const cancelBooking = (tx: TenantTx, id: string) => transition(tx, 'cancel', id)

/** A business with a connection for each who races, and a way to wait until `count` of them wait for a lock. */
async function openBusiness() {
  const { tenancy, open } = await openApp({}, { poolSize: 16 })
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
  const before = await halfWay(tenant, (tx) => lockSubjects(tx, { serviceIds: [serviceId] }, Date.now()))
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
  const lock = (tx: TenantTx, staffId?: string) => lockSubjects(tx, { serviceIds: [serviceId], staffId }, Date.now())
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
  const confirming = await halfWay(tenant, (tx) => transition(tx, 'confirm', id))
  const cancelling = tenant.transaction((tx) => cancelBooking(tx, id))
  await untilWaiting(1)
  await confirming.commit()
  expect(await cancelling).toMatchObject({ status: 'cancelled' })
  const events = await tenant.db.select().from(bookingEvents)
  expect(events.at(-1)).toMatchObject({ fromStatus: 'confirmed', toStatus: 'cancelled' })
  expect(await tenant.db.$count(occupations)).toBe(0)
})
