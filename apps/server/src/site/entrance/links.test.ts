import { and, desc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { appOfFile, signIn } from '../../../test/fixtures.ts'
import { messages } from '../../modules/mail/tables.ts'
import { createTenant } from '../../modules/tenants/index.ts'
import { tenants } from '../../modules/tenants/tables.ts'
import { addMember, findOrCreateUser } from '../../modules/users/index.ts'
import { users } from '../../modules/users/tables.ts'
import { Browser } from '../../modules/users/test/fixture.ts'
import { totp } from '../../modules/users/test/totp.ts'

const app = appOfFile()
const host = 'demo.localhost:8000'
const password = 'a long password of one’s own'
const fresh = 'another long password altogether'

/** Somebody with an account, whose address is proved unless said otherwise. */
async function somebody({ emailVerified = true }: { emailVerified?: boolean } = {}): Promise<string> {
  const { shared, open } = app().tenancy
  const email = `user-${crypto.randomUUID()}@example.com`
  const { id: tenantId } = await open('demo')
  await shared.transaction(async (tx) => {
    const { userId } = await findOrCreateUser(tx, { email, password, name: 'Somebody' })
    await tx.update(users).set({ emailVerified }).where(eq(users.id, userId))
    await addMember(tx, { userId, tenantId, role: 'manager' })
  })
  return email
}

/** The link that was sent last to an address, as a path. */
async function linkTo(recipient: string, kind: string): Promise<string> {
  const [letter] = await app()
    .tenancy.shared.db.select()
    .from(messages)
    .where(and(eq(messages.recipient, recipient), eq(messages.kind, kind)))
    .orderBy(desc(messages.id))
    .limit(1)
  const { pathname, search } = new URL(/http\S+/.exec(letter!.text)![0])
  return pathname + search
}

const hidden = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
/** Fills in the form of a page, as a browser would that hides where it was. */
const submit = (browser: Browser, path: string, form: Record<string, string>, headers = {}) =>
  browser.send('POST', host, path, { form, headers: { origin: 'null', 'sec-fetch-site': 'same-origin', ...headers } })
const me = async (browser: Browser) => (await browser.send('GET', host, '/api/me/')).json().user?.email
const asking = { 'accept-language': 'fr', accept: 'text/html' }
const look = (browser: Browser, path: string) => browser.send('GET', host, path, { headers: asking })
const pathOf = (link: string) => link.split('?')[0]!

async function asked(kind: 'link' | 'password', next = '/dashboard/calendar') {
  const email = await somebody()
  const browser = new Browser(app().app)
  await submit(browser, `/log-in/${kind}`, { email, next })
  const link = await linkTo(email, kind === 'link' ? 'sign_in_link' : 'reset_password')
  return { email, browser, link, token: new URLSearchParams(link.split('?')[1]).get('token')! }
}

describe('the page of a link', () => {
  test('signs one in by its button, not by being opened, and once', async () => {
    const { email, browser, link } = await asked('link')
    for (const _ of [1, 2]) {
      const page = await look(browser, link)
      expect([page.statusCode, page.headers['cache-control'], page.headers['referrer-policy']]).toEqual([
        ...[200, 'no-store', 'same-origin'],
      ])
      expect(page.body).toContain(email)
      expect(page.body).toMatch(/<html lang="fr"[\s\S]*Se connecter/)
      expect(await me(browser)).toBeUndefined()
    }
    const form = hidden((await look(browser, link)).body)
    const reply = await submit(browser, pathOf(link), form)
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/dashboard/calendar'])
    expect(await me(browser)).toBe(email)
    const stranger = new Browser(app().app)
    const again = await submit(stranger, pathOf(link), form)
    expect([again.statusCode, again.headers['set-cookie']]).toEqual([400, undefined])
    for (const over of [again, await look(stranger, link), await look(stranger, `${pathOf(link)}?token=made-up`)]) {
      expect(over.body).toMatch(/Ce lien ne sert plus[\s\S]*href="\/log-in\/link\?/)
      expect(over.body).not.toContain(email)
    }
  })

  test('asks for the code on the page of every log-in, where there is a second factor', async () => {
    const { email, browser, link, token } = await asked('link')
    const first = new Browser(app().app)
    await first.signIn(host, { email, password })
    const enable = await first.send('POST', host, '/api/auth/two-factor/enable', { body: { password } })
    await first.send('POST', host, '/api/auth/two-factor/verify-totp', { body: { code: totp(enable.json().totpURI) } })

    const page = await submit(browser, pathOf(link), { token })
    expect([page.statusCode, hidden(page.body)]).toEqual([200, { next: '/dashboard/calendar' }])
    expect(page.body).toContain('action="/log-in/code"')
    expect(await me(browser)).toBeUndefined()
    const [code] = enable.json().backupCodes
    const reply = await submit(browser, '/log-in/code', { ...hidden(page.body), code })
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/dashboard/calendar'])
    expect(await me(browser)).toBe(email)
  })

  test('sets a password, and is shown again for one that is too weak, without it', async () => {
    const { email, browser, link, token } = await asked('password')
    const other = new Browser(app().app)
    await other.signIn(host, { email, password })
    const page = await look(browser, link)
    expect(page.body).toMatch(/autocomplete="username" hidden/)
    const weak = await submit(browser, pathOf(link), { token, password: 'short' })
    expect([weak.statusCode, hidden(weak.body), weak.body.includes('short')]).toEqual([400, { token }, false])
    expect(weak.body).toContain('aria-invalid="true"')
    // The page in another language is the same page, not one without its link.
    expect(weak.body).toContain(`href="${link}&amp;lang=ar"`)
    const done = await submit(browser, pathOf(link), { token, password: fresh })
    expect([done.statusCode, done.body]).toEqual([200, expect.stringContaining('href="/log-in?next=%2Fdashboard')])
    expect(await me(other)).toBeUndefined()
    expect((await submit(browser, pathOf(link), { token, password: `${fresh} again` })).statusCode).toBe(400)
    expect((await browser.signIn(host, { email, password: fresh })).statusCode).toBe(200)
  })

  test('confirms an address, and says what becomes of the password elsewhere', async () => {
    for (const isTheirs of [true, false]) {
      const email = await somebody({ emailVerified: false })
      const browser = new Browser(app().app)
      if (isTheirs) await browser.signIn(host, { email, password })
      await submit(browser, '/sign-up/letter', { email })
      const link = await linkTo(email, 'verify_email')
      const page = await look(browser, link)
      expect(page.body.includes('vous choisirez un nouveau mot de passe')).toBe(!isTheirs)
      const done = await submit(browser, pathOf(link), hidden(page.body), asking)
      expect(done.body).toContain(isTheirs ? 'Votre adresse e-mail est confirmée.' : 'Choisir un mot de passe')
      expect((await new Browser(app().app).signIn(host, { email, password })).statusCode).toBe(isTheirs ? 200 : 401)
    }
  })

  test('is not to be sent by a page elsewhere nor by none, and writes nothing that it was given as it came', async () => {
    const { browser, link, token } = await asked('link')
    for (const headers of [
      { origin: 'http://acme.localhost:8000', 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: undefined, 'sec-fetch-site': undefined },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ]) {
      const refused = await submit(browser, pathOf(link), { token }, headers)
      expect([refused.statusCode, refused.headers['set-cookie']]).toEqual([403, undefined])
    }
    const page = await look(browser, `${pathOf(link)}?token=${encodeURIComponent('"><script>')}`)
    expect(page.body).not.toContain('<script>')
    expect((await submit(browser, pathOf(link), { token })).statusCode).toBe(303)
  })

  test('counts on the host where it was asked for, and there alone', async () => {
    const { browser, link, token } = await asked('link')
    for (const abroad of ['acme.localhost:8000', 'localhost:8000']) {
      const headers = { origin: `http://${abroad}` }
      expect((await browser.send('GET', abroad, link)).statusCode).toBe(404)
      expect((await browser.send('POST', abroad, pathOf(link), { form: { token }, headers })).statusCode).toBe(400)
    }
    expect((await look(browser, link)).statusCode).toBe(200)
  })
})

test('a session that was there before is none of whoever logs in', async () => {
  const [mallory, email] = [await somebody(), await somebody()]
  const browser = new Browser(app().app)
  await browser.signIn(host, { email: mallory, password })
  const planted = browser.cookies(host)
  const reply = await submit(browser, '/log-in', { email, password })
  expect(reply.statusCode).toBe(303)
  expect(await me(browser)).toBe(email)
  // Whoever planted it is where they were: nobody else.
  const left = await app().app.inject({ url: '/api/me/', headers: { host, cookie: planted } })
  expect(left.json().user.email).toBe(mallory)
})

describe('the letter of a sign-up', () => {
  let count = 0
  async function signedUp() {
    await app().tenancy.reconcile({ spares: 3 })
    const address = `zitouna-${++count}`
    const email = `owner@${address}.example`
    const body = { business_name: `Zitouna ${count}`, address, email, password }
    const reply = await new Browser(app().app).send('POST', 'localhost:8000', '/api/signup/', {
      body,
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    expect(reply.statusCode).toBe(201)
    return { email, address, at: `${address}.localhost:8000` }
  }
  const send = (browser: Browser, at: string, path: string, form: Record<string, string>) =>
    browser.send('POST', at, path, { form, headers: { origin: `http://${at}`, 'accept-language': 'fr' } })
  const lettersTo = (recipient: string) =>
    app().tenancy.shared.db.select().from(messages).where(eq(messages.recipient, recipient))

  test('is sent again from the platform and from the business, opens it, and not endlessly', async () => {
    const { email, address, at } = await signedUp()
    for (const from of ['localhost:8000', at]) {
      expect((await send(new Browser(app().app), from, '/sign-up/letter', { email })).statusCode).toBe(200)
    }
    const letters = await lettersTo(email)
    expect(letters.map(({ kind }) => kind)).toEqual(['sign_up', 'sign_up', 'sign_up'])
    // At another business nobody waits: there they get the link that confirms their address, and no more.
    await send(new Browser(app().app), host, '/sign-up/letter', { email })
    expect((await lettersTo(email)).map(({ kind }) => kind).filter((kind) => kind !== 'sign_up')).toEqual([
      'verify_email',
    ])
    for (let more = 0; more < 6; more++) {
      const again = await send(new Browser(app().app), 'localhost:8000', '/sign-up/letter', { email })
      expect(again.statusCode).toBe(200)
    }
    // The first one, one from the business, and five from the platform.
    expect((await lettersTo(email)).filter(({ kind }) => kind === 'sign_up')).toHaveLength(7)
    const link = new URL(/http\S+/.exec((await lettersTo(email)).at(-1)!.text)![0])
    expect(link.host).toBe('localhost:8000')
    const done = await send(new Browser(app().app), 'localhost:8000', '/sign-up/verify', {
      token: link.searchParams.get('token')!,
    })
    expect(done.statusCode).toBe(200)
    const [tenant] = await app().tenancy.shared.db.select().from(tenants).where(eq(tenants.slug, address))
    expect(tenant!.status).toBe('trial')
    // Now nothing waits for anybody.
    const before = (await lettersTo(email)).length
    await send(new Browser(app().app), at, '/sign-up/letter', { email })
    expect(await lettersTo(email)).toHaveLength(before)
  })

  test('is offered to owners who log in before it was answered, on their way', async () => {
    const { email, at } = await signedUp()
    const browser = new Browser(app().app)
    const page = await browser.send('GET', at, '/log-in', { headers: asking })
    expect(page.body).toMatch(/pas encore ouverte[\s\S]*href="\/sign-up\/letter\?/)
    const entered = await send(browser, at, '/log-in', { email, password, next: '/dashboard/start' })
    expect(entered.headers.location).toBe('/sign-up/letter?next=%2Fdashboard%2Fstart&entered=1')
    const told = await browser.send('GET', at, String(entered.headers.location), { headers: asking })
    expect(told.body).toContain(email)
    expect(told.body).toMatch(/href="\/dashboard\/start"[\s\S]*action="\/sign-up\/letter"/)
    // Whoever else comes by is sent on: who the owner is nobody learns.
    const stranger = await new Browser(app().app).send('GET', at, String(entered.headers.location), { headers: asking })
    expect([stranger.statusCode, stranger.headers.location]).toEqual([303, '/dashboard/start'])
  })

  test('says the same to whoever asks, in words, status and what is written', async () => {
    const { email: waiting } = await signedUp()
    const [unproved, proved] = [await somebody({ emailVerified: false }), await somebody()]
    const answers = []
    for (const email of [waiting, unproved, proved, 'nobody@example.com']) {
      const reply = await send(new Browser(app().app), 'localhost:8000', '/sign-up/letter', { email })
      answers.push([reply.statusCode, reply.body.replaceAll(email, 'EMAIL'), reply.headers['set-cookie']])
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await lettersTo('nobody@example.com')).toEqual([])
    expect((await lettersTo(proved)).map(({ kind }) => kind)).toEqual([])
    expect((await lettersTo(unproved)).map(({ kind }) => kind)).toEqual(['verify_email'])
  })

  test('is not to be asked for without end from one network', async () => {
    const browser = new Browser(app().app)
    const statuses = []
    for (let tries = 0; tries < 32; tries++) {
      const reply = await send(browser, 'localhost:8000', '/sign-up/letter', { email: `nobody-${tries}@example.com` })
      statuses.push(reply.statusCode)
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(30)
    expect(statuses.at(-1)).toBe(429)
  })
})

test('where a business is closed, its members find the door, and no picture that they could not have', async () => {
  const { tenancy } = app()
  await createTenant(tenancy, 'localhost', {
    ...{ slug: 'shut', name: 'Studio Souissi', domain: 'shut.localhost', email: 'contact@shut.example' },
    ...{ status: 'suspended', actorId: null, reason: 'test' },
  })
  const at = 'shut.localhost:8000'
  const page = await new Browser(app().app).send('GET', at, '/log-in', { headers: asking })
  expect([page.statusCode, page.body]).toEqual([200, expect.stringContaining('Studio Souissi')])
  expect(page.body).not.toContain('/icon.svg')
  const [, script] = /src="(\/assets\/log-in-[\w-]+\.js)"/.exec(page.body)!
  const file = await new Browser(app().app).send('GET', at, script!)
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
  expect((await new Browser(app().app).send('GET', at, '/assets/other.js')).statusCode).toBe(404)
})

test('the links to other languages lead nowhere else, whatever was asked for', async () => {
  const { tenancy } = app()
  await createTenant(tenancy, 'localhost', {
    ...{ slug: 'gone', name: 'Gone', domain: 'gone.localhost', email: 'contact@gone.example' },
    ...{ status: 'suspended', actorId: null, reason: 'test' },
  })
  for (const url of ['//x//evil.example', '//evil.example/a', '/.//evil.example', '//', '/\\evil.example', '///']) {
    const reply = await app().app.inject({ url, headers: { host: 'gone.localhost:8000', ...asking } })
    expect([url, reply.statusCode]).toEqual([url, 403])
    const links = [...reply.body.matchAll(/href="([^"]*lang=[^"]*)"/g)].map(([, href]) =>
      href!.replaceAll('&amp;', '&'),
    )
    expect(links.length, url).toBeGreaterThan(0)
    for (const href of links) expect([url, new URL(href, 'http://own.example').host]).toEqual([url, 'own.example'])
  }
})

test('somebody who is signed in is led on from the log-in', async () => {
  const client = await signIn(app(), host, { memberOf: 'demo' })
  const reply = await client.get('/log-in?next=/dashboard/team%23top')
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/dashboard/team#top'])
})
