import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { appOfFile, newService, newStaffMember, openApp, soon } from '../../../../test/fixtures.ts'
import { insideActions, personalActions } from '../../../core/permissions.ts'
import { bookingEvents } from '../../bookings/tables.ts'
import { apiKeys } from '../tables.ts'
import { clientAt, cookieOf, newBusiness, personAt, recordOf, setStatus } from '../test/business.ts'

const app = appOfFile({ testClock: true })

async function begin(more: object = {}) {
  const business = await newBusiness(app())
  const owner = await personAt(app(), business, 'owner')
  const make = async (values: object = {}) => {
    const body = { name: 'Till', scopes: ['customers.read', 'bookings.write', 'bookings.read'], ...values }
    return (await owner.client.post('/api/api_keys/', body)).json()
  }
  const { id, secret } = await make(more)
  const keyed = (key: string = secret, host = business.host) =>
    clientAt(app(), host, { authorization: `Bearer ${key}` })
  return { business, owner, make, id: id as string, secret: secret as string, keyed }
}

const stored = async (id: string) => {
  const [row] = await app().tenancy.shared.db.select().from(apiKeys).where(eq(apiKeys.id, id))
  return row!
}

test('a key is shown once, kept as a hash, and does what its scopes say', async () => {
  const { business, owner, id, secret, keyed } = await begin()
  expect(secret).toMatch(/^bm_[a-z0-9]{8}_[\w-]{43}$/)
  expect(JSON.stringify(await stored(id))).not.toContain(secret)
  const listed = (await owner.client.get('/api/api_keys/')).json()
  expect(listed).toMatchObject({
    count: 1,
    results: [{ name: 'Till', prefix: secret.slice(0, 11), last_used_at: null }],
  })
  expect(JSON.stringify(listed)).not.toContain(secret.slice(12))

  expect((await keyed().get('/api/me/')).json()).toEqual({
    user: null,
    key: { id, name: 'Till' },
    role: 'owner',
    staff: null,
    permissions: [
      { action: 'bookings.read', reach: 'all' },
      { action: 'bookings.write', reach: 'all' },
      { action: 'customers.read', reach: 'all' },
    ],
    support: null,
  })
  expect((await keyed().get('/api/customers/')).statusCode).toBe(200)
  const refused = { status: 403, code: 'core.forbidden' }
  expect((await keyed().post('/api/services/', { name: 'x' })).json()).toMatchObject(refused)
  for (const path of ['/api/api_keys/', '/api/members/', '/api/support/']) {
    expect((await keyed().get(path)).json()).toMatchObject(refused)
  }
  expect((await keyed().post('/api/members/leave/', undefined)).json()).toMatchObject({ code: 'users.members_only' })
  const [event] = await recordOf(app(), business)
  expect(event).toMatchObject({
    action: 'keys.create',
    actorId: owner.id,
    objectId: id,
    after: { prefix: secret.slice(0, 11) },
  })
  expect(JSON.stringify(await recordOf(app(), business))).not.toContain(secret.slice(12))
})

test('the same Idempotency-Key makes one key, and does not show it again', async () => {
  const { owner } = await begin()
  const body = { name: 'Twice', scopes: ['bookings.read'] }
  const [first, second] = [
    await owner.client.post('/api/api_keys/', body, { 'idempotency-key': 'once' }),
    await owner.client.post('/api/api_keys/', body, { 'idempotency-key': 'once' }),
  ]
  expect(second.json()).toEqual({ ...first.json(), secret: null })
  expect(first.json().secret).toMatch(/^bm_/)
})

test('no key has what takes a person as its scope, and each of the others may be one', async () => {
  const { owner } = await begin()
  for (const action of insideActions) {
    const { statusCode } = await owner.client.post('/api/api_keys/', { name: 'x', scopes: [action] })
    expect([action, statusCode]).toEqual([action, personalActions.has(action) ? 400 : 201])
  }
})

describe('a key that is', () => {
  test('made up, of another business or for the platform gets 401, and one of this business does not', async () => {
    const { secret, keyed } = await begin()
    const other = await newBusiness(app())
    const unknown = { status: 401, code: 'users.unknown_key' }
    const made = `${secret.slice(0, -1)}${secret.endsWith('a') ? 'b' : 'a'}`
    for (const key of [made, 'bm_x', '', 'null', `${secret} `.repeat(2)]) {
      expect((await keyed(key).get('/api/me/')).json()).toMatchObject(unknown)
    }
    expect((await keyed(secret, other.host).get('/api/me/')).json()).toMatchObject(unknown)
    expect((await keyed(secret, 'localhost:8000').get('/api/tenants/')).json()).toMatchObject(unknown)
    expect((await keyed().get('/api/me/')).statusCode).toBe(200)
  })

  test('too old, revoked or given another secret gets 401', async () => {
    const { owner, id, secret, keyed } = await begin({ expires_at: soon.toString() })
    const at = (instant: Temporal.Instant) => ({ 'x-test-now': instant.toString() })
    expect((await keyed().get('/api/me/', at(soon.subtract({ seconds: 1 })))).statusCode).toBe(200)
    expect((await keyed().get('/api/me/', at(soon))).json()).toMatchObject({ status: 401, code: 'users.key_expired' })

    const rotated = (await owner.client.post(`/api/api_keys/${id}/rotate/`, undefined)).json()
    expect((await keyed(secret).get('/api/me/')).json()).toMatchObject({ status: 401, code: 'users.unknown_key' })
    expect((await keyed(rotated.secret).get('/api/me/')).statusCode).toBe(200)

    const revoked = await owner.client.post(`/api/api_keys/${id}/revoke/`, undefined)
    expect(revoked.json()).toMatchObject({ id, revoked_at: expect.any(String) })
    expect((await keyed(rotated.secret).get('/api/me/')).json()).toMatchObject({ code: 'users.key_revoked' })
    expect((await owner.client.post(`/api/api_keys/${id}/rotate/`, undefined)).json()).toMatchObject({
      status: 409,
      code: 'users.key_gone',
    })
  })

  test('of a business that is suspended gets what everybody gets', async () => {
    const { business, keyed } = await begin()
    await setStatus(app(), business, 'suspended')
    await expect.poll(async () => (await keyed().get('/api/me/')).json().code).toBe('tenants.closed')
  })
})

