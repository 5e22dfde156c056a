import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type AppContext, appOfFile, openApp, signIn } from '../../test/fixtures.ts'
import { createTenant } from '../modules/tenants/index.ts'
import { lifecycle, tenants } from '../modules/tenants/tables.ts'
import { createSuperuser, findOrCreateUser } from '../modules/users/index.ts'
import { totp } from '../modules/users/test/totp.ts'

const context = appOfFile()
const host = 'localhost:8000'
const origin = `http://${host}`
const password = 'correct horse battery staple'

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

async function newTenant({ tenancy }: AppContext, name: string) {
  const slug = `t${crypto.randomUUID().slice(0, 8)}`
  const wanted = { slug, name, domain: `${slug}.localhost`, email: `contact@${slug}.example`, status: 'trial' } as const
  const { tenant } = await createTenant(tenancy, 'localhost', { ...wanted, actorId: null, reason: 'test' })
  return tenant
}

async function statusOf({ tenancy }: AppContext, id: string): Promise<string | undefined> {
  const [tenant] = await tenancy.shared.db.select().from(tenants).where(eq(tenants.id, id))
  return tenant?.status
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
    expect((await get(at, '/admin', { cookie: cookieOf(second) })).body).toContain('Demo Company')
    const none = await submit(at, '/admin/log-in/code', { code: '123456' })
    expect([none.statusCode, alertIn(none)]).toEqual([401, expect.stringContaining('no longer logged in')])
  })
})

