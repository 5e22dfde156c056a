import { expect } from 'vitest'
import { inApp, newService, newStaffMember } from '../../../test/fixtures.ts'

inApp('a visitor books with the service, an address and a time', async ({ demo, open }) => {
  const tenant = await open('demo')
  const service = await newService(tenant.db)
  const member = await newStaffMember(tenant.db)
  const reply = await demo.post('/api/bookings/', {
    service_id: service.id,
    customer_email: 'customer@example.com',
    start_time: '2030-01-07T10:00:00+01:00',
  })
  expect(reply.json()).toEqual({
    id: expect.any(String),
    service_id: service.id,
    staff_id: member.id,
    customer_id: expect.any(String),
    start_time: '2030-01-07T09:00:00Z',
    end_time: '2030-01-07T09:30:00Z',
    status: 'confirmed',
    price: '150.00',
    currency: 'MAD',
    created_at: expect.any(String),
    updated_at: expect.any(String),
  })
  expect(reply.statusCode).toBe(201)
  const list = await demo.get('/api/services')
  expect(list.json()).toMatchObject({ count: 1, next: null, previous: null, results: [{ price: '150.00' }] })
})
