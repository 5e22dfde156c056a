import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type AppContext, inApp, newService, newStaffMember, openApp, signIn, soon } from '../../../test/fixtures.ts'
import { bookings, occupations } from './tables.ts'

const start_time = soon.toString({ timeZone: '+01:00' })

/** A service that `people` can do, and the body that books it. */
async function bookable({ open }: AppContext, people = 1) {
  const tenant = await open('demo')
  const service = await newService(tenant.db)
  const team = []
  for (let index = 0; index < people; index++) team.push(await newStaffMember(tenant.db))
  return { tenant, service, team, body: { service_id: service.id, customer_email: 'customer@example.com', start_time } }
}

describe('POST /api/bookings/', () => {
  inApp('a visitor books with a service, an address and a time', async (context) => {
    const { body, service, team } = await bookable(context)
    const reply = await context.demo.post('/api/bookings/', body)
    expect(reply.statusCode).toBe(201)
    expect(reply.json()).toEqual({
      id: expect.any(String),
      notes: '',
      answers: [],
      fee: '0.00',
      ...{ discount: '0.00', covered: '0.00', deposit: '0.00', awaits_payment: false },
      moves: 0,
      policy_version: null,
      series_id: null,
      manage_token: expect.any(String),
      reference: expect.stringMatching(/^[2-9A-Z]{8}$/),
      expires_at: null,
      seats: 1,
      sequence: 0,
      source: 'page',
      staff_choice: 'only',
      time_zone: 'Africa/Casablanca',
      wall_time: expect.stringMatching(/T\d\d:00$/),
      service_id: service.id,
      staff_id: team[0]!.id,
      customer_id: null,
      start_time: soon.toString(),
      end_time: soon.add({ minutes: 30 }).toString(),
      status: 'confirmed',
      price: '150.00',
      currency: 'MAD',
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
  })

  inApp('of twenty at once for the only person exactly one gets the slot', async (context) => {
    const { body, tenant } = await bookable(context)
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        context.demo.post('/api/bookings/', { ...body, customer_email: `customer${index}@example.com` }),
      ),
    )
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array(19).fill(409)])
    for (const refused of replies.filter(({ statusCode }) => statusCode === 409)) {
      expect(refused.json()).toMatchObject({ code: 'bookings.slot_taken', status: 409 })
      expect(refused.headers['content-type']).toContain('application/problem+json')
    }
    expect(await tenant.db.$count(bookings)).toBe(1)
    expect(await tenant.db.$count(occupations)).toBe(1)
  })

  inApp('of twenty at once for two people exactly two get the slot, one each', async (context) => {
    const { body, tenant } = await bookable(context, 2)
    // One customer for all of them: their row is contended, too.
    const replies = await Promise.all(Array.from({ length: 20 }, () => context.demo.post('/api/bookings/', body)))
    expect(replies.filter(({ statusCode }) => statusCode === 201)).toHaveLength(2)
    expect(replies.filter(({ statusCode }) => statusCode === 409)).toHaveLength(18)
    expect(new Set((await tenant.db.select().from(bookings)).map(({ staffId }) => staffId)).size).toBe(2)
  })

  test('a booking costs three flushes to the database, COMMIT included', async () => {
    const context = await openApp({}, { poolSize: 1 })
    const { body } = await bookable(context)
    await context.tenancy.listen()
    // Settings are remembered.
    await context.demo.get(`/api/availability/slots/?service=${body.service_id}&from=2030-01-07`)
    const flushes = () => context.tenancy.internals.pool.connections.reduce((sum, { flushes }) => sum + flushes, 0)
    const before = flushes()
    expect((await context.demo.post('/api/bookings/', body)).statusCode).toBe(201)
    expect(flushes() - before).toBe(3)
  })

  inApp(
    'a start in the past or far ahead, an unknown service and a bad body are refused with the field',
    async (context) => {
      const { body } = await bookable(context)
      const refused = async (change: object) => {
        const reply = await context.demo.post('/api/bookings/', { ...body, ...change })
        const { status, code, errors } = reply.json()
        return { status, code, fields: (errors as { field: string }[]).map(({ field }) => field) }
      }
      const invalid = { status: 400, code: 'core.invalid' }
      expect(await refused({ start_time: '2020-01-07T09:00:00Z' })).toEqual({
        status: 400,
        code: 'bookings.start_in_past',
        fields: ['start_time'],
      })
      expect(await refused({ start_time: '2206-01-07T09:00:00Z' })).toEqual({
        status: 400,
        code: 'bookings.start_too_far',
        fields: ['start_time'],
      })
      expect(await refused({ service_id: randomUUIDv7() })).toMatchObject({ status: 400, fields: ['service_id'] })
      expect(await refused({ service_id: 'x', customer_email: 'nobody', start_time: 'tomorrow' })).toEqual({
        ...invalid,
        fields: ['service_id', 'start_time', 'customer_email'],
      })
      // Without a zone nobody knows when it is; finer than a microsecond it would be stored as another instant.
      expect(await refused({ start_time: '2030-01-07T09:00:00' })).toEqual({ ...invalid, fields: ['start_time'] })
      expect(await refused({ start_time: '2030-01-07T09:00:00.0000001Z' })).toEqual({
        ...invalid,
        fields: ['start_time'],
      })
      expect(await refused({ start_time: '+275760-09-13T00:00:00Z' })).toEqual({ ...invalid, fields: ['start_time'] })
      expect(await refused({ customer_name: 'a\0b' })).toEqual({ ...invalid, fields: ['customer_name'] })
    },
  )
})

describe('GET /api/bookings/', () => {
  inApp('members of the business read its bookings, and nobody else does', async (context) => {
    const { body } = await bookable(context)
    const { id } = (await context.demo.post('/api/bookings/', body)).json()
    for (const path of ['/api/bookings/', `/api/bookings/${id}/`]) {
      expect((await context.demo.get(path)).statusCode).toBe(401)
      const stranger = await signIn(context, 'demo.localhost:8000', { memberOf: 'acme' })
      expect((await stranger.get(path)).statusCode).toBe(403)
      const operator = await signIn(context, 'demo.localhost:8000', { superuser: true })
      expect((await operator.get(path)).statusCode).toBe(403)
    }
    const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
    const list = await member.get('/api/bookings/')
    expect(list.json()).toMatchObject({ count: 1, results: [{ id }] })
    expect(list.headers['cache-control']).toBe('no-store')
    expect((await member.get(`/api/bookings/${id}`)).json()).toMatchObject({ id })
    expect((await member.get(`/api/bookings/${randomUUIDv7()}/`)).json()).toMatchObject({ code: 'bookings.not_found' })
  })
})
