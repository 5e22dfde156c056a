import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { appOfFile, newStaffMember, signIn } from '../../../../test/fixtures.ts'
import { roles } from '../../../core/permissions.ts'
import { staff } from '../../staff/tables.ts'
import { memberships } from '../tables.ts'
import { type Business, newBusiness, personAt, platformHost, recordOf } from '../test/business.ts'

const app = appOfFile({ testClock: true })

const ownersOf = async ({ id }: Business) => {
  const rows = await app().tenancy.shared.db.select().from(memberships).where(eq(memberships.tenantId, id))
  return rows.filter(({ role }) => role === 'owner').length
}

test('who may sign in is listed, with whom they are there', async () => {
  const one = await newBusiness(app())
  const owner = await personAt(app(), one, 'owner')
  const member = await personAt(app(), one, 'staff')
  const { db } = await app().open(one.slug)
  const salma = await newStaffMember(db)
  const joined = await owner.client.request('PATCH', `/api/members/${member.id}/`, { staff_id: salma.id })
  expect(joined.json()).toMatchObject({ role: 'staff', staff_id: salma.id, staff_name: salma.name })
  const { results } = (await owner.client.get('/api/members/')).json()
  expect(results).toEqual([
    expect.objectContaining({ id: owner.id, email: owner.email, role: 'owner', staff_id: null, staff_name: null }),
    { ...joined.json(), id: member.id, email: member.email, name: 'Test User', since: expect.any(String) },
  ])
  expect((await member.client.get('/api/me/')).json()).toMatchObject({
    user: { id: member.id },
    role: 'staff',
    staff: { id: salma.id, name: salma.name },
    permissions: expect.arrayContaining([{ action: 'bookings.write', reach: 'own' }]),
    support: null,
  })
  // Nobody else becomes her meanwhile.
  const taken = await owner.client.request('PATCH', `/api/members/${owner.id}/`, { staff_id: salma.id })
  expect(taken.json()).toMatchObject({ status: 409, code: 'users.staff_taken' })
  const nobody = await owner.client.request('PATCH', `/api/members/${owner.id}/`, { staff_id: owner.id })
  expect(nobody.json()).toMatchObject({ status: 404, code: 'staff.not_found' })
  expect((await member.client.get('/api/members/')).statusCode).toBe(403)
})

describe('the roles owner and manager', () => {
  test('are given and taken by owners alone, and nobody raises themselves', async () => {
    const one = await newBusiness(app())
    const owner = await personAt(app(), one, 'owner')
    const manager = await personAt(app(), one, 'manager')
    const other = await personAt(app(), one, 'manager')
    const member = await personAt(app(), one, 'staff')
    const refused = { status: 403, code: 'users.role_not_yours' }
    const set = async (who: typeof owner, whom: typeof owner, role: string) =>
      (await who.client.request('PATCH', `/api/members/${whom.id}/`, { role })).json()
    expect(await set(manager, manager, 'owner')).toMatchObject(refused)
    expect(await set(manager, owner, 'staff')).toMatchObject(refused)
    expect(await set(manager, other, 'staff')).toMatchObject(refused)
    expect(await set(manager, member, 'manager')).toMatchObject(refused)
    for (const whom of [owner, other]) {
      expect((await manager.client.request('DELETE', `/api/members/${whom.id}/`)).json()).toMatchObject(refused)
    }
    const invited = await manager.client.post('/api/invitations/', { email: 'x@example.com', role: 'manager' })
    expect(invited.json()).toMatchObject(refused)
    // What remains to managers, and to themselves downwards.
    expect(await set(manager, member, 'accountant')).toMatchObject({ role: 'accountant' })
    expect(await set(other, other, 'reception')).toMatchObject({ role: 'reception' })
    expect(await set(other, other, 'manager')).toMatchObject({ status: 403, code: 'core.forbidden' })
    // The control: an owner may.
    expect(await set(owner, member, 'manager')).toMatchObject({ role: 'manager' })
    expect(await set(owner, manager, 'owner')).toMatchObject({ role: 'owner' })
    expect((await recordOf(app(), one)).map(({ action, before, after }) => [action, before, after])).toEqual(
      expect.arrayContaining([
        ['members.change_role', { role: 'manager' }, { role: 'owner' }],
        ['members.change_role', { role: 'staff' }, { role: 'accountant' }],
      ]),
    )
  })

  test('end with what their holder had offered to others', async () => {
    const one = await newBusiness(app())
    const owner = await personAt(app(), one, 'owner')
    const second = await personAt(app(), one, 'owner')
    for (const role of ['manager', 'staff']) {
      await second.client.post('/api/invitations/', { email: `${role}@example.com`, role })
    }
    const open = async () => {
      const { results } = (await owner.client.get('/api/invitations/?state=open')).json()
      return results.map(({ email }: { email: string }) => email)
    }
    expect(await open()).toHaveLength(2)
    await owner.client.request('PATCH', `/api/members/${second.id}/`, { role: 'manager' })
    expect(await open()).toEqual(['staff@example.com'])
    await owner.client.request('DELETE', `/api/members/${second.id}/`)
    expect(await open()).toEqual([])
  })
})

