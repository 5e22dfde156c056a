import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { assertConsistent } from '../../../test/consistency.ts'
import { byStaff, inTenant, newService, newStaffMember, openApp, soon } from '../../../test/fixtures.ts'
import { zoneNamed } from '../../core/time.ts'
import { resources } from '../resources/tables.ts'
import { needs } from '../services/tables.ts'
import { type BookingRequest, book as bookAt, hold, transition } from './operations/index.ts'
import { type Booking, bookingEvents, bookings, items, occupations, sessions } from './tables.ts'
import { keepWallTimes, listDisplaced } from './wall-times.ts'

const zone = zoneNamed('Africa/Casablanca')
const now = Temporal.Now.instant()
const customerEmail = 'customer@example.com'
const later = (minutes: number) => soon.add({ minutes })
const book = (tx: TenantTx, wanted: Partial<BookingRequest> & { serviceId: string }) =>
  bookAt(tx, { customerEmail, startTime: soon, ...wanted }, { zone })

/**
 * Puts all there is where older zone data, `minutes` off, would have put it. Far away and back: half-way, the
 * constraint must not see one where another has not left yet.
 */
async function asBefore(db: TenantDb, minutes: number): Promise<void> {
  const far = 60 * 24 * 4000
  for (const step of [far, minutes - far]) {
    const by = sql`${step} * interval '1 minute'`
    for (const table of [bookings, items, sessions]) {
      await db.update(table).set({ startTime: sql`start_time + ${by}`, endTime: sql`end_time + ${by}` })
    }
    await db.update(occupations).set({ during: sql`tstzrange(lower(during) + ${by}, upper(during) + ${by})` })
  }
}

