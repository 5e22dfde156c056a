import { randomUUIDv7 } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { appOfFile, type Client, newService, newStaffMember, openApp, signIn, soon } from '../../../test/fixtures.ts'
import { auditEvents } from '../../core/audit/tables.ts'
import { defineModule } from '../../core/module.ts'
import { defineResource } from '../../core/resource/index.ts'
import { Name } from '../../core/shapes.ts'
import { bookingEvents } from '../bookings/tables.ts'
import { categories } from '../services/tables.ts'
import { StaffMemberNotFoundError } from '../staff/index.ts'

const app = appOfFile()
const host = 'demo.localhost:8000'
let owner: Client
let operator: Client

interface Event {
  id: string
  created_at: string
  action: string
  object_id: string
  before: object
  after: object
}

beforeAll(async () => {
  owner = await signIn(app(), host, { memberOf: 'demo' })
  operator = await signIn(app(), 'localhost:8000', { superuser: true })
})

const events = async (query = '', client = owner): Promise<Event[]> =>
  (await client.get(`/api/audit/?page_size=100${query}`)).json().results

test('what is done to a row is told with who did it, and of what changed how it was and is, under the wire’s names', async () => {
  const category = (await owner.post('/api/categories/', { name: 'Hair', position: 3 })).json()
  await owner.request('PATCH', `/api/categories/${category.id}/`, { name: 'Beard', position: 3 })
  await owner.request('PUT', `/api/categories/${category.id}/`, { name: 'Beard', position: 4 })
  await owner.request('DELETE', `/api/categories/${category.id}/`)
  const found = await events(`&object_id=${category.id}`)
  const [{ actor_id }] = found as unknown as [{ actor_id: string }]
  const about = {
    ...{ object_type: 'categories', object_id: category.id, actor_kind: 'member', actor_id },
    ...{ actor_name: 'Test User', channel: 'api', reason: '' },
  }
  expect(found).toMatchObject([
    {
      ...{ ...about, action: 'categories.delete', object_label: 'Beard' },
      ...{ before: { name: 'Beard', position: 4, is_active: true }, after: {} },
    },
    { ...about, action: 'categories.update', before: { position: 3 }, after: { position: 4 } },
    { ...about, action: 'categories.update', before: { name: 'Hair' }, after: { name: 'Beard' }, object_label: 'Hair' },
    { ...about, action: 'categories.create', before: {}, after: { name: 'Hair', position: 3 }, object_label: 'Hair' },
  ])
  expect(Object.keys(found[1]!.after)).toEqual(['position'])
  // What changes nothing by saying nothing, and what is refused, leaves no trace.
  const before = (await events()).length
  const service = (await owner.post('/api/services/', { name: 'a', price: '10.00' })).json()
  await owner.request('PATCH', `/api/services/${service.id}/`, {})
  await owner.post('/api/services/', { name: 'a', price: '10.00', category_id: randomUUIDv7() })
  expect(await events()).toHaveLength(before + 1)
})

test('many that are made at once have an event each; of a secret it is told only that it changed', async () => {
  const bodies = ['Amina', 'Omar'].map((name) => ({ name, notes: `${name} owes us` }))
  const made = (await owner.post('/api/customers/bulk/', bodies)).json() as { id: string }[]
  await owner.request('PATCH', `/api/customers/${made[0]!.id}/`, { notes: 'paid' })
  const found = (await events('&action=customers.')).filter(({ object_id }) => made.some(({ id }) => id === object_id))
  expect(found.map(({ action }) => action)).toEqual(['customers.update', 'customers.create', 'customers.create'])
  expect(found[0]).toMatchObject({ before: { notes: '***' }, after: { notes: '***' } })
  expect(JSON.stringify(await events())).not.toMatch(/owes|paid/)
})

