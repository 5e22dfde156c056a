import { desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { appOfFile, type Client, newStaffMember, signIn } from '../../../../test/fixtures.ts'
import { sharedAuditEvents } from '../../../core/audit/shared-tables.ts'
import type { Role } from '../../../core/permissions.ts'
import { sessions, supportEntries, users } from '../tables.ts'
import {
  type Business,
  clientAt,
  cookieOf,
  newBusiness,
  personAt,
  platformHost,
  recordOf,
  setStatus,
} from '../test/business.ts'

const app = appOfFile({ testClock: true })
let operator: Client
let supporter: Client

/** Somebody of the platform who only helps. */
async function newSupporter(): Promise<Client> {
  const client = await signIn(app(), platformHost, {})
  const { user } = (await client.get('/api/auth/get-session')).json()
  await app().tenancy.shared.db.update(users).set({ isSupport: true, name: 'Nadia' }).where(eq(users.id, user.id))
  return client
}

beforeAll(async () => {
  operator = await signIn(app(), platformHost, { superuser: true })
  supporter = await newSupporter()
})

const open = (business: Business, more: object = {}, who = supporter) =>
  who.post('/api/support_entries/', { tenant_id: business.id, reason: 'asked why Monday is closed', ...more })
const enter = (business: Business, token: string, headers = {}) =>
  clientAt(app(), business.host).post('/api/support/enter/', { token }, headers)

/** Lets somebody in. */
async function visit(business: Business, more: object = {}, who = supporter) {
  const { token, id } = (await open(business, more, who)).json()
  const reply = await enter(business, token)
  expect(reply.statusCode).toBe(200)
  const origin = `http://${business.host}`
  const cookie = cookieOf(reply)
  return { id: id as string, cookie, reply, client: clientAt(app(), business.host, { cookie, origin }) }
}
const statusOf = async (client: Client, headers = {}) => (await client.get('/api/customers/', headers)).statusCode
const after = (minutes: number) => ({
  'x-test-now': Temporal.Now.instant()
    .add({ seconds: Math.round(minutes * 60) })
    .round('millisecond')
    .toString(),
})

test('support comes in by a link, looks, is seen, and leaves', async () => {
  const business = await newBusiness(app())
  const owner = await personAt(app(), business, 'owner')
  const opened = await open(business, { minutes: 20 })
  expect([opened.statusCode, opened.json()]).toEqual([
    201,
    expect.objectContaining({
      user_name: 'Nadia',
      reason: 'asked why Monday is closed',
      stand_in_id: null,
      used_at: null,
    }),
  ])
  expect(opened.json().url).toBe(`http://${business.host}/support-visit?token=${opened.json().token}`)
  expect(JSON.stringify((await supporter.get('/api/support_entries/')).json())).not.toMatch(/token|hash/i)
  const { client, reply, id } = await visit(business)
  expect(String(reply.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax$/)
  const told = { by: 'Nadia', reason: 'asked why Monday is closed', until: expect.any(String), stand_in: null }
  const me = (await client.get('/api/me/')).json()
  expect(me).toMatchObject({ role: 'support', support: told, staff: null })
  expect((await client.get('/api/auth/get-session')).json()).toMatchObject({ support: told })
  expect(await statusOf(client)).toBe(200)
  expect((await client.post('/api/services/', { name: 'x' })).statusCode).toBe(403)
  expect((await client.get('/api/transactions/')).statusCode).toBe(403)

  const seen = (await owner.client.get('/api/support/')).json()
  expect(seen.results[0]).toMatchObject({ id, user_name: 'Nadia', used_at: expect.any(String), ended_at: null })
  expect((await client.post('/api/support/leave/', undefined)).json()).toEqual({ left: true })
  expect(await statusOf(client)).toBe(401)
  expect((await client.post('/api/support/leave/', undefined)).statusCode).toBe(401)
  expect((await owner.client.post('/api/support/leave/', undefined)).json()).toMatchObject({ code: 'users.no_visit' })

  const events = (await recordOf(app(), business)).filter(({ action }) => action.startsWith('support.'))
  expect(events).toMatchObject([
    { action: 'support.end', actorKind: 'support', actorName: 'Nadia', reason: 'asked why Monday is closed' },
    { action: 'support.enter', actorKind: 'support', actorName: 'Nadia', reason: 'asked why Monday is closed' },
  ])
  const shared = await app()
    .tenancy.shared.db.select()
    .from(sharedAuditEvents)
    .where(eq(sharedAuditEvents.objectId, id))
    .orderBy(desc(sharedAuditEvents.createdAt))
  expect(shared.map(({ action, tenantId, reason }) => [action, tenantId, reason])).toEqual(
    ['support.end', 'support.enter', 'support.open'].map((action) => [
      action,
      business.id,
      'asked why Monday is closed',
    ]),
  )
})

test.each(['en', 'fr', 'ar'])(
  'the start page tells a visitor where they are, and nobody else: %s',
  async (language) => {
    const business = await newBusiness(app())
    const { client, cookie } = await visit(business, { reason: 'to look <closely>' })
    const page = await client.get('/', { 'accept-language': language })
    expect(page.body).toContain('role="status"')
    expect(page.body).toContain('Nadia')
    expect(page.body).toContain('to look &lt;closely&gt;')
    expect(page.headers['cache-control']).toBe('no-store')
    const { client: member } = await personAt(app(), business, 'owner')
    for (const other of [member, clientAt(app(), business.host)]) {
      expect((await other.get('/', { 'accept-language': language })).body).not.toContain('role="status"')
    }
    const left = await app().app.inject({
      method: 'POST',
      url: '/support-visit/leave',
      headers: {
        host: business.host,
        origin: `http://${business.host}`,
        cookie,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: '',
    })
    expect([left.statusCode, left.headers.location]).toEqual([303, '/'])
    expect(await statusOf(client)).toBe(401)
  },
)

test('the page of a link lets in by a form, once', async () => {
  const business = await newBusiness(app())
  const { url, token } = (await open(business)).json()
  const { pathname, search } = new URL(url)
  const page = await clientAt(app(), business.host).get(pathname + search)
  expect(page.body).toContain(`value="${token}"`)
  const send = () =>
    app().app.inject({
      method: 'POST',
      url: '/support-visit',
      headers: {
        host: business.host,
        origin: `http://${business.host}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: `token=${token}`,
    })
  const entered = await send()
  expect(entered.statusCode).toBe(303)
  expect(await statusOf(clientAt(app(), business.host, { cookie: cookieOf(entered) }))).toBe(200)
  expect((await send()).statusCode).toBe(404)
})

describe('a link lets nobody in', () => {
  const refused = { status: 403, code: 'users.support_link' }

  test('at another business, a second time, after five minutes, or when it was taken back', async () => {
    const [business, other] = [await newBusiness(app()), await newBusiness(app())]
    const { token } = (await open(business)).json()
    expect((await enter(other, token)).json()).toMatchObject(refused)
    expect((await enter(business, token, after(5.1))).json()).toMatchObject(refused)
    // The control: it was for this one, and in time.
    expect((await enter(business, token, after(4.9))).statusCode).toBe(200)
    expect((await enter(business, token)).json()).toMatchObject(refused)
    expect((await enter(business, 'x'.repeat(43))).json()).toMatchObject(refused)

    const second = (await open(business)).json()
    await supporter.post(`/api/support_entries/${second.id}/end/`, undefined)
    expect((await enter(business, second.token)).json()).toMatchObject(refused)
  })

  test('twice at once', async () => {
    for (let round = 0; round < 5; round++) {
      const business = await newBusiness(app())
      const { token, id } = (await open(business)).json()
      const replies = await Promise.all(Array.from({ length: 6 }, () => enter(business, token)))
      expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(5).fill(403)])
      expect(await app().tenancy.shared.db.$count(sessions, eq(sessions.supportEntryId, id))).toBe(1)
      const entered = (await recordOf(app(), business)).filter(({ action }) => action === 'support.enter')
      expect(entered).toHaveLength(1)
    }
  })

  test('who has lost their place on the platform since', async () => {
    const business = await newBusiness(app())
    const former = await newSupporter()
    const { token } = (await open(business, {}, former)).json()
    const { client } = await visit(business, {}, former)
    const { user } = (await former.get('/api/auth/get-session')).json()
    await app().tenancy.shared.db.update(users).set({ isSupport: false }).where(eq(users.id, user.id))
    expect((await enter(business, token)).json()).toMatchObject(refused)
    expect(await statusOf(client)).toBe(401)
    expect((await open(business, {}, former)).json()).toMatchObject({ status: 403, code: 'core.forbidden' })
  })

  test.each(['unverified', 'suspended', 'archived', 'deleted'] as const)('of a business that is %s', async (status) => {
    const business = await newBusiness(app())
    const { token } = (await open(business)).json()
    const { client } = await visit(business)
    expect(await statusOf(client)).toBe(200)
    await setStatus(app(), business, status)
    expect((await open(business)).json()).toMatchObject({ status: 409, code: 'users.tenant_not_in_use' })
    expect((await enter(business, token)).statusCode).toBe(403)
    // A visit under way is over, too.
    expect(await statusOf(client)).toBeOneOf([401, 403])
    await setStatus(app(), business, 'active')
    await expect.poll(() => statusOf(client)).toBe(200)
  })
})

describe('a visit ends', () => {
  test('with its time', async () => {
    const business = await newBusiness(app())
    const { client } = await visit(business, { minutes: 10 })
    expect(await statusOf(client, after(9.9))).toBe(200)
    expect(await statusOf(client, after(10.1))).toBe(401)
    expect((await open(business, { minutes: 61 })).statusCode).toBe(400)
  })

  test('when an owner or an operator ends it, and when nobody else would', async () => {
    const [business, other] = [await newBusiness(app()), await newBusiness(app())]
    const owner = await personAt(app(), business, 'owner')
    const stranger = await personAt(app(), other, 'owner')
    const manager = await personAt(app(), business, 'manager')
    const first = await visit(business)
    const second = await visit(business, {}, operator)
    const missing = { status: 404, code: 'users.support_entry_not_found' }
    expect((await stranger.client.post(`/api/support/${first.id}/end/`, undefined)).json()).toMatchObject(missing)
    expect((await manager.client.post(`/api/support/${first.id}/end/`, undefined)).statusCode).toBe(403)
    expect((await supporter.post(`/api/support_entries/${second.id}/end/`, undefined)).json()).toMatchObject(missing)
    expect([await statusOf(first.client), await statusOf(second.client)]).toEqual([200, 200])

    expect((await owner.client.post(`/api/support/${first.id}/end/`, undefined)).json()).toMatchObject({
      id: first.id,
      ended_at: expect.any(String),
    })
    expect([await statusOf(first.client), await statusOf(second.client)]).toEqual([401, 200])
    await operator.post(`/api/support_entries/${second.id}/end/`, undefined)
    expect(await statusOf(second.client)).toBe(401)
    const ends = (await recordOf(app(), business)).filter(({ action }) => action === 'support.end')
    expect(ends).toMatchObject([{ actorKind: 'operator' }, { actorKind: 'member', actorId: owner.id }])
  })
})

describe('standing in for a member', () => {
  test('takes an operator, and a member of that business', async () => {
    const business = await newBusiness(app())
    const owner = await personAt(app(), business, 'owner')
    const stranger = await personAt(app(), business)
    expect((await open(business, { stand_in_id: owner.id })).json()).toMatchObject({ code: 'core.forbidden' })
    expect((await open(business, { stand_in_id: stranger.id }, operator)).json()).toMatchObject({
      code: 'users.stand_in',
      errors: [{ field: 'stand_in_id' }],
    })
    expect((await open(business, { stand_in_id: owner.id }, operator)).statusCode).toBe(201)
  })

  async function standIn(role: Role) {
    const business = await newBusiness(app())
    const member = await personAt(app(), business, role)
    await personAt(app(), business, 'owner')
    const { client } = await visit(business, { stand_in_id: member.id }, operator)
    return { business, member, client }
  }

  test('does what an owner may, less what takes the owner in person, and under its own name', async () => {
    const { business, client, member } = await standIn('owner')
    expect((await client.get('/api/me/')).json()).toMatchObject({
      role: 'owner',
      support: { by: 'Test User', stand_in: 'Test User' },
    })
    const made = await client.post('/api/categories/', { name: 'Hair' })
    expect(made.statusCode).toBe(201)
    const { permissions } = (await client.get('/api/me/')).json()
    const actions = permissions.map(({ action }: { action: string }) => action)
    expect(actions).toContain('settings.write')
    for (const action of ['keys.write', 'members.write', 'customers.health', 'visits.write']) {
      expect(actions).not.toContain(action)
    }
    const refused = { status: 403, code: 'core.forbidden' }
    expect((await client.get('/api/api_keys/')).json()).toMatchObject(refused)
    expect((await client.request('DELETE', `/api/members/${member.id}/`)).json()).toMatchObject(refused)
    const invitation = { email: 'friend@example.com', role: 'owner' }
    expect((await client.post('/api/invitations/', invitation)).json()).toMatchObject(refused)
    expect((await client.post('/api/members/leave/', undefined)).json()).toMatchObject({ code: 'users.members_only' })
    // Nor is it a way back to the platform.
    expect((await client.get('/api/tenants/')).statusCode).toBe(404)
    const { cookie } = await visit(business, { stand_in_id: member.id }, operator)
    expect((await clientAt(app(), platformHost, { cookie }).get('/api/tenants/')).statusCode).toBe(401)
  })

  test('for one of the staff it reaches that calendar and no other', async () => {
    const { business, member, client } = await standIn('staff')
    const { db } = await app().open(business.slug)
    const own = await newStaffMember(db, { userId: member.id })
    const other = await newStaffMember(db, { name: 'Other' })
    const hours = (staff_id: string) => ({ staff_id, weekday: 1, start_time: '09:00', end_time: '10:00' })
    expect((await client.post('/api/availability/', hours(own.id))).statusCode).toBe(201)
    expect((await client.post('/api/availability/', hours(other.id))).statusCode).toBe(403)
    expect((await client.get('/api/me/')).json()).toMatchObject({ staff: { id: own.id } })
  })

  test('ends when the member leaves, or is an operator no more', async () => {
    const { member, client } = await standIn('manager')
    expect(await statusOf(client)).toBe(200)
    const owners = await member.client.post('/api/members/leave/', undefined)
    expect(owners.statusCode).toBe(200)
    expect(await statusOf(client)).toBe(401)
  })
})

describe('what belongs to one business is nothing at another', () => {
  test('a session, for strangers and for members of both', async () => {
    const [one, other] = [await newBusiness(app()), await newBusiness(app())]
    const member = await personAt(app(), one, 'owner')
    const { id } = member
    await operator.post('/api/memberships/', { user_id: id, tenant_id: other.id, role: 'owner' })
    const signedIn = await clientAt(app(), one.host).post('/api/auth/sign-in/email', {
      email: member.email,
      password: 'correct horse battery staple',
    })
    const cookie = cookieOf(signedIn)
    expect(await statusOf(clientAt(app(), one.host, { cookie }))).toBe(200)
    expect(await statusOf(clientAt(app(), other.host, { cookie }))).toBe(401)
    // They switch by signing in there.
    const there = await clientAt(app(), other.host).post('/api/auth/sign-in/email', {
      email: member.email,
      password: 'correct horse battery staple',
    })
    expect(await statusOf(clientAt(app(), other.host, { cookie: cookieOf(there) }))).toBe(200)
    expect(await statusOf(clientAt(app(), one.host, { cookie: cookieOf(there) }))).toBe(401)
  })

  test('a visit of support, even with the session moved there by hand', async () => {
    const [one, other] = [await newBusiness(app()), await newBusiness(app())]
    const { cookie, id } = await visit(one)
    expect(await statusOf(clientAt(app(), one.host, { cookie }))).toBe(200)
    expect(await statusOf(clientAt(app(), other.host, { cookie }))).toBe(401)
    const { db } = app().tenancy.shared
    const host = other.host.split(':')[0]!
    await db.update(sessions).set({ host }).where(eq(sessions.supportEntryId, id))
    expect(await statusOf(clientAt(app(), other.host, { cookie }))).toBe(401)
    // The control: it is the business of the entry that decides.
    await db.update(supportEntries).set({ tenantId: other.id }).where(eq(supportEntries.id, id))
    expect(await statusOf(clientAt(app(), other.host, { cookie }))).toBe(200)
  })
})
