import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sharedAuditEvents } from '../../../core/audit/shared-tables.ts'
import { messages } from '../../mail/tables.ts'
import { sessions, throttles, twoFactors } from '../tables.ts'
import { Browser, inMinutes, owner, proveOwner, type TestTenancy, testApp, testTenancy } from '../test/fixture.ts'
import { totp } from '../test/totp.ts'

const host = 'a.localhost'
const post = (browser: Browser, path: string, body: object, where = host, headers = {}) =>
  browser.send('POST', where, `/api/auth${path}`, { body, headers })
const code = (browser: Browser, value: string, where = host) =>
  post(browser, '/two-factor/verify-totp', { code: value }, where)

/** The owner with the second factor on; a code of now is used up. */
async function withSecondFactor(app: Awaited<ReturnType<typeof testApp>>) {
  const browser = new Browser(app)
  await browser.signIn(host, owner)
  const { totpURI, backupCodes } = (await post(browser, '/two-factor/enable', { password: owner.password })).json()
  const before = Date.now() - 30_000
  expect((await code(browser, totp(totpURI, before))).statusCode).toBe(200)
  return { browser, totpURI, backupCodes: backupCodes as string[] }
}

const actions = async ({ shared }: TestTenancy) =>
  (await shared.db.select().from(sharedAuditEvents).orderBy(asc(sharedAuditEvents.id))).map(({ action }) => action)

