import { randomUUIDv7 } from 'node:crypto'
import type { TenantHandle } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { idempotencyKeys, sharedIdempotencyKeys } from '../src/core/idempotency/index.ts'
import { defineModule, together } from '../src/core/module.ts'
import { defineResource } from '../src/core/resource/index.ts'
import { customers } from '../src/modules/customers/tables.ts'
import { CategoryNotFoundError } from '../src/modules/services/errors.ts'
import { categories, services } from '../src/modules/services/tables.ts'
import { domains, lifecycle, tenants } from '../src/modules/tenants/tables.ts'
import { memberships, users } from '../src/modules/users/tables.ts'
import { type AppContext, type Client, newService, newStaffMember, openApp, signIn, soon } from './fixtures.ts'

/** After a row of this name there may be no other. */
const last = 'the last'

/** Rows with things to do to them. */
const trials = defineResource({
  path: '/trials',
  one: 'trial',
  table: categories,
  contract: z.object({ name: z.string(), position: z.number().int().default(0) }),
  only: ['create', 'bulk'],
  ordering: ['name'],
  permissions: { read: 'catalogue.read', write: 'catalogue.write' },
  notFound: CategoryNotFoundError,
  guard: async () => async (tx, write) => {
    if ((await tx.$count(categories, eq(categories.name, last))) === 0) return write()
    throw new CategoryNotFoundError('There are enough.')
  },
  actions: {
    raise: {
      on: 'one',
      summary: 'One further down',
      permission: 'catalogue.write',
      work: async ({ tx, id }) => {
        const [before] = await tx.select().from(categories).where(eq(categories.id, id))
        if (before === undefined) throw new CategoryNotFoundError(`There is no trial ${id} here.`)
        const position = before.position + 1
        const [row] = await tx.update(categories).set({ position }).where(eq(categories.id, id)).returning()
        return row!
      },
    },
    add: {
      on: 'all',
      summary: 'One more',
      permission: 'catalogue.write',
      reply: z.object({ count: z.number() }),
      work: async ({ tx }) => {
        await tx.insert(categories).values({ name: `trial ${randomUUIDv7()}` })
        return { count: await tx.$count(categories) }
      },
    },
  },
})

/** Rows of a shared table, made on the hosts of businesses. */
const notices = defineResource({
  path: '/notices',
  one: 'notice',
  table: lifecycle,
  contract: z.object({ tenant_id: z.string(), slug: z.string(), to_status: z.string(), reason: z.string() }),
  only: ['create'],
  ordering: ['slug'],
  permissions: { read: 'everyone', write: 'everyone' },
  notFound: CategoryNotFoundError,
  scope: () => context.tenancy.shared,
})

let context: AppContext
let member: Client
let operator: Client
let tenant: TenantHandle
const endings: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  // Fewer connections than requests at once.
  context = await openApp(
    {},
    {
      poolSize: 3,
      modules: [defineModule('trial', { scope: 'tenant', tags: {}, routes: together(trials, notices) })],
      onEnd: (end) => endings.unshift(end),
    },
  )
  member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  operator = await signIn(context, 'localhost:8000', { superuser: true })
  tenant = await context.open('demo')
  return async () => {
    for (const end of endings) await end()
  }
})

beforeEach(async () => {
  for (const table of [services, categories, customers, idempotencyKeys]) await tenant.db.delete(table)
  await context.tenancy.shared.db.delete(sharedIdempotencyKeys)
})

const key = (value = 'a key') => ({ 'idempotency-key': value })
type Reply = Awaited<ReturnType<Client['post']>>
/** All that a client sees of an answer, without what is said of its coming again. */
const seen = ({ statusCode, body, headers }: Reply) => ({
  statusCode,
  body,
  etag: headers.etag,
  location: headers.location,
})
const isReplayed = ({ headers }: Reply) => headers['idempotency-replayed'] === 'true'

