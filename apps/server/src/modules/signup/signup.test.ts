import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { type AppContext, inApp, openApp } from '../../../test/fixtures.ts'
import { messages } from '../mail/tables.ts'
import { enderOf } from '../tenants/index.ts'
import { lifecycle, signups, tenants } from '../tenants/tables.ts'
import { ownersOf } from '../users/index.ts'
import { memberships, users } from '../users/tables.ts'
import { forgetUnanswered } from './operations.ts'

const wanted = {
  business_name: 'Salon Yasmine',
  address: 'salon-yasmine',
  email: 'Owner@yasmine.example',
  name: 'Yasmine Alaoui',
  password: 'a long password',
  language: 'fr',
}
const path = '/api/signup/'

const tokenIn = (text: string) => /token=([\w.-]+)/.exec(text)![1]!

async function lastToken({ tenancy }: AppContext): Promise<string> {
  const rows = await tenancy.shared.db.select().from(messages).where(eq(messages.kind, 'sign_up')).orderBy(messages.id)
  return tokenIn(rows.at(-1)!.text)
}

const at = (context: AppContext, host: string, cookie?: string) => ({
  get: (url: string) => context.app.inject({ url, headers: { host, ...(cookie && { cookie }) } }),
  post: (url: string, payload: object) =>
    context.app.inject({
      method: 'POST',
      url,
      payload,
      headers: { host, origin: `http://${host}`, ...(cookie && { cookie }) },
    }),
})

async function signIn(context: AppContext, host: string, email: string, password: string) {
  const reply = await at(context, host).post('/api/auth/sign-in/email', { email, password })
  const cookie = [reply.headers['set-cookie']]
    .flat()
    .map((line) => line?.split(';')[0])
    .join('; ')
  return { statusCode: reply.statusCode, client: at(context, host, cookie) }
}

const own = 'salon-yasmine.localhost:8000'

inApp(
  'a business is there at once for whoever signed up, and for everybody once the address is verified',
  async (context) => {
    const { platform, tenancy } = context
    const started = performance.now()
    const reply = await platform.post(path, wanted)
    expect([reply.statusCode, reply.json()]).toEqual([
      201,
      { status: 'unverified', address: 'salon-yasmine', url: `http://${own}/` },
    ])
    expect(performance.now() - started).toBeLessThan(1000)
    expect(reply.headers['set-cookie']).toBeUndefined()

    const stranger = at(context, own)
    expect((await stranger.get('/api/services/')).json()).toMatchObject({ status: 403, code: 'tenants.not_open' })
    const page = await stranger.get('/')
    expect([page.statusCode, page.body]).toEqual([403, expect.stringContaining('pas encore ouvert')])
    const { client } = await signIn(context, own, 'owner@yasmine.example', wanted.password)
    const made = await client.post('/api/services/', { name: 'Coupe', price: '100.00' })
    expect([made.statusCode, made.headers['cache-control']]).toEqual([201, expect.stringContaining('no-store')])

    const token = await lastToken(context)
    expect((await platform.post('/api/signup/verify/', { token: `${token.slice(0, -1)}_` })).json()).toMatchObject({
      code: 'signup.link_invalid',
    })
    // On the business's own host, where strangers find nothing else.
    for (const { post } of [stranger, at(context, 'localhost:8000')]) {
      const verified = await post('/api/signup/verify/', { token })
      expect([verified.statusCode, verified.json()]).toEqual([
        200,
        { name: 'Salon Yasmine', status: 'trial', url: `http://${own}/` },
      ])
    }
    await expect.poll(async () => (await stranger.get('/api/services/')).statusCode, { timeout: 1000 }).toBe(200)
    const { db } = tenancy.shared
    const [tenant] = await db.select().from(tenants).where(eq(tenants.slug, 'salon-yasmine'))
    expect(tenant!.statusEndsAt!.since(tenant!.statusSince).total('days')).toBe(14)
    const entries = await db.select().from(lifecycle).where(eq(lifecycle.tenantId, tenant!.id)).orderBy(lifecycle.id)
    expect(entries.map(({ toStatus }) => toStatus)).toEqual(['unverified', 'trial'])
    const [user] = await db.select().from(users).where(eq(users.email, 'owner@yasmine.example'))
    expect(user).toMatchObject({ emailVerified: true, name: 'Yasmine Alaoui' })
    expect((await client.get('/api/settings/')).json()).toMatchObject({ language: 'fr', subscription_tier: 'free' })
  },
)

