import { withDatabase } from '@bookme/local-postgres'
import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { assertConsistent } from '../../../test/consistency.ts'
import { type Answer, type Ask, type Crowd, openCrowd, tally, won } from '../../../test/crowd.ts'
import { newService as makeService, newStaffMember, soon } from '../../../test/fixtures.ts'
import { resources } from '../resources/tables.ts'
import { needs } from '../services/tables.ts'
import { type Booking, bookingEvents, bookings, items, sessions } from './tables.ts'

type Db = Crowd['tenant']['db']
type Request = Record<string, unknown>

const newService = (db: Db, values: Parameters<typeof makeService>[1] = {}) =>
  makeService(db, { intervalMinutes: 15, ...values })
const newPeople = async (db: Db, count: number) => {
  const people: string[] = []
  for (let index = 0; index < count; index++) people.push((await newStaffMember(db)).id)
  return people
}
const times = <Thing>(count: number, make: (index: number) => Thing) => Array.from({ length: count }, (_, i) => make(i))
const at = (round: number, minutes = 0) => soon.add({ hours: 6 * round, minutes })

let customers = 0
/** Each for a customer of their own. */
const booking = (body: Request): Ask => ({
  path: '/api/bookings/',
  body: { customer_email: `customer${customers++}@example.com`, ...body },
})
const holding = (body: Request): Ask => ({ path: '/api/bookings/hold/', body })
const confirmingHold = ({ id, token }: { id: string; token: string }): Ask => ({
  path: `/api/bookings/${id}/book/`,
  body: { token, customer_email: `customer${customers++}@example.com` },
})
const step = (id: string, name: string, body: Request = {}): Ask => ({
  path: `/api/bookings/${id}/${name}/`,
  body,
  byMember: true,
})
const moving = (id: string, start: Temporal.Instant, more: Request = {}) =>
  step(id, 'reschedule', { start_time: start.toString(), ...more })
const idsOf = (answers: readonly Answer[]) => new Set(won(answers).map(({ body }) => body.id as string))

/**
 * Everybody at once. Nothing is given back in such a race, so whoever was refused would be refused now, too: if not, there
 * was a place for them.
 */
async function raceForPlaces({ race }: Crowd, asks: readonly Ask[]): Promise<Answer[]> {
  const answers = await race(asks)
  const refused = asks.filter((_, index) => answers[index]?.status === 409)
  expect(tally(await race(refused))).toEqual(refused.length === 0 ? {} : { '409 bookings.slot_taken': refused.length })
  return answers
}

test('of thirty clients of three processes at one time of one person exactly one gets it', async () => {
  const crowd = await openCrowd()
  const { db } = crowd.tenant
  // With what comes after it each overlaps each.
  const { id: service_id } = await newService(db, { bufferAfterMinutes: 15 })
  const [staff_id] = await newPeople(db, 1)
  for (let round = 0; round < 12; round++) {
    const asks = times(30, (index) =>
      booking({
        service_id,
        start_time: at(round, 15 * (index % 3)).toString(),
        ...(index % 2 === 0 ? { staff_id } : {}),
      }),
    )
    expect(tally(await crowd.race(asks))).toEqual({ 201: 1, '409 bookings.slot_taken': 29 })
  }
})

test('of forty clients for the three seats of a class three get one', async () => {
  const crowd = await openCrowd()
  const { db } = crowd.tenant
  const { id: service_id } = await newService(db, { capacity: 3 })
  await newPeople(db, 1)
  for (let round = 0; round < 8; round++) {
    const start_time = at(round).toString()
    const answers = await crowd.race(times(40, () => booking({ service_id, start_time })))
    expect(tally(answers)).toEqual({ 201: 3, '409 bookings.slot_taken': 37 })
    const made = await db
      .select()
      .from(sessions)
      .where(eq(sessions.startTime, at(round)))
    expect(made).toMatchObject([{ taken: 3, capacity: 3 }])
  }
})