/** As JSON has it: to `toMatchObject` all instants are equal. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

const startsOf = async (db: TenantDb) =>
  new Map((await db.select().from(bookings)).map(({ id, startTime }) => [id, startTime.toString()]))
const eventsOf = (db: TenantDb, bookingId: string) =>
  db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, bookingId)).orderBy(bookingEvents.number)
const outcomes = (repaired: Awaited<ReturnType<typeof keepWallTimes>>) =>
  Object.fromEntries(repaired.map(({ id, outcome }) => [id, outcome]))

inTenant('bookings at the wall time they were made for are not listed, and nothing is done to them', async (tx) => {
  const { id: serviceId } = await newService(tx)
  await newStaffMember(tx)
  await book(tx, { serviceId })
  expect(await listDisplaced(tx, now)).toEqual([])
  expect(await keepWallTimes(tx, now)).toEqual([])
  expect(plain(await tx.select().from(bookings))).toMatchObject(plain([{ startTime: soon, sequence: 0 }]))
})

for (const minutes of [60, -60]) {
  inTenant(`bookings back to back, ${minutes} minutes off, all come back to their wall times`, async (tx) => {
    const { id: serviceId } = await newService(tx)
    await newStaffMember(tx)
    const booked: Booking[] = []
    // In an order that is neither that of time nor its reverse.
    for (const start of [60, 0, 120, 30, 90]) booked.push(await book(tx, { serviceId, startTime: later(start) }))
    await asBefore(tx, minutes)
    const listed = await listDisplaced(tx, now)
    expect(listed.map(({ keptBy }) => keptBy.toString())).toEqual(
      [0, 30, 60, 90, 120].map((start) => later(start).toString()),
    )
    expect(plain(listed[0])).toMatchObject(
      plain({
        reference: booked[1]?.reference,
        wallTime: booked[1]?.wallTime,
        timeZone: 'Africa/Casablanca',
        startTime: later(minutes),
      }),
    )

    const repaired = await keepWallTimes(tx, now)
    expect(repaired).toEqual(listed.map((one) => ({ ...one, outcome: 'moved' })))
    for (const one of booked) {
      const [stored] = await tx.select().from(bookings).where(eq(bookings.id, one.id))
      const { startTime, endTime, reference, wallTime, status } = one
      expect(plain(stored)).toMatchObject(
        plain({ startTime, endTime, reference, wallTime, status, sequence: 1, moves: 0 }),
      )
      expect(plain(await tx.select().from(items).where(eq(items.bookingId, one.id)))).toMatchObject(
        plain([{ startTime, endTime }]),
      )
      expect(plain(await eventsOf(tx, one.id))).toMatchObject(
        plain([
          { kind: 'confirmed' },
          {
            kind: 'moved',
            fromStatus: 'confirmed',
            toStatus: 'confirmed',
            actorKind: 'system',
            channel: 'command',
            before: { start_time: startTime.add({ minutes }).toString() },
            after: { start_time: startTime.toString() },
            metadata: { reason: `time zone data ${process.versions.tz}` },
          },
        ]),
      )
    }
    await assertConsistent(tx)
    expect(await listDisplaced(tx, now)).toEqual([])
  })
}

inTenant('a class moves with all who are in it, and what its person and rooms do', async (tx) => {
  const { id: serviceId } = await newService(tx, {
    ...{ capacity: 3, bufferBeforeMinutes: 5, bufferAfterMinutes: 10, durationMinutes: 60, freeMinutes: [[20, 40]] },
  })
  await newStaffMember(tx)
  await tx.insert(needs).values([
    { serviceId, type: 'room' },
    { serviceId, type: 'mat', units: 2 },
  ])
  await tx.insert(resources).values([
    { name: 'Room', type: 'room' },
    { name: 'Mats', type: 'mat', capacity: 2 },
  ])
  const first = await book(tx, { serviceId })
  const second = await book(tx, { serviceId, seats: 2 })
  // One hour later, and so where the first ones are to be: they make way for one another.
  const next = await book(tx, { serviceId, startTime: later(90), seats: 3 })
  const before = await tx.select().from(occupations)
  await asBefore(tx, -90)
  expect(outcomes(await keepWallTimes(tx, now))).toEqual({
    [first.id]: 'moved',
    [second.id]: 'moved',
    [next.id]: 'moved',
  })
  await assertConsistent(tx)
  expect(plain(await tx.select().from(sessions).orderBy(sessions.startTime))).toMatchObject(
    plain([
      { startTime: soon, taken: 3, capacity: 3 },
      { startTime: later(90), taken: 3 },
    ]),
  )
  const places = (rows: typeof before) =>
    rows
      .map(({ subjectId, during, units, pooled }) => `${subjectId} ${during.from} ${during.to} ${units} ${pooled}`)
      .sort()
  expect(places(await tx.select().from(occupations))).toEqual(places(before))
})

inTenant(
  'of a class that newer zone data gave to others as well, only those go who are to, and join whom they belong to',
  async (tx) => {
    const { id: serviceId } = await newService(tx, { capacity: 3, durationMinutes: 60 })
    await newStaffMember(tx)
    const early = await book(tx, { serviceId, startTime: later(60), seats: 2 })
    await asBefore(tx, -60)
    // By newer data: one takes the seat that is left at the old instant, another is where the class should be.
    const stays = await book(tx, { serviceId, startTime: soon })
    const there = await book(tx, { serviceId, startTime: later(60) })
    expect(await tx.select().from(sessions).orderBy(sessions.startTime)).toMatchObject([{ taken: 3 }, { taken: 1 }])
    expect(outcomes(await keepWallTimes(tx, now))).toEqual({ [early.id]: 'moved' })
    await assertConsistent(tx)
    expect(plain(await tx.select().from(sessions).orderBy(sessions.startTime))).toMatchObject(
      plain([
        { startTime: soon, taken: 1 },
        { startTime: later(60), taken: 3 },
      ]),
    )
    const at = await startsOf(tx)
    expect([early, stays, there].map(({ id }) => at.get(id))).toEqual(
      [later(60), soon, later(60)].map((instant) => instant.toString()),
    )
  },
)

inTenant(
  'those who leave a class where others stay have a session of their own, and one that is full is a conflict',
  async (tx) => {
    const { id: serviceId } = await newService(tx, { capacity: 2, durationMinutes: 60 })
    await newStaffMember(tx)
    const leaves = await book(tx, { serviceId, startTime: later(60) })
    const full = await book(tx, { serviceId, startTime: later(240) })
    await asBefore(tx, -60)
    await book(tx, { serviceId, startTime: soon })
    await book(tx, { serviceId, startTime: later(240), seats: 2 })
    expect(outcomes(await keepWallTimes(tx, now))).toEqual({ [leaves.id]: 'moved', [full.id]: 'conflict' })
    await assertConsistent(tx)
    expect(plain(await tx.select().from(sessions).orderBy(sessions.startTime))).toMatchObject(
      plain([
        { startTime: soon, taken: 1 },
        { startTime: later(60), taken: 1 },
        { startTime: later(180), taken: 1 },
        { startTime: later(240), taken: 2 },
      ]),
    )
  },
)

inTenant('a chain moves whole, and stays whole when one of its parts would meet somebody', async (tx) => {
  const [wash, cut] = [
    await newService(tx, { name: 'Wash', bufferAfterMinutes: 10 }),
    await newService(tx, { name: 'Cut', durationMinutes: 45, bufferBeforeMinutes: 5 }),
  ]
  const salma = await newStaffMember(tx)
  await newStaffMember(tx, { name: 'Nora' })
  const chain = { serviceId: wash.id, followedBy: [{ serviceId: cut.id }], staffId: salma.id }
  const moves = await book(tx, chain)
  const blocked = await book(tx, { ...chain, startTime: later(300) })
  await asBefore(tx, -60)
  // Over the second part of what is to come, whoever does it.
  const [, second] = await tx.select().from(items).where(eq(items.bookingId, blocked.id)).orderBy(items.position)
  await book(tx, { serviceId: wash.id, staffId: second!.staffId, startTime: later(340) })
  expect(outcomes(await keepWallTimes(tx, now))).toEqual({ [moves.id]: 'moved', [blocked.id]: 'conflict' })
  await assertConsistent(tx)
  const partsOf = async (id: string) => {
    const parts = await tx.select().from(items).where(eq(items.bookingId, id)).orderBy(items.position)
    return parts.map(({ startTime, endTime }) => [startTime.toString(), endTime.toString()])
  }
  const chainAt = (start: number) =>
    [
      [start, start + 30],
      [start + 30, start + 75],
    ].map((minutes) => minutes.map((minute) => later(minute).toString()))
  expect(await partsOf(moves.id)).toEqual(chainAt(0))
  expect(await partsOf(blocked.id)).toEqual(chainAt(240))
  const [stored] = await tx.select().from(bookings).where(eq(bookings.id, blocked.id))
  expect(plain(stored)).toMatchObject(plain({ sequence: 0, startTime: later(240), endTime: later(315) }))
  expect((await eventsOf(tx, blocked.id)).map(({ kind }) => kind)).toEqual(['confirmed'])
})

inTenant('who cannot move is in the way of others in turn, and the rest moves', async (tx) => {
  const { id: serviceId } = await newService(tx)
  await newStaffMember(tx)
  const first = await book(tx, { serviceId, startTime: soon })
  const second = await book(tx, { serviceId, startTime: later(60) })
  const third = await book(tx, { serviceId, startTime: later(180) })
  await asBefore(tx, -60)
  const wanted = await book(tx, { serviceId, startTime: later(70) })
  // The second one stays at 0, where the first is to be.
  expect(outcomes(await keepWallTimes(tx, now))).toEqual({
    [first.id]: 'conflict',
    [second.id]: 'conflict',
    [third.id]: 'moved',
  })
  await assertConsistent(tx)
  const at = await startsOf(tx)
  expect([first, second, third, wanted].map(({ id }) => at.get(id))).toEqual(
    [-60, 0, 180, 70].map((minutes) => later(minutes).toString()),
  )
  // Once who was in the way is gone, the rest follows.
  await transition(tx, 'cancel', wanted.id, byStaff)
  expect(Object.values(outcomes(await keepWallTimes(tx, now)))).toEqual(['moved', 'moved'])
  await assertConsistent(tx)
})

inTenant('a device for two has room for as many as it had, and not for more', async (tx) => {
  const { id: serviceId } = await newService(tx)
  const people = [await newStaffMember(tx), await newStaffMember(tx), await newStaffMember(tx)]
  await tx.insert(needs).values({ serviceId, type: 'laser' })
  await tx.insert(resources).values({ name: 'Laser', type: 'laser', capacity: 2 })
  const at = (person: number, minutes: number) =>
    book(tx, { serviceId, staffId: people[person]!.id, startTime: later(minutes) })
  const pair = [await at(0, 0), await at(1, 0)]
  const late = await at(0, 180)
  await asBefore(tx, -60)
  // One more at the time of the pair, and one beside whoever comes late.
  await at(2, 15)
  await at(2, 180)
  const [one, two] = pair as [Booking, Booking]
  expect(outcomes(await keepWallTimes(tx, now))).toEqual({
    [one.id]: 'conflict',
    [two.id]: 'conflict',
    [late.id]: 'moved',
  })
  await assertConsistent(tx)
})

inTenant('what was squeezed in moves along with what it was squeezed into, and is in the way of others', async (tx) => {
  const { id: serviceId } = await newService(tx)
  await newStaffMember(tx)
  /** As staff do it: at a time at which the engine offers nothing any more. */
  const squeezeIn = async (minutes: number) => {
    const elsewhere = 900
    const { id } = await book(tx, { serviceId, startTime: later(minutes + elsewhere) })
    const [item] = await tx.select().from(items).where(eq(items.bookingId, id))
    const sessionId = item?.sessionId ?? ''
    const [startTime, endTime] = [later(minutes), later(minutes + 30)]
    const wallTime = sql`wall_time - ${elsewhere} * interval '1 minute'`
    await tx.update(bookings).set({ startTime, endTime, wallTime }).where(eq(bookings.id, id))
    await tx.update(items).set({ startTime, endTime }).where(eq(items.bookingId, id))
    await tx.update(sessions).set({ startTime, endTime, overbooked: true }).where(eq(sessions.id, sessionId))
    const during = { from: startTime, to: endTime }
    await tx.update(occupations).set({ during, overbooked: true }).where(eq(occupations.sessionId, sessionId))
    return id
  }
  const regular = await book(tx, { serviceId })
  const squeezed = await squeezeIn(0)
  const third = await book(tx, { serviceId, startTime: later(300) })
  const bold = await squeezeIn(600)
  await asBefore(tx, -60)
  await squeezeIn(300)
  // Whoever squeezed somebody in did not mind who else is there.
  const there = await book(tx, { serviceId, startTime: later(600) })
  expect(outcomes(await keepWallTimes(tx, now))).toEqual({
    [squeezed]: 'moved',
    [regular.id]: 'moved',
    [third.id]: 'conflict',
    [bold]: 'moved',
  })
  // Without them nobody is needed twice at a time.
  for (const id of [squeezed, there.id]) await transition(tx, 'cancel', id, byStaff)
  await assertConsistent(tx)
})