test('a key may never do more than whoever made it may do now, and stops when they leave', async () => {
  const { business, owner, make } = await begin()
  const { secret } = await make({ scopes: ['domains.write', 'payments.write', 'hours.write', 'messages.read'] })
  const colleague = await personAt(app(), business, 'owner')
  const mayDo = async () => {
    const reply = await clientAt(app(), business.host, { authorization: `Bearer ${secret}` }).get('/api/me/')
    const { permissions, code } = reply.json()
    return code ?? permissions.map(({ action }: { action: string }) => action)
  }
  const become = (role: string) => colleague.client.request('PATCH', `/api/members/${owner.id}/`, { role })
  expect(await mayDo()).toEqual(['hours.write', 'payments.write', 'messages.read', 'domains.write'])
  await become('manager')
  expect(await mayDo()).toEqual(['hours.write', 'payments.write', 'messages.read'])
  // Staff write their own hours, and a key has no calendar of its own.
  await become('staff')
  expect(await mayDo()).toEqual([])
  await become('owner')
  expect(await mayDo()).toHaveLength(4)
  await colleague.client.request('DELETE', `/api/members/${owner.id}/`)
  expect(await mayDo()).toBe('users.key_revoked')
})

test('where a key is, no cookie counts, and no page of this host need have sent it', async () => {
  const { business, owner, keyed } = await begin()
  const member = await personAt(app(), business, 'staff')
  const cookie = cookieOf(
    await clientAt(app(), business.host).post('/api/auth/sign-in/email', {
      email: owner.email,
      password: 'correct horse battery staple',
    }),
  )
  // The owner's cookie lends a key no more than it has.
  expect((await keyed().get('/api/api_keys/', { cookie })).statusCode).toBe(403)
  expect((await clientAt(app(), business.host).get('/api/api_keys/', { cookie })).statusCode).toBe(200)
  expect((await keyed().get('/api/auth/get-session', { cookie })).json()).toBeNull()
  // A wrong key is not made up for by a cookie.
  expect((await keyed('bm_wrong').get('/api/me/', { cookie })).statusCode).toBe(401)
  const { db } = await app().open(business.slug)
  const { id: service_id } = await newService(db)
  await newStaffMember(db, { userId: member.id })
  const body = { service_id, customer_email: 'customer@example.com', start_time: soon.toString() }
  const foreign = { origin: 'http://evil.example', cookie }
  const booked = await keyed().post('/api/bookings/', body, foreign)
  expect(booked.statusCode).toBe(201)
  const events = await db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, booked.json().id))
  expect(events[0]).toMatchObject({ actorKind: 'staff', actorName: 'Till' })
})

test('a key that may not write bookings books as anybody does', async () => {
  const { business, make } = await begin()
  const { secret } = await make({ name: 'Reader', scopes: ['bookings.read'] })
  const { db } = await app().open(business.slug)
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const reader = clientAt(app(), business.host, { authorization: `Bearer ${secret}` })
  const body = { service_id, customer_email: 'customer@example.com', start_time: soon.toString() }
  const booked = await reader.post('/api/bookings/', body)
  expect(booked.json()).toMatchObject({ customer_id: null })
  const events = await db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, booked.json().id))
  expect(events[0]).toMatchObject({ actorKind: 'customer' })
})

test('when it was last used is written down at most once a minute', async () => {
  const { id, keyed } = await begin()
  const start = Temporal.Instant.from('2031-01-01T09:00:00Z')
  const use = (seconds: number) => keyed().get('/api/me/', { 'x-test-now': start.add({ seconds }).toString() })
  await Promise.all([use(0), use(0), use(0)])
  await use(59)
  expect((await stored(id)).lastUsedAt).toEqual(start)
  await use(61)
  expect((await stored(id)).lastUsedAt).toEqual(start.add({ seconds: 61 }))
})

test('a key has as many requests a minute as it may, and no other key pays for it', async () => {
  const context = await openApp({ rateLimitPerMinute: 600 })
  const business = await newBusiness(context)
  const owner = await personAt(context, business, 'owner')
  const make = async (rate_per_minute: number) => {
    const body = { name: 'x', scopes: ['bookings.read'], rate_per_minute }
    const { secret } = (await owner.client.post('/api/api_keys/', body)).json()
    return clientAt(context, business.host, { authorization: `Bearer ${secret}` })
  }
  const [slow, other] = [await make(3), await make(3)]
  const replies = await Promise.all(Array.from({ length: 5 }, () => slow.get('/api/bookings/')))
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 429, 429])
  const refused = replies.find(({ statusCode }) => statusCode === 429)!
  expect(refused.json()).toMatchObject({ code: 'users.key_limit' })
  expect(Number(refused.headers['retry-after'])).toSatisfy((seconds) => seconds > 1 && seconds <= 60)
  expect((await other.get('/api/bookings/')).statusCode).toBe(200)
})
