import { hash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { describeError } from '../../core/logging.ts'
import { createUsers } from './index.ts'
import { memberships, sessions, throttles, users } from './tables.ts'
import { Browser, operator, owner, secret, testApp, testTenancy } from './test/fixture.ts'

const sessionCookies = (headers: Record<string, unknown>) =>
  [headers['set-cookie'] ?? []].flat().filter((cookie) => String(cookie).includes('session_token'))

/** Each for an account of its own, since accounts are counted as well. */
const wrongFor = (attempt: number) => ({ email: `nobody${attempt}@example.com`, password: 'not this one' })

describe('log-in', () => {
  test('sets a cookie for this host alone, which says who one is', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    const response = await browser.signIn('a.localhost', { ...owner, email: 'Owner@Example.com' })
    expect(response.statusCode).toBe(200)
    expect(sessionCookies(response.headers)).toEqual([
      expect.stringMatching(/^bookme\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
    expect(response.headers['cache-control']).toBe('no-store')
    expect((await browser.send('GET', 'a.localhost', '/me')).json()).toEqual({
      user: {
        ...{ id: expect.any(String), email: owner.email, name: 'Owner' },
        ...{ memberId: expect.any(String), role: 'owner', platformRole: null, scopes: null, visit: null },
      },
    })
    const [session] = await tenancy.shared.db.select().from(sessions)
    expect(session).toMatchObject({ host: 'a.localhost', ipAddress: browser.address })
    expect(session?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  })

  test('over TLS sets a cookie that the browser keeps for this host and TLS', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy, { trustProxy: true })
    const browser = new Browser(app)
    const tls = { 'x-forwarded-proto': 'https', origin: 'https://a.localhost' }
    const response = await browser.signIn('a.localhost', owner, tls)
    expect(sessionCookies(response.headers)).toEqual([
      expect.stringMatching(
        /^__Host-bookme\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ])
    expect(await browser.me('a.localhost', { 'x-forwarded-proto': 'https' })).toBe(owner.email)
    expect(await browser.me('a.localhost')).toBeUndefined()
  })

  test('in production is Secure whatever the proxy says', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy, { isProduction: true }))
    const response = await browser.signIn('a.localhost', owner)
    expect(sessionCookies(response.headers)).toEqual([expect.stringContaining('; Secure;')])
  })

  test('answers a wrong password and an unknown address alike, for the same work', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    // Processor time and its least, since a busy machine stretches every other measure.
    const least = { wrong: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY }
    const answers = new Set<string>()
    for (let round = 0; round < 7; round++) {
      await tenancy.shared.db.delete(throttles)
      for (const [kind, email] of [
        ['wrong', owner.email],
        ['unknown', 'nobody@example.com'],
      ] as const) {
        const before = process.cpuUsage()
        const response = await new Browser(app).signIn('a.localhost', { email, password: 'not this one' })
        const { user, system } = process.cpuUsage(before)
        least[kind] = Math.min(least[kind], user + system)
        const { date: _, ...headers } = response.headers
        answers.add(JSON.stringify([response.statusCode, headers, response.body]))
      }
    }
    expect([...answers]).toEqual([expect.stringMatching(/^\[401,/)])
    // The hash is nearly all of it: without it an unknown address would be answered for a fraction.
    expect(least.unknown).toBeGreaterThan(least.wrong * 0.5)
    expect(least.unknown).toBeLessThan(least.wrong * 2)
  })

  test('is refused with the field at fault, or with a code that does not say which was wrong', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    const wrong = await browser.signIn('a.localhost', { ...owner, password: 'not this one' })
    expect(wrong.headers['content-type']).toContain('application/problem+json')
    expect(wrong.json()).toEqual({
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      code: 'users.wrong_credentials',
      detail: 'The address or the password is wrong.',
    })
    const invalid = await browser.signIn('a.localhost', { email: 'nobody', password: 'x'.repeat(129) })
    expect(invalid.json()).toMatchObject({
      status: 400,
      code: 'core.invalid',
      errors: [{ field: 'email' }, { field: 'password' }],
    })
  })

  test('tells who one is, and keeps the session’s token in the cookie', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    const signedIn = await browser.signIn('a.localhost', owner)
    const user = { id: expect.any(String), email: owner.email, name: 'Owner', isSuperuser: false, emailVerified: false }
    expect(signedIn.json()).toEqual({ redirect: false, user: expect.objectContaining(user) })
    const asked = await browser.send('GET', 'a.localhost', '/api/auth/get-session')
    expect(asked.json()).toEqual({
      session: {
        id: expect.any(String),
        userId: signedIn.json().user.id,
        expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
        ipAddress: browser.address,
        userAgent: expect.any(String),
      },
      user: expect.objectContaining(user),
      support: null,
    })
    expect([signedIn.headers['cache-control'], asked.headers['cache-control']]).toEqual(['no-store', 'no-store'])
  })

  test('that goes on failing gets 429, from that address alone', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const attacker = new Browser(app)
    const statuses: number[] = []
    for (let attempt = 0; attempt < 12; attempt++) {
      statuses.push((await attacker.signIn('a.localhost', wrongFor(attempt))).statusCode)
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
    const blocked = await attacker.signIn('b.localhost', owner)
    expect(blocked.statusCode).toBe(429)
    expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(0)
    expect(blocked.headers['content-type']).toContain('application/problem+json')
    expect(blocked.json()).toMatchObject({ status: 429, code: 'users.too_many_attempts' })
    expect((await new Browser(app).signIn('a.localhost', owner)).statusCode).toBe(200)
  })

  test('does not let the client choose the address that is counted', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const attacker = new Browser(app)
    const victim = new Browser(app)
    const statuses: number[] = []
    for (let attempt = 0; attempt < 12; attempt++) {
      const address = attempt === 0 ? victim.address : `192.0.2.${attempt}`
      const forged = Object.fromEntries(
        ['x-forwarded-for', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip', 'forwarded', 'x-bookme-client-address'].map(
          (name) => [name, name === 'forwarded' ? `for=${address}` : address],
        ),
      )
      statuses.push((await attacker.signIn('a.localhost', wrongFor(attempt), forged)).statusCode)
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
    expect((await victim.signIn('a.localhost', owner)).statusCode).toBe(200)
  })

  test('counts the address that a trusted proxy reports', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy, { trustProxy: '10.0.0.0/8' })
    const proxy = new Browser(app)
    let attempts = 0
    const from = (address: string) => proxy.signIn('a.localhost', wrongFor(attempts++), { 'x-forwarded-for': address })
    for (let attempt = 0; attempt < 10; attempt++) await from('198.51.100.7')
    expect((await from('198.51.100.7')).statusCode).toBe(429)
    expect((await from('198.51.100.8')).statusCode).toBe(401)
  })
})

