import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { type AppContext, inApp, openApp, signIn } from '../../../test/fixtures.ts'
import { messages } from '../../modules/mail/tables.ts'
import { tenants } from '../../modules/tenants/tables.ts'
import { addMember, findOrCreateUser } from '../../modules/users/index.ts'
import { verifications } from '../../modules/users/tables.ts'

/** A browser without scripts on one host: it keeps its cookies and sends forms as they are in the page. */
class Browser {
  readonly #context: AppContext
  readonly host: string
  readonly #cookies = new Map<string, string>()
  /** One address may try ten times a minute; the tests of a file are more. */
  readonly #address = `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`

  constructor(context: AppContext, host: string) {
    this.#context = context
    this.host = host
  }

  async send(method: 'GET' | 'POST', url: string, fields?: Record<string, string>, origin = `http://${this.host}`) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await this.#context.app.inject({
      method,
      url,
      remoteAddress: this.#address,
      headers: {
        ...{ host: this.host, accept: 'text/html', 'accept-language': 'fr' },
        ...(cookie === '' ? {} : { cookie }),
        ...(fields === undefined ? {} : { origin, 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(fields === undefined ? {} : { payload: new URLSearchParams(fields).toString() }),
    })
    for (const line of [reply.headers['set-cookie']].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line ?? '') ?? []
      if (name !== '') this.#cookies.set(name, value)
    }
    return reply
  }

  open = (url: string) => this.send('GET', url)

  /** Fills in the form of the page, with what is in it already, and sends it. */
  async fill(page: { body: string }, fields: Record<string, string> = {}) {
    const action = /<form method="post" action="([^"]+)"/.exec(page.body)![1]!
    const there = [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    return this.send('POST', action, {
      ...Object.fromEntries(there.map(([, name, value]) => [name, value])),
      ...fields,
    })
  }
}

const password = 'a long password of one’s own'
const wanted = {
  business_name: 'Salon Zitouna',
  email: 'owner@zitouna.example',
  password,
  trade: 'spa',
  language: 'ar',
}

async function letterTo(context: AppContext, recipient: string): Promise<string> {
  const rows = await context.tenancy.shared.db.select().from(messages).where(eq(messages.recipient, recipient))
  return rows.map(({ text }) => text).join('\n')
}

async function newUser({ tenancy }: AppContext, ...memberOf: string[]): Promise<string> {
  const email = `user-${crypto.randomUUID()}@example.com`
  await tenancy.shared.transaction(async (tx) => {
    const { userId } = await findOrCreateUser(tx, { email, password, name: 'Somebody' })
    for (const slug of memberOf) {
      await addMember(tx, { userId, tenantId: (await tenancy.open(slug)).id, role: 'manager' })
    }
  })
  return email
}

inApp('from the landing page to the dashboard of a business of one’s own, by forms alone', async (context) => {
  const browser = new Browser(context, 'localhost:8000')
  const landing = await browser.open('/')
  expect(landing.body).toMatch(/<html lang="fr" dir="ltr">[\s\S]*href="\/sign-up"/)

  // The address is made of the name.
  const form = await browser.open('/sign-up')
  const sent = await browser.fill(form, wanted)
  expect([sent.statusCode, sent.body]).toEqual([200, expect.stringContaining('owner@zitouna.example')])
  expect(sent.body).toContain('salon-zitouna.localhost:8000')
  const [tenant] = await context.tenancy.shared.db.select().from(tenants).where(eq(tenants.slug, 'salon-zitouna'))
  expect(tenant).toMatchObject({ name: 'Salon Zitouna', status: 'unverified', metadata: { trade: 'spa' } })

  const link = new URL(/http\S+token=[\w.-]+/.exec(await letterTo(context, wanted.email))![0])
  const asked = await browser.open(link.pathname + link.search)
  expect(asked.body).toContain('Salon Zitouna')
  const done = await browser.fill(asked)
  expect(done.body).toContain('href="http://salon-zitouna.localhost:8000/log-in"')

  const there = new Browser(context, 'salon-zitouna.localhost:8000')
  const entered = await there.fill(await there.open('/log-in'), { email: wanted.email, password })
  expect([entered.statusCode, entered.headers.location]).toEqual([303, '/dashboard'])
  expect((await there.open('/api/me/')).json()).toMatchObject({ role: 'owner' })
  expect((await there.open('/log-in')).headers.location).toBe('/dashboard')
  await there.send('POST', '/log-out', {})
  expect((await there.open('/api/me/')).statusCode).toBe(401)
})