describe('the same Idempotency-Key', () => {
  test('makes one row, however many send it at once, and answers all of them alike', async () => {
    const body = { name: 'Coupe', price: '180.00' }
    const replies = await Promise.all(Array.from({ length: 10 }, () => member.post('/api/services/', body, key())))
    const [first] = replies.map(seen)
    expect(first).toMatchObject({ statusCode: 201, location: expect.stringMatching(/^\/api\/services\/[\w-]+\/$/) })
    expect(replies.map(seen)).toEqual(Array(10).fill(first))
    expect(replies.filter(isReplayed)).toHaveLength(9)
    expect(await tenant.db.$count(services)).toBe(1)
    const read = await member.get(first!.location as string)
    expect([read.body, read.headers.etag]).toEqual([first!.body, first!.etag])
    // The tag is one that counts.
    const changed = await member.request(
      'PATCH',
      first!.location as string,
      { name: 'b' },
      { 'if-match': first!.etag! },
    )
    expect(changed.statusCode).toBe(200)
    // What was answered stays answered, whatever became of the row.
    expect(seen(await member.post('/api/services/', body, key()))).toEqual(first)
  })

  test('makes many rows once', async () => {
    const names = [{ name: 'a' }, { name: 'b' }]
    const [first, again] = [
      await member.post('/api/trials/bulk/', names, key()),
      await member.post('/api/trials/bulk/', names, key()),
    ]
    expect(first.json()).toMatchObject(names)
    expect([seen(again), isReplayed(first), isReplayed(again)]).toEqual([seen(first), false, true])
    expect(first.statusCode).toBe(201)
    expect(await tenant.db.$count(categories)).toBe(2)
  })

  test('does an action once, to each row', async () => {
    const rows = await tenant.db
      .insert(categories)
      .values([{ name: 'a' }, { name: 'b' }])
      .returning()
    const raise = async (id: string, value?: string) => {
      const reply = await member.post(`/api/trials/${id}/raise/`, undefined, key(value))
      return [reply.statusCode, reply.json().id, reply.json().position, isReplayed(reply)]
    }
    const [a, b] = rows.map(({ id }) => id) as [string, string]
    expect(await raise(a)).toEqual([200, a, 1, false])
    expect(await raise(a)).toEqual([200, a, 1, true])
    expect(await raise(b)).toEqual([200, b, 1, false])
    expect(await raise(a, 'another key')).toEqual([200, a, 2, false])
    const add = async (value?: string) => (await member.post('/api/trials/add/', undefined, key(value))).json()
    expect([await add(), await add(), await add('another key')]).toEqual([{ count: 3 }, { count: 3 }, { count: 4 }])
  })

  test('with another body is refused, and nothing is done', async () => {
    await member.post('/api/customers/', { name: 'Amina', notes: 'x' }, key())
    for (const body of [{ name: 'Zineb' }, { name: 'Amina' }, { name: 'Amina', notes: 'y' }]) {
      const { status, code } = (await member.post('/api/customers/', body, key())).json()
      expect([body, status, code]).toEqual([body, 422, 'core.idempotency_conflict'])
    }
    // The same said in another order is the same.
    expect((await member.post('/api/customers/', { notes: 'x', name: 'Amina' }, key())).statusCode).toBe(201)
    expect(await tenant.db.$count(customers)).toBe(1)
  })

  test('may try again what failed', async () => {
    const body = { name: 'Amina', email: 'amina@example.com' }
    await tenant.db.insert(customers).values(body)
    const refused = await member.post('/api/customers/', body, key())
    expect(refused.json()).toMatchObject({ status: 409, code: 'core.duplicate' })
    expect(await tenant.db.$count(idempotencyKeys)).toBe(0)
    await tenant.db.delete(customers)
    const made = await member.post('/api/customers/', body, key())
    expect([made.statusCode, isReplayed(made)]).toEqual([201, false])
  })

  test('is answered also where nothing more may be made', async () => {
    const post = (value: string) => member.post('/api/trials/', { name: last }, key(value))
    const made = await post('a key')
    expect((await post('another key')).statusCode).toBe(404)
    expect(seen(await post('a key'))).toEqual(seen(made))
    expect(made.statusCode).toBe(201)
  })

  test('is forgotten after a day', async () => {
    const post = async () => (await member.post('/api/customers/', { name: 'Amina' }, key())).json().id as string
    const aged = (hours: number) =>
      tenant.db.update(idempotencyKeys).set({ createdAt: Temporal.Now.instant().subtract({ hours }) })
    const first = await post()
    await aged(23)
    expect(await post()).toBe(first)
    await aged(25)
    expect(await post()).not.toBe(first)
    expect(await tenant.db.$count(idempotencyKeys)).toBe(1)
  })
})

