import { expect } from 'vitest'
import { callerAt, inClockedApp } from '../../../../test/clocked.ts'
import { assertConsistent } from '../../../../test/consistency.ts'
import { newService, newStaffMember, signIn } from '../../../../test/fixtures.ts'
import { resources } from '../../resources/tables.ts'
import { needs } from '../../services/tables.ts'
import { sessions } from '../tables.ts'

const now = '2030-01-01T00:00:00Z'
const start_time = '2030-01-07T09:00:00Z'
const after = (minutes: number) => Temporal.Instant.from(start_time).add({ minutes })
const customer_email = 'customer@example.com'

inClockedApp(
  'who came all the same has their time and no fee, and that it was entered otherwise is kept',
  async (context) => {
    const { db, owner, visitor } = context
    const { id: service_id } = await newService(db)
    await newStaffMember(db)
    await owner(now).post('/api/policies/', { no_show_percent: 50 })
    const { id } = await visitor(now).post('/api/bookings/', { service_id, start_time, customer_email })
    const act = (minutes: number, action: string, body?: object) =>
      owner(after(minutes)).post(`/api/bookings/${id}/${action}/`, body)
    expect(await act(14, 'no_show')).toMatchObject({ status: 409 })
    expect(await act(15, 'no_show')).toMatchObject({ status: 'no_show', fee: '75.00' })
    expect(await act(16, 'correct', {})).toMatchObject({ status: 400, errors: [{ field: 'reason' }] })
    const reception = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'reception' })
    const sent = { to: 'checked_in', reason: 'Was in the other room' }
    expect(await callerAt(reception, after(16)).post(`/api/bookings/${id}/correct/`, sent)).toMatchObject({
      status: 403,
    })
    expect(await act(16, 'correct', sent)).toMatchObject({ status: 'checked_in', fee: '0.00' })
    await assertConsistent(db)
    expect(await visitor(now).post('/api/bookings/', { service_id, start_time, customer_email })).toMatchObject({
      code: 'bookings.slot_taken',
    })
    expect(await act(17, 'complete')).toMatchObject({ status: 'completed' })
    expect(await act(18, 'correct', { reason: 'Not yet' })).toMatchObject({ status: 'confirmed' })
    const { results } = await owner(now).get(`/api/events/?booking_id=${id}&ordering=number`)
    expect(
      results.map(({ number, kind, created_at, before, after }: Record<string, unknown>) => [
        number,
        kind,
        created_at,
        before,
        after,
      ]),
    ).toMatchObject([
      [1, 'confirmed', '2030-01-01T00:00:00Z', {}, {}],
      [2, 'no_show', String(after(15)), { fee_minor: 0 }, { fee_minor: 75_00 }],
      [3, 'corrected', String(after(16)), { fee_minor: 75_00 }, { fee_minor: 0 }],
      [4, 'completed', String(after(17)), {}, {}],
      [5, 'corrected', String(after(18)), {}, {}],
    ])
    await assertConsistent(db)
  },
)

inClockedApp('it is put right on the same date, as the business counts them', async ({ db, owner, visitor }) => {
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const { id } = await visitor(now).post('/api/bookings/', { service_id, start_time, customer_email })
  const at = (time: string, action: string) => owner(time).post(`/api/bookings/${id}/${action}/`, { reason: 'x' })
  await at('2030-01-07T10:00:00Z', 'no_show')
  expect(await at('2030-01-08T00:00:00Z', 'correct')).toMatchObject({
    status: 409,
    code: 'bookings.illegal_transition',
  })
  expect(await at('2030-01-07T23:59:59Z', 'correct')).toMatchObject({ status: 'confirmed' })
})