inApp('nobody puts a business on a stranger’s name, nor learns who has an account', async (context) => {
  const { platform, tenancy } = context
  const { db } = tenancy.shared
  await tenancy.reconcile({ spares: 2 })
  const first = await platform.post(path, wanted)
  await platform.post('/api/signup/verify/', { token: await lastToken(context) })
  const again = await platform.post(path, { ...wanted, address: 'other', password: 'the password of a stranger' })
  expect([again.statusCode, Object.keys(again.json())]).toEqual([first.statusCode, Object.keys(first.json())])
  expect(again.headers['set-cookie']).toBeUndefined()
  const [user] = await db.select().from(users).where(eq(users.email, 'owner@yasmine.example'))
  expect(await db.$count(memberships, eq(memberships.userId, user!.id))).toBe(1)
  const other = 'other.localhost:8000'
  expect((await signIn(context, other, wanted.email, 'the password of a stranger')).statusCode).toBe(401)
  // Signed in with the right one they are still nobody there, until they have answered.
  const { client } = await signIn(context, other, wanted.email, wanted.password)
  expect((await client.get('/api/settings/')).statusCode).toBe(403)
  await platform.post('/api/signup/verify/', { token: await lastToken(context) })
  expect((await client.get('/api/settings/')).statusCode).toBe(200)
})

inApp('an account that a stranger made with one’s address is not theirs any more when one answers', async (context) => {
  const { platform, tenancy } = context
  await tenancy.reconcile({ spares: 2 })
  await platform.post(path, { ...wanted, address: 'trap', password: 'the password of a stranger' })
  const before = await signIn(context, 'trap.localhost:8000', wanted.email, 'the password of a stranger')
  expect((await before.client.get('/api/settings/')).statusCode).toBe(200)
  await platform.post(path, wanted)
  await platform.post('/api/signup/verify/', { token: await lastToken(context) })
  expect((await before.client.get('/api/settings/')).statusCode).toBe(403)
  expect((await signIn(context, own, wanted.email, 'the password of a stranger')).statusCode).toBe(401)
  const { client } = await signIn(context, own, wanted.email, wanted.password)
  expect((await client.get('/api/settings/')).statusCode).toBe(200)
})

inApp('of twenty who want one address at once one gets it, and nineteen hear that it is taken', async (context) => {
  const { platform, tenancy } = context
  const send = (index: number) => platform.post(path, { ...wanted, email: `user${index}@example.com` })
  const replies = await Promise.all(Array.from({ length: 20 }, (_, index) => send(index)))
  const refused = replies.filter(({ statusCode }) => statusCode !== 201)
  expect(refused.map((reply) => [reply.statusCode, reply.json().code])).toEqual(
    Array(19).fill([409, 'signup.address_taken']),
  )
  const { db } = tenancy.shared
  expect(await db.$count(tenants, eq(tenants.slug, wanted.address))).toBe(1)
  expect([await db.$count(signups), await db.$count(users), await db.$count(messages)]).toEqual([1, 1, 1])
})

inApp('the same Idempotency-Key gives the same business, once', async ({ platform, tenancy }) => {
  const send = (change = {}) => platform.post(path, { ...wanted, ...change }, { 'idempotency-key': 'k' })
  const replies = await Promise.all([send(), send(), send()])
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
  expect((await send()).json()).toEqual(replies[0]!.json())
  const { db } = tenancy.shared
  expect([await db.$count(signups), await db.$count(users), await db.$count(messages)]).toEqual([1, 1, 1])
  expect((await send({ address: 'other' })).statusCode).toBe(422)
})

inApp('without a spare schema nothing is kept, and the same request works when there is one', async (context) => {
  const { platform, tenancy } = context
  const { db } = tenancy.shared
  await tenancy.internals.owner.with((client) => client.query("delete from tenancy_schema where state = 'spare'"))
  const send = () => platform.post(path, wanted, { 'idempotency-key': 'k' })
  const busy = await send()
  expect([busy.statusCode, busy.json().code]).toEqual([503, 'tenancy.tenant_not_ready'])
  expect(Number(busy.headers['retry-after'])).toBeGreaterThan(0)
  expect([await db.$count(tenants), await db.$count(signups), await db.$count(users)]).toEqual([2, 0, 0])
  expect(await db.$count(messages)).toBe(0)
  await tenancy.reconcile({ spares: 1 })
  expect((await send()).statusCode).toBe(201)
})

inApp('names of the platform, and what reads like them, are refused by their kind', async ({ platform }) => {
  const refused = async (address: string) => {
    const { status, code, errors } = (await platform.post(path, { ...wanted, address })).json()
    expect(errors[0].field).toBe('address')
    return [status, code]
  }
  expect(await refused('Admin')).toEqual([409, 'tenants.reserved_name'])
  expect(await refused('b00kme')).toEqual([409, 'tenants.confusable_name'])
  expect(await refused('аdmin')).toEqual([409, 'tenants.confusable_name'])
  expect(await refused('a--b')).toEqual([400, 'tenants.unusable_slug'])
  expect(await refused('demo')).toEqual([409, 'signup.address_taken'])
})

inApp('what strangers would have our mail say for them is no name', async ({ platform }) => {
  for (const name of ['Win at https://evil.example', 'www.evil.example', 'a\nBcc: x', 'abc\u202Edef']) {
    const { status, errors } = (await platform.post(path, { ...wanted, address: 'prize', business_name: name })).json()
    expect([name, status, errors[0].field]).toEqual([name, 400, 'business_name'])
  }
})

