// A test over HTTP, as a client of one tenant's host. docs/TENANT_GUIDE.md quotes it.
import { expect } from 'vitest'
import { inApp, newService, newStaffMember, signIn, soon } from '../fixtures.ts'

inApp('a visitor can book', async ({ demo, open }) => {
  const tenant = await open('demo')
  const service = await newService(tenant.db)
  await newStaffMember(tenant.db)

  const reply = await demo.post('/api/bookings/', {
    service_id: service.id,
    customer_email: 'customer@example.com',
    start_time: soon.toString(),
  })

  expect(reply.statusCode).toBe(201)
  expect(reply.json()).toMatchObject({ service_id: service.id, status: 'confirmed', price: '150.00' })
})

inApp('only people of the business read its bookings', async (context) => {
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const stranger = await signIn(context, 'demo.localhost:8000', { memberOf: 'acme' })

  expect((await context.demo.get('/api/bookings/')).statusCode).toBe(401)
  expect((await stranger.get('/api/bookings/')).statusCode).toBe(403)
  expect((await member.get('/api/bookings/')).statusCode).toBe(200)
})
