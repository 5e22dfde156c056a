import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { appOfFile, type Client, signIn } from '../../../../test/fixtures.ts'
import { roles } from '../../../core/permissions.ts'
import { type TenantStatus, tenantStatuses, tenants } from '../tables.ts'
import { statusRules } from './statuses.ts'

const app = appOfFile()
const members = {} as Record<(typeof roles)[number], Client>
let other: Client
let operator: Client

beforeAll(async () => {
  await app().tenancy.internals.resolver.listen()
  const host = 'demo.localhost:8000'
  for (const role of roles) members[role] = await signIn(app(), host, { memberOf: 'demo', role })
  other = await signIn(app(), host, { memberOf: 'acme' })
  operator = await signIn(app(), host, { superuser: true })
})

async function become(status: TenantStatus) {
  const { tenancy, open } = app()
  const { id } = await open('demo')
  await tenancy.shared.transaction(async (tx) => {
    await tx.update(tenants).set({ status }).where(eq(tenants.id, id))
    await tenancy.announce(tx, id)
  })
  await vi.waitFor(async () => expect((await tenancy.resolve('demo.localhost'))?.status).toBe(status))
}

const codes = { open: undefined, soon: 'tenants.not_open', closed: 'tenants.closed' } as const

describe.each(tenantStatuses)('a business that is %s', (status) => {
  const rule = statusRules[status]
  beforeAll(() => become(status))

  test('shows visitors, members of others and operators what the table says', async () => {
    for (const client of [app().demo, other, operator]) {
      expect((await client.get('/api/services/')).json().code).toBe(codes[rule.visitors])
      expect((await client.get('/')).statusCode).toBe(rule.visitors === 'open' ? 200 : 403)
      const booked = (await client.post('/api/bookings/', {})).json().code
      expect(booked).toBe(codes[rule.visitors] ?? 'core.invalid')
    }
  })

  test.each(roles)('lets in its %s as the table says', async (role) => {
    const member = members[role]
    const enters = rule.visitors === 'open' || (rule.members !== 'none' && rule.roles.includes(role))
    const read = await member.get('/api/settings/')
    expect([role, read.statusCode, read.json().code]).toEqual(
      enters ? [role, 200, undefined] : [role, 403, codes[rule.visitors] ?? 'x'],
    )
    // Nothing that changes passes, by whatever method, public or not.
    const writes = [
      await member.post('/api/services/', {}),
      await member.request('PATCH', '/api/settings/', { nothing: 1 }),
      await member.request('DELETE', `/api/services/${crypto.randomUUID()}/`),
      await member.post('/api/bookings/', {}),
    ].map((reply) => reply.json().code)
    const refused = enters ? (rule.members === 'read' ? 'tenants.read_only' : undefined) : codes[rule.visitors]
    if (refused === undefined) expect(writes.every((code) => !code.startsWith('tenants.'))).toBe(true)
    else expect(writes).toEqual(Array(4).fill(refused))
  })

  test('has a door while anybody is let in', async () => {
    const { statusCode } = await app().demo.get('/api/auth/get-session')
    expect(statusCode).toBe(rule.members === 'none' ? 403 : 200)
  })
})