inTenant('what has begun, is over, was cancelled or has lapsed stays as it is', async (tx) => {
  const { id: serviceId } = await newService(tx)
  await newStaffMember(tx)
  const before = now.subtract({ hours: 3 })
  const past = await bookAt(
    tx,
    { serviceId, customerEmail, startTime: now.subtract({ hours: 1 }).round('minute') },
    { zone, now: before },
  )
  const cancelled = await book(tx, { serviceId, startTime: later(60) })
  await transition(tx, 'cancel', cancelled.id, byStaff)
  const unknown = await book(tx, { serviceId, startTime: later(120) })
  await tx.update(bookings).set({ wallTime: null, timeZone: null }).where(eq(bookings.id, unknown.id))
  const held = await hold(tx, { serviceId, startTime: later(300) }, { zone })
  const asked = await book(tx, { serviceId, startTime: later(360) })
  await tx
    .update(bookings)
    .set({ status: 'pending', expiresAt: later(360) })
    .where(eq(bookings.id, asked.id))
  // The last of them: whoever books gives back what has lapsed.
  const lapsed = await hold(tx, { serviceId, startTime: later(240) }, { zone, now: now.subtract({ minutes: 11 }) })
  await asBefore(tx, -60)
  await tx
    .update(bookings)
    .set({ expiresAt: later(300) })
    .where(eq(bookings.id, asked.id))
  const was = await startsOf(tx)
  expect(outcomes(await keepWallTimes(tx, now))).toEqual({ [held.id]: 'moved', [asked.id]: 'moved' })
  const is = await startsOf(tx)
  for (const { id } of [past, cancelled, unknown, lapsed]) expect(is.get(id)).toBe(was.get(id))
  // One waits for an answer until it begins, and the other as long as it is held.
  const told = async ({ id }: Booking) => {
    const [one] = await tx.select().from(bookings).where(eq(bookings.id, id))
    return [one?.status, String(one?.startTime), String(one?.expiresAt)]
  }
  expect(await told(held)).toEqual(['held', String(later(300)), String(held.expiresAt)])
  expect(await told(asked)).toEqual(['pending', String(later(360)), String(later(360))])
  await assertConsistent(tx)
})