describe('a key belongs to', () => {
  test('whoever sends it: two members of a business do not see each other’s answers', async () => {
    const colleague = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
    const post = (client: Client) => client.post('/api/customers/', { name: 'Amina' }, key())
    const replies = [await post(member), await post(colleague), await post(member), await post(colleague)]
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201])
    expect(replies.map(isReplayed)).toEqual([false, false, true, true])
    const [mine, theirs, ...again] = replies.map(({ body }) => body)
    expect(again).toEqual([mine, theirs])
    expect(mine).not.toBe(theirs)
    // Nor does it say whether somebody used it for something else.
    expect((await colleague.post('/api/customers/', { name: 'x' }, key('other'))).statusCode).toBe(201)
    expect((await member.post('/api/customers/', { name: 'y' }, key('other'))).statusCode).toBe(201)
    // Who may not, may not, whatever was answered before.
    expect((await post(context.demo)).statusCode).toBe(401)
  })

  test('a visitor or a member', async () => {
    // Elsewhere, for these rows stay.
    const { db } = await context.open('acme')
    const memberThere = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
    const { id: service_id } = await newService(db)
    for (let people = 0; people < 2; people++) await newStaffMember(db)
    const body = { service_id, start_time: soon.toString() }
    const hold = (client: Client) => client.post('/api/bookings/hold/', body, key())
    const [visitors, members, again] = [await hold(context.acme), await hold(memberThere), await hold(context.acme)]
    expect([visitors.statusCode, members.statusCode]).toEqual([201, 201])
    expect(members.json().token).not.toBe(visitors.json().token)
    expect(again.body).toBe(visitors.body)
  })

  test('one route of one business', async () => {
    const elsewhere = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
    const made = await member.post('/api/customers/', { name: 'Amina' }, key())
    expect(isReplayed(await elsewhere.post('/api/customers/', { name: 'Amina' }, key()))).toBe(false)
    const trial = await member.post('/api/trials/', { name: 'Amina' }, key())
    expect([trial.statusCode, isReplayed(trial)]).toEqual([201, false])
    // Also where all businesses write to one table.
    const notice = { tenant_id: randomUUIDv7(), slug: 'x', to_status: 'active', reason: 'x' }
    for (const client of [context.demo, context.acme]) {
      const reply = await client.post('/api/notices/', notice, key())
      expect([reply.statusCode, isReplayed(reply)]).toEqual([201, false])
      expect(isReplayed(await client.post('/api/notices/', notice, key()))).toBe(true)
    }
    // With the last slash or without, it is the same address.
    expect((await member.post('/api/customers', { name: 'Amina' }, key())).body).toBe(made.body)
  })
})

