import { randomUUIDv7 } from 'node:crypto'
import { eq, notExists } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineModule } from '../src/core/module.ts'
import { defineResource } from '../src/core/resource/index.ts'
import { bookings } from '../src/modules/bookings/tables.ts'
import { customers } from '../src/modules/customers/tables.ts'
import { transactions } from '../src/modules/payments/tables.ts'
import { CategoryNotFoundError } from '../src/modules/services/errors.ts'
import { categories, services } from '../src/modules/services/tables.ts'
import { staff } from '../src/modules/staff/tables.ts'
import { appOfFile, type Client, newService, newStaffMember, openApp, signIn } from './fixtures.ts'

const morning = Temporal.Instant.from('2026-01-05T09:00:00Z')

const app = appOfFile()
let member: Client
let memberOfAcme: Client
let db: Awaited<ReturnType<ReturnType<typeof app>['open']>>['db']

beforeAll(async () => {
  const context = app()
  member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  memberOfAcme = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  db = (await context.open('demo')).db
})

beforeEach(async () => {
  for (const table of [bookings, services, categories, staff]) await db.delete(table)
  // Of whom the ledger speaks stays, as it does.
  const known = db.select().from(transactions).where(eq(transactions.customerId, customers.id))
  await db.delete(customers).where(notExists(known))
})

const namesOf = ({ results }: { results: { name: string }[] }) => results.map(({ name }) => name)

