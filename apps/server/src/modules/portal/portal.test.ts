import { TenantClient } from '@bookme/tenancy/testing'
import { desc, eq } from 'drizzle-orm'
import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'
import { type Clocked, inClockedApp } from '../../../test/clocked.ts'
import { newService, newStaffMember, openApp } from '../../../test/fixtures.ts'
import { byClock } from '../../core/audit/index.ts'
import { preferences } from '../communications/tables.ts'
import { accessCodes, customers } from '../customers/tables.ts'
import { messages } from '../mail/tables.ts'
import { changeStatus } from '../tenants/index.ts'
import { ownersOf } from '../users/index.ts'
import { sweepCodes } from './sweep.ts'

const now = '2030-01-01T00:00:00Z'
const at = (text: string) => ({ 'x-test-now': text })
const email = 'amina@example.com'

type Reply = LightMyRequestResponse
type Who = { email: string } | { phone: string }
const minutesLater = (minutes: number) => Temporal.Instant.from(now).add({ minutes }).toString()

/** The code that was sent last, whomever to. */
async function lastMessage({ tenancy }: Pick<Clocked, 'tenancy'>) {
  const [message] = await tenancy.shared.db
    .select()
    .from(messages)
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(1)
  return { ...message!, code: /\b\d{6}\b/.exec(message!.text)?.[0] as string }
}

async function askFor(context: Clocked, who: Who, time = now): Promise<string> {
  const reply = await context.demo.post('/api/my/code/', who, at(time))
  expect([reply.statusCode, reply.json()]).toEqual([202, { expires_in_minutes: 10 }])
  return (await lastMessage(context)).code
}

const enter = (client: Clocked['demo'], who: Who, code: string, time = now) =>
  client.post('/api/my/session/', { ...who, code }, at(time))

function cookieOf(reply: Reply): string {
  expect([reply.statusCode, reply.body.slice(0, 200)]).toEqual([200, expect.any(String)])
  return String(reply.headers['set-cookie']).split(';')[0] as string
}

/** What is shown to whoever has the cookie, as references; or the status of the refusal. */
async function shownTo(client: Clocked['demo'], cookie: string, { time = now, when = 'upcoming' } = {}) {
  const reply = await client.get(`/api/my/bookings/?when=${when}`, { cookie, ...at(time) })
  if (reply.statusCode !== 200) return reply.statusCode
  return (reply.json().results as { reference: string }[]).map(({ reference }) => reference)
}

/** Somebody who booked here once. */
const known = ({ db }: Pick<Clocked, 'db'>) => db.insert(customers).values({ email })

/** A business with somebody who does something, and a way to book it. */
async function bookable({ db, visitor }: Clocked) {
  const { id: service_id } = await newService(db)
  for (let index = 0; index < 3; index++) await newStaffMember(db)
  let hour = 0
  return async (customer_email: string, more: object = {}, time = now) => {
    const start_time = Temporal.Instant.from('2030-01-07T09:00:00Z').add({ hours: hour++ }).toString()
    return visitor(time).post('/api/bookings/', { service_id, customer_email, start_time, ...more })
  }
}

inClockedApp('whoever has the code that was sent sees their own bookings, moves and cancels them', async (context) => {
  const { demo, db } = context
  const book = await bookable(context)
  const own = [await book(email, { notes: 'secret' }), await book('AMINA@example.COM')]
  await book('other@example.com')
  await db.update(customers).set({ language: 'ar' }).where(eq(customers.email, email))
  const code = await askFor(context, { email: 'Amina@Example.com' })
  const message = await lastMessage(context)
  expect(message).toMatchObject({ kind: 'customer_code', channel: 'email', recipient: email, sentAt: null })
  expect(message.subject).toContain('رمزك')
  const reply = await enter(demo, { email }, code)
  const cookie = cookieOf(reply)
  expect(reply.headers['set-cookie']).toMatch(
    /^bookme\.customer=[\w.-]+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
  )
  expect(reply.headers['cache-control']).toBe('no-store')

  const list = await demo.get('/api/my/bookings/', { cookie, ...at(now) })
  expect(list.json()).toMatchObject({ count: 2, next: null, results: own.map(({ reference }) => ({ reference })) })
  expect(list.body).not.toMatch(/secret|customer_id|email|other/)
  const [{ manage_token, items }] = list.json().results
  expect(items).toMatchObject([{ name: 'Haircut', staff_name: 'Salma Idrissi' }])
  const cancelled = await demo.post(`/api/manage/${manage_token}/cancel/`, {}, at(now))
  expect(cancelled.json()).toMatchObject({ reference: own[0].reference, status: 'cancelled' })
  expect(await shownTo(demo, cookie)).toEqual([own[1].reference])
  expect(await shownTo(demo, cookie, { when: 'past' })).toEqual([own[0].reference])
  const page = await demo.get('/api/my/bookings/?page_size=1&page=2', { cookie, ...at(now) })
  expect(page.statusCode).toBe(404)

  // It ends when they say so, and by itself.
  const other = cookieOf(await enter(demo, { email }, await askFor(context, { email })))
  const left = await demo.request('DELETE', '/api/my/session/', undefined, {
    ...{ cookie, origin: 'http://demo.localhost:8000' },
    ...at(now),
  })
  expect([left.statusCode, left.headers['set-cookie']]).toEqual([204, expect.stringContaining('Max-Age=0')])
  expect(await shownTo(demo, cookie)).toBe(401)
  expect(await shownTo(demo, other)).toEqual([own[1].reference])
  expect(await shownTo(demo, other, { time: minutesLater(12 * 60 - 1) })).toEqual([own[1].reference])
  expect(await shownTo(demo, other, { time: minutesLater(12 * 60) })).toBe(401)
})