describe('a session', () => {
  test.each([
    ['a sibling', 'a.localhost', 'b.localhost'],
    ['a subdomain', 'a.localhost', 'sub.a.localhost'],
    ['the parent', 'sub.a.localhost', 'a.localhost'],
    ['the platform', 'a.localhost', 'localhost'],
    ['a business, from the platform', 'localhost', 'a.localhost'],
  ])('of one host is nothing on %s', async (_where, home, abroad) => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    await browser.signIn(home, operator)
    const stolen = { cookie: browser.cookies(home) }
    expect(await browser.me(home)).toBe(operator.email)

    expect(await browser.me(abroad, stolen)).toBeUndefined()
    const asked = await browser.send('GET', abroad, '/api/auth/get-session', { headers: stolen })
    expect([asked.statusCode, asked.body]).toEqual([200, 'null'])
    await browser.send('POST', abroad, '/api/auth/sign-out', { headers: stolen })
    expect(await browser.me(home)).toBe(operator.email)
  })

  test('is the same for every spelling of its host', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    await browser.signIn('a.localhost', owner)
    const { cookie } = { cookie: browser.cookies('a.localhost') }
    for (const host of ['A.localhost', 'a.localhost:8000', 'a.localhost.']) {
      expect(await browser.me(host, { cookie })).toBe(owner.email)
    }
  })

  test('ends on the server when one signs out', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    await browser.signIn('a.localhost', owner)
    const cookie = browser.cookies('a.localhost')
    const response = await browser.send('POST', 'a.localhost', '/api/auth/sign-out')
    expect(response.statusCode).toBe(200)
    expect(browser.cookies('a.localhost')).not.toContain('session')
    expect(await browser.me('a.localhost', { cookie })).toBeUndefined()
    expect(await tenancy.shared.db.$count(sessions)).toBe(0)
  })

  test('that could not be ended is not said to be', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    await browser.signIn('a.localhost', owner)
    await tenancy.internals.owner.transaction(async (client) => {
      await client.query(
        "create function fail() returns trigger language plpgsql as 'begin raise exception ''no''; end'",
      )
      await client.query('create trigger fail before delete on users_session for each row execute function fail()')
    })
    expect((await browser.send('POST', 'a.localhost', '/api/auth/sign-out')).statusCode).toBe(500)
    expect(await browser.me('a.localhost')).toBe(owner.email)
  })

  test('ends with its user, with its time, and with another signature', async () => {
    const { tenancy } = await testTenancy()
    const { db } = tenancy.shared
    const browser = new Browser(await testApp(tenancy))
    await browser.signIn('localhost', operator)
    const cookie = browser.cookies('localhost')
    const [, token, signature] = /=([^.]+)\.(.+)$/.exec(decodeURIComponent(cookie))!
    const forged = hash('sha256', `${token}${secret}`, 'base64')
    for (const signed of [token, `${token}.`, `${token}.${forged}`, `x.${signature}`]) {
      const headers = { cookie: `bookme.session_token=${encodeURIComponent(signed!)}` }
      expect(await browser.me('localhost', headers)).toBeUndefined()
    }
    expect(await browser.me('localhost', { cookie: 'bookme.session_token=%E0%A4%A' })).toBeUndefined()

    expect(await browser.me('localhost')).toBe(operator.email)
    await db.update(sessions).set({ expiresAt: new Date(Date.now() - 1) })
    expect(await browser.me('localhost', { cookie })).toBeUndefined()

    await browser.signIn('localhost', operator)
    expect(await browser.me('localhost')).toBe(operator.email)
    await db.delete(users).where(eq(users.email, operator.email))
    expect(await browser.me('localhost')).toBeUndefined()
  })

  test('is read once per request', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const select = vi.spyOn(tenancy.shared.db, 'select')
    app.get('/twice', { config: { permission: 'everyone' } }, async (request) => {
      const [one, two] = await Promise.all([request.authenticate(), request.authenticate()])
      return { same: one !== null && one === two && one === request.user }
    })
    // On the platform's own host, where no tenant is looked up.
    const browser = new Browser(app)
    await browser.signIn('localhost', owner)
    select.mockClear()
    expect((await browser.send('GET', 'localhost', '/twice')).json()).toEqual({ same: true })
    expect(select).toHaveBeenCalledTimes(1)
  })

  test('says who is a superuser, and nobody else is', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const platformRole = async (who: typeof owner) => {
      const browser = new Browser(app)
      await browser.signIn('localhost', who)
      return (await browser.send('GET', 'localhost', '/me')).json().user.platformRole
    }
    expect(await platformRole(operator)).toBe('operator')
    expect(await platformRole(owner)).toBeNull()
  })

  test('is worth something only while its user is a member', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const browser = new Browser(app)
    for (const host of ['a.localhost', 'b.localhost']) await browser.signIn(host, owner)
    const inside = async (host: string) => {
      const response = await browser.send('GET', host, '/inside')
      return [response.statusCode, response.json().role]
    }
    expect(await inside('a.localhost')).toEqual([200, 'owner'])
    expect(await inside('b.localhost')).toEqual([403, null])
    await tenancy.shared.db.delete(memberships)
    expect(await inside('a.localhost')).toEqual([403, null])
  })
})