inTenant('a hold that has lapsed is in nobody’s way', async (tx) => {
  const { id: serviceId } = await newService(tx)
  await newStaffMember(tx)
  const { id } = await book(tx, { serviceId })
  await asBefore(tx, -60)
  const lapsed = await hold(tx, { serviceId, startTime: soon }, { zone, now: now.subtract({ minutes: 11 }) })
  expect(outcomes(await keepWallTimes(tx, now))).toEqual({ [id]: 'moved' })
  expect(await tx.select().from(bookings).where(eq(bookings.id, lapsed.id))).toMatchObject([{ status: 'expired' }])
  await assertConsistent(tx)
})

inTenant(
  'the second of two equal hours shows what it should, a skipped hour cannot, and seconds are nobody’s promise',
  async (tx) => {
    const { id: serviceId } = await newService(tx)
    await newStaffMember(tx)
    const paris = zoneNamed('Europe/Paris')
    const early = Temporal.Instant.from('2030-01-01T00:00:00Z')
    const at = async (startTime: string, wallTime: string) => {
      const { id, ...booking } = await bookAt(
        tx,
        { serviceId, customerEmail, startTime: Temporal.Instant.from(startTime) },
        { zone: paris, now: early },
      )
      expect(booking.wallTime).toBe(wallTime)
      return id
    }
    const second = await at('2030-10-27T01:30:00Z', '2030-10-27T02:30')
    const skipped = await at('2030-03-31T01:30:00Z', '2030-03-31T03:30')
    await tx.update(bookings).set({ wallTime: '2030-03-31T02:30' }).where(eq(bookings.id, skipped))
    const walkIn = await at('2030-06-03T10:00:00Z', '2030-06-03T12:00')
    const off = await at('2030-06-04T10:00:00Z', '2030-06-04T12:00')
    const bySeconds = sql`start_time + interval '17.25 seconds'`
    await tx.update(bookings).set({ startTime: bySeconds }).where(eq(bookings.id, walkIn))
    await tx
      .update(bookings)
      .set({ startTime: sql`${bySeconds} - interval '1 hour'` })
      .where(eq(bookings.id, off))
    expect(plain(await listDisplaced(tx, early))).toMatchObject(
      plain([{ id: off, keptBy: Temporal.Instant.from('2030-06-04T10:00:17.25Z') }]),
    )
    expect(second).not.toBe(skipped)
  },
)

test('whoever is booking at that moment is waited for, and is in the way', async () => {
  const { tenancy, open } = await openApp({}, { poolSize: 8 })
  const tenant = await open('demo')
  const { id: serviceId } = await newService(tenant.db)
  await newStaffMember(tenant.db)
  const { id } = await tenant.transaction((tx) => book(tx, { serviceId }))
  await tenant.transaction((tx) => asBefore(tx, -60))
  const reached = Promise.withResolvers<void>()
  const leave = Promise.withResolvers<void>()
  const booking = tenant.transaction(async (tx) => {
    await book(tx, { serviceId })
    reached.resolve()
    await leave.promise
  })
  await reached.promise
  const repaired = tenant.transaction((tx) => keepWallTimes(tx, now))
  const waiting = () =>
    tenancy.internals.owner.with(async (client) => {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
      )
      return rowCount
    })
  await expect.poll(waiting, { timeout: 10_000 }).toBe(1)
  leave.resolve()
  await booking
  expect(outcomes(await repaired)).toEqual({ [id]: 'conflict' })
  await assertConsistent(tenant.db)
})
