import { expect } from 'vitest'
import { bookings } from '../src/modules/bookings/tables.ts'
import { customers } from '../src/modules/customers/tables.ts'
import { inApp, newService, newStaffMember, signIn, soon } from './fixtures.ts'

inApp('what one business stores, the other’s host does not know by any route', async (context) => {
  const { demo, acme, open } = context
  const tenant = await open('demo')
  const service = await newService(tenant.db)
  const member = await newStaffMember(tenant.db)
  const other = await open('acme')
  const otherService = await newService(other.db)
  await newStaffMember(other.db)
  const body = { service_id: service.id, customer_email: 'customer@example.com', start_time: soon.toString() }
  const booking = (await demo.post('/api/bookings/', body)).json()

  // By id and by list, also for somebody who may read both.
  const [here, there] = [
    await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' }),
    await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' }),
  ]
  expect((await here.get(`/api/bookings/${booking.id}/`)).statusCode).toBe(200)
  expect((await there.get(`/api/bookings/${booking.id}/`)).statusCode).toBe(404)
  expect((await there.get('/api/bookings/')).json()).toMatchObject({ count: 0, results: [] })
  expect((await acme.get(`/api/services/${service.id}/`)).statusCode).toBe(404)
  expect((await acme.get('/api/services/')).json().results).toMatchObject([{ id: otherService.id }])

  // Ids of one business are worth nothing at the other's.
  const foreign = await acme.post('/api/bookings/', body)
  expect([foreign.statusCode, foreign.json().code]).toEqual([400, 'bookings.unknown_service'])
  const foreignPerson = await acme.post('/api/bookings/', { ...body, service_id: otherService.id, staff_id: member.id })
  expect([foreignPerson.statusCode, foreignPerson.json().code]).toEqual([400, 'bookings.unknown_staff_member'])
  expect(await other.db.$count(bookings)).toBe(0)
  // What was refused left no customer either.
  expect(await other.db.$count(customers)).toBe(0)

  // The same time at the other business is free.
  expect((await acme.post('/api/bookings/', { ...body, service_id: otherService.id })).statusCode).toBe(201)
  expect((await here.get('/api/bookings/')).json().count).toBe(1)
})

inApp('a session counts on the host where it was opened', async (context) => {
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  expect((await member.get('/api/bookings/')).statusCode).toBe(200)
  expect((await member.get('/api/bookings/', { host: 'acme.localhost:8000' })).statusCode).toBe(401)
})
