import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { appOfFile, type Client, signIn, soon } from '../../../test/fixtures.ts'
import { availability, skills } from './tables.ts'

const app = appOfFile()
let member: Client
const allDay = { startTime: '00:00', endTime: '24:00' }

beforeAll(async () => {
  member = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
})

test('the people of a business stand in their order; which user they are nobody writes here', async () => {
  const made = (await member.post('/api/staff/', { name: 'Yto', position: 2, user_id: randomUUIDv7() })).json()
  expect(made).toMatchObject({ name: 'Yto', title: '', position: 2, is_active: true, user_id: null })
  await member.post('/api/staff/', { name: 'Zineb', position: 1 })
  const { results } = (await member.get('/api/staff/')).json()
  expect(results.map(({ name }: { name: string }) => name)).toEqual(['Zineb', 'Yto'])
  expect((await member.get('/api/staff/?user_id__isnull=true')).json().count).toBe(2)
})

test('hours are a person’s own, and go with them', async () => {
  const { id } = (await member.post('/api/staff/', { name: 'Salma' })).json()
  const hours = { staff_id: id, weekday: 1, start_time: '18:00', end_time: '24:00' }
  const made = await member.post('/api/availability/', hours)
  expect(made.json()).toMatchObject({ ...hours, kind: 'work', valid_from: null, valid_until: null })
  // One that ends before it begins ends on the next date.
  const night = { ...hours, start_time: '22:00', end_time: '02:00', valid_from: '2030-01-01' }
  expect((await member.post('/api/availability/', night)).statusCode).toBe(201)
  expect((await member.get(`/api/availability/?staff_id=${id}&ordering=-start_time`)).json().results).toMatchObject([
    { start_time: '22:00' },
    { start_time: '18:00' },
  ])
  expect((await member.get('/api/availability/?valid_from__gte=2030-01-01')).json().count).toBe(1)
  const refused = [
    [{ weekday: 0 }, 'core.invalid', 'weekday'],
    [{ weekday: 8 }, 'core.invalid', 'weekday'],
    [{ start_time: '24:30' }, 'core.invalid', 'start_time'],
    [{ end_time: '9:00' }, 'core.invalid', 'end_time'],
    [{ kind: 'sleep' }, 'core.invalid', 'kind'],
    [{ staff_id: randomUUIDv7() }, 'core.unknown_reference', 'staff_id'],
  ] as const
  for (const [change, code, field] of refused) {
    const reply = (await member.post('/api/availability/', { ...hours, ...change })).json()
    expect(reply).toMatchObject({ status: 400, code, errors: [{ field }] })
  }
  expect((await member.request('DELETE', `/api/staff/${id}/`)).statusCode).toBe(204)
  const { db } = await app().open('demo')
  expect(await db.$count(availability)).toBe(0)
})

test('dates of validity that are the wrong way round are refused', async () => {
  const { id } = (await member.post('/api/staff/', { name: 'Salma' })).json()
  const hours = { staff_id: id, weekday: 1, start_time: '09:00', end_time: '12:00', valid_until: '2030-01-01' }
  const refused = (await member.post('/api/availability/', { ...hours, valid_from: '2030-01-02' })).json()
  expect(refused).toMatchObject({ status: 400, code: 'core.invalid', errors: [{ field: 'valid_until' }] })
  const made = await member.post('/api/availability/', { ...hours, valid_from: '2030-01-01' })
  expect(made.statusCode).toBe(201)
  const path = made.headers.location as string
  const later = (await member.request('PATCH', path, { valid_from: '2030-01-02' })).json()
  expect(later).toMatchObject({ status: 400, code: 'core.invalid', errors: [{ field: 'valid_until' }] })
})

