import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sharedAuditEvents } from '../../../core/audit/shared-tables.ts'
import { domains } from '../../tenants/tables.ts'
import { passkeys, sessions, users, verifications } from '../tables.ts'
import { Authenticator } from '../test/authenticator.ts'
import { Browser, inMinutes, operator, owner, testApp, testTenancy } from '../test/fixture.ts'

const host = 'a.localhost'
const post = (browser: Browser, path: string, body?: object, where = host, headers = {}) =>
  browser.send('POST', where, `/api/auth/passkey${path}`, { body, headers })

async function register(browser: Browser, authenticator: Authenticator, where = host, origin = `http://${where}`) {
  const options = (await post(browser, '/generate-register-options', undefined, where)).json()
  const response = authenticator.register(options, origin)
  return post(browser, '/verify-registration', { name: 'Telephone', response }, where)
}

async function enter(browser: Browser, authenticator: Authenticator, where = host, origin = `http://${where}`) {
  const options = (await post(browser, '/generate-authenticate-options', undefined, where)).json()
  return post(browser, '/verify-authentication', { response: authenticator.sign(options, origin) }, where)
}

/** The owner, signed in, with a passkey of the host. */
async function withPasskey(where = host) {
  const { tenancy, a } = await testTenancy()
  if (where.endsWith('.ma')) {
    await tenancy.shared.db.insert(domains).values({ tenantId: a.id, domain: where, isPrimary: false })
  }
  const app = await testApp(tenancy)
  const browser = new Browser(app)
  await browser.signIn(where, owner)
  const authenticator = new Authenticator()
  const added = await register(browser, authenticator, where)
  expect([added.statusCode, added.body]).toEqual([200, expect.stringContaining('Telephone')])
  return { tenancy, app, browser, authenticator, added }
}

const refused = [401, 'users.passkey_refused']
const told = (reply: Awaited<ReturnType<typeof enter>>) => [reply.statusCode, reply.json().code]