describe('a stranger', () => {
  test('gets a form to log in, and nothing of any business', async () => {
    const page = await get(context(), '/admin')
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.body).toContain('<form method="post" action="/admin/log-in">')
    expect(page.body).toMatch(/<label for="email">[\s\S]*id="email"[^>]*autocomplete="username"/)
    expect(page.body).toMatch(/<label for="password">[\s\S]*id="password"[^>]*autocomplete="current-password"/)
    expect(alertIn(page)).toBeUndefined()
    expect(page.body).not.toMatch(/Demo Company|<script/)
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

  test('cannot suspend a business', async () => {
    const { id } = await newTenant(context(), 'Hammam')
    const page = await submit(context(), `/admin/tenants/${id}/suspend`, { reason: 'for fun' })
    expect([page.statusCode, alertIn(page)]).toEqual([401, expect.stringContaining('no longer logged in')])
    expect(await statusOf(context(), id)).toBe('trial')
  })
})

describe('logging in', () => {
  test('leads to the list, and logging out back to the form', async () => {
    const email = await newUser(context(), { superuser: true })
    const reply = await submit(context(), '/admin/log-in', { email, password })
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/admin'])
    expect(String(reply.headers['set-cookie'])).toMatch(/HttpOnly/i)
    const session = { cookie: cookieOf(reply) }
    expect((await get(context(), '/admin', session)).body).toContain('<table>')

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
    expect(page.body).not.toContain('Demo Company')
  })

  test('cannot suspend a business, their own neither', async () => {
    const { id } = await context().open('demo')
    const headers = await logIn(context(), { superuser: false })
    const page = await submit(context(), `/admin/tenants/${id}/suspend`, { reason: 'for fun' }, { headers })
    expect([page.statusCode, await statusOf(context(), id)]).toEqual([403, 'active'])
  })
})

test('there is no administration of the platform on a business’s host, for superusers neither', async () => {
  const there = 'demo.localhost:8000'
  const superuser = await signIn(context(), there, { superuser: true })
  const { id } = await context().open('demo')
  expect((await superuser.get('/admin')).headers.location).toBe('/admin/models')
  expect((await superuser.get('/admin/jobs')).json()).toMatchObject({ status: 404, code: 'core.not_found' })
  const headers = { host: there, origin: `http://${there}` }
  for (const path of ['/admin/log-in', '/admin/log-out', `/admin/tenants/${id}/suspend`]) {
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

describe('the list', () => {
  test('has each business with its address, status, tier and date', async () => {
    const { slug, createdAt } = await newTenant(context(), 'Hammam Rose')
    const page = await get(context(), '/admin?search=hammam+rose', await logIn(context()))
    expect(page.statusCode).toBe(200)
    expect(page.body.match(/<h1>/g)).toHaveLength(1)
    expect(page.body).toContain('<caption id="businesses">Businesses (1)</caption>')
    expect(page.body).toMatch(/<th scope="row"[^>]*><bdi>Hammam Rose<\/bdi><\/th>/)
    expect(page.body).toContain(`href="http://${slug}.localhost:8000/"`)
    expect(page.body).toContain('<td>On trial</td>')
    expect(page.body).toContain('<td><bdi>free</bdi></td>')
    expect(page.body).toContain(`>${createdAt.toString().slice(0, 10)}</time>`)
    expect(page.body).not.toContain('Demo Company')
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' })
  })

  test('shows names as text, whatever is in them', async () => {
    await newTenant(context(), '<script>alert("bonbon")</script>')
    const { body } = await get(context(), '/admin?search=bonbon', await logIn(context()))
    expect(body).toContain('&lt;script&gt;alert(&quot;bonbon&quot;)&lt;/script&gt;')
    expect(body).not.toContain('<script')
    const searched = await get(context(), `/admin?search=${encodeURIComponent('"><script>')}`, await logIn(context()))
    expect(searched.body).toContain('value="&quot;&gt;&lt;script&gt;"')
    expect(searched.body).toContain('No business was found.')
  })

  test('has pages, the newest first, that keep what was searched for', async () => {
    const own = await openApp()
    const now = Temporal.Now.instant()
    // Rows alone: twenty-two schemas would take their time.
    await own.tenancy.shared.db.insert(tenants).values(
      Array.from({ length: 22 }, (_, at) => ({
        slug: `salon-${at}`,
        schemaName: `tenant_salon_${at}`,
        name: `Salon ${at}.`,
        createdAt: now.add({ minutes: at }),
      })),
    )
    const session = await logIn(own)
    const first = (await get(own, '/admin?search=salon', session)).body
    const names = [...first.matchAll(/<bdi>Salon (\d+)\.<\/bdi>/g)].map(([, at]) => Number(at))
    expect(names).toEqual(Array.from({ length: 20 }, (_, at) => 21 - at))
    expect(first).toContain('href="/admin?search=salon&amp;page=2"')
    expect(first).not.toContain('rel="prev"')
    const second = (await get(own, '/admin?search=salon&page=2', session)).body
    expect([...second.matchAll(/<bdi>Salon (\d+)\.<\/bdi>/g)].map(([, at]) => at)).toEqual(['1', '0'])
    expect(second).toContain('rel="prev" href="/admin?search=salon"')
    expect(second).not.toContain('rel="next"')
    expect((await get(own, '/admin?search=salon&page=3', session)).statusCode).toBe(404)
    expect((await get(own, '/admin?page=no+number&search=%00', session)).statusCode).toBe(200)
  })

  test.each([
    ['fr', 'ltr', 'Établissements', 'Suspendre'],
    ['ar', 'rtl', 'المؤسسات', 'إيقاف'],
  ])('is in the reader’s language: %s', async (language, direction, caption, change) => {
    const session = await logIn(context())
    const { body } = await get(context(), '/admin', { ...session, 'accept-language': language })
    expect(body).toContain(`<html lang="${language}" dir="${direction}">`)
    expect(body).toMatch(new RegExp(`<caption[^>]*>${caption}`))
    expect(body).toContain(`>${change}</button>`)
  })
})

describe('a business', () => {
  test('is suspended and resumed for a reason, which is kept with who it was', async () => {
    const { id } = await newTenant(context(), 'Hammam Bleu')
    const headers = await logIn(context())
    const reply = await submit(context(), `/admin/tenants/${id}/suspend?search=bleu`, { reason: 'Unpaid' }, { headers })
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/admin?search=bleu'])
    expect(await statusOf(context(), id)).toBe('suspended')
    const { body } = await get(context(), '/admin?search=bleu', headers)
    expect(body).toContain('<td>Suspended</td>')
    expect(body).toContain(`action="/admin/tenants/${id}/resume?search=bleu"`)
    expect(body).not.toContain(`${id}/suspend`)

    expect((await submit(context(), `/admin/tenants/${id}/resume`, { reason: 'Paid' }, { headers })).statusCode).toBe(
      303,
    )
    expect(await statusOf(context(), id)).toBe('trial')
    const entries = await context().tenancy.shared.db.select().from(lifecycle).where(eq(lifecycle.tenantId, id))
    expect(entries.map(({ reason, actorName }) => [reason, actorName]).slice(1)).toEqual([
      ['Unpaid', 'Test User'],
      ['Paid', 'Test User'],
    ])
  })

  test.each(['', '   ', 'x'.repeat(501)])(
    'is not suspended for the reason %j, which is there to be mended',
    async (reason) => {
      const { id } = await newTenant(context(), 'Hammam Vert')
      const headers = await logIn(context())
      const page = await submit(context(), `/admin/tenants/${id}/suspend`, { reason }, { headers })
      expect([page.statusCode, alertIn(page)]).toEqual([400, 'Say why, in at most 500 characters.'])
      expect(page.body).toMatch(new RegExp(`<details open>[\\s\\S]*name="reason" value="${reason}"`))
      expect(await statusOf(context(), id)).toBe('trial')
    },
  )

  test('that somebody else has changed meanwhile is shown as it is', async () => {
    const { id } = await newTenant(context(), 'Hammam Noir')
    const headers = await logIn(context())
    const page = await submit(context(), `/admin/tenants/${id}/resume?search=noir`, { reason: 'Paid' }, { headers })
    expect([page.statusCode, alertIn(page)]).toEqual([409, expect.stringContaining('has changed meanwhile')])
    expect(page.body).toContain(`action="/admin/tenants/${id}/suspend?search=noir"`)
  })

  test.each([crypto.randomUUID(), 'no-id'])('that there is not cannot be suspended: %s', async (id) => {
    const page = await submit(
      context(),
      `/admin/tenants/${id}/suspend`,
      { reason: 'Unpaid' },
      { headers: await logIn(context()) },
    )
    expect([page.statusCode, alertIn(page)]).toEqual([
      expect.toSatisfy((s) => s === 404 || s === 400),
      'There is no such business.',
    ])
  })

  test.each(['http://demo.localhost:8000', 'https://evil.example'])(
    'is not suspended by a form of %s that a superuser was led to',
    async (foreign) => {
      const { id } = await newTenant(context(), 'Hammam Gris')
      const headers = { ...(await logIn(context())), origin: foreign }
      const page = await submit(context(), `/admin/tenants/${id}/suspend`, { reason: 'for fun' }, { headers })
      expect([page.statusCode, await statusOf(context(), id)]).toEqual([403, 'trial'])
    },
  )

  test('that is archived can be neither suspended nor resumed', async () => {
    const { id } = await newTenant(context(), 'Hammam Ancien')
    await context().tenancy.shared.db.update(tenants).set({ status: 'archived' }).where(eq(tenants.id, id))
    const { body } = await get(context(), '/admin?search=ancien', await logIn(context()))
    expect(body).toContain('<td>Archived</td>')
    expect(body).not.toContain('name="reason"')
  })
})
