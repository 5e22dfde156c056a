import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { appOfFile, type Client, newStaffMember, signIn } from '../../../test/fixtures.ts'
import { staff } from '../staff/tables.ts'

const app = appOfFile()
let operator: Client
let member: Client

beforeAll(async () => {
  operator = await signIn(app(), 'localhost:8000', { superuser: true })
  member = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
})

test('operators see who there is, and nothing that lets one in', async () => {
  const { results } = (await operator.get('/api/users/?is_superuser=true')).json()
  expect(results).toEqual([
    {
      id: expect.any(String),
      name: 'Test User',
      email: expect.stringContaining('@example.com'),
      email_verified: expect.any(Boolean),
      is_superuser: true,
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      updated_at: expect.any(String),
    },
  ])
  const path = `/api/users/${results[0].id}/`
  const ignored = { name: 'Operator', email: 'other@example.com', is_superuser: false }
  const renamed = await operator.request('PATCH', path, ignored)
  expect(renamed.json()).toMatchObject({ name: 'Operator', email: results[0].email, is_superuser: true })
  const etag = renamed.headers.etag as string
  expect((await operator.get(path, { 'if-none-match': etag })).statusCode).toBe(304)
  expect((await operator.request('PATCH', path, { name: 'a\0' })).json()).toMatchObject({ errors: [{ field: 'name' }] })
  expect((await operator.request('DELETE', path)).statusCode).toBe(404)
})

test('a list of users is walked by cursor, though its dates are of another kind', async () => {
  for (let index = 0; index < 2; index++) await signIn(app(), 'localhost:8000', {})
  const names = new Set<string>()
  let next: string | null = '/api/users/?page_size=1&cursor='
  while (next !== null) {
    const page: { next: string | null; results: { id: string }[] } = (await operator.get(next)).json()
    for (const { id } of page.results) names.add(id)
    next = page.next
  }
  expect(names.size).toBe((await operator.get('/api/users/')).json().count)
})

test('a membership opens a business to a user until it is taken away', async () => {
  const { user } = (await member.get('/api/auth/get-session')).json()
  const { results } = (await operator.get(`/api/memberships/?user_id=${user.id}`)).json()
  expect(results).toMatchObject([{ role: 'owner' }])
  const [{ id, tenant_id }] = results
  const again = await operator.post('/api/memberships/', { user_id: user.id, tenant_id, role: 'staff' })
  expect(again.json()).toMatchObject({ status: 409, code: 'core.duplicate' })
  for (const [field, change] of [
    ['user_id', { user_id: randomUUIDv7() }],
    ['tenant_id', { tenant_id: randomUUIDv7() }],
  ] as const) {
    const reply = await operator.post('/api/memberships/', { user_id: user.id, tenant_id, role: 'staff', ...change })
    expect(reply.json()).toMatchObject({ status: 400, code: 'core.unknown_reference', errors: [{ field }] })
  }
  expect((await member.get('/api/customers/')).statusCode).toBe(200)
  // Of two owners one may go.
  const last = await operator.request('DELETE', `/api/memberships/${id}/`)
  expect(last.json()).toMatchObject({ status: 409, code: 'users.last_owner' })
  for (const change of [{ role: 'manager' }, { tenant_id: (await app().open('acme')).id }]) {
    const changed = await operator.request('PATCH', `/api/memberships/${id}/`, change)
    expect(changed.json()).toMatchObject({ status: 409, code: 'users.last_owner' })
  }
  await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
  const { db } = await app().open('demo')
  const salma = await newStaffMember(db, { userId: user.id, userEmail: user.email })
  expect((await operator.request('DELETE', `/api/memberships/${id}/`)).statusCode).toBe(204)
  const [left] = await db.select().from(staff).where(eq(staff.id, salma.id))
  expect(left).toMatchObject({ userId: null, userEmail: '', feedVersion: salma.feedVersion + 1 })
  expect((await member.get('/api/customers/')).statusCode).toBe(403)
  await operator.post('/api/memberships/', { user_id: user.id, tenant_id, role: 'reception' })
  expect((await member.get('/api/customers/')).statusCode).toBe(200)
})