test('what was done and what became of bookings are one list by time, and can be narrowed', async () => {
  const { db } = await app().open('demo')
  const service = await newService(db)
  await newStaffMember(db)
  const body = { service_id: service.id, customer_email: 'a@example.com', start_time: soon.toString() }
  const booking = (await app().demo.post('/api/bookings/', body)).json()
  await owner.request('PATCH', `/api/services/${service.id}/`, { name: 'Cut' })
  await owner.post(`/api/bookings/${booking.id}/cancel/`, { reason: 'Closed' })
  const [cancelled, renamed, booked] = await events()
  expect([cancelled, renamed, booked]).toMatchObject([
    {
      ...{ action: 'bookings.cancelled', object_type: 'bookings', object_id: booking.id, actor_kind: 'member' },
      ...{ object_label: booking.reference, reason: 'Closed', actor_name: 'Test User' },
    },
    { action: 'services.update', object_id: service.id },
    { action: 'bookings.confirmed', actor_kind: 'customer', actor_id: null },
  ])
  const actions = async (query: string) => (await events(query)).map(({ action }) => action)
  expect(await actions(`&object_id=${booking.id}`)).toEqual(['bookings.cancelled', 'bookings.confirmed'])
  expect(await actions('&action=bookings.c&actor_kind=customer')).toEqual(['bookings.confirmed'])
  expect(await actions(`&action=bookings.&actor_kind=member`)).toEqual(['bookings.cancelled'])
  const { actor_id } = renamed as unknown as { actor_id: string }
  expect(await actions(`&actor_id=${actor_id}&action=bookings`)).toEqual(['bookings.cancelled'])
  const from = encodeURIComponent(renamed!.created_at)
  expect(await actions(`&created_at__gte=${from}`)).toEqual(['bookings.cancelled', 'services.update'])
  expect((await actions(`&created_at__lt=${from}`))[0]).toBe('bookings.confirmed')
})

test('the way through the parts skips nothing and repeats nothing, whatever happens meanwhile and at one instant', async () => {
  const { db } = await app().open('acme')
  const acme = await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  await newService(db)
  await newStaffMember(db)
  const { results } = (await acme.get('/api/services/')).json()
  const body = { service_id: results[0].id, customer_email: 'a@example.com', start_time: soon.toString() }
  const { id: bookingId } = (await app().acme.post('/api/bookings/', body)).json()
  const at = (micro: number) => Temporal.Instant.from('2026-01-01T00:00:00Z').add({ microseconds: micro })
  // Three at every instant of one microsecond, on both sides.
  for (let index = 0; index < 30; index++) {
    const createdAt = at(Math.floor(index / 3))
    const who = { actorKind: 'system', channel: 'clock', createdAt } as const
    if (index % 2 === 0) await db.insert(auditEvents).values({ ...who, action: `test.${index}` })
    else
      await db
        .insert(bookingEvents)
        .values({ ...who, bookingId, number: 100 + index, kind: 'x', toStatus: 'confirmed' })
  }
  const all = await events('', acme)
  const walked: Event[] = []
  for (let next: string | null = '/api/audit/?page_size=4'; next !== null; ) {
    const page = (await acme.get(next)).json() as { next: string | null; results: Event[] }
    walked.push(...page.results)
    next = page.next === null ? null : page.next.replace('http://acme.localhost:8000', '')
    await acme.post('/api/categories/', { name: `Meanwhile ${walked.length}` })
  }
  expect(walked.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  expect(new Set(walked.map(({ id }) => id)).size).toBe(walked.length)
})

test('it is for owners, of their own business', async () => {
  await owner.post('/api/categories/', { name: 'Ours' })
  for (const role of ['manager', 'reception', 'staff', 'accountant'] as const) {
    const client = await signIn(app(), host, { memberOf: 'demo', role })
    for (const path of ['/api/audit/', '/api/audit/export/']) {
      expect([role, path, (await client.get(path)).statusCode]).toEqual([role, path, 403])
    }
  }
  const other = await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await app().demo.get('/api/audit/')).statusCode).toBe(401)
  expect((await other.get('/api/audit/', { host })).statusCode).toBe(401)
  expect(JSON.stringify(await events('', other))).not.toContain('Ours')
})

