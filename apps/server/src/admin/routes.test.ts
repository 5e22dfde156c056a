import { describe, expect, test } from 'vitest'
import { type AppContext, appOfFile, signIn } from '../../test/fixtures.ts'
import { createSuperuser, findOrCreateUser } from '../modules/users/index.ts'
import { totp } from '../modules/users/test/totp.ts'

const context = appOfFile()
const host = 'localhost:8000'
const origin = `http://${host}`
const password = 'correct horse battery staple'
/** Where apps/web begins. */
const screens = '<div id="root">'

interface Sent {
  headers?: Record<string, string>
  /** One may try to log in ten times a minute from one. */
  address?: string
}

/** Sends a form as a browser does from a page of the platform. */
function submit({ app }: AppContext, url: string, fields: Record<string, string>, sent: Sent = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: { host, origin, 'content-type': 'application/x-www-form-urlencoded', ...sent.headers },
    payload: new URLSearchParams(fields).toString(),
    remoteAddress: sent.address ?? `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`,
  })
}

function get({ app }: AppContext, url: string, headers: Record<string, string> = {}) {
  return app.inject({ url, headers: { host, ...headers } })
}

type Reply = Awaited<ReturnType<typeof submit>>
const cookieOf = ({ headers }: Reply) => String([headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
const alertIn = ({ body }: Reply) => /<p role="alert">([^<]*)<\/p>/.exec(body)?.[1]

async function newUser({ tenancy }: AppContext, { superuser }: { superuser: boolean }): Promise<string> {
  const email = `user-${crypto.randomUUID()}@example.com`
  const wanted = { email, password, name: 'Test User' }
  await tenancy.shared.transaction((tx) => (superuser ? createSuperuser : findOrCreateUser)(tx, wanted))
  return email
}

/** The cookie of a new user who logged in by the form. */
async function logIn(at: AppContext, { superuser } = { superuser: true }): Promise<{ cookie: string }> {
  const reply = await submit(at, '/admin/log-in', { email: await newUser(at, { superuser }), password })
  expect(reply.statusCode).toBe(303)
  return { cookie: cookieOf(reply) }
}

describe('an operator with a second factor', () => {
  test('is asked for a code before they are in', async () => {
    const at = context()
    const email = await newUser(at, { superuser: true })
    const headers = { host, origin, 'content-type': 'application/json' }
    const post = (url: string, payload: object, cookie = '') =>
      at.app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload, remoteAddress: '10.1.2.3' })
    const cookie = cookieOf(await post('/api/auth/sign-in/email', { email, password }))
    const { totpURI, backupCodes } = (await post('/api/auth/two-factor/enable', { password }, cookie)).json()
    await post('/api/auth/two-factor/verify-totp', { code: totp(totpURI) }, cookie)

    const first = await submit(at, '/admin/log-in', { email, password })
    expect([first.statusCode, first.body]).toEqual([200, expect.stringContaining('action="/admin/log-in/code"')])
    const waiting = {
      cookie: first.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; '),
    }
    expect((await get(at, '/admin', waiting)).body).toContain('action="/admin/log-in"')
    const wrong = await submit(at, '/admin/log-in/code', { code: '000000' }, { headers: waiting })
    expect([wrong.statusCode, alertIn(wrong)]).toEqual([401, expect.stringContaining('code is wrong')])
    const second = await submit(at, '/admin/log-in/code', { code: backupCodes[0] }, { headers: waiting })
    expect([second.statusCode, second.headers.location]).toEqual([303, '/admin'])
    expect((await get(at, '/admin', { cookie: cookieOf(second) })).body).toContain(screens)
    const none = await submit(at, '/admin/log-in/code', { code: '123456' })
    expect([none.statusCode, alertIn(none)]).toEqual([401, expect.stringContaining('no longer logged in')])
  })
})

describe('a stranger', () => {
  test('gets a form to log in, and none of the screens', async () => {
    const page = await get(context(), '/admin')
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.body).toContain('<form method="post" action="/admin/log-in">')
    expect(page.body).toMatch(/<label for="email">[\s\S]*id="email"[^>]*autocomplete="username"/)
    expect(page.body).toMatch(/<label for="password">[\s\S]*id="password"[^>]*autocomplete="current-password"/)
    expect(alertIn(page)).toBeUndefined()
    expect(page.body).not.toMatch(/<script/)
  })

  test('who mistypes the password is told so above the form, and need not type the address again', async () => {
    const email = await newUser(context(), { superuser: true })
    const page = await submit(context(), '/admin/log-in', { email, password: 'wrong' })
    expect(page.statusCode).toBe(401)
    expect(alertIn(page)).toBe('The address or the password is wrong.')
    expect(page.body.indexOf('role="alert"')).toBeLessThan(page.body.indexOf('<form'))
    expect(page.body).toContain(`value="${email}"`)
    expect(page.body).not.toContain('wrong"')
    expect(page.headers['set-cookie']).toBeUndefined()
  })

  test.each([[{ email: 'no address', password }], [{ email: '"><script>alert(1)</script>', password }], [{}]])(
    'who sends %j gets the form again',
    async (fields) => {
      const page = await submit(context(), '/admin/log-in', fields as Record<string, string>)
      expect([page.statusCode, alertIn(page)]).toEqual([400, expect.stringContaining('Fill in every field')])
      expect(page.body).toContain('action="/admin/log-in"')
      expect(page.body).not.toContain('<script')
    },
  )

  test('who tries too often is told to wait, and not let in with the right password', async () => {
    const email = await newUser(context(), { superuser: true })
    const address = '192.0.2.77'
    for (let attempt = 1; attempt <= 10; attempt++) {
      // At accounts of others: one’s own would be paused, wherever one is.
      await submit(context(), '/admin/log-in', { email: `nobody${attempt}@example.com`, password }, { address })
    }
    const page = await submit(context(), '/admin/log-in', { email, password }, { address })
    expect([page.statusCode, alertIn(page)]).toEqual([429, 'Too many attempts. Wait a minute, then try again.'])
    expect(Number(page.headers['retry-after'])).toBeGreaterThan(0)
    expect(page.headers['set-cookie']).toBeUndefined()
    // From elsewhere it is right.
    expect((await submit(context(), '/admin/log-in', { email, password })).statusCode).toBe(303)
  })
})