describe('the last owner', () => {
  test('cannot leave, be removed or become less', async () => {
    const one = await newBusiness(app())
    const owner = await personAt(app(), one, 'owner')
    const last = { status: 409, code: 'users.last_owner' }
    expect((await owner.client.post('/api/members/leave/', undefined)).json()).toMatchObject(last)
    expect((await owner.client.request('DELETE', `/api/members/${owner.id}/`)).json()).toMatchObject(last)
    for (const role of roles.filter((one) => one !== 'owner')) {
      const reply = await owner.client.request('PATCH', `/api/members/${owner.id}/`, { role })
      expect(reply.json()).toMatchObject(last)
    }
    await personAt(app(), one, 'owner')
    expect((await owner.client.post('/api/members/leave/', undefined)).json()).toEqual({ left: true })
    expect((await owner.client.get('/api/members/')).statusCode).toBe(403)
  })

  test.each(['leave', 'remove one another', 'become less'])('is left when all of them %s at once', async (what) => {
    for (let round = 0; round < 5; round++) {
      const one = await newBusiness(app())
      const owners = await Promise.all([0, 1, 2].map(() => personAt(app(), one, 'owner')))
      const replies = await Promise.all(
        owners.map(({ client, id }, index) => {
          const next = owners[(index + 1) % owners.length]!
          if (what === 'leave') return client.post('/api/members/leave/', undefined)
          if (what === 'become less') return client.request('PATCH', `/api/members/${id}/`, { role: 'staff' })
          return client.request('DELETE', `/api/members/${next.id}/`)
        }),
      )
      expect(await ownersOf(one)).toBeGreaterThanOrEqual(1)
      const statuses = replies.map(({ statusCode }) => statusCode)
      for (const status of statuses) expect(status).toBeOneOf([200, 204, 403, 409])
      if (what !== 'remove one another') expect(statuses.filter((status) => status === 409)).toHaveLength(1)
    }
  })
})

test('whoever is removed is out at once: sessions, keys, the calendar, their place in the team', async () => {
  const one = await newBusiness(app())
  const owner = await personAt(app(), one, 'owner')
  const second = await personAt(app(), one, 'owner')
  const { db } = await app().open(one.slug)
  const salma = await newStaffMember(db, { userId: second.id, userEmail: second.email })
  const { token } = (await owner.client.post(`/api/staff/${salma.id}/feed/`, undefined)).json()
  const { secret } = (await second.client.post('/api/api_keys/', { name: 'Till', scopes: ['bookings.read'] })).json()
  const asked = async () => {
    const { app: server } = app()
    const get = async (url: string, headers: Record<string, string> = {}) =>
      (await server.inject({ url, headers: { host: one.host, ...headers } })).statusCode
    return [
      (await second.client.get('/api/bookings/')).statusCode,
      await get('/api/bookings/', { authorization: `Bearer ${secret}` }),
      await get(`/api/calendars/${token}.ics`),
    ]
  }
  const before = await asked()
  expect(before.slice(0, 2)).toEqual([200, 200])
  expect((await owner.client.request('DELETE', `/api/members/${second.id}/`)).statusCode).toBe(204)
  expect(await asked()).toEqual([403, 401, 404])
  expect(before[2]).toBe(200)
  const [left] = await db.select().from(staff).where(eq(staff.id, salma.id))
  expect(left).toMatchObject({ userId: null, userEmail: '', feedVersion: 2 })
  const [event] = await recordOf(app(), one)
  expect(event).toMatchObject({ action: 'members.remove', objectId: second.id, actorId: owner.id, actorKind: 'member' })
  expect((await owner.client.request('DELETE', `/api/members/${second.id}/`)).json()).toMatchObject({
    code: 'users.member_not_found',
  })
})

test('removing somebody again completes what failed half way', async () => {
  const one = await newBusiness(app())
  const owner = await personAt(app(), one, 'owner')
  const gone = await personAt(app(), one)
  const { db } = await app().open(one.slug)
  const salma = await newStaffMember(db, { userId: gone.id, userEmail: gone.email })
  expect((await owner.client.request('DELETE', `/api/members/${gone.id}/`)).statusCode).toBe(204)
  const [left] = await db.select().from(staff).where(eq(staff.id, salma.id))
  expect(left).toMatchObject({ userId: null, feedVersion: 2 })
})

test('on the platform one sees where one works, and opens a session at each', async () => {
  const [one, other] = [await newBusiness(app()), await newBusiness(app())]
  const operator = await signIn(app(), platformHost, { superuser: true })
  const { user } = (await operator.get('/api/auth/get-session')).json()
  for (const [{ id }, role] of [
    [one, 'owner'],
    [other, 'staff'],
  ] as const) {
    await operator.post('/api/memberships/', { user_id: user.id, tenant_id: id, role })
  }
  const businesses = (await operator.get('/api/me/businesses/')).json()
  expect(businesses).toEqual([
    expect.objectContaining({ tenant_id: one.id, role: 'owner', url: `http://${one.host}/` }),
    expect.objectContaining({ tenant_id: other.id, role: 'staff', url: `http://${other.host}/` }),
  ])
})
