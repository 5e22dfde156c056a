import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sharedAuditEvents } from '../../../core/audit/shared-tables.ts'
import { messages } from '../../mail/tables.ts'
import { devices, sessions, throttles } from '../tables.ts'
import {
  Browser,
  inMinutes,
  operator,
  owner,
  proveOwner,
  type TestTenancy,
  testApp,
  testTenancy,
} from '../test/fixture.ts'
import { deleteOldDevices } from './devices.ts'
import { deleteOldThrottles } from './throttle.ts'

const host = 'a.localhost'
const wrong = { ...owner, password: 'not this one' }
const list = async (browser: Browser) => (await browser.send('GET', host, '/api/auth/list-sessions')).json()
const revoke = (browser: Browser, id: string) =>
  browser.send('POST', host, '/api/auth/revoke-session', { body: { id } })

describe('one’s own sessions', () => {
  test('are listed over all hosts, with what tells them apart and without what opens them', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const [telephone, desk, stranger] = [new Browser(app), new Browser(app), new Browser(app)]
    await telephone.signIn('b.localhost', owner, { 'user-agent': 'Telephone' })
    await desk.signIn(host, owner, { 'user-agent': 'Desk' })
    await stranger.signIn(host, operator)
    const own = { id: expect.any(String), createdAt: expect.any(String), expiresAt: expect.any(String) }
    expect(await list(desk)).toEqual([
      { ...own, host, ipAddress: desk.address, userAgent: 'Desk', isCurrent: true },
      { ...own, host: 'b.localhost', ipAddress: telephone.address, userAgent: 'Telephone', isCurrent: false },
    ])
    expect((await new Browser(app).send('GET', host, '/api/auth/list-sessions')).statusCode).toBe(401)
  })

  test('end one by one, or all but this one, at once and nobody else’s', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const browsers = [new Browser(app), new Browser(app), new Browser(app)] as const
    for (const browser of browsers) await browser.signIn(host, owner)
    const stranger = new Browser(app)
    await stranger.signIn(host, operator)
    const [one, two, three] = browsers
    const [, second] = await list(three)
    expect((await revoke(stranger, second.id)).json().code).toBe('users.session_not_found')
    expect(await two.me(host)).toBe(owner.email)
    expect((await revoke(three, second.id)).json()).toEqual({ status: true, revoked: 1 })
    expect(await two.me(host)).toBeUndefined()
    const others = await three.send('POST', host, '/api/auth/revoke-other-sessions')
    expect(others.json()).toEqual({ status: true, revoked: 1 })
    expect([await one.me(host), await three.me(host), await stranger.me(host)]).toEqual([
      undefined,
      owner.email,
      operator.email,
    ])
    const events = await tenancy.shared.db.select().from(sharedAuditEvents)
    expect(events.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['users.sessions_revoked', owner.name],
      ['users.sessions_revoked', owner.name],
    ])
  })

  test('but this one end with a change of the password, which asks for the old one', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const [here, there] = [new Browser(app), new Browser(app)]
    for (const browser of [here, there]) await browser.signIn(host, owner)
    const change = (currentPassword: string, newPassword: string) =>
      here.send('POST', host, '/api/auth/change-password', { body: { currentPassword, newPassword } })
    const newPassword = 'owners have second thoughts'
    expect((await change('not this one', newPassword)).json()).toMatchObject({
      status: 400,
      code: 'users.wrong_password',
      errors: [{ field: 'currentPassword' }],
    })
    expect((await change(owner.password, 'short')).json().code).toBe('users.weak_password')
    expect(await there.me(host)).toBe(owner.email)
    expect((await change(owner.password, newPassword)).json()).toEqual({ status: true })
    expect([await here.me(host), await there.me(host)]).toEqual([owner.email, undefined])
    expect((await there.signIn(host, owner)).statusCode).toBe(401)
    const [event] = await tenancy.shared.db.select().from(sharedAuditEvents)
    expect(event).toMatchObject({ action: 'users.password_changed', actorKind: 'member', actorName: owner.name })
    expect(JSON.stringify(event)).not.toContain(newPassword)
  })
})