describe('logging in', () => {
  test('leads to the screens, and logging out back to the form', async () => {
    const email = await newUser(context(), { superuser: true })
    const reply = await submit(context(), '/admin/log-in', { email, password })
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/admin'])
    expect(String(reply.headers['set-cookie'])).toMatch(/HttpOnly/i)
    const session = { cookie: cookieOf(reply) }
    expect((await get(context(), '/admin', session)).body).toContain(screens)

    const out = await submit(context(), '/admin/log-out', {}, { headers: session })
    expect([out.statusCode, out.headers.location]).toEqual([303, '/admin'])
    expect((await get(context(), '/admin', session)).body).toContain('action="/admin/log-in"')
  })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a business’s page', { origin: 'http://demo.localhost:8000' }],
    ['a page that hides where it is', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a place that does not say where it is', {}],
    ['a neighbour that does not say more', { 'sec-fetch-site': 'same-site' }],
  ])('by a form on %s is refused', async (_where, headers) => {
    const email = await newUser(context(), { superuser: true })
    const page = await context().app.inject({
      method: 'POST',
      url: '/admin/log-in',
      headers: { host, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams({ email, password }).toString(),
      remoteAddress: '10.9.8.7',
    })
    expect([page.statusCode, page.headers['set-cookie']]).toEqual([403, undefined])
    expect(page.body).toContain('did not come from a page of the administration')
  })

  test('works in a browser that keeps its Origin back and says that the page was ours', async () => {
    const email = await newUser(context(), { superuser: true })
    const headers = { origin: 'null', 'sec-fetch-site': 'same-origin' }
    expect((await submit(context(), '/admin/log-in', { email, password }, { headers })).statusCode).toBe(303)
  })

  test('takes forms only', async () => {
    const page = await context().platform.post('/admin/log-in', { email: 'a@b.example', password }, { origin })
    expect([page.statusCode, page.headers['content-type']]).toEqual([415, 'text/html; charset=utf-8'])
    const long = await submit(context(), '/admin/log-in', { email: 'a@b.example', password: 'x'.repeat(17_000) })
    expect(long.statusCode).toBe(413)
  })
})

describe('somebody who is no superuser', () => {
  test('is told so, and can log out', async () => {
    const session = await logIn(context(), { superuser: false })
    const page = await get(context(), '/admin', session)
    expect(page.statusCode).toBe(403)
    expect(page.body).toContain('not as an operator of the platform')
    expect(page.body).toContain('action="/admin/log-out"')
    expect(page.body).not.toContain(screens)
  })
})

test('there is no administration of the platform on a business’s host, for superusers neither', async () => {
  const there = 'demo.localhost:8000'
  const superuser = await signIn(context(), there, { superuser: true })
  const { id } = await context().open('demo')
  expect((await superuser.get('/admin')).headers.location).toBe('/admin/models')
  for (const path of ['/admin/jobs', '/admin/history', `/admin/businesses/${id}`]) {
    expect((await superuser.get(path)).json()).toMatchObject({ status: 404, code: 'core.not_found' })
  }
  const headers = { host: there, origin: `http://${there}` }
  for (const path of ['/admin/log-in', '/admin/log-out']) {
    const reply = await submit(context(), path, { email: 'a@b.example', password, reason: 'x' }, { headers })
    expect([path, reply.statusCode, reply.headers['set-cookie']]).toEqual([path, 404, undefined])
  }
  // On the platform's own it is there.
  expect((await get(context(), '/admin')).statusCode).toBe(200)
})

test('the platform’s start page leads to the administration, a business’s does not', async () => {
  const { platform, demo } = context()
  expect((await platform.get('/')).body).toContain('href="/admin"')
  expect((await demo.get('/')).body).not.toContain('/admin')
})

test('each screen is for those who may use it, and says so to the others before it loads', async () => {
  const at = context()
  const operator = await signIn(at, host, { superuser: true })
  const support = await signIn(at, host, { support: true })
  const paths = ['/admin', `/admin/businesses/${crypto.randomUUID()}`, '/admin/jobs', '/admin/usage', '/admin/visits']
  for (const path of [...paths, '/admin/history']) {
    expect((await get(at, path)).body).toContain('action="/admin/log-in"')
    expect((await operator.get(path)).body).toContain(screens)
  }
  for (const path of paths) expect((await support.get(path)).body).toContain(screens)
  const refused = await support.get('/admin/history')
  expect([refused.statusCode, refused.body]).toEqual([403, expect.stringContaining('action="/admin/log-out"')])
  expect((await operator.get('/admin/nowhere')).statusCode).toBe(404)
})