describe('writing', () => {
  test('makes what was asked, and says where it is', async () => {
    const made = await member.post('/api/services/', { name: '  Coupe  ', price: '180.00' })
    expect(made.statusCode).toBe(201)
    const { id, ...rest } = made.json()
    expect(rest).toMatchObject({
      name: 'Coupe',
      price: '180.00',
      currency: 'MAD',
      duration_minutes: 60,
      is_active: true,
    })
    expect(made.headers.location).toBe(`/api/services/${id}/`)
    const read = await member.get(made.headers.location as string)
    expect(read.json()).toEqual(made.json())
    expect(read.headers.etag).toBe(made.headers.etag)
  })

  test('ignores what the server decides, and refuses what nobody knows', async () => {
    const own = { id: randomUUIDv7(), created_at: 'yesterday', updated_at: null }
    const { id } = (await member.post('/api/services/', { name: 'a', price: '1', ...own })).json()
    expect(id).not.toBe(own.id)
    const read = (await member.get(`/api/services/${id}/`)).json()
    // Sent back as it was read, it is the same.
    expect((await member.request('PUT', `/api/services/${id}/`, read)).json()).toEqual({
      ...read,
      updated_at: expect.any(String),
    })
    for (const field of ['metadata', 'price_minor', 'isActive', 'toString', 'constructor']) {
      for (const send of [
        member.post('/api/services/', { name: 'a', price: '1', [field]: 1 }),
        member.request('PATCH', `/api/services/${id}/`, { [field]: 1 }),
      ]) {
        const { status, code, errors } = (await send).json()
        expect([status, code, errors[0].field]).toEqual([400, 'core.invalid', field])
        expect(errors[0].message).toContain('name, description, translations, category_id')
      }
    }
  })

  test('replaces with PUT and changes with PATCH', async () => {
    const service = { name: 'a', price: '10.00', description: 'x', position: 3, is_active: false }
    const { id } = (await member.post('/api/services/', service)).json()
    const patched = (await member.request('PATCH', `/api/services/${id}/`, { name: 'b' })).json()
    expect(patched).toMatchObject({ ...service, name: 'b' })
    expect(Date.parse(patched.updated_at)).toBeGreaterThan(Date.parse(patched.created_at))
    expect((await member.request('PATCH', `/api/services/${id}/`, {})).json()).toEqual(patched)
    const put = (await member.request('PUT', `/api/services/${id}/`, { name: 'c', price: '20' })).json()
    expect(put).toMatchObject({ name: 'c', price: '20.00', description: '', position: 0, is_active: true })
    const { errors } = (await member.request('PUT', `/api/services/${id}/`, { name: 'c' })).json()
    expect(errors).toMatchObject([{ field: 'price' }])
  })

  test('makes many or none', async () => {
    const names = ['a', 'b', 'c']
    const made = await member.post(
      '/api/customers/bulk/',
      names.map((name) => ({ name, email: `${name}@example.com` })),
    )
    expect([made.statusCode, made.json().map(({ name }: { name: string }) => name)]).toEqual([201, names])
    const refused = async (body: unknown) => {
      const { status, code, errors } = (await member.post('/api/customers/bulk/', body)).json()
      return [status, code, errors?.[0]?.field]
    }
    expect(await refused([{ name: 'd' }, { name: 'e', email: 'A@example.com' }])).toEqual([
      409,
      'core.duplicate',
      'email',
    ])
    expect(await refused([{ name: 'd' }, { name: '' }])).toEqual([400, 'core.invalid', '1.name'])
    expect(await refused([])).toEqual([400, 'core.invalid', 'body'])
    expect(await refused({ name: 'd' })).toEqual([400, 'core.invalid', 'body'])
    expect(await refused(Array.from({ length: 101 }, () => ({ name: 'd' })))).toEqual([400, 'core.invalid', 'body'])
    expect(await db.$count(customers)).toBe(3)
    const most = Array.from({ length: 100 }, () => ({ name: 'd' }))
    expect((await member.post('/api/customers/bulk/', most)).json()).toHaveLength(100)
  })

  test('names the field of what is taken or does not exist', async () => {
    await member.post('/api/customers/', { name: 'a', email: 'amina@example.com' })
    expect((await member.post('/api/customers/', { name: 'b', email: 'Amina@Example.com' })).json()).toMatchObject({
      status: 409,
      code: 'core.duplicate',
      errors: [{ field: 'email' }],
    })
    // Two without an address are two.
    for (const name of ['c', 'd']) expect((await member.post('/api/customers/', { name })).statusCode).toBe(201)
    const nowhere = { name: 'x', price: '1', category_id: randomUUIDv7() }
    expect((await member.post('/api/services/', nowhere)).json()).toMatchObject({
      status: 400,
      code: 'core.unknown_reference',
      errors: [{ field: 'category_id', message: 'There is no category with this id here.' }],
    })
  })

  test('refuses text that cannot be stored, and names it', async () => {
    const template = { kind: 'reminder', channel: 'sms', language: 'fr', body: 'x' }
    const payment = { kind: 'payment', method: 'cash', amount: '1', occurred_at: '2026-01-05T09:00:00Z' }
    const cases: [string, object, string][] = [
      ['customers', { name: 'a\0' }, 'name'],
      ['customers', { name: 'a', notes: '\0' }, 'notes'],
      ['customers', { name: 'a', born_on: '0000-01-01' }, 'born_on'],
      ['staff', { name: 'a', title: 'a\0' }, 'title'],
      ['staff', { name: 'a', position: 40_000 }, 'position'],
      ['resources', { name: 'a', type: 'b', capacity: 2 ** 31 }, 'capacity'],
      ['templates', { ...template, subject: 'a\0' }, 'subject'],
      ['transactions', { ...payment, reference: 'a\0' }, 'reference'],
    ]
    for (const [list, body, field] of cases) {
      const { status, code, errors } = (await member.post(`/api/${list}/`, body)).json()
      expect([field, status, code, errors?.[0]?.field]).toEqual([field, 400, 'core.invalid', field])
    }
  })

  test('deletes what nothing refers to', async () => {
    const service = await newService(db)
    const person = await newStaffMember(db)
    const [customer] = await db.insert(customers).values({ name: 'Amina' }).returning()
    const ids = { serviceId: service.id, staffId: person.id, customerId: customer!.id }
    const times = { startTime: morning, endTime: morning.add({ minutes: 30 }) }
    await db.insert(bookings).values({ ...ids, ...times, reference: 'ABCDEFGH', priceMinor: 0, currency: 'MAD' })
    for (const [path, label] of [
      [`services/${service.id}`, 'service “Haircut”'],
      [`staff/${person.id}`, 'staff member “Salma Idrissi”'],
      [`customers/${customer!.id}`, 'customer “Amina”'],
    ]) {
      const { status, code, detail } = (await member.request('DELETE', `/api/${path}/`)).json()
      expect([status, code, detail]).toEqual([409, 'core.in_use', expect.stringContaining(label!)])
      expect((await member.get(`/api/${path}/`)).statusCode).toBe(200)
    }
    await db.delete(bookings)
    for (const path of [`services/${service.id}`, `customers/${customer!.id}`]) {
      const gone = await member.request('DELETE', `/api/${path}/`)
      expect([gone.statusCode, gone.body]).toEqual([204, ''])
      expect((await member.get(`/api/${path}/`)).statusCode).toBe(404)
      expect((await member.request('DELETE', `/api/${path}/`)).statusCode).toBe(404)
    }
  })

  test('takes JSON under its own name only', async () => {
    const { id } = await newService(db)
    const send = async (type: string) =>
      (await member.request('PATCH', `/api/services/${id}/`, { name: 'b' }, { 'content-type': type })).statusCode
    for (const type of ['application/json; charset=utf-8', 'APPLICATION/JSON'])
      expect([type, await send(type)]).toEqual([type, 200])
    for (const type of ['text/plain', 'text/json', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect([type, await send(type)]).toEqual([type, 415])
    }
  })
})

describe('ETags', () => {
  test('spare a client what it has, and let it change only what it has seen', async () => {
    const path = `/api/services/${(await newService(db)).id}/`
    const etag = (await member.get(path)).headers.etag as string
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const reply = await member.get(path, { 'if-none-match': known })
      expect([known, reply.statusCode, reply.body, reply.headers.etag]).toEqual([known, 304, '', etag])
    }
    expect((await member.get(path, { 'if-none-match': '"other"' })).statusCode).toBe(200)

    for (const garbage of ['"other"', 'garbage', '', ',,', etag.slice(0, -1), '"'.repeat(500)]) {
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        const body = method === 'DELETE' ? undefined : { name: 'b', price: '1' }
        const reply = await member.request(method, path, body, { 'if-match': garbage })
        expect([garbage, method, reply.json()]).toMatchObject([garbage, method, { status: 412, code: 'core.changed' }])
      }
    }
    const changed = await member.request('PATCH', path, { name: 'b' }, { 'if-match': etag })
    expect(changed.statusCode).toBe(200)
    expect(changed.headers.etag).not.toBe(etag)
    expect((await member.get(path)).headers.etag).toBe(changed.headers.etag)
    expect((await member.request('PATCH', path, { name: 'c' }, { 'if-match': etag })).statusCode).toBe(412)
    expect((await member.request('DELETE', path, undefined, { 'if-match': etag })).statusCode).toBe(412)
    expect((await member.request('PATCH', path, { name: 'c' }, { 'if-match': '*' })).statusCode).toBe(200)
    const missing = await member.request(
      'PATCH',
      `/api/services/${randomUUIDv7()}/`,
      { name: 'c' },
      { 'if-match': '*' },
    )
    expect(missing.json()).toMatchObject({ status: 404, code: 'services.not_found' })
  })

  test('let one of those through who change the same version at once', async () => {
    for (let round = 0; round < 5; round++) {
      const made = await member.post('/api/customers/', { name: 'before' })
      const path = made.headers.location as string
      const headers = { 'if-match': made.headers.etag as string }
      const replies = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          member.request(index % 2 === 0 ? 'PATCH' : 'PUT', path, { name: `by ${index}` }, headers),
        ),
      )
      const winners = replies.filter(({ statusCode }) => statusCode === 200)
      expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412, 412, 412, 412])
      expect((await member.get(path)).json().name).toBe(winners[0]!.json().name)
    }
  })

  test('or not: a change and a deletion at once end in one of the two orders', async () => {
    for (let round = 0; round < 8; round++) {
      const path = (await member.post('/api/customers/', { name: 'before' })).headers.location as string
      const [change, deletion] = await Promise.all([
        member.request('PATCH', path, { name: 'after' }),
        member.request('DELETE', path),
      ])
      expect(deletion.statusCode).toBe(204)
      expect(change.statusCode).toBeOneOf([200, 404])
      expect((await member.get(path)).statusCode).toBe(404)
    }
  })
})