describe('guessing at a password', () => {
  const guess = async (browser: Browser, who = wrong, minutes = 0) => {
    const reply = await browser.signIn(host, who, { 'x-test-now': inMinutes(minutes) })
    return [reply.statusCode, Number(reply.headers['retry-after'] ?? 0)]
  }

  test('meets pauses that grow, and the right password clears them', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    // Two processes count together.
    const other = await testApp(tenancy)
    const first = await Promise.all(Array.from({ length: 9 }, (_, nth) => guess(new Browser(nth % 2 ? app : other))))
    expect(first.map(([status]) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429])
    // The right one, too, waits: it would otherwise be told from the wrong ones.
    expect((await guess(new Browser(app), owner))[0]).toBe(429)
    expect(await guess(new Browser(app), wrong, 2)).toEqual([401, 0])
    const [status, seconds] = await guess(new Browser(app), wrong, 2)
    expect([status, seconds! > 100 && seconds! <= 120]).toEqual([429, true])
    expect((await guess(new Browser(app), owner, 5))[0]).toBe(200)
    expect(await tenancy.shared.db.$count(throttles)).toBe(0)
    const events = await tenancy.shared.db.select().from(sharedAuditEvents).orderBy(asc(sharedAuditEvents.id))
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['users.log_in_throttled', null],
      ['users.log_in_throttled', null],
    ])
  })

  test('is answered alike whether the account exists, on all hosts, and its address cannot be read', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const answers = { known: [] as string[], unknown: [] as string[] }
    for (const [who, email] of [
      ['known', owner.email],
      ['unknown', 'nobody@example.com'],
    ] as const) {
      for (const where of [host, 'b.localhost', 'localhost', host, host, host, 'b.localhost']) {
        const { statusCode, body } = await new Browser(app).signIn(where, { email, password: 'not this one' })
        answers[who].push(`${statusCode} ${body.replace(/\d+ seconds/, 'seconds')}`)
      }
    }
    expect(answers.known).toEqual(answers.unknown)
    expect(answers.known.map((answer) => answer.slice(0, 3))).toEqual([...Array(5).fill('401'), '429', '429'])
    expect(JSON.stringify(await tenancy.shared.db.select().from(throttles))).not.toContain('example.com')
    // As much is written down of both.
    const objects = (await tenancy.shared.db.select().from(sharedAuditEvents)).map(({ objectId }) => objectId)
    expect(objects).toEqual([expect.any(String), null])
  })

  test('does not lock its owner out: a link still lets them in, and ends the pause', async () => {
    const { tenancy } = await testTenancy()
    await proveOwner(tenancy)
    const app = await testApp(tenancy)
    for (let attempt = 0; attempt < 6; attempt++) await guess(new Browser(app))
    const browser = new Browser(app)
    await browser.send('POST', host, '/api/auth/sign-in/magic-link', { body: { email: owner.email } })
    const [mail] = await tenancy.shared.db.select().from(messages)
    const [, token] = /token=([\w-]+)/.exec(mail!.text)!
    await browser.send('POST', host, '/api/auth/magic-link/verify', { body: { token } })
    expect(await browser.me(host)).toBe(owner.email)
    expect((await new Browser(app).signIn(host, owner)).statusCode).toBe(200)
  })

  test('is forgotten after a quiet quarter of an hour, and swept after a day', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    for (let attempt = 0; attempt < 4; attempt++) await guess(new Browser(app))
    expect(await guess(new Browser(app), wrong, 16)).toEqual([401, 0])
    expect(await guess(new Browser(app), wrong, 16)).toEqual([401, 0])
    const now = Temporal.Now.instant()
    expect(await deleteOldThrottles(tenancy.shared.db, now)).toBe(0)
    expect(await deleteOldThrottles(tenancy.shared.db, now.add({ hours: 25 }))).toBe(1)
  })
})

describe('a browser that is new', () => {
  const notices = async ({ shared }: TestTenancy) =>
    shared.db.select().from(messages).where(eq(messages.kind, 'new_device'))

  test('is told to whoever has signed in before, and remembered on its host', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const browser = new Browser(app)
    const reply = await browser.signIn(host, owner)
    expect(reply.headers['set-cookie']).toContainEqual(
      expect.stringMatching(/^bookme\.device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/),
    )
    await browser.send('POST', host, '/api/auth/sign-out')
    await browser.signIn(host, owner)
    expect(await notices(tenancy)).toEqual([])

    const thief = new Browser(app)
    await thief.signIn(host, owner, { 'user-agent': 'Thief\u00e9', 'accept-language': 'fr' })
    const [notice] = await notices(tenancy)
    expect(notice).toMatchObject({ recipient: owner.email, subject: expect.stringContaining('nouveau navigateur') })
    expect(notice!.text).toContain('Thief')
    await thief.signIn(host, owner)
    expect(await notices(tenancy)).toHaveLength(1)
    const rows = await tenancy.shared.db.select().from(devices)
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain(/device=([\w-]+)/.exec(thief.cookies(host))![1])
  })

  test('is told to whoever had signed in before browsers were remembered', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    await new Browser(app).signIn(host, owner)
    await tenancy.shared.db.delete(devices)
    await new Browser(app).signIn(host, owner)
    expect(await notices(tenancy)).toHaveLength(1)
  })

  test('is one that failed to sign in only once it succeeds', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    await browser.signIn(host, wrong)
    expect(browser.cookies(host)).toBe('')
    expect(await tenancy.shared.db.$count(devices)).toBe(0)
  })

  test('over TLS has a cookie that no other subdomain can set', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy, { trustProxy: true }))
    const tls = { 'x-forwarded-proto': 'https', origin: 'https://a.localhost' }
    const reply = await browser.signIn(host, owner, tls)
    expect(reply.headers['set-cookie']).toContainEqual(expect.stringMatching(/^__Host-bookme\.device=.*; Secure;/))
  })

  test('that has not been seen for long is forgotten', async () => {
    const { tenancy } = await testTenancy()
    await new Browser(await testApp(tenancy)).signIn(host, owner)
    const now = Temporal.Now.instant()
    expect(await deleteOldDevices(tenancy.shared.db, now.add({ hours: 24 * 399 }))).toBe(0)
    expect(await deleteOldDevices(tenancy.shared.db, now.add({ hours: 24 * 401 }))).toBe(1)
    expect(await tenancy.shared.db.$count(sessions)).toBe(1)
  })
})
