import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { byStaff, inApp, inTenant, newService, newStaffMember, openApp, signIn, soon } from '../../../test/fixtures.ts'
import { dateNamed, isoOf, zoneNamed } from '../../core/time.ts'
import { resourceClosures, resources } from '../resources/tables.ts'
import { needs, type services } from '../services/tables.ts'
import { availability, overrides, skills, timeOff } from '../staff/tables.ts'
import { SlotTakenError } from './errors.ts'
import {
  type BookingRequest,
  book as bookAt,
  explain as explainAt,
  listStarts,
  transition,
} from './operations/index.ts'
import { closures } from './tables.ts'

const zone = zoneNamed('Europe/Paris')
const moment = { zone, now: Temporal.Instant.from('2030-01-01T00:00:00Z').epochMilliseconds }
const monday = '2030-01-07'
const wall = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Paris').toInstant()

interface Asked extends Partial<Omit<BookingRequest, 'serviceId'>> {
  from?: string
  to?: string
}

/** Wall times of the starts, with their dates where more than one was asked for. */
async function startsOf(tx: TenantTx, serviceId: string, asked: Asked = {}): Promise<string[]> {
  const { from = monday, to = from, followedBy = [], ...wish } = asked
  const dates = { from: dateNamed(from), to: dateNamed(to) }
  const { starts } = await listStarts(tx, { parts: [{ serviceId }, ...followedBy], ...wish }, dates, moment)
  return starts.map((start) => isoOf(start + zone.offsetAt(start)).slice(from === to ? 11 : 0, 16))
}

const book = (tx: TenantTx, serviceId: string, time: string, more: Partial<BookingRequest> = {}) =>
  tx.savepoint((inner) =>
    bookAt(
      inner,
      { serviceId, customerEmail: 'customer@example.com', startTime: wall(`${monday}T${time}`), ...more },
      { zone, now: Temporal.Instant.fromEpochMilliseconds(moment.now) },
    ),
  )

/** An hour at a time, one after the other. */
const hourly = (tx: Pick<TenantTx, 'insert'>, values: Partial<typeof services.$inferInsert> = {}) =>
  newService(tx, { durationMinutes: 60, intervalMinutes: null, ...values })

const morning: [string, string] = ['09:00', '12:00']

describe('the hours that count on a date', () => {
  inTenant('are those of its weekday, in the zone of the business', async (tx) => {
    const { id } = await hourly(tx)
    const { id: staffId } = await newStaffMember(tx, { hours: morning })
    await tx.delete(availability).where(eq(availability.weekday, 2))
    expect(await startsOf(tx, id, { to: '2030-01-09' })).toEqual(
      [7, 9].flatMap((day) => [9, 10, 11].map((hour) => `2030-01-0${day}T${String(hour).padStart(2, '0')}:00`)),
    )
    // On the other side of the change of clocks the wall shows the same.
    const dates = { from: dateNamed('2030-07-01'), to: dateNamed('2030-07-01') }
    const { byStaff } = await listStarts(tx, { parts: [{ serviceId: id }] }, dates, moment)
    expect(byStaff.get(staffId)?.map(isoOf)[0]).toBe('2030-07-01T07:00:00Z')
  })

  inTenant('are seasonal ones in the place of the usual ones, on all of their dates', async (tx) => {
    const { id } = await hourly(tx)
    const { id: staffId } = await newStaffMember(tx, { hours: morning })
    const season = { staffId, validFrom: monday, validUntil: '2030-01-08' }
    await tx.insert(availability).values({ ...season, weekday: 1, startTime: '20:00', endTime: '22:00' })
    const starts = await startsOf(tx, id, { from: '2030-01-06', to: '2030-01-09' })
    expect(starts).toEqual([
      ...['2030-01-06T09:00', '2030-01-06T10:00', '2030-01-06T11:00'],
      ...['2030-01-07T20:00', '2030-01-07T21:00'],
      // The season has no Tuesdays.
      ...['2030-01-09T09:00', '2030-01-09T10:00', '2030-01-09T11:00'],
    ])
  })

  inTenant(
    'are those of the date itself, where it has any: then neither hours nor breaks are the usual',
    async (tx) => {
      const { id } = await hourly(tx)
      const { id: staffId } = await newStaffMember(tx, { hours: morning })
      const usual = { staffId, weekday: 1 }
      await tx.insert(availability).values({ ...usual, startTime: '10:00', endTime: '11:00', kind: 'break' })
      expect(await startsOf(tx, id)).toEqual(['09:00', '11:00'])
      await tx.insert(overrides).values([
        { staffId, onDate: monday, intervals: [['10:00', '14:00']], breaks: [['12:00', '12:30']] },
        { staffId, onDate: '2030-01-08' },
      ])
      // What follows the break begins a grid of its own.
      expect(await startsOf(tx, id)).toEqual(['10:00', '11:00', '12:30'])
      expect(await startsOf(tx, id, { from: '2030-01-08' })).toEqual([])
    },
  )

  inTenant('are less time off, and less what the whole business is closed', async (tx) => {
    const { id } = await hourly(tx)
    const first = await newStaffMember(tx, { hours: morning })
    const second = await newStaffMember(tx, { hours: morning })
    await tx.insert(timeOff).values({ staffId: first.id, startsAt: `${monday}T09:30`, endsAt: `${monday}T11:00` })
    expect(await startsOf(tx, id, { staffId: first.id })).toEqual(['11:00'])
    expect(await startsOf(tx, id, { staffId: second.id })).toEqual(['09:00', '10:00', '11:00'])
    const noon = { startsAt: `${monday}T11:30`, endsAt: `${monday}T13:00` }
    const [closure] = await tx
      .insert(closures)
      .values({ name: 'Fête', ...noon })
      .returning()
    expect(await startsOf(tx, id)).toEqual(['09:00', '10:00'])
    // A holiday on which the business is open all the same.
    await tx.update(closures).set({ isActive: false }).where(eq(closures.id, closure!.id))
    expect(await startsOf(tx, id)).toEqual(['09:00', '10:00', '11:00'])
  })
})