describe('a request from elsewhere', () => {
  test('changes nothing', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    await browser.signIn('a.localhost', owner)
    for (const [where, origin] of [
      ['another subdomain', 'http://b.localhost'],
      ['a subdomain of this host', 'http://sub.a.localhost'],
      ['the parent domain', 'http://localhost'],
      ['a foreign site', 'https://evil.example'],
      ['a host that begins alike', 'http://a.localhost.evil.example'],
      ['the same host over another protocol', 'https://a.localhost'],
      ['the same host on another port', 'http://a.localhost:8080'],
      ['an opaque origin', 'null'],
      ['nowhere', undefined],
    ] as const) {
      for (const url of ['/api/auth/sign-out', '/me']) {
        const response = await browser.send('POST', 'a.localhost', url, { headers: { origin } })
        expect([where, url, response.statusCode]).toEqual([where, url, 403])
        expect(sessionCookies(response.headers)).toEqual([])
      }
      expect(await browser.me('a.localhost')).toBe(owner.email)
    }
  })

  test('cannot log somebody in as somebody else', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    for (const origin of ['http://b.localhost', 'https://evil.example', 'null']) {
      const response = await new Browser(app).signIn('a.localhost', owner, { origin })
      expect([response.statusCode, response.headers['set-cookie']]).toEqual([403, undefined])
    }
    expect(await tenancy.shared.db.$count(sessions)).toBe(0)
  })

  test('is told from a form of our own whose page hides its address', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    await browser.signIn('a.localhost', owner)
    const hidden = { origin: 'null', 'sec-fetch-site': 'same-origin' }
    expect((await browser.send('POST', 'a.localhost', '/me', { headers: hidden })).statusCode).toBe(200)
    const sibling = { origin: 'null', 'sec-fetch-site': 'same-site' }
    expect((await browser.send('POST', 'a.localhost', '/me', { headers: sibling })).statusCode).toBe(403)
  })

  test('may be a program that has no cookie', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    const response = await new Browser(app).signIn('a.localhost', owner, { origin: undefined })
    expect(response.statusCode).toBe(200)
  })

  test('cannot have the log-in lead elsewhere', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    const wanted = { email: owner.email, password: owner.password }
    for (const callbackURL of [
      'https://evil.example/',
      'http://b.localhost/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const body = { ...wanted, callbackURL }
      const response = await browser.send('POST', 'a.localhost', '/api/auth/sign-in/email', { body })
      expect([callbackURL, response.statusCode, response.json().code]).toEqual([
        callbackURL,
        403,
        'users.foreign_callback',
      ])
      expect(response.headers.location).toBeUndefined()
    }
    const body = { ...wanted, callbackURL: '/dashboard' }
    expect((await browser.send('POST', 'a.localhost', '/api/auth/sign-in/email', { body })).statusCode).toBe(200)
  })

  test('nor from here can a header make another host of this one', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    const body = { email: owner.email, password: owner.password, callbackURL: 'https://evil.example/' }
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const response = await browser.send('POST', 'a.localhost', '/api/auth/sign-in/email', { body, headers })
    expect(response.statusCode).toBe(403)
  })
})