test('one room and one basin are given once, in whatever order and mix people and they are asked for', async () => {
  const crowd = await openCrowd()
  const { db } = crowd.tenant
  const people = await newPeople(db, 4)
  const names = ['wash', 'steam', 'rest']
  const [wash = '', steam = '', rest = ''] = (await Promise.all(names.map((name) => newService(db, { name })))).map(
    ({ id }) => id,
  )
  await db.insert(resources).values([
    { name: 'Room', type: 'room' },
    { name: 'Basin', type: 'basin' },
  ])
  await db.insert(needs).values([
    { serviceId: wash, type: 'room' },
    { serviceId: wash, type: 'basin' },
    { serviceId: steam, type: 'basin' },
    { serviceId: steam, type: 'room' },
    { serviceId: rest, type: 'room' },
  ])
  const services = [wash, steam, rest]
  for (let round = 0; round < 8; round++) {
    const asks = times(30, (index) =>
      booking({
        service_id: services[index % 3],
        start_time: at(round).toString(),
        ...(index % 5 === 0 ? { followed_by: [services[(index + 1) % 3]] } : {}),
        ...(index % 3 === 0 ? {} : { staff_id: people[index % 4] }),
      }),
    )
    expect(tally(await raceForPlaces(crowd, asks))).toEqual({ 201: 1, '409 bookings.slot_taken': 29 })
  }
})

test('of a device for three never more than three are in use, and nobody is refused for whom there is one', async () => {
  const crowd = await openCrowd()
  const { db } = crowd.tenant
  const people = await newPeople(db, 12)
  const durations = [30, 45, 75]
  const services = await Promise.all(durations.map((durationMinutes) => newService(db, { durationMinutes })))
  await db.insert(resources).values({ name: 'Laser', type: 'laser', capacity: 3 })
  // The longest uses two.
  await db
    .insert(needs)
    .values(services.map(({ id }, index) => ({ serviceId: id, type: 'laser', units: index === 2 ? 2 : 1 })))
  const units = new Map(services.map(({ id }, index) => [id, index === 2 ? 2 : 1]))
  for (let round = 0; round < 6; round++) {
    const asks = times(36, (index) =>
      booking({
        service_id: services[index % 3]?.id,
        start_time: at(round, 15 * ((index * 7) % 10)).toString(),
        // Who asks for anybody waits for everybody; these have nothing in common but the device.
        ...(index % 9 === 0 ? {} : { staff_id: people[index % 12] }),
      }),
    )
    const answers = await raceForPlaces(crowd, asks)
    const made = await db
      .select()
      .from(bookings)
      .where(
        sql`${bookings.startTime} >= ${at(round).toString()}::timestamptz and ${bookings.startTime} < ${at(round + 1).toString()}::timestamptz`,
      )
    expect(made).toHaveLength(won(answers).length)
    const inUse = times(24, (quarter) => {
      const instant = at(round, 15 * quarter).epochMilliseconds
      const running = made.filter(
        (one) => one.startTime.epochMilliseconds <= instant && instant < one.endTime.epochMilliseconds,
      )
      return running.reduce((sum, { serviceId }) => sum + (units.get(serviceId) ?? 0), 0)
    })
    // All of it, for there were more than enough who wanted it.
    expect(Math.max(...inUse)).toBe(3)
  }
})

test('of those who hold a time and those who book it one has it', async () => {
  const crowd = await openCrowd()
  const { db } = crowd.tenant
  const { id: service_id } = await newService(db)
  await newPeople(db, 1)
  for (let round = 0; round < 8; round++) {
    const wanted = { service_id, start_time: at(round).toString() }
    const answers = await crowd.race(times(30, (index) => (index % 2 === 0 ? holding(wanted) : booking(wanted))))
    expect(tally(answers)).toEqual({ 201: 1, '409 bookings.slot_taken': 29 })
  }
})