describe('on the platform, too, the same key', () => {
  test('makes one row of a resource', async () => {
    const { db } = context.tenancy.shared
    const [user] = await db
      .insert(users)
      .values({ name: 'New', email: `${randomUUIDv7()}@example.com` })
      .returning()
    const body = { user_id: user!.id, tenant_id: tenant.id, role: 'staff' }
    const replies = await Promise.all(Array.from({ length: 10 }, () => operator.post('/api/memberships/', body, key())))
    const [first] = replies.map(seen)
    expect(first).toMatchObject({ statusCode: 201, etag: expect.any(String), location: expect.any(String) })
    expect(replies.map(seen)).toEqual(Array(10).fill(first))
    expect(await db.$count(memberships, eq(memberships.userId, user!.id))).toBe(1)
    const other = await operator.post('/api/memberships/', { ...body, role: 'owner' }, key())
    expect(other.json()).toMatchObject({ status: 422, code: 'core.idempotency_conflict' })
    // Another operator is told what anybody is told.
    const colleague = await signIn(context, 'localhost:8000', { superuser: true })
    expect((await colleague.post('/api/memberships/', body, key())).json()).toMatchObject({ code: 'core.duplicate' })
  })

  test('suspends and resumes a business once', async () => {
    const { id } = await context.open('acme')
    const send = (what: string, reason: string, value?: string) =>
      operator.post(`/api/tenants/${id}/${what}/`, { reason }, key(value))
    const told = async () => context.tenancy.shared.db.$count(lifecycle, eq(lifecycle.tenantId, id))
    const before = await told()
    const suspended = await Promise.all(Array.from({ length: 5 }, () => send('suspend', 'Unpaid')))
    expect(suspended.map(seen)).toEqual(Array(5).fill(seen(suspended[0]!)))
    expect(suspended[0]!.json()).toMatchObject({ id, status: 'suspended' })
    expect((await send('suspend', 'Unpaid', 'another key')).json()).toMatchObject({ status: 409 })
    expect((await send('suspend', 'Fraud')).json()).toMatchObject({ code: 'core.idempotency_conflict' })
    expect((await send('resume', 'Paid')).json()).toMatchObject({ status: 'active' })
    // As it was then, not as it is now.
    expect((await send('suspend', 'Unpaid')).json()).toMatchObject({ status: 'suspended' })
    expect(await told()).toBe(before + 2)
  })

  test('adds a domain once, and makes it the one of record once', async () => {
    const { db } = context.tenancy.shared
    const body = { tenant_id: tenant.id, domain: 'once.example', reason: 'test' }
    const [first, again] = [
      await operator.post('/api/domains/', body, key()),
      await operator.post('/api/domains/', body, key()),
    ]
    expect(first.json()).toMatchObject({ domain: 'once.example', is_primary: false })
    expect([seen(again), isReplayed(again)]).toEqual([seen(first), true])
    expect(await db.$count(domains, eq(domains.tenantId, tenant.id))).toBe(2)
    const { id } = first.json()
    const promote = (domain: string, value?: string) =>
      operator.post(`/api/domains/${domain}/make_primary/`, undefined, key(value))
    expect((await promote(id)).json()).toMatchObject({ id, is_primary: true })
    const [old] = await db.select().from(domains).where(eq(domains.domain, 'demo.localhost'))
    expect((await promote(old!.id)).json()).toMatchObject({ id: old!.id, is_primary: true })
    // The first again: an answer, and no change.
    expect(isReplayed(await promote(id))).toBe(true)
    expect(await db.$count(domains, eq(domains.isPrimary, true))).toBe(2)
    expect((await operator.get(`/api/domains/${old!.id}/`)).json()).toMatchObject({ is_primary: true })
  })

  test.each(['/api/tenants/', '/api/tenants/create_with_domain/'])('makes one business by %s', async (path) => {
    const slug = path.split('/').at(-2)!.replaceAll('_', '-')
    const body = { name: slug, slug: `new-${slug}`, domain: `${slug}.example`, email: 'owner@example.com' }
    const send = (change: object = {}, client = operator) => client.post(path, { ...body, ...change }, key(path))
    const replies = await Promise.all([send(), send(), send()])
    expect(replies.map(seen)).toEqual(Array(3).fill(seen(replies[0]!)))
    expect(replies[0]!.statusCode).toBe(201)
    expect(replies.filter(isReplayed)).toHaveLength(2)
    const { db } = context.tenancy.shared
    expect(await db.$count(tenants, eq(tenants.slug, body.slug))).toBe(1)
    expect((await send({ email: 'x@example.com' })).json()).toMatchObject({ code: 'core.idempotency_conflict' })
    expect((await send({ slug: 'another' })).json()).toMatchObject({ code: 'tenancy.idempotency_conflict' })
    const colleague = await signIn(context, 'localhost:8000', { superuser: true })
    expect((await send({}, colleague)).json()).toMatchObject({ status: 409, code: 'tenancy.tenant_exists' })
  })
})

interface Operation {
  operationId: string
  tags?: string[]
  parameters?: { name: string }[]
  responses: Record<string, { description: string }>
}

test('every POST of the API takes a key and says so, but for signing in and out', async () => {
  const without: string[] = []
  const ofLogIn = new Set<string>()
  let posts = 0
  for (const client of [context.demo, context.platform]) {
    const { paths } = (await client.get('/api/schema/')).json() as { paths: Record<string, { post?: Operation }> }
    for (const { post } of Object.values(paths)) {
      if (post === undefined) continue
      posts += 1
      if (post.tags?.includes('log-in') === true) ofLogIn.add(post.operationId)
      const declares = post.parameters?.some(({ name }) => name === 'idempotency-key') === true
      const refuses = post.responses['422']?.description.includes('core.idempotency_conflict') === true
      if (post.operationId !== 'signup_verify')
        expect([post.operationId, declares]).toEqual([post.operationId, refuses])
      if (!declares) without.push(post.operationId)
    }
  }
  expect(posts).toBeGreaterThan(30)
  // Signing in and out, what is done once by its token anyway, and what only looks.
  const once = [
    'passes_check',
    'coupons_check',
    'my_session_create',
    'signup_verify',
    'invitations_accept',
    'members_leave',
    'support_enter',
    'support_leave',
  ]
  const others = without.filter((operation) => !once.includes(operation) && !ofLogIn.has(operation))
  expect(others).toEqual([])
})
