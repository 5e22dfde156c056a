import { randomUUIDv7 } from 'node:crypto'
import { expect } from 'vitest'
import { inApp, newService } from '../../../test/fixtures.ts'
import { services } from './tables.ts'

inApp('services come in pages, newest first, with the addresses of the neighbours', async ({ demo, open }) => {
  const tenant = await open('demo')
  const morning = Temporal.Instant.from('2026-01-05T09:00:00Z')
  for (let index = 0; index < 5; index++) {
    await newService(tenant.db, { name: `Service ${index}`, createdAt: morning.add({ minutes: index }) })
  }
  const first = (await demo.get('/api/services/?page_size=2')).json()
  expect(first).toMatchObject({
    count: 5,
    previous: null,
    next: 'http://demo.localhost:8000/api/services/?page_size=2&page=2',
    results: [{ name: 'Service 4' }, { name: 'Service 3' }],
  })
  const last = (await demo.get('/api/services/?page_size=2&page=3')).json()
  expect(last).toMatchObject({
    count: 5,
    previous: 'http://demo.localhost:8000/api/services/?page_size=2&page=2',
    next: null,
    results: [{ name: 'Service 0' }],
  })
  expect((await demo.get('/api/services/?page=4&page_size=2')).statusCode).toBe(404)
  expect((await demo.get('/api/services/?page=0')).json()).toMatchObject({ errors: [{ field: 'page' }] })
})

inApp('an empty list has a first page; a page is cut at a hundred', async ({ demo, open }) => {
  expect((await demo.get('/api/services/')).json()).toEqual({ count: 0, next: null, previous: null, results: [] })
  const tenant = await open('demo')
  await tenant.db.insert(services).values(Array.from({ length: 101 }, () => ({ name: 'x', priceMinor: 0 })))
  expect((await demo.get('/api/services/?page_size=5000')).json().results).toHaveLength(100)
})

inApp('the list can be narrowed to what is offered at present', async ({ demo, open }) => {
  const tenant = await open('demo')
  await newService(tenant.db, { name: 'Offered' })
  await newService(tenant.db, { name: 'Retired', isActive: false })
  expect((await demo.get('/api/services/?is_active=true')).json()).toMatchObject({
    count: 1,
    results: [{ name: 'Offered' }],
  })
  expect((await demo.get('/api/services/?is_active=False')).json()).toMatchObject({ results: [{ name: 'Retired' }] })
  expect((await demo.get('/api/services/?is_active=perhaps')).statusCode).toBe(400)
})

inApp('a service is told with its price in decimals and without what is not declared', async ({ demo, open }) => {
  const tenant = await open('demo')
  const service = await newService(tenant.db, { metadata: { internal: 'margin' } })
  const reply = await demo.get(`/api/services/${service.id}/`)
  expect(reply.json()).toEqual({
    id: service.id,
    name: 'Haircut',
    description: '',
    translations: {},
    duration_minutes: 30,
    price: '150.00',
    currency: 'MAD',
    category_id: null,
    position: 0,
    is_active: true,
    interval_minutes: 1,
    buffer_before_minutes: 0,
    buffer_after_minutes: 0,
    free_minutes: [],
    min_notice_minutes: 0,
    horizon_days: 731,
    capacity: 1,
    max_per_day: null,
    requires_approval: false,
    reminder_minutes: null,
    deposit_percent: null,
    created_at: service.createdAt.toString(),
    updated_at: service.updatedAt.toString(),
  })
  expect((await demo.get(`/api/services/${randomUUIDv7()}/`)).json()).toMatchObject({ code: 'services.not_found' })
  expect((await demo.get('/api/services/42/')).json()).toMatchObject({ errors: [{ field: 'id' }] })
})
