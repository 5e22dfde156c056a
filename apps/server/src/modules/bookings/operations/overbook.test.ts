import { expect } from 'vitest'
import { callerAt, inClockedApp } from '../../../../test/clocked.ts'
import { assertConsistent } from '../../../../test/consistency.ts'
import { newService, newStaffMember, signIn } from '../../../../test/fixtures.ts'
import { resources } from '../../resources/tables.ts'
import { needs } from '../../services/tables.ts'
import { occupations, sessions } from '../tables.ts'

const now = '2030-01-01T00:00:00Z'
const start_time = '2030-01-07T09:00:00Z'
const customer_email = 'customer@example.com'

inClockedApp('owners and managers squeeze somebody in, and say why; nobody else does', async (context) => {
  const { db, visitor } = context
  const { id: service_id } = await newService(db)
  const { id: staff_id } = await newStaffMember(db)
  const wish = { service_id, start_time, customer_email, staff_id }
  await visitor(now).post('/api/bookings/', wish)
  const body = { ...wish, reason: 'Mariée' }
  expect(await visitor(now).post('/api/bookings/overbook/', body)).toMatchObject({ status: 401 })
  for (const role of ['owner', 'manager', 'reception', 'staff', 'accountant'] as const) {
    const client = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role })
    const may = role === 'owner' || role === 'manager'
    const reply = await callerAt(client, now).post('/api/bookings/overbook/', body)
    expect([role, reply.status]).toEqual([role, may ? 'confirmed' : 403])
    if (!may) continue
    const { results } = await context.owner(now).get(`/api/events/?booking_id=${reply.id}`)
    expect(results).toMatchObject([{ kind: 'confirmed', metadata: { reason: 'Mariée', overbooked: true } }])
  }
  for (const missing of ['reason', 'staff_id']) {
    const reply = await context.owner(now).post('/api/bookings/overbook/', { ...body, [missing]: undefined })
    expect(reply).toMatchObject({ status: 400, errors: [{ field: missing }] })
  }
  const foreign = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  expect(await callerAt(foreign, now).post('/api/bookings/overbook/', body)).toMatchObject({
    code: 'bookings.unknown_service',
  })
  await assertConsistent(db)
})

inClockedApp(
  'what was squeezed in keeps everybody else out, and is left, moved and cancelled as any other',
  async (context) => {
    const { db, owner, visitor } = context
    const { id: service_id } = await newService(db)
    const { id: staff_id } = await newStaffMember(db, { hours: ['09:00', '12:00'] })
    const wish = { service_id, customer_email, staff_id }
    const by = owner(now)
    const squeeze = (start_time: string) => by.post('/api/bookings/overbook/', { ...wish, start_time, reason: 'x' })
    // Outside of hours, and between two starts.
    const early = await squeeze('2030-01-07T08:45:30Z')
    expect(early).toMatchObject({ status: 'confirmed', end_time: '2030-01-07T09:15:30Z', staff_id })
    expect(await visitor(now).post('/api/bookings/', { ...wish, start_time: '2030-01-07T09:15:00Z' })).toMatchObject({
      code: 'bookings.slot_taken',
    })
    const usual = await visitor(now).post('/api/bookings/', { ...wish, start_time: '2030-01-07T09:16:00Z' })
    expect(usual.status).toBe('confirmed')
    const over = await squeeze('2030-01-07T09:16:00Z')
    await assertConsistent(db)
    const moved = await by.post(`/api/bookings/${over.id}/reschedule/`, { start_time: '2030-01-07T11:00:00Z' })
    expect(moved).toMatchObject({ start_time: '2030-01-07T11:00:00Z' })
    expect((await db.select().from(sessions)).filter(({ overbooked }) => overbooked)).toHaveLength(1)
    await by.post(`/api/bookings/${early.id}/cancel/`, {})
    expect(await visitor(now).post('/api/bookings/', { ...wish, start_time: '2030-01-08T09:00:00Z' })).toMatchObject({
      status: 'confirmed',
    })
    expect(await db.$count(occupations)).toBe(3)
    await assertConsistent(db)
  },
)

inClockedApp(
  'a class that has seats left is joined, a full one is exceeded by one of its own',
  async ({ db, owner, visitor }) => {
    const { id: service_id } = await newService(db, { capacity: 2 })
    const { id: staff_id } = await newStaffMember(db)
    const wish = { service_id, start_time, customer_email, staff_id }
    await visitor(now).post('/api/bookings/', wish)
    const squeeze = (seats: number) => owner(now).post('/api/bookings/overbook/', { ...wish, seats, reason: 'x' })
    expect((await squeeze(1)).status).toBe('confirmed')
    expect((await db.select().from(sessions)).map(({ taken, overbooked }) => [taken, overbooked])).toEqual([[2, false]])
    expect(await squeeze(3)).toMatchObject({ status: 'confirmed', seats: 3, price: '450.00' })
    expect((await db.select().from(sessions)).map(({ taken, overbooked }) => [taken, overbooked]).toSorted()).toEqual([
      ...[
        [2, false],
        [3, true],
      ],
    ])
    expect(await visitor(now).post('/api/bookings/', wish)).toMatchObject({ code: 'bookings.slot_taken' })
    await assertConsistent(db)
  },
)

inClockedApp(
  'a room that is taken is shared, and one that does not exist is done without',
  async ({ db, owner, visitor }) => {
    const service = await newService(db)
    const [first, second] = [await newStaffMember(db), await newStaffMember(db)]
    await db.insert(needs).values({ serviceId: service.id, type: 'laser', units: 2 })
    await db.insert(needs).values({ serviceId: service.id, type: 'sauna' })
    await db.insert(resources).values({ name: 'Laser', type: 'laser', capacity: 3 })
    const wish = { service_id: service.id, start_time, customer_email }
    expect(await visitor(now).post('/api/bookings/', wish)).toMatchObject({ status: 409 })
    for (const { id: staff_id } of [first, second]) {
      expect(await owner(now).post('/api/bookings/overbook/', { ...wish, staff_id, reason: 'x' })).toMatchObject({
        status: 'confirmed',
      })
    }
    await db.insert(resources).values({ name: 'Sauna', type: 'sauna' })
    expect(await visitor(now).post('/api/bookings/', wish)).toMatchObject({ status: 409 })
    await assertConsistent(db)
  },
)

inClockedApp('what is asked for twice with one key is squeezed in once', async ({ db, owner }) => {
  const { id: service_id } = await newService(db)
  const { id: staff_id } = await newStaffMember(db)
  const body = { service_id, start_time, customer_email, staff_id, reason: 'x' }
  const send = () => owner(now).post('/api/bookings/overbook/', body, { 'idempotency-key': 'twice' })
  const [one, other] = await Promise.all([send(), send()])
  expect(one.status).toBe('confirmed')
  expect(other).toEqual(one)
  expect(await db.$count(sessions)).toBe(1)
})