inApp(
  'a form of sign-up sent twice is one business, and what was typed stays but for the password',
  async (context) => {
    const browser = new Browser(context, 'localhost:8000')
    const form = await browser.open('/sign-up')
    const [first, second] = [await browser.fill(form, wanted), await browser.fill(form, wanted)]
    expect([first.statusCode, second.statusCode]).toEqual([200, 200])
    expect(await context.tenancy.shared.db.$count(messages, eq(messages.recipient, wanted.email))).toBe(1)

    const taken = await browser.fill(await browser.open('/sign-up'), { ...wanted, address: 'demo' })
    expect(taken.statusCode).toBe(409)
    expect(taken.body).toContain('déjà prise')
    expect(taken.body).toMatch(/<bdi class="pill good">salon-zitouna-\w+<\/bdi>/)
    expect(taken.body).toContain('value="Salon Zitouna"')
    expect(taken.body).not.toContain(password)
    const wrong: [Record<string, string>, string][] = [
      [{ address: 'admin' }, 'réservée à la plateforme'],
      [{ address: 'b00kme' }, 'ressemble'],
      [{ address: 'not/an address' }, 'traits d’union isolés'],
      [{ email: 'nobody' }, 'nom@exemple.ma'],
      [{ password: 'short' }, 'Choisissez un autre mot de passe'],
      [{ business_name: 'صالون' }, 'Aucune adresse ne peut être formée'],
      [{ business_name: 'www.spam.example' }, 'sans adresse de site'],
    ]
    for (const [change, said] of wrong) {
      const reply = await browser.fill(await browser.open('/sign-up'), { ...wanted, ...change })
      expect([400, 409], said).toContain(reply.statusCode)
      expect(reply.body).toContain(said)
      expect(reply.body).toContain('aria-invalid="true"')
    }
  },
)

inApp('whether somebody has an address of mail is told nowhere', async (context) => {
  await context.tenancy.reconcile({ spares: 3 })
  const known = await newUser(context)
  const pages = async (email: string) => {
    const browser = new Browser(context, 'demo.localhost:8000')
    const platform = new Browser(context, 'localhost:8000')
    const logIn = await browser.fill(await browser.open('/log-in'), { email, password: 'not the password' })
    const link = await browser.fill(await browser.open('/log-in/link'), { email })
    const reset = await browser.fill(await browser.open('/log-in/password'), { email })
    const address = `salon-${crypto.randomUUID().slice(0, 8)}`
    const signUp = await platform.fill(await platform.open('/sign-up'), { ...wanted, email, address })
    return [logIn, link, reset, signUp].map(({ statusCode, body }) => ({
      statusCode,
      body: body.replaceAll(email, 'EMAIL').replaceAll(address, 'ADDRESS'),
    }))
  }
  expect(await pages('nobody@example.com')).toEqual(await pages(known))
  expect(await letterTo(context, known)).toMatch(/\/auth\/magic-link\?token=[\s\S]*\/auth\/reset-password\?token=/)
})

inApp('whoever logs in goes on to a page of this host, whatever the address says', async (context) => {
  const email = await newUser(context, 'demo')
  for (const [next, expected] of [
    ['/dashboard/calendar?day=2026-11-22', '/dashboard/calendar?day=2026-11-22'],
    ...[
      ...['https://evil.example/', '//evil.example/', '/\\evil.example', '\\\\evil.example', '/\t/evil.example'],
      ...['/.//evil.example', '/..//evil.example', 'javascript:alert(1)', 'dashboard', ''],
      ...['http://demo.localhost:8000@evil.example/', 'http://demo.localhost:8000.evil.example/'],
    ].map((next) => [next, '/dashboard'] as const),
  ] as const) {
    const browser = new Browser(context, 'demo.localhost:8000')
    const page = await browser.open(`/log-in?${new URLSearchParams({ next })}`)
    const entered = await browser.fill(page, { email, password })
    expect([next, entered.statusCode, entered.headers.location]).toEqual([next, 303, expected])
    // A form that somebody else made, too.
    const forged = new Browser(context, 'demo.localhost:8000')
    const reply = await forged.send('POST', '/log-in', { email, password, next })
    expect([next, reply.headers.location]).toEqual([next, expected])
  }
})

inApp('guesses at a password are counted, and forms of other sites are not taken', async (context) => {
  const email = await newUser(context)
  const browser = new Browser(context, 'demo.localhost:8000')
  const guess = () => browser.send('POST', '/log-in', { email, password: 'a guess' })
  const statuses = []
  for (let tries = 0; tries < 6; tries++) statuses.push((await guess()).statusCode)
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  const paused = await guess()
  expect(paused.body).toContain('Trop d’essais')
  expect(Number(paused.headers['retry-after'])).toBeGreaterThan(0)

  for (const path of ['/log-in', '/log-in/link', '/log-in/continue', '/log-out', '/sign-up/verify']) {
    const foreign = await browser.send('POST', path, { email }, 'http://acme.localhost:8000')
    expect([path, foreign.statusCode]).toEqual([path, 403])
  }
  const platform = new Browser(context, 'localhost:8000')
  for (const path of ['/sign-up', '/businesses']) {
    expect((await platform.send('POST', path, wanted, 'https://evil.example')).statusCode).toBe(403)
  }
})