test('a row of one business is not there for another, by any method; nor do tags and cursors help', async () => {
  const [here, there] = [member, memberOfAcme]
  const body = { name: 'Amina', email: 'amina@example.com' }
  const mine = await here.post('/api/customers/', body)
  const { id } = mine.json()
  const path = `/api/customers/${id}/`
  for (const [method, send] of [['GET'], ['HEAD'], ['PUT', body], ['PATCH', { name: 'x' }], ['DELETE']] as const) {
    const control = await here.request(method === 'DELETE' ? 'GET' : method, path, send)
    expect([method, control.statusCode]).toEqual([method, 200])
    for (const headers of [{}, { 'if-match': '*' }, { 'if-none-match': '*' }]) {
      expect([method, (await there.request(method, path, send, headers)).statusCode]).toEqual([method, 404])
    }
  }
  // The same address of mail is free there, and a tag of another's row is no version of one's own.
  const theirs = await there.post('/api/customers/', body)
  expect(theirs.statusCode).toBe(201)
  const etag = (await here.get(path)).headers.etag as string
  const own = theirs.headers.location as string
  expect((await there.get(own, { 'if-none-match': etag })).statusCode).toBe(200)
  expect((await there.request('PATCH', own, { name: 'x' }, { 'if-match': etag })).statusCode).toBe(412)
  // A cursor is a place in an order, not a way to the rows around it.
  await here.post('/api/customers/', { name: 'Zineb' })
  const { next } = (await here.get('/api/customers/?ordering=name&page_size=1&cursor=')).json()
  const { search } = new URL(next)
  await there.post('/api/customers/', { name: 'y' })
  expect(namesOf((await here.get(`/api/customers/${search}`)).json())).toEqual(['x'])
  expect(namesOf((await there.get(`/api/customers/${search}`)).json())).toEqual(['y'])
  // Nor can it be referred to.
  const payment = {
    kind: 'payment',
    method: 'cash',
    amount: '1.00',
    occurred_at: '2026-01-05T09:00:00Z',
    customer_id: id,
  }
  expect((await here.post('/api/transactions/', payment)).statusCode).toBe(201)
  expect((await there.post('/api/transactions/', payment)).json()).toMatchObject({
    status: 400,
    code: 'core.unknown_reference',
    errors: [{ field: 'customer_id' }],
  })
})