describe('rooms and devices', () => {
  inTenant('with one room and two people, one of them works in it', async (tx) => {
    const { id } = await hourly(tx)
    await newStaffMember(tx, { hours: morning })
    await newStaffMember(tx, { hours: morning })
    await tx.insert(needs).values({ serviceId: id, type: 'cabin' })
    expect(await startsOf(tx, id)).toEqual([])
    const [cabin] = await tx.insert(resources).values({ name: 'Cabin', type: 'cabin' }).returning()
    await tx.insert(resources).values({ name: 'Broken', type: 'cabin', isActive: false })
    await book(tx, id, '10:00')
    expect(await startsOf(tx, id)).toEqual(['09:00', '11:00'])
    await expect(book(tx, id, '10:00')).rejects.toThrow(SlotTakenError)
    await tx
      .insert(resourceClosures)
      .values({ resourceId: cabin!.id, startsAt: `${monday}T11:59`, endsAt: `${monday}T13:00` })
    expect(await startsOf(tx, id)).toEqual(['09:00'])
  })

  inTenant('a device for two is full when two use it at an instant, not when two touch the time', async (tx) => {
    const { id } = await newService(tx, { durationMinutes: 60, intervalMinutes: 30 })
    for (let person = 0; person < 3; person++) await newStaffMember(tx, { hours: morning })
    await tx.insert(needs).values({ serviceId: id, type: 'laser' })
    await tx.insert(resources).values({ name: 'Laser', type: 'laser', capacity: 2 })
    await book(tx, id, '09:00')
    await book(tx, id, '10:00')
    // 09:30 to 10:30 meets both, and never more than one of them.
    await book(tx, id, '09:30')
    expect(await startsOf(tx, id)).toEqual(['10:30', '11:00'])
    await expect(book(tx, id, '10:00')).rejects.toThrow(SlotTakenError)
  })
})