describe('what is closed', () => {
  test('is not there', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    await browser.signIn('a.localhost', owner)
    const before = await tenancy.shared.db.$count(users)
    for (const [method, path] of [
      ['POST', '/sign-up/email'],
      ['POST', '/sign-in/social'],
      ['POST', '/update-user'],
      ['POST', '/update-session'],
      ['POST', '/delete-user'],
      // Of our own: better-auth's plugins have no others that count.
      ['POST', '/sign-in/username'],
      ['POST', '/sign-in/passkey'],
      ['POST', '/two-factor/send-otp'],
      ['POST', '/two-factor/get-totp-uri'],
      ['POST', '/revoke-sessions'],
      ['GET', '/reset-password/x'],
      ['GET', '/verify-email'],
      ['GET', '/error'],
      ['GET', '/ok'],
    ] as const) {
      const body = { email: 'new@example.com', password: 'a long password', name: 'New' }
      const response = await browser.send(method, 'a.localhost', `/api/auth${path}`, method === 'POST' ? { body } : {})
      expect([path, response.statusCode]).toEqual([path, 404])
    }
    expect(await tenancy.shared.db.$count(users)).toBe(before)
  })

  test('a host that nobody has does not reach log-in', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    const response = await browser.signIn('nobody.localhost', owner)
    expect([response.statusCode, response.body]).toEqual([404, ''])
    expect(await tenancy.shared.db.$count(sessions)).toBe(0)
  })

  test('a body larger than a log-in needs is refused', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    expect((await browser.signIn('a.localhost', { ...owner, password: 'x'.repeat(20_000) })).statusCode).toBe(413)
  })

  test('a body that cannot be read is a refusal, not a failure', async () => {
    const { tenancy } = await testTenancy()
    const app = await testApp(tenancy)
    for (const payload of ['', '{', '[]', '"x"', '{"email":1,"password":2}', '{"email":"owner@example.com"}']) {
      const headers = { host: 'a.localhost', 'content-type': 'application/json' }
      const response = await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers, payload })
      expect([payload, response.statusCode]).toEqual([
        payload,
        expect.toSatisfy((status) => [400, 415].includes(status)),
      ])
    }
  })

  test('a secret that can be guessed is refused', () => {
    const tenancy = { shared: {} as never }
    expect(() => createUsers({ tenancy, config: { secret: 'x'.repeat(31), isProduction: false } })).toThrow(TypeError)
  })

  test('an environment that would pin log-in to one address stops the start', async () => {
    const { tenancy } = await testTenancy()
    for (const name of ['BETTER_AUTH_URL', 'BASE_URL', 'BETTER_AUTH_TRUSTED_ORIGINS']) {
      vi.stubEnv(name, 'https://evil.example')
      await expect(testApp(tenancy)).rejects.toThrow('Variables in the environment')
      vi.unstubAllEnvs()
    }
  })

  test('a failing database is a failure without the words of the statement', async () => {
    const { tenancy } = await testTenancy()
    const lines: string[] = []
    const app = await testApp(tenancy, {
      logger: {
        level: 'info',
        serializers: { err: describeError as never },
        stream: { write: (line) => lines.push(line) },
      },
    })
    await tenancy.internals.owner.transaction((client) => client.query('drop table users_account'))
    const response = await new Browser(app).signIn('a.localhost', owner)
    expect(response.json()).toMatchObject({ status: 500, code: 'core.internal' })
    expect(response.body).not.toContain('users_account')
    expect(lines.join('')).toContain('relation \\"users_account\\" does not exist')
    expect(lines.join('')).not.toContain(owner.email)
    expect(lines.join('')).not.toContain(owner.password)
  })
})

test('the tables of users are out of reach of a tenant', async () => {
  const { a } = await testTenancy()
  await expect(a.db.execute(sql`select * from public.users_session`)).rejects.toMatchObject({
    cause: { code: '42501' },
  })
})
