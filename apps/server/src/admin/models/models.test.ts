import { expect, test } from 'vitest'
import { appOfFile, newService, newStaffMember, signIn } from '../../../test/fixtures.ts'

const context = appOfFile()

interface Listed {
  name: string
  operations: string[]
  filters: string[]
  fields: { name: string; is_read_only: boolean; is_required: boolean; references: string | null; schema: object }[]
}
const named = (models: Listed[], name: string) => models.find((model) => model.name === name)
const fieldOf = (models: Listed[], model: string, field: string) =>
  named(models, model)?.fields.find(({ name }) => name === field)

test('whoever signs in sees the models of their host, with what they may do', async () => {
  const owner = await signIn(context(), 'demo.localhost:8000', { memberOf: 'demo' })
  const models: Listed[] = (await owner.get('/api/models/')).json()
  expect(models.map(({ name }) => name)).toEqual([...models.map(({ name }) => name)].sort())
  expect(named(models, 'services')).toMatchObject({
    one: 'service',
    path: '/api/services/',
    ordering: ['-created_at', 'name', 'position', 'price', 'duration_minutes'],
    is_searched: true,
    operations: ['list', 'retrieve', 'create', 'bulk', 'update', 'patch', 'delete'],
  })
  expect(fieldOf(models, 'services', 'name')).toMatchObject({
    is_required: true,
    is_read_only: false,
    references: null,
  })
  expect(fieldOf(models, 'services', 'category_id')).toMatchObject({ is_required: false, references: 'categories' })
  expect(fieldOf(models, 'services', 'created_at')).toMatchObject({
    is_read_only: true,
    schema: { format: 'date-time' },
  })
  expect(fieldOf(models, 'bookings', 'status')?.schema).toMatchObject({ enum: expect.arrayContaining(['confirmed']) })
  expect(named(models, 'tenants')).toBeUndefined()

  const operator = await signIn(context(), 'localhost:8000', { superuser: true })
  const ofPlatform: Listed[] = (await operator.get('/api/models/')).json()
  expect(named(ofPlatform, 'tenants')).toMatchObject({ operations: expect.arrayContaining(['list']) })
  expect(named(ofPlatform, 'services')).toBeUndefined()
})

test('what a role may not see is not there, and what it may not change is only to be read', async () => {
  const accountant = await signIn(context(), 'demo.localhost:8000', { memberOf: 'demo', role: 'accountant' })
  const models: Listed[] = (await accountant.get('/api/models/')).json()
  expect(named(models, 'services')?.operations).toEqual(['list', 'retrieve'])
  expect(named(models, 'waitlist')).toBeUndefined()
  const reception = await signIn(context(), 'demo.localhost:8000', { memberOf: 'demo', role: 'reception' })
  const theirs: Listed[] = (await reception.get('/api/models/')).json()
  expect(fieldOf(theirs, 'services', 'price')).toMatchObject({ is_read_only: true })
  expect((await context().demo.get('/api/models/')).statusCode).toBe(401)
})

test('before a row is deleted one is told what goes with it, and what keeps it', async () => {
  const tenant = await context().open('demo')
  const service = await newService(tenant.db)
  await newStaffMember(tenant.db)
  const owner = await signIn(context(), 'demo.localhost:8000', { memberOf: 'demo' })
  const variant = { service_id: service.id, name: 'Courts', duration_minutes: 30, price: '90.00' }
  expect((await owner.post('/api/variants/', variant)).statusCode).toBe(201)
  const before = await owner.get(`/api/models/services/${service.id}/dependents/`)
  expect(before.json()).toEqual([
    { table: 'services_variant', model: 'variants', column: 'service_id', effect: expect.any(String), count: 1 },
  ])
  const [{ effect }] = before.json()
  const gone = await owner.request('DELETE', `/api/services/${service.id}/`)
  expect(gone.statusCode).toBe(effect === 'refuses' ? 409 : 204)
  const after = await owner.get(`/api/models/services/${service.id}/dependents/`)
  expect(after.statusCode).toBe(effect === 'refuses' ? 200 : 404)
  expect((await owner.get(`/api/models/tenants/${service.id}/dependents/`)).statusCode).toBe(404)
  const staff = await signIn(context(), 'demo.localhost:8000', { memberOf: 'demo', role: 'staff' })
  expect((await staff.get(`/api/models/bookings/${service.id}/dependents/`)).statusCode).toBe(403)
})