inClockedApp(
  'whether anybody here has an address is told neither by the answer nor by the work it takes',
  async (context) => {
    const { demo, tenancy, open } = context
    const book = await bookable(context)
    await book(email)
    const flushes = () => tenancy.internals.pool.connections.reduce((sum, { flushes }) => sum + flushes, 0)
    const ask = async (who: Who) => {
      const before = flushes()
      const { statusCode, body, headers } = await demo.post('/api/my/code/', who, at(now))
      const { date: _, ...told } = headers
      return { statusCode, body, told, flushes: flushes() - before }
    }
    await ask({ email: 'warm@example.com' })
    const known = await ask({ email })
    expect(await ask({ email: 'nobody@example.com' })).toEqual(known)
    expect(await ask({ phone: '0611 111 111' })).toEqual(known)
    expect(known.statusCode).toBe(202)
    // To nobody nothing is sent, and of who they are nothing is kept with the messages.
    const all = await tenancy.shared.db.select().from(messages)
    expect(all.filter(({ sentAt }) => sentAt === null)).toMatchObject([{ recipient: email }])
    expect(JSON.stringify(all)).not.toMatch(/nobody|warm|212611/)
    const { db } = await open('demo')
    expect(await db.$count(accessCodes)).toBe(4)
  },
)

inClockedApp(
  'a code is for one contact, one business, one use and ten minutes; codes before it are worth nothing',
  async (context) => {
    const { demo, acme } = context
    await known(context)
    const refused = async (reply: Promise<Reply>) => {
      const { status, code } = (await reply).json()
      expect([status, code]).toEqual([401, 'portal.wrong_code'])
    }
    const first = await askFor(context, { email })
    const second = await askFor(context, { email }, minutesLater(1))
    if (first !== second) await refused(enter(demo, { email }, first, minutesLater(1)))
    await refused(enter(demo, { email: 'other@example.com' }, second, minutesLater(1)))
    await refused(enter(acme, { email }, second, minutesLater(1)))
    await refused(enter(demo, { email }, second, minutesLater(11)))
    const cookie = cookieOf(await enter(demo, { email }, second, minutesLater(2)))
    await refused(enter(demo, { email }, second, minutesLater(2)))
    // The cookie is worth nothing at another business, made up, or with another business's name on it.
    expect(await shownTo(demo, cookie)).toEqual([])
    expect(await shownTo(acme, cookie)).toBe(401)
    for (const broken of [
      'bookme.customer=',
      `${cookie}x`,
      cookie.replace(/\.\w+\./, '.zzzzzz.'),
      'bookme.customer=a.b.c',
    ]) {
      expect([broken, await shownTo(demo, broken)]).toEqual([broken, 401])
    }
  },
)

