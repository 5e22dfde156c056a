import { expect } from 'vitest'
import { inClockedApp } from '../../../../test/clocked.ts'
import { assertConsistent } from '../../../../test/consistency.ts'
import { newService, newStaffMember } from '../../../../test/fixtures.ts'
import { customers } from '../../customers/tables.ts'
import { bookings } from '../tables.ts'

// A Monday; Casablanca is at UTC then (zone data of 2026c), and the tests ask what the wall says.
const today = '2030-01-07'
const at = (time: string) => `${today}T${time}Z`

inClockedApp(
  'whoever stands at the counter gets the next free person, now or after a wait, and is there',
  async ({ owner, db }) => {
    const { id: service_id } = await newService(db, { minNoticeMinutes: 600, intervalMinutes: 30 })
    const first = await newStaffMember(db)
    const second = await newStaffMember(db)
    const by = owner(at('10:07:20'))
    const waits = async (caller = by) =>
      (await caller.get(`/api/availability/walk_in/?service=${service_id}`)).results.map(
        (one: { staff_id: string; wait_minutes: number; start_time: string }) => [
          one.staff_id,
          one.wait_minutes,
          one.start_time,
        ],
      )
    expect((await waits()).toSorted()).toEqual([first, second].map(({ id }) => [id, 1, at('10:08:00')]).toSorted())
    const come = (body: object = {}) => by.post('/api/bookings/walk_in/', { service_id, ...body })
    const nobody = await come()
    expect(nobody).toMatchObject({
      status: 'checked_in',
      source: 'walk_in',
      customer_id: null,
      start_time: at('10:08:00'),
    })
    expect(await come({ customer_name: 'Amina', notes: 'Pressée' })).toMatchObject({ start_time: at('10:08:00') })
    expect(await waits()).toMatchObject([
      [expect.any(String), 31, at('10:38:00')],
      [expect.any(String), 31, at('10:38:00')],
    ])
    const known = await come({ customer_email: 'a@example.com', staff_id: second.id })
    expect(known).toMatchObject({ start_time: at('10:38:00'), staff_id: second.id, staff_choice: 'asked' })
    expect((await db.select().from(customers)).map(({ name, email }) => [name, email]).toSorted()).toEqual([
      ...[
        ['', 'a@example.com'],
        ['Amina', ''],
      ],
    ])
    // Whoever only comes in half an hour is there already, and can be done with.
    const done = await owner(at('10:40:00')).post(`/api/bookings/${known.id}/complete/`)
    expect(done.status).toBe('completed')
    const { results } = await by.get(`/api/events/?booking_id=${nobody.id}`)
    expect(results).toMatchObject([
      { kind: 'checked_in', number: 1, from_status: null, created_at: '2030-01-07T10:07:20Z' },
    ])
    await assertConsistent(db)
  },
)

inClockedApp('a walk-in sent again with its key is the same one', async ({ owner, db }) => {
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const send = (at: string, body: object = {}) =>
    owner(at).post('/api/bookings/walk_in/', { service_id, ...body }, { 'idempotency-key': 'tap' })
  const { id } = await send(at('10:00:00'))
  expect(await send(at('10:00:05'))).toMatchObject({ id, status: 'checked_in' })
  expect(await send(at('10:00:05'), { notes: 'x' })).toMatchObject({ status: 422 })
  expect(await db.$count(bookings)).toBe(1)
})

inClockedApp('a night shift goes on after midnight, and belongs to the evening it began on', async ({ owner, db }) => {
  const { id: service_id } = await newService(db, { horizonDays: 0 })
  await newStaffMember(db, { hours: ['20:00', '02:00'] })
  const come = (time: string) => owner(time).post('/api/bookings/walk_in/', { service_id })
  expect(await come(at('23:40:00'))).toMatchObject({ start_time: at('23:40:00') })
  // They are busy until ten past twelve, and there until two.
  expect(await come(at('23:45:00'))).toMatchObject({ start_time: '2030-01-08T00:10:00Z' })
  expect(await come('2030-01-08T00:45:00Z')).toMatchObject({ start_time: '2030-01-08T00:45:00Z' })
  expect(await come('2030-01-08T01:00:00Z')).toMatchObject({ start_time: '2030-01-08T01:15:00Z' })
  // The evening that comes is another one's: they come back at eight.
  expect(await come('2030-01-08T01:40:00Z')).toMatchObject({ start_time: '2030-01-08T20:00:00Z' })
  await assertConsistent(db)
})

inClockedApp('who is open until midnight takes nobody for tomorrow morning', async ({ owner, db }) => {
  const { id: service_id } = await newService(db)
  await newStaffMember(db, { hours: ['08:00', '24:00'] })
  const reply = await owner(at('23:45:00')).post('/api/bookings/walk_in/', { service_id })
  expect(reply).toMatchObject({ status: 409, code: 'bookings.nobody_free' })
  expect(await owner(at('23:45:00')).get(`/api/availability/walk_in/?service=${service_id}`)).toEqual({ results: [] })
})

inClockedApp(
  'of ten who come at once to two people each has a time of their own, one after the other',
  async ({ owner, visitor, db }) => {
    const { id: service_id } = await newService(db)
    const people = [await newStaffMember(db), await newStaffMember(db)]
    const replies = await Promise.all([
      ...Array.from({ length: 10 }, () => owner(at('10:00:00')).post('/api/bookings/walk_in/', { service_id })),
      visitor(at('10:00:00')).post('/api/bookings/', {
        service_id,
        start_time: at('11:00:00'),
        customer_email: 'a@example.com',
      }),
    ])
    expect(replies.filter(({ reference }) => reference === undefined)).toEqual([])
    const taken = replies.map((one) => `${one.start_time} ${one.staff_id}`)
    expect(new Set(taken).size).toBe(11)
    const times = ['10:00', '10:30', '11:00', '11:30', '12:00', '12:30'].map((time) => at(`${time}:00`))
    expect(taken.every((one) => times.some((time) => people.some(({ id }) => one === `${time} ${id}`)))).toBe(true)
    await assertConsistent(db)
  },
  { poolSize: 16 },
)