describe('the second factor', () => {
  test('is on with the first code, and asks for one at the next log-in', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const { browser, totpURI } = await withSecondFactor(app)
    expect(await browser.me(host)).toBe(owner.email)
    const [row] = await tenancy.shared.db.select().from(twoFactors)
    expect(totpURI).toMatch(/^otpauth:\/\/totp\/BookMe:owner%40example.com\?/)
    expect(JSON.stringify(row)).not.toContain(new URL(totpURI).searchParams.get('secret'))

    const other = new Browser(app)
    const first = await other.signIn(host, owner)
    expect(first.json()).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] })
    expect(await other.me(host)).toBeUndefined()
    const second = await code(other, totp(totpURI))
    expect(second.json()).toMatchObject({ redirect: false, user: { email: owner.email, twoFactorEnabled: true } })
    expect(second.body).not.toContain('"token"')
    expect(await other.me(host)).toBe(owner.email)
    expect(await actions(tenancy)).toEqual(['users.second_factor_on'])
  })

  test('is asked for after a link as well', async () => {
    const { tenancy } = await testTenancy()
    await proveOwner(tenancy)
    const app = await testApp(tenancy)
    const { totpURI } = await withSecondFactor(app)
    const other = new Browser(app)
    await post(other, '/sign-in/magic-link', { email: owner.email })
    const [mail] = await tenancy.shared.db.select().from(messages).where(eq(messages.kind, 'sign_in_link'))
    const [, token] = /token=([\w-]+)/.exec(mail!.text)!
    const first = await post(other, '/magic-link/verify', { token })
    expect(first.json()).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] })
    expect(await other.me(host)).toBeUndefined()
    expect((await code(other, totp(totpURI))).statusCode).toBe(200)
    expect(await other.me(host)).toBe(owner.email)
  })

  test('takes a code once, and of two at the same time one', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const { totpURI } = await withSecondFactor(app)
    const browsers = [new Browser(app), new Browser(app), new Browser(app)]
    for (const browser of browsers) await browser.signIn(host, owner)
    const value = totp(totpURI)
    const replies = await Promise.all(browsers.map((browser) => code(browser, value)))
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401])
  })

  test('is worth nothing on another host than the first step', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const { totpURI } = await withSecondFactor(app)
    const browser = new Browser(app)
    await browser.signIn(host, owner)
    const cookie = browser.cookies(host)
    expect(cookie).toContain('two_factor')
    for (const where of ['b.localhost', 'sub.a.localhost', 'localhost']) {
      const reply = await post(browser, '/two-factor/verify-totp', { code: totp(totpURI) }, where, { cookie })
      expect([where, reply.statusCode, reply.json().code]).toEqual([where, 401, 'users.no_log_in'])
    }
    const forged = cookie.replace(/~[^;]*/, '~x')
    expect(
      (await post(browser, '/two-factor/verify-totp', { code: '000000' }, host, { cookie: forged })).json().code,
    ).toBe('users.no_log_in')
    expect((await code(browser, totp(totpURI))).statusCode).toBe(200)
  })

  test('does not wait longer than ten minutes for a code', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const { totpURI } = await withSecondFactor(app)
    const browser = new Browser(app)
    await browser.signIn(host, owner)
    const later = { 'x-test-now': inMinutes(11) }
    const reply = await post(browser, '/two-factor/verify-totp', { code: totp(totpURI) }, host, later)
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'users.no_log_in'])
  })

  test('lets nobody guess: five codes, then a pause for the account, whatever address they come from', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const { totpURI } = await withSecondFactor(app)
    const browsers = Array.from({ length: 8 }, () => new Browser(app))
    for (const each of browsers) await each.signIn(host, owner)
    const replies = await Promise.all(browsers.map((each, index) => code(each, String(100_000 + index))))
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
    const browser = new Browser(app)
    await browser.signIn(host, owner)
    const paused = await code(browser, totp(totpURI))
    expect([paused.statusCode, Number(paused.headers['retry-after']) > 50]).toEqual([429, true])
    await tenancy.shared.db.delete(throttles)
    expect((await code(browser, totp(totpURI))).statusCode).toBe(200)
  })

  test('has backup codes: each works once, also for two at the same time; new ones replace them', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const { browser, backupCodes } = await withSecondFactor(app)
    expect(backupCodes).toHaveLength(10)
    const others = [new Browser(app), new Browser(app)]
    for (const other of others) await other.signIn(host, owner)
    const use = (other: Browser, value: string) => post(other, '/two-factor/verify-backup-code', { code: value })
    const replies = await Promise.all(others.map((other) => use(other, backupCodes[0]!)))
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401])

    const renewed = await post(browser, '/two-factor/generate-backup-codes', { password: owner.password })
    const late = new Browser(app)
    await late.signIn(host, owner)
    expect((await use(late, backupCodes[1]!)).json().code).toBe('users.wrong_code')
    expect((await use(late, renewed.json().backupCodes[0])).statusCode).toBe(200)
  })

  test('goes with the password, and is told', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const { browser } = await withSecondFactor(app)
    for (const path of ['/two-factor/disable', '/two-factor/generate-backup-codes', '/two-factor/enable']) {
      const wrong = await post(browser, path, { password: 'not this one' })
      expect([path, wrong.statusCode, wrong.json().code]).toEqual([path, 400, 'users.wrong_password'])
    }
    expect((await post(browser, '/two-factor/enable', { password: owner.password })).json().code).toBe(
      'users.second_factor_state',
    )
    expect((await post(browser, '/two-factor/disable', { password: owner.password })).json()).toEqual({ status: true })
    expect(await browser.me(host)).toBe(owner.email)
    expect((await new Browser(app).signIn(host, owner)).json().user.email).toBe(owner.email)
    expect(await actions(tenancy)).toEqual(['users.second_factor_on', 'users.second_factor_off'])
    const kinds = (await tenancy.shared.db.select().from(messages)).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['second_factor_on', 'second_factor_off']))
    expect((await post(browser, '/two-factor/disable', { password: owner.password })).json().code).toBe(
      'users.second_factor_state',
    )
  })

  test('that waits ends with a new password', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const { browser, totpURI } = await withSecondFactor(app)
    const waiting = new Browser(app)
    await waiting.signIn(host, owner)
    const body = { currentPassword: owner.password, newPassword: 'owners have second thoughts' }
    expect((await post(browser, '/change-password', body)).statusCode).toBe(200)
    expect((await code(waiting, totp(totpURI))).json().code).toBe('users.no_log_in')
    expect(await tenancy.shared.db.$count(sessions)).toBe(1)
  })
})