test('from one network, and with one address of mail, a few are taken in a day', async () => {
  const context = await openApp()
  const { tenancy, app } = context
  await tenancy.reconcile({ spares: 12 })
  const send = (index: number, email: string, remoteAddress: string, day = 1) =>
    app.inject({
      method: 'POST',
      url: path,
      remoteAddress,
      headers: { host: 'localhost:8000' },
      payload: { ...wanted, address: `salon-${index}-${day}`, email },
    })
  const one = await Promise.all(
    Array.from({ length: 9 }, (_, index) => send(index, `u${index}@example.com`, '10.0.0.1')),
  )
  expect(one.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(5).fill(201), ...Array(4).fill(429)])
  expect(one.find(({ statusCode }) => statusCode === 429)!.json()).toMatchObject({ code: 'signup.too_many' })
  const other = await Promise.all(
    Array.from({ length: 5 }, (_, index) => send(index, 'same@example.com', `10.0.1.${index}`, 2)),
  )
  expect(other.map(({ statusCode }) => statusCode).sort()).toEqual([201, 201, 201, 429, 429])
  expect(await tenancy.shared.db.$count(tenants)).toBe(2 + 5 + 3)
})

inApp('addresses can be asked for before', async ({ platform }) => {
  const ask = async (query: string) => (await platform.get(`/api/signup/address/?${query}`)).json()
  expect(await ask('address=Salon-Nour')).toEqual({ address: 'salon-nour', status: 'free', suggestions: [] })
  expect(await ask('address=demo&business_name=Demo%20Beaut%C3%A9')).toEqual({
    address: 'demo',
    status: 'taken',
    suggestions: ['demo-beaute', 'demo-beaute-salon', 'demo-beaute-rdv'],
  })
  expect(await ask('address=www')).toMatchObject({ status: 'reserved' })
  expect(await ask('address=l0gin')).toMatchObject({ status: 'confusable' })
  expect(await ask(`address=${encodeURIComponent('Café Zürich')}`)).toMatchObject({
    status: 'invalid',
    suggestions: expect.arrayContaining(['cafe-zurich']),
  })
  expect(await ask(`address=${encodeURIComponent('صالون')}`)).toMatchObject({ status: 'invalid', suggestions: [] })
})

inApp('the link leads to a page that asks before it does anything', async (context) => {
  const { platform, app, tenancy } = context
  await platform.post(path, wanted)
  const token = await lastToken(context)
  const page = await platform.get(`/sign-up/verify?token=${token}`)
  expect([page.statusCode, page.body]).toEqual([200, expect.stringContaining('Salon Yasmine')])
  expect(await tenancy.shared.db.$count(tenants, eq(tenants.status, 'unverified'))).toBe(1)
  const send = (payload: string) =>
    app.inject({
      method: 'POST',
      url: '/sign-up/verify',
      payload,
      headers: { host: own, origin: `http://${own}`, 'content-type': 'application/x-www-form-urlencoded' },
    })
  const done = await send(`token=${token}`)
  expect([done.statusCode, done.body]).toEqual([200, expect.stringContaining(`http://${own}/`)])
  expect(await tenancy.shared.db.$count(tenants, eq(tenants.status, 'trial'))).toBe(1)
  expect((await send('token=x')).statusCode).toBe(404)
  expect((await platform.get('/sign-up/verify')).statusCode).toBe(404)
})

inApp('a sign-up that nobody answers goes after seven days, with the account that was made for it', async (context) => {
  const { platform, tenancy } = context
  const { db } = tenancy.shared
  await tenancy.reconcile({ spares: 3 })
  await platform.post(path, { ...wanted, address: 'kept', email: 'kept@example.com' })
  await platform.post('/api/signup/verify/', { token: await lastToken(context) })
  await platform.post(path, wanted)
  // Of somebody who has a place elsewhere, only the business goes.
  await platform.post(path, { ...wanted, address: 'second', email: 'kept@example.com' })
  const token = await lastToken(context)
  const end = enderOf({ tenancy, ownersOf, log: { info: vi.fn(), error: vi.fn() } })
  const at = async (hours: number) => {
    const now = Temporal.Now.instant().add({ hours })
    await end(now)
    await forgetUnanswered({ tenancy }, now)
    const emails = (await db.select().from(users)).map(({ email }) => email).sort()
    return [emails, await db.$count(signups), await db.$count(tenants)]
  }
  expect(await at(7 * 24 - 1)).toEqual([['kept@example.com', 'owner@yasmine.example'], 3, 5])
  expect(await at(7 * 24 + 1)).toEqual([['kept@example.com'], 1, 3])
  expect((await platform.post('/api/signup/verify/', { token })).json()).toMatchObject({ code: 'signup.link_invalid' })
  // The address is free again.
  await tenancy.reconcile({ spares: 1 })
  expect((await platform.post(path, wanted)).statusCode).toBe(201)
})
