import { expect } from 'vitest'
import { inApp, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'

const path = '/api/reports/bookings/'

inApp('an operator reads how many bookings each business has, and which could not be read', async (context) => {
  const { demo, tenancy, open } = context
  const tenant = await open('demo')
  const { id: service_id } = await newService(tenant.db)
  await newStaffMember(tenant.db)
  for (const hours of [0, 1, 2]) {
    const start_time = soon.add({ hours }).toString()
    const reply = await demo.post('/api/bookings/', { service_id, customer_email: 'amina@example.com', start_time })
    expect(reply.statusCode).toBe(201)
  }
  const operator = await signIn(context, 'localhost:8000', { superuser: true })
  const counts = async (query = '') => {
    const { results } = (await operator.get(path + query)).json()
    return Object.fromEntries(results.map((one: { slug: string; bookings: number }) => [one.slug, one.bookings]))
  }
  expect(await counts()).toEqual({ acme: 0, demo: 3 })
  expect(await counts(`?start_time__gte=${soon.add({ hours: 1 })}`)).toEqual({ acme: 0, demo: 2 })
  expect(await counts(`?start_time__lt=${soon.add({ hours: 1 })}`)).toEqual({ acme: 0, demo: 1 })
  expect(await counts('?status=active&page_size=1&page=2')).toEqual({ demo: 3 })
  expect(await counts('?status=suspended')).toEqual({})

  await tenancy.internals.owner.with((client) => client.query('drop table tenant_acme.bookings_booking cascade'))
  const reply = await operator.get(path)
  expect(reply.json().results).toMatchObject([
    { slug: 'acme', bookings: null, error: expect.stringContaining('could not be read') },
    { slug: 'demo', bookings: 3, error: null },
  ])
  expect(reply.body).not.toContain('bookings_booking')
})

inApp('nobody else reads it, and no business’s host has it', async (context) => {
  expect((await context.platform.get(path)).statusCode).toBe(401)
  const member = await signIn(context, 'localhost:8000', { memberOf: 'demo' })
  expect((await member.get(path)).statusCode).toBe(403)
  const operator = await signIn(context, 'demo.localhost:8000', { superuser: true })
  expect((await operator.get(path)).statusCode).toBe(404)
})