describe('a passkey', () => {
  test.each([host, 'localhost', 'rdv.example.ma'])('of %s signs one in there', async (where) => {
    const { tenancy, app, authenticator } = await withPasskey(where)
    const browser = new Browser(app)
    const reply = await enter(browser, authenticator, where)
    expect(reply.json()).toMatchObject({ redirect: false, user: { email: owner.email } })
    expect(await browser.me(where)).toBe(owner.email)
    const [row] = await tenancy.shared.db.select().from(passkeys)
    expect(row).toMatchObject({ host: where, counter: 1, lastUsedAt: expect.anything() })
  })

  test('counts as both factors', async () => {
    const { tenancy, app, authenticator } = await withPasskey()
    await tenancy.shared.db.update(users).set({ twoFactorEnabled: true }).where(eq(users.email, owner.email))
    const browser = new Browser(app)
    expect((await browser.signIn(host, owner)).json().twoFactorRedirect).toBe(true)
    expect((await enter(browser, authenticator)).statusCode).toBe(200)
    expect(await browser.me(host)).toBe(owner.email)
  })

  test('is refused without its owner verified, at both ends', async () => {
    const { app, browser, authenticator } = await withPasskey()
    authenticator.userVerified = false
    expect(told(await enter(new Browser(app), authenticator))).toEqual(refused)
    const another = new Authenticator()
    another.userVerified = false
    expect(told(await register(browser, another))).toEqual(refused)
  })

  test('is worth nothing on another host, nor for a page of one', async () => {
    const { tenancy, app, authenticator } = await withPasskey()
    for (const where of ['b.localhost', 'sub.a.localhost', 'localhost']) {
      expect([where, ...told(await enter(new Browser(app), authenticator, where))]).toEqual([where, ...refused])
      expect(told(await enter(new Browser(app), authenticator, host, `http://${where}`))).toEqual(refused)
    }
    // What was asked on one host, answered on another.
    const asked = (await post(new Browser(app), '/generate-authenticate-options', undefined, 'b.localhost')).json()
    const response = authenticator.sign({ ...asked, rpId: host }, `http://${host}`)
    expect(told(await post(new Browser(app), '/verify-authentication', { response }))).toEqual(refused)
    expect(await tenancy.shared.db.$count(sessions)).toBe(1)
    expect((await enter(new Browser(app), authenticator)).statusCode).toBe(200)
  })

  test('answers a question once, of many at the same time one, and soon', async () => {
    const { tenancy, app, authenticator } = await withPasskey()
    const ask = async () => (await post(new Browser(app), '/generate-authenticate-options')).json()
    const response = authenticator.sign(await ask(), `http://${host}`)
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => post(new Browser(app), '/verify-authentication', { response })),
    )
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401, 401])
    const late = { 'x-test-now': inMinutes(6) }
    const slow = authenticator.sign(await ask(), `http://${host}`)
    expect(told(await post(new Browser(app), '/verify-authentication', { response: slow }, host, late))).toEqual(
      refused,
    )
    // Neither a question that nobody asked, nor one for something else.
    const invented = authenticator.sign({ challenge: 'x'.repeat(43), rpId: host }, `http://${host}`)
    expect(told(await post(new Browser(app), '/verify-authentication', { response: invented }))).toEqual(refused)
    expect(await tenancy.shared.db.$count(verifications)).toBe(1)
  })

  test('that was copied is noticed by its counter', async () => {
    const { app, authenticator } = await withPasskey()
    expect((await enter(new Browser(app), authenticator)).statusCode).toBe(200)
    authenticator.counter = 0
    expect(told(await enter(new Browser(app), authenticator))).toEqual(refused)
  })

  test('of another key with the same name signs nobody in', async () => {
    const { app, authenticator } = await withPasskey()
    const forged = Object.assign(new Authenticator(), { id: authenticator.id })
    expect(told(await enter(new Browser(app), forged))).toEqual(refused)
    expect(told(await enter(new Browser(app), new Authenticator()))).toEqual(refused)
  })

  test('is added for whoever asked, by a session that is fresh, and once', async () => {
    const { app, browser, authenticator } = await withPasskey()
    expect(told(await register(browser, authenticator))).toEqual(refused)
    const stranger = new Browser(app)
    await stranger.signIn(host, operator)
    const options = (await post(browser, '/generate-register-options')).json()
    expect(options.excludeCredentials).toMatchObject([{ id: authenticator.id }])
    expect(options).toMatchObject({ rp: { id: host, name: 'a' }, authenticatorSelection: { residentKey: 'required' } })
    const body = { name: 'Stolen', response: new Authenticator().register(options, `http://${host}`) }
    expect(told(await post(stranger, '/verify-registration', body))).toEqual(refused)
    const later = { 'x-test-now': inMinutes(61) }
    const stale = await post(browser, '/generate-register-options', undefined, host, later)
    expect([stale.statusCode, stale.json().code]).toEqual([403, 'users.stale_session'])
  })

  test('is listed, renamed and removed by its owner alone, which is written down and told', async () => {
    const { tenancy, app, browser, authenticator, added } = await withPasskey()
    const { id } = added.json()
    const stranger = new Browser(app)
    await stranger.signIn(host, operator)
    const list = async (who: Browser) => (await who.send('GET', host, '/api/auth/passkey/list-user-passkeys')).json()
    expect(await list(stranger)).toEqual([])
    for (const [path, body] of [
      ['/update-passkey', { id, name: 'Mine' }],
      ['/delete-passkey', { id }],
    ] as const) {
      expect((await post(stranger, path, body)).json().code).toBe('users.passkey_not_found')
    }
    expect((await post(browser, '/update-passkey', { id, name: 'Desk' })).json().name).toBe('Desk')
    expect(await list(browser)).toMatchObject([{ id, name: 'Desk', host, backedUp: false }])
    expect((await post(browser, '/delete-passkey', { id })).json()).toEqual({ status: true })
    expect(told(await enter(new Browser(app), authenticator))).toEqual(refused)
    const events = await tenancy.shared.db.select().from(sharedAuditEvents).orderBy(asc(sharedAuditEvents.id))
    expect(events.map(({ action, objectLabel }) => [action, objectLabel])).toEqual([
      ['users.passkey_added', 'Telephone'],
      ['users.passkey_renamed', 'Desk'],
      ['users.passkey_removed', 'Desk'],
    ])
  })

  test('whose answer is garbage is a refusal', async () => {
    const { app, authenticator } = await withPasskey()
    const good = authenticator.sign({ challenge: 'x', rpId: host }, `http://${host}`)
    for (const clientDataJSON of [
      'AAAA',
      Buffer.from('null').toString('base64url'),
      Buffer.from('[]').toString('base64url'),
    ]) {
      for (const id of [authenticator.id, 'nobody']) {
        const response = { ...good, id, rawId: id, response: { ...good.response, clientDataJSON } }
        expect(told(await post(new Browser(app), '/verify-authentication', { response }))).toEqual(refused)
      }
    }
  })
})