test('a hold that is confirmed in the last moment, by several clicks and while others book its time, is one booking or theirs', async () => {
  const crowd = await openCrowd()
  const { db } = crowd.tenant
  const { id: service_id } = await newService(db)
  await newPeople(db, 1)
  const seen: Record<string, number> = {}
  for (let round = 0; round < 12; round++) {
    const wanted = { service_id, start_time: at(round).toString() }
    const { body: held } = await crowd.ask(holding(wanted))
    const lapse = Temporal.Instant.from(held.expires_at)
    const lastMoment = lapse.subtract({ milliseconds: 1 })
    const asks = [
      // Confirming takes less than booking: sent at the same moment it would win each time.
      ...times(4, () => ({ ...confirmingHold(held), now: lastMoment, afterMs: 60 * (round % 6) })),
      ...times(16, (index) => ({ ...(index % 4 === 0 ? holding(wanted) : booking(wanted)), now: lapse })),
    ]
    const answers = await crowd.race(asks.sort(() => Math.random() - 0.5))
    expect(idsOf(answers).size).toBe(1)
    const refused = new Set(answers.filter(({ status }) => status >= 300).map(({ outcome }) => outcome))
    const expected = ['slot_taken', 'hold_lapsed', 'illegal_transition'].map((code) => `409 bookings.${code}`)
    expect([...refused].filter((outcome) => !expected.includes(outcome))).toEqual([])
    const winner = idsOf(answers).has(held.id) ? 'held' : 'other'
    seen[winner] = (seen[winner] ?? 0) + 1
    const [booked] = await db.select().from(bookings).where(eq(bookings.id, held.id))
    expect(booked?.status).toBe(winner === 'held' ? 'confirmed' : 'expired')
  }
  // Otherwise there was no race.
  expect(Object.keys(seen).sort()).toEqual(['held', 'other'])
})

test('bookings that are moved to one another’s times are neither lost nor doubled', async () => {
  const crowd = await openCrowd()
  const { db } = crowd.tenant
  const { id: service_id } = await newService(db)
  const people = await newPeople(db, 2)
  for (let round = 0; round < 6; round++) {
    // Two of them full: hour by hour, and one hour that is free.
    const hours = [0, 1, 2]
    const made = await crowd.race(
      people.flatMap((staff_id) =>
        hours.map((hour) => booking({ service_id, staff_id, start_time: at(round, 60 * hour).toString() })),
      ),
    )
    expect(tally(made)).toEqual({ 201: 6 })
    const moves = made.flatMap(({ body }, index) => {
      const places = people.flatMap((staff_id) =>
        [0, 1, 2, 3].map((hour) => ({ staff_id, start: at(round, 60 * hour) })),
      )
      const own = `${body.staff_id} ${Temporal.Instant.from(body.start_time)}`
      const others = places.filter(({ staff_id, start }) => `${staff_id} ${start}` !== own)
      return times(4, (turn) => others[(3 * index + 2 * turn) % others.length] as (typeof others)[number]).map(
        ({ staff_id, start }) => ({ id: body.id as string, ask: moving(body.id, start, { staff_id }) }),
      )
    })
    const answers = await crowd.race(moves.map(({ ask }) => ask))
    expect(
      answers.map(({ outcome }) => outcome).filter((one) => one !== '409 bookings.slot_taken' && one !== '200'),
    ).toEqual([])
    const stored = await db.select().from(bookings)
    const ids = made.map(({ body }) => body.id as string)
    const after = stored.filter(({ id }) => ids.includes(id))
    expect(after.map(({ status }) => status)).toEqual(Array(6).fill('confirmed'))
    expect(new Set(after.map(({ staffId, startTime }) => `${staffId} ${startTime}`)).size).toBe(6)
    // Each move that was acknowledged was made, and no other.
    const acknowledged = (id: string) =>
      answers.filter(({ status }, index) => status === 200 && moves[index]?.id === id)
    expect(after.map(({ id, sequence }) => [id, sequence])).toEqual(
      after.map(({ id }) => [id, acknowledged(id).length]),
    )
    expect(won(answers).length).toBeGreaterThan(0)
  }
})

