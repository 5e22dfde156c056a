import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { inClockedApp } from '../../../../test/clocked.ts'
import { assertConsistent } from '../../../../test/consistency.ts'
import { byStaff, inTenant, newService, newStaffMember } from '../../../../test/fixtures.ts'
import { zoneNamed } from '../../../core/time.ts'
import { addons, services, variants } from '../../services/tables.ts'
import { bookings, series } from '../tables.ts'
import { bookSeries, moveSeries, type Rule } from './series.ts'

const now = '2030-01-01T00:00:00Z'
const customer_email = 'customer@example.com'
const paris = { ...byStaff, zone: zoneNamed('Europe/Paris'), now: Temporal.Instant.from(now) }

interface Told {
  id: string
  start_time: string
  wall_time: string
  status: string
}
const wallTimes = (told: readonly Told[]) => told.map(({ wall_time }) => wall_time)

/** Starts of a series in Paris, that begins at a time there. */
async function startsOf(tx: TenantTx, first: string, rule: Rule) {
  const { id: serviceId } = await newService(tx)
  const { id: staffId } = await newStaffMember(tx)
  const startTime = Temporal.PlainDateTime.from(first).toZonedDateTime('Europe/Paris').toInstant()
  const { bookings, misses } = await bookSeries(
    tx,
    { serviceId, staffId, customerEmail: customer_email, startTime },
    rule,
    paris,
  )
  return { bookings, misses, starts: bookings.map((one) => [String(one.startTime), one.wallTime]) }
}

inTenant('each occurrence is at the same time on the wall, whatever the clocks do in between', async (tx) => {
  const { starts } = await startsOf(tx, '2030-03-24T10:00', { frequency: 'week', every: 1, count: 2 })
  expect(starts).toEqual([
    ['2030-03-24T09:00:00Z', '2030-03-24T10:00'],
    ['2030-03-31T08:00:00Z', '2030-03-31T10:00'],
  ])
  // At half past two on the last Sunday of March there is no such time: it is an hour later, and only then.
  const gap = await startsOf(tx, '2030-03-30T02:30', { frequency: 'day', every: 1, count: 3 })
  expect(gap.starts).toEqual([
    ['2030-03-30T01:30:00Z', '2030-03-30T02:30'],
    ['2030-03-31T01:30:00Z', '2030-03-31T03:30'],
    ['2030-04-01T00:30:00Z', '2030-04-01T02:30'],
  ])
  await assertConsistent(tx)
})

inTenant('a series that begins in the second of two equal hours begins then, and goes on by the wall', async (tx) => {
  const { id: serviceId } = await newService(tx)
  await newStaffMember(tx)
  const startTime = Temporal.Instant.from('2030-10-27T01:30:00Z')
  const wanted = { serviceId, customerEmail: customer_email, startTime }
  const { bookings } = await bookSeries(tx, wanted, { frequency: 'day', every: 1, count: 2 }, paris)
  expect(bookings.map((one) => String(one.startTime))).toEqual(['2030-10-27T01:30:00Z', '2030-10-28T01:30:00Z'])
})

inTenant('what is monthly on the 31st is on the last day of shorter months, and on the 31st again', async (tx) => {
  const { starts } = await startsOf(tx, '2030-01-31T10:00', { frequency: 'month', every: 1, count: 4 })
  expect(starts.map(([, wall]) => wall)).toEqual([
    ...['2030-01-31T10:00', '2030-02-28T10:00', '2030-03-31T10:00', '2030-04-30T10:00'],
  ])
})

inTenant('moved past a change of clocks, each keeps its distance on the wall', async (tx) => {
  const made = await startsOf(tx, '2030-03-23T10:00', { frequency: 'day', every: 1, count: 3 })
  const [first] = made.bookings
  const startTime = Temporal.PlainDateTime.from('2030-03-30T11:30').toZonedDateTime('Europe/Paris').toInstant()
  const moved = await moveSeries(tx, first!.seriesId!, { from: first!.id, startTime }, paris)
  expect(moved.bookings.map(({ wallTime }) => wallTime)).toEqual([
    ...['2030-03-30T11:30', '2030-03-31T11:30', '2030-04-01T11:30'],
  ])
  // By a day: each into the place of the next, which goes first.
  const next = startTime.add({ hours: 23 })
  const again = await moveSeries(tx, first!.seriesId!, { from: first!.id, startTime: next }, paris)
  expect(again.misses).toEqual([])
  expect(again.bookings.map(({ wallTime }) => wallTime)).toEqual([
    ...['2030-03-31T11:30', '2030-04-01T11:30', '2030-04-02T11:30'],
  ])
  await assertConsistent(tx)
})

