import { desc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sharedAuditEvents } from '../../../core/audit/shared-tables.ts'
import { messages } from '../../mail/tables.ts'
import { domains } from '../../tenants/tables.ts'
import { findOrCreateUser } from '../operations.ts'
import { accounts, sessions, throttles, users, verifications } from '../tables.ts'
import { Browser, inMinutes, owner, type TestTenancy, testApp, testTenancy } from '../test/fixture.ts'
import { deleteExpiredTokens } from './tokens.ts'

const paths = {
  'magic-link': '/api/auth/sign-in/magic-link',
  'verify-email': '/api/auth/send-verification-email',
  'reset-password': '/api/auth/request-password-reset',
}
const uses = {
  'magic-link': '/api/auth/magic-link/verify',
  'verify-email': '/api/auth/verify-email',
  'reset-password': '/api/auth/reset-password',
}
type Kind = keyof typeof paths
const kinds = Object.keys(paths) as Kind[]
const newPassword = 'owners have second thoughts'

async function lastMail({ shared }: TestTenancy) {
  const [message] = await shared.db
    .select()
    .from(messages)
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(1)
  return message!
}

/** Asks for a link on a host and reads it in the mail. */
async function linkFor(tenancy: TestTenancy, browser: Browser, kind: Kind, host = 'a.localhost', more: object = {}) {
  const reply = await browser.send('POST', host, paths[kind], { body: { email: owner.email, ...more } })
  expect([reply.statusCode, reply.json()]).toEqual([200, { status: true }])
  const { text } = await lastMail(tenancy)
  const url = new URL(/http\S+/.exec(text)![0])
  return { url, token: url.searchParams.get('token')! }
}

const bodyOf = (kind: Kind, token: string) => (kind === 'reset-password' ? { token, newPassword } : { token })
const use = (browser: Browser, kind: Kind, token: string, host = 'a.localhost', headers = {}) =>
  browser.send('POST', host, uses[kind], { body: bodyOf(kind, token), headers })

describe('a link in a mail', () => {
  test('signs one in, once, and says where to go on', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const browser = new Browser(app)
    const { token } = await linkFor(tenancy, browser, 'magic-link', 'a.localhost', { callbackURL: '/dashboard' })
    const reply = await use(browser, 'magic-link', token)
    expect(reply.json()).toMatchObject({
      redirect: true,
      url: 'http://a.localhost/dashboard',
      user: { email: owner.email, emailVerified: true },
    })
    expect(reply.body).not.toContain('"token"')
    expect(await browser.me('a.localhost')).toBe(owner.email)
    const again = await use(new Browser(app), 'magic-link', token)
    expect([again.statusCode, again.json().code]).toEqual([400, 'users.invalid_token'])
  })

  test('serves one of many who use it at once', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    // In this order: a new password verifies the address as well.
    for (const kind of ['verify-email', 'reset-password', 'magic-link'] as const) {
      const { token } = await linkFor(tenancy, new Browser(app), kind)
      const replies = await Promise.all(Array.from({ length: 6 }, () => use(new Browser(app), kind, token)))
      expect([kind, replies.map(({ statusCode }) => statusCode).sort()]).toEqual([kind, [200, 400, 400, 400, 400, 400]])
    }
  })

  test.each(kinds)('of the kind %s is hashed, for one host and one purpose, and short-lived', async (kind) => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const browser = new Browser(app)
    const { url, token } = await linkFor(tenancy, browser, kind)
    expect(url.origin).toBe('http://a.localhost')
    const rows = await tenancy.shared.db.select().from(verifications)
    expect(JSON.stringify(rows)).not.toContain(token)

    for (const host of ['b.localhost', 'sub.a.localhost', 'localhost']) {
      expect([host, (await use(new Browser(app), kind, token, host)).statusCode]).toEqual([host, 400])
    }
    for (const other of kinds.filter((one) => one !== kind)) {
      expect((await use(new Browser(app), other, token)).statusCode).toBe(400)
    }
    const tomorrow = { 'x-test-now': inMinutes(25 * 60) }
    const late = await use(new Browser(app), kind, token, 'a.localhost', tomorrow)
    expect([late.statusCode, late.json().code]).toEqual([400, 'users.invalid_token'])
    // The control: all of that left it as it was.
    expect((await use(new Browser(app), kind, token)).statusCode).toBe(200)
  })

  test.each(kinds)('of the kind %s is worth nothing once the address is another', async (kind) => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    const { token } = await linkFor(tenancy, browser, kind)
    await tenancy.shared.db.update(users).set({ email: 'moved@example.com' }).where(eq(users.email, owner.email))
    expect((await use(browser, kind, token)).statusCode).toBe(400)
  })

  test('leads to the host that was asked, a business’s own domain as well, whatever headers say', async () => {
    const { tenancy, a } = await testTenancy()
    await tenancy.shared.db.insert(domains).values({ tenantId: a.id, domain: 'rdv.example.ma', isPrimary: false })
    const app = await testApp(tenancy)
    for (const [host, origin] of [
      ['localhost:8000', 'http://localhost:8000'],
      ['a.localhost:8000', 'http://a.localhost:8000'],
      ['rdv.example.ma', 'http://rdv.example.ma'],
    ] as const) {
      const browser = new Browser(app)
      const headers = {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        forwarded: 'host=evil.example',
      }
      await browser.send('POST', host, paths['magic-link'], { body: { email: owner.email }, headers })
      const mail = await lastMail(tenancy)
      expect(mail.text).toContain(`${origin}/auth/magic-link?token=`)
      expect(mail.text + mail.html).not.toContain('evil')
    }
  })

  test('comes in the language of whoever asked', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    for (const [language, subject] of [
      ['fr-MA', 'Connexion à a.localhost'],
      ['ar', /^تسجيل الدخول/],
      ['de', 'Sign in at a.localhost'],
    ] as const) {
      const headers = { 'accept-language': language }
      await new Browser(app).send('POST', 'a.localhost', paths['magic-link'], { body: { email: owner.email }, headers })
      expect((await lastMail(tenancy)).subject).toMatch(subject)
    }
  })

  test.each(kinds)(
    'of the kind %s: the answer does not tell whether anybody has the address, nor does its work',
    async (kind) => {
      const { tenancy } = await testTenancy()
      const app = await testApp(tenancy)
      const rows = { known: 0, unknown: 0 }
      const answers = new Set<string>()
      const written = () => rowsWritten(tenancy)
      for (const [who, email] of [
        ['known', owner.email],
        ['unknown', 'nobody@example.com'],
      ] as const) {
        const before = await written()
        const reply = await new Browser(app).send('POST', 'a.localhost', paths[kind], { body: { email } })
        rows[who] = (await written()) - before
        const { date: _, ...headers } = reply.headers
        answers.add(JSON.stringify([reply.statusCode, headers, reply.body]))
      }
      expect([...answers]).toEqual([expect.stringMatching(/^\[200,/)])
      expect(rows.unknown).toBe(rows.known)
      expect(await tenancy.shared.db.$count(users, eq(users.email, 'nobody@example.com'))).toBe(0)
      expect(await tenancy.shared.db.$count(messages)).toBe(1)
    },
  )

  test('is not sent for ever: five of a kind wait, and what is asked from one network is counted', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const stranger = new Browser(app)
    const statuses: number[] = []
    for (let attempt = 0; attempt < 31; attempt++) {
      const body = { email: owner.email }
      statuses.push((await stranger.send('POST', 'a.localhost', paths['magic-link'], { body })).statusCode)
    }
    expect(statuses).toEqual([...Array(30).fill(200), 429])
    expect(await tenancy.shared.db.$count(messages)).toBe(5)
    // Whoever has the address has a link that works, and may ask on.
    const { token } = await linkFor(tenancy, new Browser(app), 'magic-link')
    expect((await use(new Browser(app), 'magic-link', token)).statusCode).toBe(200)
  })

  test('that has expired is swept', async () => {
    const { tenancy } = await testTenancy()
    await linkFor(tenancy, new Browser(await testApp(tenancy)), 'magic-link')
    const now = Temporal.Now.instant()
    expect(await deleteExpiredTokens(tenancy.shared.db, now)).toBe(0)
    expect(await deleteExpiredTokens(tenancy.shared.db, now.add({ minutes: 16 }))).toBe(1)
  })
})