inClockedApp('a code can be guessed at five times, also by fifty at once', async (context) => {
  const { demo, db } = context
  await known(context)
  const code = await askFor(context, { email })
  const wrong = (index: number) => String((Number(code) + 1 + index) % 1_000_000).padStart(6, '0')
  const replies = await Promise.all(Array.from({ length: 50 }, (_, index) => enter(demo, { email }, wrong(index))))
  expect(replies.every(({ statusCode }) => statusCode === 401)).toBe(true)
  expect(await db.select().from(accessCodes)).toMatchObject([{ failures: 5, usedAt: null }])
  expect((await enter(demo, { email }, code)).statusCode).toBe(401)

  // Of many with the right one exactly one gets in.
  const next = await askFor(context, { email }, minutesLater(1))
  const right = await Promise.all(Array.from({ length: 20 }, () => enter(demo, { email }, next, minutesLater(1))))
  expect(right.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  // Somebody who was wrong four times still gets in.
  const last = await askFor(context, { email }, minutesLater(2))
  const wrongFor = (index: number) => String((Number(last) + 1 + index) % 1_000_000).padStart(6, '0')
  for (let index = 0; index < 4; index++) await enter(demo, { email }, wrongFor(index), minutesLater(2))
  expect((await enter(demo, { email }, last, minutesLater(2))).statusCode).toBe(200)
})

inClockedApp(
  'three codes an hour go to a contact and ten to a network, whoever asks at once and whoever they are',
  async (context) => {
    const { demo, tenancy, db } = context
    const book = await bookable(context)
    await book(email)
    const ask = (who: Who, time = now) => demo.post('/api/my/code/', who, at(time))
    for (const who of [{ email }, { email: 'nobody@example.com' }]) {
      const replies = await Promise.all(Array.from({ length: 8 }, () => ask(who)))
      expect(replies.filter(({ statusCode }) => statusCode === 202)).toHaveLength(3)
      const refused = replies.filter(({ statusCode }) => statusCode === 429)
      expect(refused.map((reply) => reply.json().code)).toEqual(Array(5).fill('portal.too_many_codes'))
    }
    // However it is written.
    expect((await ask({ email: email.toUpperCase() })).statusCode).toBe(429)
    const others = await Promise.all(
      Array.from({ length: 8 }, (_, index) => ask({ email: `other${index}@example.com` })),
    )
    expect(others.filter(({ statusCode }) => statusCode === 202)).toHaveLength(4)
    expect(await db.$count(accessCodes)).toBe(10)
    expect((await ask({ email }, minutesLater(61))).statusCode).toBe(202)
    // Once they are of no use they are removed.
    await sweepCodes(tenancy, { error: expect.fail } as never, Temporal.Instant.from(now).add({ hours: 3 }))
    expect(await db.$count(accessCodes)).toBe(1)
  },
)

inClockedApp(
  'a number is the same however it is written, and shows what was booked with exactly that number',
  async (context) => {
    const { demo, db } = context
    const book = await bookable(context)
    const mother = await book('mother@example.com', { customer_phone: '0612 345 678' })
    const child = await book('child@example.com', { customer_phone: '+212 (0)6 12-34-56-78' })
    await book('longer@example.com', { customer_phone: '0612 345 6789' })
    await book('none@example.com')
    await db.update(customers).set({ phone: '---' }).where(eq(customers.email, 'none@example.com'))
    const code = await askFor(context, { phone: '00212612345678' })
    expect(await lastMessage(context)).toMatchObject({ channel: 'sms', recipient: '+212612345678', html: '' })
    const cookie = cookieOf(await enter(demo, { phone: '612345678' }, code))
    expect(await shownTo(demo, cookie)).toEqual([mother.reference, child.reference])
    // By her address the mother sees what is hers alone.
    const byAddress = cookieOf(
      await enter(demo, { email: 'mother@example.com' }, await askFor(context, { email: 'mother@example.com' })),
    )
    expect(await shownTo(demo, byAddress)).toEqual([mother.reference])
    for (const phone of ['---', '', '()', '12345']) {
      expect([phone, (await demo.post('/api/my/code/', { phone }, at(now))).statusCode]).toEqual([phone, 400])
    }
  },
)

inClockedApp(
  'a number that a stranger gave with somebody else’s address shows what they booked with it, and no more',
  async (context) => {
    const { demo, db } = context
    const book = await bookable(context)
    const planted = await book(email, { customer_phone: '0666000666' })
    const hers = await book(email, { customer_phone: '0612345678' })
    const later = await book(email)
    const cookieFor = async (who: Who) => cookieOf(await enter(demo, who, await askFor(context, who)))
    const [stranger, amina] = [await cookieFor({ phone: '0666000666' }), await cookieFor({ phone: '0612345678' })]
    expect(await shownTo(demo, stranger)).toEqual([planted.reference])
    expect(await shownTo(demo, amina)).toEqual([hers.reference])
    // A code that came back says whose the number is, and not whose the address.
    expect(await shownTo(demo, await cookieFor({ phone: '0666000666' }))).toEqual([planted.reference])
    expect(await shownTo(demo, await cookieFor({ email }))).toEqual([planted, hers, later].map((one) => one.reference))
    await db.update(customers).set({ phone: '0612345678', phoneVerifiedAt: Temporal.Instant.from(now) })
    expect(await shownTo(demo, amina)).toEqual([planted, hers, later].map((one) => one.reference))
    expect(await shownTo(demo, stranger)).toEqual([planted.reference])
  },
)

inClockedApp('a page of another host can neither have a code sent nor begin or end a session', async (context) => {
  const { demo } = context
  await known(context)
  const code = await askFor(context, { email })
  const foreign = { origin: 'http://acme.localhost:8000', ...at(now) }
  const cookie = cookieOf(await enter(demo, { email }, code))
  const other = await askFor(context, { email })
  for (const [method, path, body] of [
    ['POST', '/api/my/code/', { email }],
    ['POST', '/api/my/session/', { email, code: other }],
    ['DELETE', '/api/my/session/', undefined],
  ] as const) {
    for (const headers of [foreign, { ...foreign, cookie }, { cookie, ...at(now) }]) {
      const reply = await demo.request(method, path, body, headers)
      expect([method, path, reply.statusCode, reply.json().code]).toEqual([method, path, 403, 'users.foreign_origin'])
    }
  }
  expect(await shownTo(demo, cookie)).toEqual([])
})

inClockedApp('a request that comes again with its key has nothing sent again', async (context) => {
  const { demo, tenancy } = context
  await known(context)
  const key = { 'idempotency-key': 'once', ...at(now) }
  for (let time = 0; time < 3; time++) expect((await demo.post('/api/my/code/', { email }, key)).statusCode).toBe(202)
  expect(await tenancy.shared.db.$count(messages)).toBe(1)
})

inClockedApp('at a business that is suspended nothing of it works', async (context) => {
  const { demo, tenancy, tenant } = context
  await known(context)
  const cookie = cookieOf(await enter(demo, { email }, await askFor(context, { email })))
  await changeStatus(tenancy, tenant.id, 'suspend', { reason: 'test', by: byClock, ownersOf })
  await expect.poll(() => shownTo(demo, cookie)).toBe(403)
  for (const [path, body] of [
    ['code', { email }],
    ['session', { email, code: '123456' }],
  ] as const) {
    expect((await demo.post(`/api/my/${path}/`, body, at(now))).json().code).toBe('tenants.closed')
  }
})

test('in production the cookie is for TLS and this host alone, and a number is refused while no text messages are sent', async () => {
  const context = await openApp({ isProduction: true, trustedProxies: ['127.0.0.1'] })
  const tls = new TenantClient<LightMyRequestResponse>(context.app, 'demo.localhost', { 'x-forwarded-proto': 'https' })
  const refused = await tls.post('/api/my/code/', { phone: '0612345678' })
  expect(refused.json()).toMatchObject({ status: 400, code: 'portal.no_text_messages', errors: [{ field: 'phone' }] })
  const { db } = await context.open('demo')
  await db.insert(customers).values({ email })
  expect((await tls.post('/api/my/code/', { email })).statusCode).toBe(202)
  const { code } = await lastMessage(context)
  const reply = await tls.post('/api/my/session/', { email, code })
  expect(reply.headers['set-cookie']).toMatch(/^__Host-bookme\.customer=[\w.-]+; Path=\/; .*; Secure$/)
  const cookie = cookieOf(reply)
  expect((await tls.get('/api/my/bookings/', { cookie })).statusCode).toBe(200)
  expect((await tls.get('/api/my/bookings/', { cookie: cookie.replace('__Host-', '') })).statusCode).toBe(401)
})

inClockedApp('customers say on which channels they want messages, for all who share their contact', async (context) => {
  const { demo, db } = context
  await known(context)
  const cookie = cookieOf(await enter(demo, { email }, await askFor(context, { email })))
  const headers = { cookie, origin: 'http://demo.localhost:8000', ...at(now) }
  const url = '/api/my/preferences/'
  expect((await demo.get(url)).statusCode).toBe(401)
  expect((await demo.get(url, headers)).json()).toEqual({ email: true, sms: true, whatsapp: true })
  const wish = { email: true, sms: false, whatsapp: false }
  expect((await demo.request('PUT', url, wish, { ...headers, origin: 'https://elsewhere.example' })).statusCode).toBe(
    403,
  )
  expect((await demo.request('PUT', url, wish, headers)).json()).toEqual(wish)
  expect((await demo.get(url, headers)).json()).toEqual(wish)
  const rows = await db.select().from(preferences)
  expect(rows.map(({ channel, isAllowed, source }) => [channel, isAllowed, source]).sort()).toEqual([
    ['email', true, 'portal'],
    ['sms', false, 'portal'],
    ['whatsapp', false, 'portal'],
  ])
  expect((await demo.request('PUT', url, { ...wish, sms: true }, headers)).json()).toEqual({ ...wish, sms: true })
})