inTenant('a series moves with what is not offered any more, and is told where else it could be', async (tx) => {
  const { id: serviceId } = await newService(tx)
  const { id: staffId } = await newStaffMember(tx)
  const own = { serviceId, name: 'Long', durationMinutes: 60, priceMinor: 1 }
  const [variant] = await tx.insert(variants).values(own).returning()
  const [addon] = await tx
    .insert(addons)
    .values({ ...own, durationMinutes: 15 })
    .returning()
  const at = (text: string) => Temporal.Instant.from(`2030-0${text}:00Z`)
  const wanted = { serviceId, customerEmail: customer_email }
  const made = await bookSeries(
    tx,
    { ...wanted, variantId: variant!.id, addonIds: [addon!.id], startTime: at('2-04T09:00') },
    { frequency: 'week', every: 1, count: 2 },
    paris,
  )
  await bookSeries(tx, { ...wanted, startTime: at('2-12T10:00') }, { frequency: 'week', every: 1, count: 1 }, paris)
  await tx.update(variants).set({ isActive: false }).where(eq(variants.id, variant!.id))
  await tx.delete(addons).where(eq(addons.id, addon!.id))
  await tx.update(services).set({ isActive: false }).where(eq(services.id, serviceId))
  const from = made.bookings[0]!.id
  const { bookings, misses } = await moveSeries(
    tx,
    made.series.id,
    { from, startTime: at('2-05T09:00'), staffId },
    paris,
  )
  expect(bookings).toMatchObject([{ wallTime: '2030-02-05T10:00', endTime: at('2-05T10:15') }])
  expect(misses).toMatchObject([{ code: 'bookings.slot_taken', alternatives: { length: 3 } }])
  await assertConsistent(tx)
})

inClockedApp(
  'what finds no place is told with the nearest that do, and a dry run does nothing',
  async ({ owner, visitor, db }) => {
    const { id: service_id } = await newService(db, { horizonDays: 30, intervalMinutes: 30 })
    await newStaffMember(db, { hours: ['08:00', '12:00'] })
    const start_time = '2030-01-07T09:00:00Z'
    await visitor(now).post('/api/bookings/', { service_id, start_time: '2030-01-14T09:00:00Z', customer_email })
    const body = { service_id, start_time, customer_email: 'other@example.com', frequency: 'week', count: 5 }
    const dry = await owner(now).post('/api/series/book/', { ...body, dry_run: true })
    expect([await db.$count(series), await db.$count(bookings)]).toEqual([0, 1])
    const made = await owner(now).post('/api/series/book/', body)
    for (const told of [dry, made]) {
      expect(wallTimes(told.bookings).map((text) => text.slice(5, 10))).toEqual(['01-07', '01-21', '01-28'])
      expect(told.misses.map(({ code }: { code: string }) => code)).toEqual([
        'bookings.slot_taken',
        'bookings.start_too_far',
      ])
      expect(told.misses[0].alternatives).toHaveLength(3)
    }
    expect(dry.misses).toEqual(made.misses)
    // The alternatives are true.
    for (const start of made.misses[0].alternatives) {
      expect(
        await visitor(now).post('/api/bookings/', { service_id, start_time: start, customer_email }),
      ).toMatchObject({
        status: 'confirmed',
      })
    }
    const nowhere = { ...body, start_time: '2030-01-14T09:00:00Z', count: 1 }
    expect(await owner(now).post('/api/series/book/', nowhere)).toMatchObject({
      status: 409,
      code: 'bookings.slot_taken',
    })
    expect(await db.$count(series)).toBe(1)
    // What has gone by already is missed as well, and the rest is booked.
    const late = await owner('2030-01-08T00:00:00Z').post('/api/series/book/', {
      ...body,
      start_time: '2030-01-07T10:00:00Z',
      count: 2,
    })
    expect(late.misses).toMatchObject([{ code: 'bookings.start_in_past', alternatives: { length: 3 } }])
    await assertConsistent(db)
  },
)

