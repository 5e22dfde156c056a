import { expect } from 'vitest'
import { callerAt, inClockedApp } from '../../../../test/clocked.ts'
import { assertConsistent } from '../../../../test/consistency.ts'
import { newService, newStaffMember, signIn } from '../../../../test/fixtures.ts'
import { customers } from '../../customers/tables.ts'
import { bookings } from '../tables.ts'

const now = '2030-01-01T00:00:00Z'
const start = Temporal.Instant.from('2030-01-07T09:00:00Z')

inClockedApp(
  'a policy is never changed: each is a version, without a gap however many are made at once',
  async (context) => {
    const { owner, visitor, demo } = context
    const current = (language: string) => visitor(now).get('/api/policies/current/', { 'accept-language': language })
    expect(await current('fr')).toMatchObject({
      version: null,
      words: ['Annulation gratuite jusqu’au début.', expect.any(String)],
    })
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, moves) => owner(now).post('/api/policies/', { max_moves: moves })),
    )
    expect(made.map(({ version }) => version).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const last = made.find(({ version }) => version === 8)
    const { words, ...told } = await current('en')
    expect(told).toMatchObject({ version: 8, max_moves: last.max_moves })
    expect(words).toHaveLength(last.max_moves === 0 ? 2 : 3)
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await demo.request(method, `/api/policies/${last.id}/`, {})).statusCode).toBe(404)
    }
    const staff = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'staff' })
    expect(await callerAt(staff, now).post('/api/policies/', {})).toMatchObject({ status: 403 })
    expect(await visitor(now).post('/api/policies/', {})).toMatchObject({ status: 401 })
  },
  { poolSize: 12 },
)

inClockedApp(
  'of ten bookings at once one customer has as many as the policy allows, whether they are known yet or not',
  async ({ db, owner, visitor }) => {
    const { id: service_id } = await newService(db)
    const people: string[] = []
    for (let index = 0; index < 10; index++) people.push((await newStaffMember(db)).id)
    await owner(now).post('/api/policies/', { max_open_bookings: 3 })
    await db.insert(customers).values({ email: 'Known@example.com' })
    const book = (customer_email: string, staff_id: string | undefined, minutes: number, at = now) =>
      visitor(at).post('/api/bookings/', {
        service_id,
        customer_email,
        staff_id,
        start_time: start.add({ minutes }).toString(),
      })
    for (const [index, [email, other]] of (
      [
        ['known@example.com', 'KNOWN@example.com'],
        ['new@example.com', 'NEW@example.com'],
      ] as const
    ).entries()) {
      const asked = people.map((staff_id, one) => book(one % 2 === 0 ? email : other, staff_id, index * 60))
      const replies = await Promise.all(asked)
      expect(replies.filter(({ status }) => status === 'confirmed')).toHaveLength(3)
      expect(replies.filter(({ code }) => code === 'bookings.too_many_bookings')).toHaveLength(7)
    }
    expect(await db.$count(bookings)).toBe(6)
    // A hold is no booking until it is made one.
    const held = await visitor(now).post('/api/bookings/hold/', {
      service_id,
      start_time: start.add({ hours: 5 }).toString(),
    })
    const settle = (at: string | Temporal.Instant) =>
      visitor(at).post(`/api/bookings/${held.id}/book/`, { token: held.token, customer_email: 'new@example.com' })
    expect(await settle(now)).toMatchObject({ status: 409, code: 'bookings.too_many_bookings' })
    expect(
      await owner(now).post('/api/bookings/', {
        service_id,
        customer_email: 'new@example.com',
        start_time: start.add({ hours: 9 }).toString(),
      }),
    ).toMatchObject({ status: 'confirmed' })
    // What has begun is not still to come.
    expect(await book('known@example.com', undefined, 600, start.add({ minutes: 1 }).toString())).toMatchObject({
      status: 'confirmed',
    })
    await assertConsistent(db)
  },
  { poolSize: 16 },
)