inClockedApp('where somebody else was put into their time, both are there', async ({ db, owner, visitor }) => {
  const { id: service_id } = await newService(db)
  const { id: staff_id } = await newStaffMember(db)
  const wish = { service_id, start_time, customer_email }
  const { id } = await visitor(now).post('/api/bookings/', wish)
  await owner(after(15)).post(`/api/bookings/${id}/no_show/`)
  const other = await owner(after(15)).post('/api/bookings/walk_in/', { service_id })
  expect(other).toMatchObject({ start_time: String(after(15)), staff_id })
  expect(await owner(after(20)).post(`/api/bookings/${id}/correct/`, { reason: 'x' })).toMatchObject({
    status: 'confirmed',
  })
  expect((await db.select().from(sessions)).map(({ overbooked }) => overbooked).toSorted()).toEqual([false, true])
  await assertConsistent(db)
})

inClockedApp('a device for several that is in use meanwhile is used by one more', async ({ db, owner, visitor }) => {
  const service = await newService(db)
  const [first, second] = [await newStaffMember(db), await newStaffMember(db)]
  await db.insert(needs).values({ serviceId: service.id, type: 'laser', units: 2 })
  await db.insert(resources).values({ name: 'Laser', type: 'laser', capacity: 3 })
  const wish = { service_id: service.id, customer_email }
  const { id } = await visitor(now).post('/api/bookings/', { ...wish, start_time, staff_id: first.id })
  await owner(after(15)).post(`/api/bookings/${id}/no_show/`)
  await owner(after(15)).post('/api/bookings/walk_in/', { ...wish, staff_id: second.id })
  await owner(after(20)).post(`/api/bookings/${id}/correct/`, { reason: 'x' })
  expect((await db.select().from(sessions)).map(({ overbooked }) => overbooked).toSorted()).toEqual([false, true])
  await assertConsistent(db)
})

inClockedApp('a seat of a class that is full meanwhile is one more', async ({ db, owner, visitor }) => {
  const { id: service_id } = await newService(db, { capacity: 2 })
  await newStaffMember(db)
  const wish = { service_id, start_time, customer_email }
  const seats = [await visitor(now).post('/api/bookings/', wish), await visitor(now).post('/api/bookings/', wish)]
  const [{ id }] = seats
  const act = (action: string) => owner(after(15)).post(`/api/bookings/${id}/${action}/`, { reason: 'x' })
  await act('no_show')
  expect(await act('correct')).toMatchObject({ status: 'confirmed' })
  expect(await db.select().from(sessions)).toMatchObject([{ taken: 2, overbooked: false }])
  await act('no_show')
  await owner(now).post('/api/bookings/', wish)
  expect(await act('correct')).toMatchObject({ status: 'confirmed' })
  expect((await db.select().from(sessions)).map(({ taken, overbooked }) => [taken, overbooked]).toSorted()).toEqual([
    ...[
      [1, true],
      [2, false],
    ],
  ])
  await assertConsistent(db)
})

inClockedApp(
  'put right while somebody books the freed time, whoever comes first has it, and the other one is told or squeezed in',
  async ({ db, owner, visitor }) => {
    const { id: service_id } = await newService(db)
    const people = []
    for (let index = 0; index < 6; index++) people.push((await newStaffMember(db)).id)
    const ids = await Promise.all(
      people.map(async (staff_id) => {
        const { id } = await visitor(now).post('/api/bookings/', { service_id, start_time, staff_id, customer_email })
        await owner(after(15)).post(`/api/bookings/${id}/no_show/`)
        return id as string
      }),
    )
    const wish = { service_id, start_time: String(after(20)), customer_email: 'other@example.com' }
    const [corrected, booked] = await Promise.all([
      Promise.all(ids.map((id) => owner(after(19)).post(`/api/bookings/${id}/correct/`, { reason: 'x' }))),
      Promise.all(people.map((staff_id) => visitor(after(19)).post('/api/bookings/', { ...wish, staff_id }))),
    ])
    expect(corrected.map(({ status }) => status)).toEqual(Array(6).fill('confirmed'))
    const had = booked.filter(({ status }) => status === 'confirmed').length
    expect(booked.filter(({ code }) => code === 'bookings.slot_taken')).toHaveLength(6 - had)
    expect((await db.select().from(sessions)).filter(({ overbooked }) => overbooked)).toHaveLength(had)
    await assertConsistent(db)
  },
  { poolSize: 16 },
)