inClockedApp(
  'from a booking on a series is cancelled and moved, and what is before or over stays',
  async ({ owner, db }) => {
    const { id: service_id } = await newService(db)
    await newStaffMember(db)
    const body = { service_id, start_time: '2030-01-07T09:00:00Z', customer_email, frequency: 'week', count: 6 }
    const by = owner(now)
    const made = await by.post('/api/series/book/', body)
    const ids: string[] = made.bookings.map(({ id }: Told) => id)
    const url = `/api/series/${made.series.id}`
    const move = (from_booking_id: string | undefined, start_time: string, at = now) =>
      owner(at).post(`${url}/reschedule/`, { from_booking_id, start_time })
    const moved = await move(ids[2], '2030-01-22T10:00:00Z')
    expect(moved.bookings.map(({ id }: Told) => id)).toEqual(ids.slice(2))
    expect(moved.bookings.map(({ start_time }: Told) => start_time.slice(5, 16))).toEqual([
      ...['01-22T10:00', '01-29T10:00', '02-05T10:00', '02-12T10:00'],
    ])
    // One that is cancelled cannot be the one that moves: the next would move in its place.
    await by.post(`/api/bookings/${ids[2]}/cancel/`, {})
    expect(await move(ids[2], '2030-01-23T10:00:00Z')).toMatchObject({ status: 404, code: 'bookings.not_found' })
    expect(await move(ids[0], '2030-01-08T09:00:00Z', '2030-01-07T09:00:01Z')).toMatchObject({ status: 404 })
    const { cancelled } = await by.post(`${url}/cancel/`, { from_booking_id: ids[4], reason: 'Déménage' })
    expect(cancelled.map(({ id }: Told) => id)).toEqual(ids.slice(4))
    const rest = await owner('2030-01-07T09:00:01Z').post(`${url}/cancel/`)
    expect(rest.cancelled.map(({ id }: Told) => id)).toEqual([ids[1], ids[3]])
    expect(await by.get(`/api/bookings/${ids[0]}/`)).toMatchObject({ status: 'confirmed', series_id: made.series.id })
    const { results } = await by.get(`/api/events/?booking_id=${ids[4]}&kind=cancelled`)
    expect(results).toMatchObject([{ metadata: { reason: 'Déménage' }, actor_kind: 'staff' }])
    await assertConsistent(db)
  },
)

inClockedApp(
  'series and single bookings at once take each time once, and every miss has its reason',
  async ({ owner, visitor, db }) => {
    const { id: service_id } = await newService(db)
    const [first, second] = [await newStaffMember(db), await newStaffMember(db)]
    const start = Temporal.Instant.from('2030-01-07T09:00:00Z')
    const wish = (index: number) => ({ service_id, customer_email: `customer${index % 3}@example.com` })
    const weeks = Array.from({ length: 4 }, (_, week) => start.add({ hours: week * 168 }).toString())
    const asked = [
      ...Array.from({ length: 4 }, (_, index) =>
        owner(now).post('/api/series/book/', {
          ...wish(index),
          start_time: String(start),
          frequency: 'week',
          count: 4,
        }),
      ),
      ...weeks.flatMap((start_time, index) =>
        [first, second, first].map(({ id: staff_id }) =>
          visitor(now).post('/api/bookings/', { ...wish(index), start_time, staff_id }),
        ),
      ),
    ]
    const replies = await Promise.all(asked)
    expect(replies.filter(({ status }) => typeof status === 'number' && status !== 409)).toEqual([])
    const taken = (await db.select().from(bookings)).map((one) => `${one.startTime} ${one.staffId}`)
    expect(taken.toSorted()).toEqual(
      weeks.flatMap((week) => [`${week} ${first.id}`, `${week} ${second.id}`]).toSorted(),
    )
    await assertConsistent(db)
  },
  { poolSize: 20 },
)
