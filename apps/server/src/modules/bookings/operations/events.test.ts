import { asc } from 'drizzle-orm'
import { expect } from 'vitest'
import { inClockedApp } from '../../../../test/clocked.ts'
import { assertConsistent } from '../../../../test/consistency.ts'
import { newService, newStaffMember } from '../../../../test/fixtures.ts'
import { bookingEvents, bookings, sessions } from '../tables.ts'

const now = '2030-01-01T00:00:00Z'
const start_time = '2030-01-07T09:00:00Z'
const customer_email = 'customer@example.com'

inClockedApp(
  'what happens to a booking is told in its order, by whom, which way, when, and what it changed',
  async ({ db, demo, visitor, owner }) => {
    const { id: service_id } = await newService(db)
    const { id: staff_id } = await newStaffMember(db)
    const { id, token } = await visitor(now).post('/api/bookings/hold/', { service_id, start_time })
    await visitor('2030-01-01T00:05:00Z').post(`/api/bookings/${id}/book/`, { token, customer_email })
    const to = '2030-01-07T10:00:00Z'
    await owner('2030-01-02T00:00:00Z').post(`/api/bookings/${id}/reschedule/`, { start_time: to })
    await owner('2030-01-03T00:00:00Z').post(`/api/bookings/${id}/cancel/`, { reason: 'Fermé' })
    const { results } = await owner(now).get(`/api/events/?booking_id=${id}&ordering=number`)
    expect(results).toMatchObject([
      {
        number: 1,
        kind: 'held',
        from_status: null,
        to_status: 'held',
        actor_kind: 'customer',
        after: { start_time, staff_id },
      },
      { number: 2, kind: 'confirmed', from_status: 'held', actor_kind: 'customer', created_at: '2030-01-01T00:05:00Z' },
      {
        ...{ number: 3, kind: 'moved', from_status: 'confirmed', to_status: 'confirmed', actor_kind: 'staff' },
        ...{
          before: { start_time, staff_id },
          after: { start_time: to, staff_id },
          created_at: '2030-01-02T00:00:00Z',
        },
      },
      { number: 4, kind: 'cancelled', actor_name: 'Test User', channel: 'api', metadata: { reason: 'Fermé' } },
    ])
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await demo.request(method, `/api/events/${results[0].id}/`, {})).statusCode).toBe(404)
    }
    const [{ updatedAt } = {}] = await db.select().from(bookings)
    expect(String(updatedAt)).toBe('2030-01-03T00:00:00Z')
  },
)

inClockedApp(
  'however much happens to a booking at once, its events are counted without a gap',
  async ({ db, visitor, owner }) => {
    const { id: service_id } = await newService(db)
    for (let index = 0; index < 3; index++) await newStaffMember(db)
    const { id, manage_token } = await visitor(now).post('/api/bookings/', { service_id, start_time, customer_email })
    const moves = Array.from({ length: 6 }, (_, hours) => ({
      start_time: Temporal.Instant.from(start_time)
        .add({ hours: hours + 1 })
        .toString(),
    }))
    const replies = await Promise.all([
      ...moves.map((body) => owner(now).post(`/api/bookings/${id}/reschedule/`, body)),
      ...moves.map((body) => visitor(now).post(`/api/manage/${manage_token}/reschedule/`, body)),
    ])
    expect(replies.filter(({ reference }) => reference === undefined)).toEqual([])
    const events = await db.select().from(bookingEvents).orderBy(asc(bookingEvents.number))
    expect(events.map(({ number }) => number)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1))
    expect(await db.select().from(bookings)).toMatchObject([{ sequence: 12, moves: 6 }])
    // Each begins where the one before it ended.
    for (const [index, { before }] of events.entries()) {
      if (index > 0) expect(before.start_time).toBe(events[index - 1]?.after.start_time)
    }
    await assertConsistent(db)
  },
  { poolSize: 16 },
)

inClockedApp('what nobody does is done by the clock: a hold that lapses', async ({ db, visitor, owner }) => {
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const { id } = await visitor(now).post('/api/bookings/hold/', { service_id, start_time })
  await visitor('2030-01-01T00:10:00Z').post('/api/bookings/', { service_id, start_time, customer_email })
  const { results } = await owner(now).get(`/api/events/?booking_id=${id}&kind=expired`)
  expect(results).toMatchObject([
    { number: 2, from_status: 'held', actor_kind: 'system', channel: 'clock', created_at: '2030-01-01T00:10:00Z' },
  ])
})

inClockedApp(
  'a class is listed, and cancelled with everybody in it: held, asked for or booked, and also those who come just then',
  async ({ db, visitor, owner }) => {
    const { id: service_id } = await newService(db, { capacity: 30 })
    await newStaffMember(db)
    const wish = { service_id, start_time }
    const book = (index: number) =>
      visitor(now).post('/api/bookings/', { ...wish, customer_email: `customer${index}@example.com` })
    for (let index = 0; index < 3; index++) await book(index)
    await visitor(now).post('/api/bookings/hold/', wish)
    const { results } = await owner(now).get(`/api/sessions/?service_id=${service_id}`)
    expect(results).toMatchObject([{ taken: 4, capacity: 30, overbooked: false, start_time }])
    const [{ id }] = results
    expect(await visitor(now).post(`/api/sessions/${id}/cancel/`)).toMatchObject({ status: 401 })
    const [{ cancelled }, ...late] = await Promise.all([
      owner(now).post(`/api/sessions/${id}/cancel/`, { reason: 'Grève' }),
      ...Array.from({ length: 10 }, (_, index) => book(index + 10)),
    ])
    expect(late.filter(({ status }) => status !== 'confirmed')).toEqual([])
    const rows = await db.select().from(bookings)
    const stayed = rows.filter(({ status }) => status === 'confirmed').length
    expect(rows.filter(({ status }) => status === 'cancelled')).toHaveLength(13 - stayed)
    expect(cancelled).toHaveLength(14 - stayed)
    // Whoever came after it has a class of their own; nobody sits in the one that was cancelled.
    const left = await db.select().from(sessions)
    expect(left.map((session) => [session.id === id, session.taken])).toEqual(stayed === 0 ? [] : [[false, stayed]])
    await assertConsistent(db)
  },
  { poolSize: 16 },
)
