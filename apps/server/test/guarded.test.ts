import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineModule } from '../src/core/module.ts'
import { defineResource } from '../src/core/resource/index.ts'
import { Text } from '../src/core/shapes.ts'
import { CategoryNotFoundError } from '../src/modules/services/errors.ts'
import { categories, services } from '../src/modules/services/tables.ts'
import { staff } from '../src/modules/staff/tables.ts'
import { type AppContext, type Client, newService, newStaffMember, openApp, signIn, soon } from './fixtures.ts'

const host = 'demo.localhost:8000'
let app: AppContext
let owner: Client
/** Sees services and customers, and writes them; prices and figures are not theirs. */
let reception: Client
let accountant: Client

/** Of this resource the reception sees and changes all but one field. */
const secretive = defineResource({
  path: '/secretives',
  one: 'secretive thing',
  table: services,
  contract: z.object({ name: Text, description: Text.default('') }),
  filters: ['name'],
  search: ['name'],
  ordering: ['-created_at', 'name'],
  permissions: { read: 'catalogue.read', write: 'catalogue.write' },
  guarded: { description: { read: 'figures.read' } },
  notFound: CategoryNotFoundError,
  toRow: (body, before) => (before === undefined ? { priceMinor: 100, ...body } : body),
})
const modules = [defineModule('secretive', { scope: 'tenant', tags: {}, routes: secretive })]

beforeAll(async () => {
  const endings: (() => Promise<unknown>)[] = []
  app = await openApp({}, { modules, onEnd: (end) => endings.unshift(end) })
  owner = await signIn(app, host, { memberOf: 'demo' })
  reception = await signIn(app, host, { memberOf: 'demo', role: 'reception' })
  accountant = await signIn(app, host, { memberOf: 'demo', role: 'accountant' })
  return async () => {
    for (const end of endings) await end()
  }
})

describe('a field that not all may see', () => {
  const make = async (description = 'secret') =>
    (await owner.post('/api/secretives/', { name: 'Thing', description })).json() as { id: string }

  test('is in no reply to whoever may not: neither of one, of a list, of chosen fields, nor of what they make', async () => {
    const { id } = await make()
    expect((await owner.get(`/api/secretives/${id}/`)).json()).toMatchObject({ description: 'secret' })
    const one = (await reception.get(`/api/secretives/${id}/`)).json()
    expect(one).toMatchObject({ id, name: 'Thing' })
    const list = await reception.get('/api/secretives/')
    const chosen = await reception.get('/api/secretives/?fields=id,description')
    expect(chosen.json().results[0]).toEqual({ id: expect.any(String) })
    const bulk = await reception.post('/api/secretives/bulk/', [{ name: 'a' }, { name: 'b' }])
    const patched = await reception.request('PATCH', `/api/secretives/${id}/`, { name: 'Thing' })
    for (const reply of [list, chosen, bulk, patched]) {
      expect([reply.statusCode, reply.body]).toEqual([
        expect.toBeOneOf([200, 201]),
        expect.not.stringContaining('secret"'),
      ])
      expect(reply.body).not.toContain('description')
    }
    expect(one).not.toHaveProperty('description')
  })

  test('of customers is what is noted of them: the accountant sees everything else', async () => {
    const { id } = (await owner.post('/api/customers/', { name: 'Amina', notes: 'pays late' })).json()
    expect((await reception.get(`/api/customers/${id}/`)).json()).toMatchObject({ notes: 'pays late' })
    expect((await accountant.get(`/api/customers/${id}/`)).json()).not.toHaveProperty('notes')
    for (const query of ['', '?fields=name,notes', '?search=Amina', '?cursor=', `?id__in=${id}`]) {
      const { body, statusCode } = await accountant.get(`/api/customers/${query}`)
      expect([query, statusCode]).toEqual([query, 200])
      expect([query, body]).toEqual([query, expect.not.stringMatching(/pays late/)])
    }
  })

  test('cannot be asked by', async () => {
    await owner.post('/api/customers/', { name: 'Omar', notes: 'allergic' })
    for (const query of ['?notes=allergic', '?ordering=notes', '?notes__in=allergic', '?notes__isnull=true']) {
      expect([query, (await owner.get(`/api/customers/${query}`)).statusCode]).toEqual([query, 400])
    }
    expect((await accountant.get('/api/customers/?search=allergic')).json()).toMatchObject({ count: 0 })
    const asking = (more: object) => () =>
      defineResource({
        ...{ path: '/askings', one: 'asking', table: categories, contract: z.object({ name: Text }) },
        ...{ ordering: ['-created_at'], notFound: CategoryNotFoundError, guarded: { name: { read: 'figures.read' } } },
        ...{ permissions: { read: 'catalogue.read', write: 'catalogue.write' } },
        ...more,
      })
    expect(asking({})).not.toThrow()
    for (const more of [{ filters: ['name'] }, { search: ['name'] }, { ordering: ['-name'] }]) {
      expect(asking(more)).toThrow('/askings can be asked by name, which not all may see.')
    }
  })

  test('stays as it is when whoever may not see it replaces the row, and is refused by its name when they would set it', async () => {
    const { id } = await make()
    const read = (await reception.get(`/api/secretives/${id}/`)).json()
    const put = await reception.request('PUT', `/api/secretives/${id}/`, { ...read, name: 'Renamed' })
    expect([put.statusCode, put.json().name]).toEqual([200, 'Renamed'])
    // What an empty one has is what their form may send.
    await reception.request('PUT', `/api/secretives/${id}/`, { name: 'Renamed', description: '' })
    expect((await owner.get(`/api/secretives/${id}/`)).json()).toMatchObject({ name: 'Renamed', description: 'secret' })
    for (const [method, path, body] of [
      ['PATCH', `${id}/`, { description: 'mine' }],
      // Nor can it be found out by guessing.
      ['PATCH', `${id}/`, { description: 'secret' }],
      ['PUT', `${id}/`, { name: 'x', description: 'mine' }],
      ['POST', '', { name: 'x', description: 'mine' }],
      ['POST', 'bulk/', [{ name: 'x' }, { name: 'y', description: 'mine' }]],
    ] as const) {
      const { status, code, errors } = (await reception.request(method, `/api/secretives/${path}`, body)).json()
      expect([method, status, code, errors]).toMatchObject([method, 403, 'core.forbidden', [{ field: 'description' }]])
    }
    expect((await owner.get(`/api/secretives/${id}/`)).json()).toMatchObject({ name: 'Renamed', description: 'secret' })
  })

  test('is no part of the version of whoever does not see it', async () => {
    const { id } = await make()
    const path = `/api/secretives/${id}/`
    const tagOf = async (client: Client) => (await client.get(path)).headers.etag as string
    const [whole, less] = [await tagOf(owner), await tagOf(reception)]
    expect(whole).not.toBe(less)
    expect((await owner.get(path, { 'if-none-match': whole })).statusCode).toBe(304)
    expect((await reception.get(path, { 'if-none-match': less })).statusCode).toBe(304)
    const change = (client: Client, tag: string, body: object) =>
      client.request('PATCH', path, body, { 'if-match': tag })
    expect((await change(reception, whole, { name: 'x' })).statusCode).toBe(412)
    const changed = await change(reception, less, { name: 'By reception' })
    expect(changed.statusCode).toBe(200)
    expect((await change(owner, whole, { name: 'y' })).json().code).toBe('core.changed')
    expect((await change(owner, await tagOf(owner), { description: 'else' })).statusCode).toBe(200)
    // The tag on the reply to a change is the next one of whoever made it.
    expect((await change(owner, await tagOf(owner), { name: 'z' })).headers.etag).toBe(await tagOf(owner))
  })
})