describe('actions', () => {
  test('are done on one row or on all, in a transaction, with bodies and replies of their own', async () => {
    const resource = defineResource({
      path: '/trials',
      one: 'trial',
      table: categories,
      contract: z.object({ name: z.string(), position: z.number().int().default(0) }),
      only: ['list'],
      ordering: ['name'],
      permissions: { read: 'everyone', write: 'everyone' },
      notFound: CategoryNotFoundError,
      actions: {
        rename: {
          on: 'one',
          summary: 'Give it another name',
          permission: 'everyone',
          body: z.strictObject({ name: z.string().min(1) }),
          work: async ({ tx, id, body }) => {
            const { name } = body as { name: string }
            const [row] = await tx.update(categories).set({ name }).where(eq(categories.id, id)).returning()
            if (row === undefined) throw new CategoryNotFoundError(`There is no trial ${id} here.`)
            if (name === 'forbidden') throw new CategoryNotFoundError('Not that name.')
            return row
          },
        },
        longest: {
          on: 'all',
          method: 'GET',
          summary: 'The longest name',
          permission: 'everyone',
          reply: z.object({ longest: z.string() }),
          work: async ({ tx }) => {
            const rows = await tx.select().from(categories)
            return { longest: rows.map(({ name }) => name).sort((a, b) => b.length - a.length)[0] ?? '' }
          },
        },
      },
    })
    const context = await openApp(
      {},
      { modules: [defineModule('trial', { scope: 'tenant', tags: {}, routes: resource })] },
    )
    const tenant = await context.open('demo')
    const [row] = await tenant.db
      .insert(categories)
      .values([{ name: 'Coiffure' }, { name: 'Soin' }])
      .returning()
    const rename = (body: object, id = row!.id) => context.demo.post(`/api/trials/${id}/rename/`, body)
    expect((await context.demo.get('/api/trials/longest/')).json()).toEqual({ longest: 'Coiffure' })
    expect((await rename({ name: 'Coiffure et barbe' })).json()).toMatchObject({
      id: row!.id,
      name: 'Coiffure et barbe',
    })
    expect((await rename({ name: 'forbidden' })).statusCode).toBe(404)
    expect((await context.demo.get('/api/trials/longest/')).json()).toEqual({ longest: 'Coiffure et barbe' })
    expect((await rename({ name: 'x' }, randomUUIDv7())).json()).toMatchObject({ code: 'services.category_not_found' })
    expect((await rename({ title: 'x' })).json()).toMatchObject({ status: 400, code: 'core.invalid' })
    expect((await context.acme.post(`/api/trials/${row!.id}/rename/`, { name: 'x' })).statusCode).toBe(404)
  })
})