describe('a new password', () => {
  test('ends all sessions and whatever else waits, and lets one in', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const elsewhere = new Browser(app)
    for (const host of ['a.localhost', 'b.localhost']) await elsewhere.signIn(host, owner)
    const browser = new Browser(app)
    const other = await linkFor(tenancy, browser, 'magic-link')
    const { token } = await linkFor(tenancy, browser, 'reset-password')
    expect((await use(browser, 'reset-password', token)).json()).toEqual({ status: true })

    expect(await tenancy.shared.db.$count(sessions)).toBe(0)
    expect(await elsewhere.me('b.localhost')).toBeUndefined()
    expect((await use(browser, 'magic-link', other.token)).statusCode).toBe(400)
    expect((await browser.signIn('a.localhost', owner)).statusCode).toBe(401)
    expect((await browser.signIn('a.localhost', { ...owner, password: newPassword })).statusCode).toBe(200)
    const [event] = await tenancy.shared.db.select().from(sharedAuditEvents)
    expect(event).toMatchObject({ action: 'users.password_reset', actorName: owner.name, objectType: 'user' })
    expect(await tenancy.shared.db.$count(messages, eq(messages.kind, 'password_changed'))).toBe(1)
  })

  test('is the first one of somebody who has none', async () => {
    const { tenancy } = await testTenancy()
    await tenancy.shared.transaction(async (tx) => {
      await findOrCreateUser(tx, owner)
      await tx.delete(accounts)
    })
    const browser = new Browser(await testApp(tenancy))
    expect((await browser.signIn('a.localhost', owner)).statusCode).toBe(401)
    const { token } = await linkFor(tenancy, browser, 'reset-password')
    await use(browser, 'reset-password', token)
    expect((await browser.signIn('a.localhost', { ...owner, password: newPassword })).statusCode).toBe(200)
  })

  test('that is too weak leaves the link to be used again', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    const { token } = await linkFor(tenancy, browser, 'reset-password')
    const body = { token, newPassword: 'short' }
    const weak = await browser.send('POST', 'a.localhost', uses['reset-password'], { body })
    expect([weak.statusCode, weak.json().code]).toEqual([400, 'users.weak_password'])
    expect((await use(browser, 'reset-password', token)).statusCode).toBe(200)
  })
})

/** What a request to have a link sent leaves behind. */
async function rowsWritten({ shared }: TestTenancy): Promise<number> {
  const counts = await Promise.all([verifications, messages, throttles].map((table) => shared.db.$count(table)))
  return counts.reduce((sum, count) => sum + count, 0)
}