describe('several services in one visit', () => {
  inTenant('follow each other, by whoever does them and is free then, and keep their buffers', async (tx) => {
    const cut = await newService(tx, { durationMinutes: 30, intervalMinutes: 30, bufferAfterMinutes: 30 })
    const colour = await newService(tx, { durationMinutes: 60, name: 'Colour', priceMinor: 300_00 })
    const cutter = await newStaffMember(tx, { hours: morning })
    const colourist = await newStaffMember(tx, { hours: morning })
    await tx.insert(skills).values([
      { serviceId: cut.id, staffId: cutter.id },
      { serviceId: colour.id, staffId: colourist.id },
    ])
    const followedBy = [{ serviceId: colour.id }]
    expect(await startsOf(tx, cut.id, { followedBy })).toEqual(['09:00', '09:30', '10:00', '10:30'])
    const booking = await book(tx, cut.id, '09:30', { followedBy })
    expect(booking).toMatchObject({ staffId: cutter.id, priceMinor: 450_00, endTime: wall(`${monday}T11:00`) })
    expect(await startsOf(tx, cut.id, { followedBy })).toEqual(['10:30'])
    // The cutter is busy from 09:30 until half an hour after the cut; the colourist from 10:00 to 11:00.
    expect(await startsOf(tx, cut.id)).toEqual(['10:30', '11:00', '11:30'])
    expect((await startsOf(tx, colour.id)).filter((time) => time < '11:00')).toEqual(['09:00'])
  })

  inTenant('the same one twice may be done by two people, and by one alone who was asked for first', async (tx) => {
    const { id } = await hourly(tx)
    const first = await newStaffMember(tx, { hours: ['09:00', '10:00'] })
    const second = await newStaffMember(tx, { hours: ['10:00', '11:00'] })
    const wish = { followedBy: [{ serviceId: id }], staffId: first.id }
    expect(await startsOf(tx, id, wish)).toEqual(['09:00'])
    const booking = await book(tx, id, '09:00', wish)
    expect(booking.endTime).toEqual(wall(`${monday}T11:00`))
    expect(await startsOf(tx, id, { staffId: second.id })).toEqual([])
  })
})

inTenant('somebody with a duration and a price of their own takes that long, and costs that', async (tx) => {
  const { id } = await hourly(tx)
  const quick = await newStaffMember(tx, { hours: morning })
  const slow = await newStaffMember(tx, { hours: morning })
  await newStaffMember(tx, { name: 'Does something else' })
  await tx.insert(skills).values([
    { serviceId: id, staffId: quick.id },
    { serviceId: id, staffId: slow.id, durationMinutes: 90, priceMinor: 200_00 },
  ])
  expect(await startsOf(tx, id, { staffId: slow.id })).toEqual(['09:00', '10:30'])
  expect(await book(tx, id, '09:00', { staffId: slow.id })).toMatchObject({
    priceMinor: 200_00,
    endTime: wall(`${monday}T10:30`),
  })
  expect(await book(tx, id, '09:00')).toMatchObject({ staffId: quick.id, priceMinor: 150_00 })
  expect(await startsOf(tx, id)).toEqual(['10:00', '10:30', '11:00'])
})

inTenant('a day’s limit counts sessions of all who do it, by the local date', async (tx) => {
  const { id } = await hourly(tx, { maxPerDay: 2 })
  const limited = await newStaffMember(tx, { hours: morning, maxPerDay: 1 })
  await newStaffMember(tx, { hours: morning })
  await book(tx, id, '09:00', { staffId: limited.id })
  expect(await startsOf(tx, id, { staffId: limited.id })).toEqual([])
  expect(await startsOf(tx, id)).toEqual(['09:00', '10:00', '11:00'])
  await book(tx, id, '11:00')
  expect(await startsOf(tx, id)).toEqual([])
  expect(await startsOf(tx, id, { from: '2030-01-08' })).toEqual(['09:00', '10:00', '11:00'])
})

inTenant('every time that is not free has its reasons, for each person', async (tx) => {
  const { id } = await hourly(tx, { minNoticeMinutes: 60, horizonDays: 10, bufferAfterMinutes: 15, capacity: 2 })
  const [salma, hamza] = [
    await newStaffMember(tx, { hours: ['09:00', '18:00'] }),
    await newStaffMember(tx, { hours: ['09:00', '18:00'], maxPerDay: 1 }),
  ]
  const { id: staffId } = salma
  await tx.insert(availability).values({ staffId, weekday: 1, startTime: '12:00', endTime: '13:00', kind: 'break' })
  await tx.insert(timeOff).values({ staffId, startsAt: `${monday}T16:00`, endsAt: `${monday}T17:00` })
  await book(tx, id, '09:00', { staffId, seats: 2 })
  await book(tx, id, '14:00', { staffId: hamza.id })
  const why = async (time: string, seats = 1, date = monday) => {
    const start = wall(`${date}T${time}`).epochMilliseconds
    const found = await explainAt(tx, { parts: [{ serviceId: id }], seats }, start, moment)
    return [salma, hamza].map((person) => found.get(person.id))
  }
  expect(await why('10:00')).toEqual([['buffer'], ['day_limit']])
  expect(await why('09:00')).toEqual([['class_full'], ['day_limit']])
  expect(await why('14:00')).toEqual([[], []])
  expect(await why('14:00', 2)).toEqual([[], ['class_full']])
  expect(await why('09:30')).toEqual([
    ['booked', 'off_grid'],
    ['day_limit', 'off_grid'],
  ])
  expect((await why('11:30'))[0]).toEqual(['break', 'off_grid'])
  expect((await why('16:00'))[0]).toEqual(['time_off'])
  expect((await why('18:00'))[0]).toEqual(['closed', 'off_grid'])
  expect((await why('09:00', 1, '2030-01-20'))[0]).toEqual(['horizon'])
  expect((await why('00:30', 1, '2030-01-01'))[0]).toContain('notice')
  await tx.insert(needs).values({ serviceId: id, type: 'cabin' })
  expect((await why('17:00'))[0]).toEqual(['no_room'])
})

