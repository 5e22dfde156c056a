import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appOfFile, type Client, newService, newStaffMember, signIn, soon } from '../../../../test/fixtures.ts'
import { zoneNamed } from '../../../core/time.ts'
import { tenants } from '../../tenants/tables.ts'
import { bookings } from '../tables.ts'
import { monthOf } from './month.ts'

const app = appOfFile()
let member: Client
let serviceId: string
let staffId: string
let used = 0

beforeAll(async () => {
  await app().tenancy.internals.resolver.listen()
  member = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
})

beforeEach(async () => {
  const { db } = await app().open('demo')
  // A person and a service of the test's own: nothing but the limit stands in the way.
  serviceId = (await newService(db, { durationMinutes: 5 })).id
  staffId = (await newStaffMember(db)).id
  used = 0
})

/** A time that nobody has asked for. */
const wish = () => {
  used += 1
  return { service_id: serviceId, staff_id: staffId, start_time: soon.add({ minutes: used * 5 }).toString() }
}
const who = () => ({ customer_email: `customer${crypto.randomUUID()}@example.com` })
const made = async () => (await app().open('demo')).db.$count(bookings, eq(bookings.status, 'confirmed'))

async function allow(more: number | null) {
  const { tenancy, open } = app()
  const { db, id } = await open('demo')
  const before = await db.$count(bookings)
  const maxBookings = more === null ? null : (await countedSoFar()) + more
  await tenancy.shared.transaction(async (tx) => {
    await tx.update(tenants).set({ maxBookings }).where(eq(tenants.id, id))
    await tenancy.announce(tx, id)
  })
  // Settings are remembered until the change is heard of.
  await expect
    .poll(async () => (await member.get('/api/settings/')).json().max_bookings, { timeout: 1000 })
    .toBe(maxBookings)
  await new Promise((resolve) => setTimeout(resolve, 100))
  return before
}

const countedSoFar = async () => {
  const rows = await (await app().open('demo')).db.select().from(bookings)
  return rows.filter(({ status }) => !['held', 'expired'].includes(status)).length
}

describe('the bookings of a month', () => {
  test('are as many as the tier allows, also where twenty book at once', async () => {
    const { db } = await app().open('demo')
    // Twenty people: nobody waits for another's calendar.
    const people = await Promise.all(Array.from({ length: 20 }, () => newStaffMember(db)))
    const before = await made()
    await allow(7)
    const replies = await Promise.all(
      people.map(({ id }) => app().demo.post('/api/bookings/', { ...wish(), staff_id: id, ...who() })),
    )
    const refused = replies.filter(({ statusCode }) => statusCode !== 201)
    expect(refused.map((reply) => [reply.statusCode, reply.json().code])).toEqual(
      Array(13).fill([409, 'bookings.not_accepting']),
    )
    expect((await made()) - before).toBe(7)
  })

  test('are as many where twenty confirm at once what they hold', async () => {
    await allow(null)
    const holds = await Promise.all(Array.from({ length: 20 }, () => member.post('/api/bookings/hold/', wish())))
    const before = await made()
    await allow(5)
    const replies = await Promise.all(
      holds.map((reply) => {
        const { id, token } = reply.json()
        return app().demo.post(`/api/bookings/${id}/book/`, { token, ...who() })
      }),
    )
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(5)
    expect((await made()) - before).toBe(5)
  })

  test('count whichever way they are made; members hear what to do, and everybody else nothing of it', async () => {
    await allow(0)
    const ways: [string, object][] = [
      ['/api/bookings/', { ...wish(), ...who() }],
      ['/api/bookings/hold/', wish()],
      ['/api/bookings/overbook/', { ...wish(), ...who(), reason: 'a friend' }],
      ['/api/bookings/walk_in/', { service_id: serviceId, staff_id: staffId }],
      ['/api/series/book/', { ...wish(), ...who(), frequency: 'week', every: 1, count: 2 }],
    ]
    for (const [path, body] of ways) {
      const { status, code, detail } = (await member.post(path, body)).json()
      expect([path, status, code]).toEqual([path, 409, 'tenants.limit_reached'])
      expect(detail).toContain('max_bookings')
    }
    for (const [path, body] of ways.slice(0, 2)) {
      const { status, code, detail } = (await app().demo.post(path, body)).json()
      expect([path, status, code]).toEqual([path, 409, 'bookings.not_accepting'])
      expect(detail).not.toMatch(/tier|max_/)
    }
    await allow(null)
    for (const [path, body] of ways)
      expect([path, (await member.post(path, body)).statusCode]).toEqual([path, expect.toBeOneOf([200, 201])])
  })

  test('are those of this month, cancelled ones too', async () => {
    await allow(1)
    const { id } = (await member.post('/api/bookings/', { ...wish(), ...who() })).json()
    expect((await member.post(`/api/bookings/${id}/cancel/`, {})).statusCode).toBe(200)
    expect((await member.post('/api/bookings/', { ...wish(), ...who() })).statusCode).toBe(409)
    const { db } = await app().open('demo')
    await db
      .update(bookings)
      .set({ createdAt: Temporal.Now.instant().subtract({ hours: 24 * 32 }) })
      .where(eq(bookings.id, id))
    expect((await member.post('/api/bookings/', { ...wish(), ...who() })).statusCode).toBe(201)
  })

  test('a month is the business’s own', () => {
    const zone = zoneNamed('Asia/Tokyo')
    const span = monthOf(zone, Temporal.Instant.from('2030-01-31T15:00:00Z'))
    expect(new Date(span.from).toISOString()).toBe('2030-01-31T15:00:00.000Z')
    expect(new Date(span.to).toISOString()).toBe('2030-02-28T15:00:00.000Z')
  })
})
