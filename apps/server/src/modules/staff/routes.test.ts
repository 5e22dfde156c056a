import { randomUUIDv7 } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { appOfFile, type Client, signIn } from '../../../test/fixtures.ts'
import { availability } from './tables.ts'

const app = appOfFile()
let member: Client

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