inTenant('what is offered is accepted, and nothing else, at every minute that one may try', async (tx) => {
  const cut = await newService(tx, { durationMinutes: 40, intervalMinutes: 25, bufferBeforeMinutes: 5, maxPerDay: 9 })
  const class_ = await newService(tx, { durationMinutes: 50, intervalMinutes: 20, bufferAfterMinutes: 10, capacity: 3 })
  await tx.insert(needs).values({ serviceId: class_.id, type: 'room' })
  await tx.insert(resources).values({ name: 'Room', type: 'room' })
  const first = await newStaffMember(tx, { hours: ['08:30', '17:00'] })
  const second = await newStaffMember(tx, { hours: ['10:00', '19:15'], maxPerDay: 6 })
  await tx.insert(availability).values({
    ...{ staffId: first.id, weekday: 1, kind: 'break' as const },
    ...{ startTime: '12:10', endTime: '12:50' },
  })
  // The same numbers each time: what fails once fails again.
  let seed = 20_300_107
  const below = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor(seed / 65_536) % most
  }
  const counts = { offered: 0, refused: 0 }
  for (let attempt = 0; attempt < 150; attempt++) {
    const service = below(2) === 0 ? cut : class_
    const asked = {
      seats: 1 + below(2),
      staffId: [undefined, undefined, first.id, second.id][below(4)],
      followedBy: below(5) === 0 ? [{ serviceId: cut.id }] : [],
    }
    const offered = await startsOf(tx, service.id, asked)
    // Half of the times from the list: few other minutes are on the grid.
    const any = below(24 * 60)
    const minutes = `${String(Math.floor(any / 60)).padStart(2, '0')}:${String(any % 60).padStart(2, '0')}`
    const time = below(2) === 0 ? (offered[below(Math.max(offered.length, 1))] ?? minutes) : minutes
    const outcome = await book(tx, service.id, time, asked).catch((error: Error) => error)
    const isBooked = !(outcome instanceof Error)
    expect([attempt, time, offered, isBooked]).toEqual([attempt, time, offered, offered.includes(time)])
    counts[isBooked ? 'offered' : 'refused'] += 1
    // So that there is always something to be had.
    if (isBooked && below(2) === 0) await transition(tx, 'cancel', outcome.id, byStaff)
  }
  expect(counts.offered).toBeGreaterThan(25)
  expect(counts.refused).toBeGreaterThan(50)
})