describe('a price', () => {
  test('is seen by everybody, and changed by owners and managers alone', async () => {
    const { db } = await app.open('demo')
    const { id } = await newService(db)
    const path = `/api/services/${id}/`
    const read = (await reception.get(path)).json()
    expect(read).toMatchObject({ price: '150.00', currency: 'MAD' })
    const renamed = await reception.request(
      'PUT',
      path,
      { ...read, name: 'Cut' },
      { 'if-match': String((await reception.get(path)).headers.etag) },
    )
    expect([renamed.statusCode, renamed.json().name]).toEqual([200, 'Cut'])
    for (const [method, body, field] of [
      ['PATCH', { price: '1.00' }, 'price'],
      ['PATCH', { currency: 'EUR' }, 'currency'],
      ['PUT', { ...read, price: '1.00' }, 'price'],
    ] as const) {
      const { status, code, errors } = (await reception.request(method, path, body)).json()
      expect([method, status, code, errors]).toMatchObject([method, 403, 'core.forbidden', [{ field }]])
    }
    const variant = { service_id: id, name: 'Long', price: '1.00' }
    for (const [list, body] of [
      ['services', { name: 'x', price: '1.00' }],
      ['variants', { ...variant, duration_minutes: 60 }],
      ['addons', variant],
      ['skills', { service_id: id, staff_id: (await newStaffMember(db)).id, price: '1.00' }],
    ] as const) {
      const { status, errors } = (await (list === 'skills' ? accountant : reception).post(`/api/${list}/`, body)).json()
      expect([list, status]).toEqual([list, 403])
      if (list !== 'skills') expect(errors).toMatchObject([{ field: 'price' }])
    }
    expect((await owner.get(path)).json()).toMatchObject({ price: '150.00', currency: 'MAD' })
    const manager = await signIn(app, host, { memberOf: 'demo', role: 'manager' })
    expect((await manager.request('PATCH', path, { price: '160.00' })).json()).toMatchObject({ price: '160.00' })
  })
})

test('staff read what is noted of whom they serve, and of nobody else', async () => {
  const { db } = await app.open('demo')
  const service = await newService(db)
  const person = await newStaffMember(db)
  const colleague = await signIn(app, host, { memberOf: 'demo', role: 'staff' })
  const { user } = (await colleague.get('/api/auth/get-session')).json()
  const { eq } = await import('drizzle-orm')
  await db.update(staff).set({ userId: user.id }).where(eq(staff.id, person.id))
  const [served, other] = await Promise.all(
    ['served@example.com', 'other@example.com'].map(async (email) =>
      (await owner.post('/api/customers/', { name: 'x', email, notes: `of ${email}` })).json(),
    ),
  )
  const body = { service_id: service.id, customer_email: 'served@example.com', start_time: soon.toString() }
  await owner.post('/api/bookings/', { ...body, staff_id: person.id })
  expect((await colleague.get(`/api/customers/${served.id}/`)).json()).toMatchObject({ notes: 'of served@example.com' })
  expect((await colleague.get(`/api/customers/${other.id}/`)).statusCode).toBe(404)
  expect((await colleague.get('/api/customers/')).json()).toMatchObject({ count: 1, results: [{ id: served.id }] })
})