inApp('sign-ups have a limit of their own', async () => {
  const context = await openApp({ rateLimitPerMinute: 1000 })
  const browser = new Browser(context, 'localhost:8000')
  const statuses = []
  for (let index = 0; index < 11; index++) statuses.push((await browser.send('POST', '/sign-up', {})).statusCode)
  expect(new Set(statuses.slice(0, 10))).toEqual(new Set([400]))
  expect(statuses[10]).toBe(429)
})

inApp('from the platform to a business where one works, once, soon, and to no other host', async (context) => {
  const email = await newUser(context, 'demo', 'acme')
  const { id: demoId } = await context.open('demo')
  const platform = new Browser(context, 'localhost:8000')
  expect((await platform.open('/businesses')).headers.location).toBe('/log-in')
  const entered = await platform.fill(await platform.open('/log-in'), { email, password })
  expect(entered.headers.location).toBe('/businesses')
  const list = await platform.open('/businesses')
  expect(list.body).toMatch(/Acme Corp[\s\S]*Demo Company/)
  expect(String(list.headers['content-security-policy'])).toContain('http://demo.localhost:8000')

  const hand = async () => {
    const reply = await platform.send('POST', '/businesses', { business: demoId })
    return new URL(reply.headers.location!)
  }
  const link = await hand()
  expect(link.origin).toBe('http://demo.localhost:8000')
  const path = link.pathname + link.search
  // Opening the page does nothing yet: what guards people from links opens them as well.
  const elsewhere = new Browser(context, 'acme.localhost:8000')
  expect((await elsewhere.fill(await elsewhere.open(path))).statusCode).toBe(400)
  const browser = new Browser(context, 'demo.localhost:8000')
  const page = await browser.open(path)
  expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' })
  const there = await browser.fill(page)
  expect([there.statusCode, there.headers.location]).toEqual([303, '/dashboard'])
  expect((await browser.open('/api/me/')).json()).toMatchObject({ role: 'manager', user: { email } })
  const again = new Browser(context, 'demo.localhost:8000')
  expect((await again.fill(await again.open(path))).statusCode).toBe(400)

  const late = await hand()
  await context.tenancy.shared.db.update(verifications).set({ expiresAt: new Date() })
  expect((await again.fill(await again.open(late.pathname + late.search))).body).toContain('a expiré')

  // Nobody is taken to where they do not work, and nobody without a session anywhere.
  const stranger = new Browser(context, 'localhost:8000')
  const other = await newUser(context, 'acme')
  await stranger.fill(await stranger.open('/log-in'), { email: other, password })
  const refused = await stranger.send('POST', '/businesses', { business: demoId })
  expect(refused.headers.location).toBe('/businesses')
  const nobody = await new Browser(context, 'localhost:8000').send('POST', '/businesses', { business: demoId })
  expect(nobody.headers.location).toBe('/log-in')
})

inApp(
  'a second factor is asked for at the business as well, and members come in where it is suspended',
  async (context) => {
    const { tenancy } = context
    const client = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
    const { user } = (await client.get('/api/auth/get-session')).json()
    const { totpURI } = (
      await client.post('/api/auth/two-factor/enable', { password: 'correct horse battery staple' })
    ).json()
    const { totp } = await import('../../modules/users/test/totp.ts')
    await client.post('/api/auth/two-factor/verify-totp', { code: totp(totpURI) })
    await tenancy.shared.db.update(tenants).set({ status: 'suspended' }).where(eq(tenants.slug, 'demo'))

    const browser = new Browser(context, 'demo.localhost:8000')
    const step = await browser.fill(await browser.open('/log-in?next=/dashboard/reports'), {
      email: user.email,
      password: 'correct horse battery staple',
    })
    expect([step.statusCode, step.headers.location]).toEqual([200, undefined])
    expect(step.body).toContain('action="/log-in/code"')
    const wrong = await browser.fill(step, { code: '000000' })
    expect([wrong.statusCode, wrong.body]).toEqual([401, expect.stringContaining('Ce code est faux')])
    const right = await browser.fill(wrong, { code: totp(totpURI, Date.now() + 30_000) })
    expect([right.statusCode, right.headers.location]).toEqual([303, '/dashboard/reports'])
    const begun = new Browser(context, 'demo.localhost:8000')
    expect((await begun.send('POST', '/log-in/code', { code: '000000' })).body).toContain('recommencez')
  },
)