describe('GET /api/availability/', () => {
  inApp('slots are told in order, as instants and as the wall will show them, with who is free', async (context) => {
    const { demo, open } = context
    const { db } = await open('demo')
    const service = await hourly(db)
    const first = await newStaffMember(db, { hours: ['09:00', '11:00'] })
    const second = await newStaffMember(db, { hours: ['10:00', '12:00'] })
    const at = soon.toZonedDateTimeISO('Africa/Casablanca')
    const from = at.toPlainDate().toString()
    const slots = async (query: string) =>
      (await demo.get(`/api/availability/slots/?service=${service.id}&${query}`)).json()
    const slot = (hour: number, staff_ids: string[]) => ({
      start_time: at.startOfDay().with({ hour }).toInstant().toString(),
      wall_time: `${from}T${String(hour).padStart(2, '0')}:00`,
      staff_ids,
    })
    const day = await slots(`from=${from}`)
    expect(day).toEqual({
      time_zone: 'Africa/Casablanca',
      dates: [from],
      count: 3,
      results: [slot(9, [first.id]), slot(10, [first.id, second.id]), slot(11, [second.id])],
    })
    expect((await slots(`from=${from}&staff=${second.id}`)).results).toEqual([
      slot(10, [second.id]),
      slot(11, [second.id]),
    ])
    expect((await slots(`from=${from}&followed_by=${service.id}`)).results).toEqual([
      slot(9, [first.id]),
      slot(10, [first.id, second.id]),
    ])
    expect((await slots(`from=${from}&seats=2`)).results).toEqual([])
    const to = at.toPlainDate().add({ days: 30 }).toString()
    const month = await slots(`from=${from}&to=${to}&first=2`)
    expect([month.count, month.dates.length, month.results]).toEqual([93, 31, day.results.slice(0, 2)])
  })

  inApp('at most 62 dates, of a service and of people that there are', async ({ demo, open }) => {
    const { db } = await open('demo')
    const service = await hourly(db)
    const retired = await hourly(db, { isActive: false })
    const gone = await newStaffMember(db, { isActive: false })
    const refused = async (query: string, id = service.id) => {
      const reply = (await demo.get(`/api/availability/slots/?service=${id}&${query}`)).json()
      return [reply.code, reply.errors?.[0]?.field]
    }
    expect(
      (await demo.get(`/api/availability/slots/?service=${service.id}&from=2030-01-01&to=2030-03-03`)).json(),
    ).toMatchObject({ count: 0 })
    expect(await refused('from=2030-01-01&to=2030-03-04')).toEqual(['bookings.too_many_dates', 'to'])
    expect(await refused('from=2030-01-02&to=2030-01-01')).toEqual(['bookings.too_many_dates', 'to'])
    expect(await refused('from=2030-01-01', gone.id)).toEqual(['bookings.unknown_service', 'service_id'])
    expect(await refused('from=2030-01-01', retired.id)).toEqual(['bookings.service_inactive', 'service_id'])
    expect(await refused(`from=2030-01-01&staff=${gone.id}`)).toEqual(['bookings.unknown_staff_member', 'staff_id'])
    expect(await refused(`from=2030-01-01&followed_by=${gone.id}`)).toEqual([
      'bookings.unknown_service',
      'followed_by.0',
    ])
    // The ends of the calendar are dates like any other.
    for (const date of ['0001-01-01', '9999-12-31'])
      expect(await refused(`from=${date}`)).toEqual([undefined, undefined])
  })

  inApp('why a time is not free is for members to ask', async (context) => {
    const { db } = await context.open('demo')
    const service = await hourly(db)
    const { id: staff_id } = await newStaffMember(db)
    const path = `/api/availability/explain/?service=${service.id}&start_time=${soon}`
    expect((await context.demo.get(path)).statusCode).toBe(401)
    const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
    const results = async () => (await member.get(path)).json().results
    expect(await results()).toEqual([{ staff_id, is_free: true, reasons: [] }])
    const body = { service_id: service.id, customer_email: 'customer@example.com', start_time: soon.toString() }
    expect((await member.post('/api/bookings/', body)).statusCode).toBe(201)
    expect(await results()).toEqual([{ staff_id, is_free: false, reasons: ['booked'] }])
  })
})

test('a month of free times takes three statements at most, however many people there are', async () => {
  const context = await openApp({}, { poolSize: 1 })
  const { db } = await context.open('demo')
  const service = await hourly(db)
  for (let person = 0; person < 5; person++) await newStaffMember(db)
  const path = `/api/availability/slots/?service=${service.id}&from=${soon.toString().slice(0, 10)}`
  const to = soon
    .add({ hours: 30 * 24 })
    .toString()
    .slice(0, 10)
  await context.demo.get(path)
  const [connection] = context.tenancy.internals.pool.connections
  const flushed = vi.spyOn(connection!, 'flush')
  // Whose host it is and the settings are remembered once changes are heard of, which a new process begins with.
  await vi.waitFor(async () => {
    flushed.mockClear()
    expect((await context.demo.get(`${path}&to=${to}`)).json().count).toBeGreaterThan(700)
    // Silent are those that set role and path; nobody reads their replies.
    const statements = flushed.mock.calls.flatMap(([members]) => members.filter((member) => !('silent' in member)))
    expect(statements.length).toBeGreaterThan(0)
    expect(statements.length).toBeLessThanOrEqual(3)
  })
})