test('of two who swap their times neither does, and both keep what they have', async () => {
  const crowd = await openCrowd()
  const { db } = crowd.tenant
  const { id: service_id } = await newService(db)
  await newPeople(db, 1)
  for (let round = 0; round < 5; round++) {
    const starts = [at(round), at(round, 60)]
    const made = await crowd.race(starts.map((start) => booking({ service_id, start_time: start.toString() })))
    const [first = '', second = ''] = made.map(({ body }) => body.id as string)
    const swaps = times(10, (index) => (index % 2 === 0 ? moving(first, at(round, 60)) : moving(second, at(round))))
    expect(tally(await crowd.race(swaps))).toEqual({ '409 bookings.slot_taken': 10 })
    const stored = await db
      .select()
      .from(bookings)
      .where(sql`${bookings.id} in (${first}, ${second})`)
      .orderBy(bookings.startTime)
    expect(stored.map(({ id, startTime }) => [id, String(startTime)])).toEqual([
      [first, String(starts[0])],
      [second, String(starts[1])],
    ])
  }
})

test('a request that is confirmed, moved, declined and cancelled at once ends, with nothing of it left and each step told', async () => {
  const crowd = await openCrowd()
  const { db } = crowd.tenant
  const { id: service_id } = await newService(db, { requiresApproval: true })
  await newPeople(db, 1)
  const seen: Record<string, number> = {}
  for (let round = 0; round < 10; round++) {
    const { body } = await crowd.ask(booking({ service_id, start_time: at(round).toString() }))
    const id = body.id as string
    const steps = [
      ...times(2, () => step(id, 'confirm')),
      ...times(2, () => step(id, 'cancel', { reason: 'ill' })),
      ...times(2, () => step(id, 'decline', { reason: 'full' })),
      ...times(4, (index) => moving(id, at(round, 15 * (index + 1)))),
    ]
    const answers = await crowd.race(steps.sort(() => Math.random() - 0.5))
    const refused = answers.filter(({ status }) => status >= 300)
    expect(refused.map(({ outcome }) => outcome)).toEqual(Array(refused.length).fill('409 bookings.illegal_transition'))
    const done = won(answers).map(({ body: { status } }) => status as Booking['status'])
    for (const status of done) seen[status] = (seen[status] ?? 0) + 1
    expect(done.filter((status) => status === 'cancelled' || status === 'declined')).toHaveLength(1)
    const events = await db
      .select()
      .from(bookingEvents)
      .where(eq(bookingEvents.bookingId, id))
      .orderBy(bookingEvents.number)
    expect(events.map(({ number }) => number)).toEqual(times(done.length + 1, (index) => index + 1))
    // Each begins as the one before it ended.
    expect(events.slice(1).map(({ fromStatus }) => fromStatus)).toEqual(
      events.slice(0, -1).map(({ toStatus }) => toStatus),
    )
    const [stored] = await db.select().from(bookings).where(eq(bookings.id, id))
    expect(stored?.status).toBe(events.at(-1)?.toStatus)
    expect(['cancelled', 'declined']).toContain(stored?.status)
    expect(await db.$count(sessions)).toBe(0)
  }
  expect(Object.keys(seen)).toEqual(expect.arrayContaining(['cancelled', 'confirmed', 'declined']))
})

