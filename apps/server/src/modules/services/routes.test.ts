import { randomUUIDv7 } from 'node:crypto'
import { expect } from 'vitest'
import { inApp, newService, newStaffMember, signIn } from '../../../test/fixtures.ts'
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

inApp('a service is copied with all that belongs to it, or not at all', async (context) => {
  const { db } = await context.open('demo')
  const { id } = await newService(db, { name: 'Henné' })
  const owner = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const made = async (path: string, body: object) => {
    const reply = await owner.post(path, { service_id: id, ...body })
    expect([path, reply.statusCode]).toEqual([path, 201])
  }
  await made('/api/variants/', { name: 'Les deux mains', duration_minutes: 60, price: '180.00' })
  await made('/api/addons/', { name: 'Paillettes', price: '20.00' })
  await made('/api/fields/', { label: 'Quel motif ?', kind: 'choice', options: ['Fassi', 'Khaliji'] })
  await made('/api/needs/', { type: 'chair' })
  const { id: salma } = await newStaffMember(db)
  await made('/api/skills/', { staff_id: salma, price: '150.00' })

  const copied = await owner.post(`/api/services/${id}/duplicate/`, { name: 'Henné (copie)' })
  const copy = copied.json()
  expect([copied.statusCode, copy]).toMatchObject([200, { name: 'Henné (copie)', is_active: false }])
  expect(copy.id).not.toBe(id)
  for (const list of ['variants', 'addons', 'fields', 'needs', 'skills']) {
    const of = async (service: string) =>
      (await owner.get(`/api/${list}/?service_id=${service}`)).json().results.map(own) as object[]
    expect(await of(copy.id)).toEqual(await of(id))
    expect(await of(copy.id)).toHaveLength(1)
  }
  // The answer was lost, and it is asked for again under the same key: there is one copy.
  const again = { 'idempotency-key': randomUUIDv7() }
  const [first, second] = [
    await owner.request('POST', `/api/services/${id}/duplicate/`, { name: 'Henné 2' }, again),
    await owner.request('POST', `/api/services/${id}/duplicate/`, { name: 'Henné 2' }, again),
  ]
  expect(second.json().id).toBe(first.json().id)
  expect((await owner.get('/api/services/?search=Henn')).json().count).toBe(3)
  const told = (await owner.get('/api/audit/?action=services.duplicate')).json().results
  expect(told[0]).toMatchObject({ object_id: first.json().id, after: { name: 'Henné 2', copy_of: id } })
  expect((await owner.post(`/api/services/${randomUUIDv7()}/duplicate/`, { name: 'x' })).statusCode).toBe(404)
  expect((await context.demo.post(`/api/services/${id}/duplicate/`, { name: 'x' })).statusCode).toBe(401)
})

/** Without what makes it that very row. */
function own({ id: _, created_at: __, updated_at: ___, service_id: ____, ...rest }: Record<string, unknown>): object {
  return rest
}