describe('a person’s own price', () => {
  const serviceIn = async (currency: string, price: string) =>
    (await member.post('/api/services/', { name: `In ${currency}`, price, currency })).json().id as string
  let staff_id: string

  beforeAll(async () => {
    staff_id = (await member.post('/api/staff/', { name: 'Salma' })).json().id
  })

  const storedPrice = async (id: string) => {
    const { db } = await app().open('demo')
    const [skill] = await db.select().from(skills).where(eq(skills.id, id))
    return skill?.priceMinor
  }

  test('is in the currency of the service, whatever its decimals', async () => {
    for (const [currency, given, shown, minor] of [
      ['MAD', '180', '180.00', 180_00],
      ['JPY', '1800', '1800', 1800],
      ['TND', '18.5', '18.500', 18_500],
    ] as const) {
      const service_id = await serviceIn(currency, '20')
      const made = (await member.post('/api/skills/', { staff_id, service_id, price: given })).json()
      expect(made).toMatchObject({ price: shown, currency, duration_minutes: null })
      expect(await storedPrice(made.id)).toBe(minor)
      expect((await member.get(`/api/skills/${made.id}/`)).json()).toEqual(made)
      expect((await member.get(`/api/skills/?service_id=${service_id}`)).json().results).toEqual([made])
    }
  })

  test('is missing, or nothing at all, and those are two things', async () => {
    const body = { staff_id, service_id: await serviceIn('MAD', '150.00') }
    const made = await member.post('/api/skills/', { ...body, duration_minutes: 20 })
    expect(made.json()).toMatchObject({ price: null, currency: 'MAD' })
    const path = made.headers.location as string
    const patched = async (change: object) => (await member.request('PATCH', path, change)).json()
    expect(await patched({ price: '0.00' })).toMatchObject({ price: '0.00', duration_minutes: 20 })
    expect(await patched({ price: '99.50' })).toMatchObject({ price: '99.50' })
    expect(await patched({ duration_minutes: 25 })).toMatchObject({ price: '99.50', duration_minutes: 25 })
    expect(await patched({ price: null })).toMatchObject({ price: null, duration_minutes: 25 })
    await patched({ price: '99.50' })
    expect((await member.request('PUT', path, body)).json()).toMatchObject({ price: null, duration_minutes: null })
  })

  test('stays the same amount when it becomes that of another service', async () => {
    const body = { staff_id, service_id: await serviceIn('MAD', '150.00') }
    const made = await member.post('/api/skills/', { ...body, price: '120.00' })
    const path = made.headers.location as string
    const { id } = made.json()
    const moved = async (service_id: string) => (await member.request('PATCH', path, { service_id })).json()
    expect(await moved(await serviceIn('TND', '15'))).toMatchObject({ price: '120.000', currency: 'TND' })
    expect(await storedPrice(id)).toBe(120_000)
    expect(await moved(await serviceIn('JPY', '15'))).toMatchObject({ price: '120', currency: 'JPY' })
    expect(await storedPrice(id)).toBe(120)
  })

  test('is refused with its field', async () => {
    const body = { staff_id, service_id: await serviceIn('JPY', '1500') }
    const refused = async (change: object) => {
      const { status, code, errors } = (await member.post('/api/skills/', { ...body, ...change })).json()
      return [status, code, errors[0].field]
    }
    expect(await refused({ price: '12.5' })).toEqual([400, 'core.invalid_amount', 'price'])
    expect(await refused({ price: '99999999999' })).toEqual([400, 'core.invalid_amount', 'price'])
    expect(await refused({ price: '-1' })).toEqual([400, 'core.invalid', 'price'])
    const unknown = { price: '100', service_id: randomUUIDv7() }
    expect(await refused(unknown)).toEqual([400, 'core.unknown_reference', 'service_id'])
  })

  test('is what a booking with them costs', async () => {
    const { db } = await app().open('demo')
    await db
      .insert(availability)
      .values([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ ...allDay, staffId: staff_id, weekday })))
    const service_id = await serviceIn('TND', '20')
    await member.post('/api/skills/', { staff_id, service_id, price: '18.5' })
    const body = { service_id, staff_id, customer_email: 'amina@example.com', start_time: soon.toString() }
    const booked = (await app().demo.post('/api/bookings/', body)).json()
    expect(booked).toMatchObject({ price: '18.500', currency: 'TND' })
  })
})

test('a whole week is set at once: what is alike stays, and asking again changes nothing', async () => {
  const { id } = (await member.post('/api/staff/', { name: 'Rim' })).json()
  const week = (...times: [weekday: number, start: string, end: string, kind?: 'work' | 'break'][]) =>
    times.map(([weekday, start_time, end_time, kind = 'work']) => ({ weekday, start_time, end_time, kind }))
  const set = async (body: object) => {
    const reply = await member.post('/api/availability/week/', { staff_id: id, ...body })
    return [reply.statusCode, reply.json()]
  }
  const list = async () => (await member.get(`/api/availability/?staff_id=${id}`)).json().results as { id: string }[]
  const usual = { hours: week([1, '09:00', '18:00'], [1, '13:00', '14:00', 'break'], [2, '20:00', '24:00']) }
  expect(await set(usual)).toEqual([200, { added: 3, kept: 0, removed: 0 }])
  const before = await list()
  expect(await set(usual)).toEqual([200, { added: 0, kept: 3, removed: 0 }])
  expect(await list()).toEqual(before)

  // Hours of some dates stand beside the usual ones, which stay.
  const ramadan = { valid_from: '2030-01-06', valid_until: '2030-02-04' }
  const short = { hours: week([1, '10:00', '15:00'], [2, '10:00', '15:00']) }
  expect(await set({ ...ramadan, ...short })).toEqual([200, { added: 2, kept: 0, removed: 0 }])
  // The dates move: so do the hours, and doing it again is no fault.
  const later = { valid_from: '2030-01-07', valid_until: '2030-02-05', replaces: ramadan }
  expect(await set({ ...later, ...short })).toEqual([200, { added: 2, kept: 0, removed: 2 }])
  expect(await set({ ...later, ...short })).toEqual([200, { added: 0, kept: 2, removed: 0 }])
  expect(await list()).toHaveLength(5)
  // They do not move onto other hours.
  expect(await set({ ...later, ...short, valid_from: null, valid_until: null })).toMatchObject([
    409,
    { code: 'staff.week_exists' },
  ])
  // Nor are there two of the same dates.
  const other = { hours: week([3, '10:00', '15:00']), replaces: null }
  expect(await set({ ...other, valid_from: '2030-01-07', valid_until: '2030-02-05' })).toMatchObject([409, {}])
  // What cannot be there as a whole is not there at all.
  const wrong = { ...later, valid_until: '2029-01-01' }
  expect(await set({ ...wrong, ...short })).toMatchObject([400, { errors: [{ field: 'valid_until' }] }])
  expect(await set({ hours: week([1, '09:00', '18:00'], [9, '09:00', '18:00']) })).toMatchObject([400, {}])
  expect(await list()).toHaveLength(5)
  expect(await set({ ...ramadan, valid_from: '2030-01-07', valid_until: '2030-02-05', hours: [] })).toMatchObject([
    200,
    { removed: 2 },
  ])
  expect(await list()).toEqual(before)
  expect(await set({ ...usual, staff_id: randomUUIDv7() })).toMatchObject([400, { errors: [{ field: 'staff_id' }] }])

  // Two who set it at the same time do not leave both.
  const starts = ['08:00', '09:00', '10:00', '11:00']
  await Promise.all(starts.map((start) => set({ ...ramadan, hours: week([1, start, '18:00']) })))
  expect(await list()).toHaveLength(before.length + 1)
})