test('with a process killed in the middle of a burst nothing is half done, and the others go on', async () => {
  const crowd = await openCrowd(4)
  const { db } = crowd.tenant
  const { id: service_id } = await newService(db)
  await db.insert(resources).values({ name: 'Room', type: 'room' })
  await db.insert(needs).values({ serviceId: service_id, type: 'room' })
  await newPeople(db, 2)
  let cut = 0
  for (let round = 0; round < 5; round++) {
    const starts = times(12, (index) => at(round, 30 * index).toString())
    const asks = times(72, (index) => booking({ service_id, start_time: starts[index % starts.length] }))
    const [victim] = crowd.webs
    let answered = 0
    const answers = await Promise.all(
      asks.map(async (ask) => {
        const answer = await crowd.ask(ask)
        // Others are anywhere in their work.
        if (++answered === 5 + 2 * round) {
          victim?.child.kill('SIGKILL')
          crowd.webs.shift()
        }
        return answer
      }),
    )
    cut += answers.filter(({ status }) => status === 0).length
    const faults = answers.filter(({ outcome }) => !['201', '409 bookings.slot_taken', 'cut off'].includes(outcome))
    expect(faults).toEqual([])
    // What it had begun is undone, without anybody's doing and before long.
    const survivors = await crowd.race(starts.map((start_time) => booking({ service_id, start_time })))
    expect(won(survivors).length + (tally(survivors)['409 bookings.slot_taken'] ?? 0)).toBe(starts.length)
    const stored = await db.select({ id: bookings.id, start: bookings.startTime }).from(bookings)
    // One for each time, those that were acknowledged among them.
    expect(stored).toHaveLength(12 * (round + 1))
    expect(new Set(stored.map(({ start }) => String(start))).size).toBe(stored.length)
    const ids = new Set(stored.map(({ id }) => id))
    expect(won([...answers, ...survivors]).filter(({ body }) => !ids.has(body.id))).toEqual([])
    expect([await db.$count(items), await db.$count(bookingEvents)]).toEqual([stored.length, stored.length])
    await crowd.startAnother()
  }
  // Otherwise nothing was under way.
  expect(cut).toBeGreaterThan(5)
})

/** Takes away what keeps bookings apart, in this database alone. */
async function weaken({ tenant, ownerUrl }: Crowd, { lock, constraint }: { lock: boolean; constraint: boolean }) {
  const name = new URL(ownerUrl).pathname.slice(1)
  const client = new pg.Client({ connectionString: withDatabase(inject('testDatabases').serverUrl, name) })
  await client.connect()
  const schema = pg.escapeIdentifier(tenant.schemaName)
  if (!constraint) {
    await client.query(`alter table ${schema}.bookings_occupation drop constraint bookings_occupation_overlap`)
    await client.query(`drop index ${schema}.bookings_session_start_unique`)
  }
  if (!lock) {
    // Whoever asks for the lock from now on is told that they have it.
    await client.query('alter function pg_catalog.pg_advisory_xact_lock(bigint) rename to pg_advisory_xact_lock_true')
    await client.query(
      `create function pg_catalog.pg_advisory_xact_lock(bigint) returns void language plpgsql volatile as 'begin end'`,
    )
  }
  await client.end()
}

/** Rounds of thirty at one time of one person: how many got it, and whether the business is consistent then. */
async function raceWith(protections: { lock: boolean; constraint: boolean }) {
  const crowd = await openCrowd()
  const { db } = crowd.tenant
  const { id: service_id } = await newService(db)
  await newPeople(db, 1)
  await weaken(crowd, protections)
  const winners: number[] = []
  const faults: Answer[] = []
  for (let round = 0; round < 4; round++) {
    const answers = await Promise.all(
      times(30, () => crowd.ask(booking({ service_id, start_time: at(round).toString() }))),
    )
    winners.push(won(answers).length)
    faults.push(...answers.filter(({ status }) => status < 200 || status >= 500))
  }
  return {
    winners,
    faults,
    isConsistent: await assertConsistent(db).then(
      () => true,
      () => false,
    ),
  }
}

test('without the constraint the lock alone gives a time to one, and without the lock the constraint does', async () => {
  const once = { winners: Array(4).fill(1), faults: [], isConsistent: true }
  expect(await raceWith({ lock: true, constraint: false })).toEqual(once)
  expect(await raceWith({ lock: false, constraint: true })).toEqual(once)
})

test('without both of them a time is given to several, and the check after each race says so', async () => {
  const { winners, isConsistent } = await raceWith({ lock: false, constraint: false })
  expect(Math.max(...winners)).toBeGreaterThan(1)
  expect(isConsistent).toBe(false)
})