test('reading what is sensitive is told: of one row whose it was, of a list what was asked and how much was shown', async () => {
  const sensitive = defineResource({
    ...{ path: '/sensitives', one: 'sensitive thing', table: categories, contract: z.object({ name: Name }) },
    ...{ filters: ['name'], ordering: ['-created_at'], notFound: StaffMemberNotFoundError, sensitive: true },
    permissions: { read: 'catalogue.read', write: 'catalogue.write' },
  })
  const modules = [defineModule('sensitive', { scope: 'tenant', tags: {}, routes: sensitive })]
  const context = await openApp({}, { modules })
  const client = await signIn(context, host, { memberOf: 'demo' })
  const { id } = (await client.post('/api/sensitives/', { name: 'Hair' })).json()
  await client.get(`/api/sensitives/${id}/`)
  await client.get('/api/sensitives/?name=Hair&page_size=5')
  await client.get(`/api/sensitives/${randomUUIDv7()}/`)
  // Of plain reads there is nothing.
  await client.get('/api/categories/')
  expect(await events('&action=sensitives.', client)).toMatchObject([
    { action: 'sensitives.read', object_id: null, after: { name: 'Hair', page_size: '5', count: 1 } },
    { action: 'sensitives.read', object_id: id, object_label: 'Hair', after: {} },
    { action: 'sensitives.create' },
  ])
})

test('as a table it holds no formula, and taking it is told', async () => {
  for (const name of ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(1)', '\u00a0=1', '＝1', 'a,"b"']) {
    await owner.post('/api/categories/', { name })
  }
  const table = await owner.get('/api/audit/export/?action=categories.create')
  expect(table.headers['content-type']).toContain('text/csv')
  expect(table.body).toContain('id,created_at,action')
  expect(table.body).toContain(`"'=HYPERLINK(""http://x"")"`)
  for (const text of [`'+1`, `'-1`, `'@SUM(1)`, `'＝1`]) expect(table.body).toContain(`,${text},`)
  expect(table.body).toContain('"a,""b"""')
  expect(table.body).not.toMatch(/(^|,)"?\s*[=+\-@＝]/m)
  const [last] = await events()
  expect(last).toMatchObject({
    action: 'audit.export',
    after: { action: 'categories.create', count: expect.any(Number) },
  })
})

test('operators see what was done on the platform, of all businesses or of one', async () => {
  const { id } = await app().open('acme')
  await operator.post(`/api/tenants/${id}/suspend/`, { reason: 'Unpaid' })
  await operator.post(`/api/tenants/${id}/resume/`, { reason: 'Paid' })
  await operator.request('PATCH', `/api/tenants/${id}/`, { name: 'Acme & Co' })
  const domain = (
    await operator.post('/api/domains/', { tenant_id: id, domain: 'acme.example', reason: 'Moved' })
  ).json()
  await operator.request('DELETE', `/api/domains/${domain.id}/`)
  const { results } = (await operator.get(`/api/platform_audit/?tenant_id=${id}&page_size=5`)).json()
  expect(results).toMatchObject([
    { action: 'domains.remove', object_label: 'acme.example', before: { domain: 'acme.example' } },
    { action: 'domains.add', reason: 'Moved', after: { domain: 'acme.example' } },
    { action: 'tenants.update', before: { name: 'Acme Corp' }, after: { name: 'Acme & Co' } },
    { action: 'tenants.resume', reason: 'Paid', before: { status: 'suspended' }, after: { status: 'active' } },
    { action: 'tenants.suspend', reason: 'Unpaid', actor_kind: 'operator', actor_name: 'Test User' },
  ])
  expect(results.every(({ tenant_id }: { tenant_id: string }) => tenant_id === id)).toBe(true)
  // The owners see it in their own list, among what was done there.
  const acme = await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  const seen = (await events('&action=tenants.', acme)).map(({ action }) => action)
  expect(seen.slice(0, 3)).toEqual(['tenants.update', 'tenants.resume', 'tenants.suspend'])
  expect(await events('&action=domains.', acme)).toMatchObject([{ before: { domain: 'acme.example' } }, {}])
  const table = await operator.get(`/api/platform_audit/export/?tenant_id=${id}`)
  expect(table.body.split('\r\n')[0]).toMatch(/,tenant_id$/)
  const { results: all } = (await operator.get('/api/platform_audit/')).json()
  expect(all[0]).toMatchObject({ action: 'audit.export', tenant_id: null })
  expect((await app().platform.get('/api/platform_audit/')).statusCode).toBe(401)
})
