import { desc } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { messages } from '../../mail/tables.ts'
import { Browser, owner, proveOwner, type TestTenancy, testApp, testTenancy } from '../test/fixture.ts'
import { totp } from '../test/totp.ts'

const host = 'a.localhost'

/** The link that was sent last, as the mail says it. */
async function mailed(tenancy: TestTenancy, browser: Browser, path: string, callbackURL = '/dashboard') {
  await browser.send('POST', host, `/api/auth${path}`, { body: { email: owner.email, callbackURL } })
  const [mail] = await tenancy.shared.db.select().from(messages).orderBy(desc(messages.id)).limit(1)
  return new URL(/http\S+/.exec(mail!.text)![0])
}

/** Fills in the form of a page, as a browser would that hides where it was. */
function submit(browser: Browser, path: string, fields: Record<string, string>, headers = {}) {
  return browser.send('POST', host, path, {
    form: fields,
    headers: { origin: 'null', 'sec-fetch-site': 'same-origin', ...headers },
  })
}

const hidden = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )

describe('the page of a link', () => {
  test('signs one in by its button, not by being opened', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    const { pathname, search } = await mailed(tenancy, browser, '/sign-in/magic-link')
    for (const _ of [1, 2]) {
      const page = await browser.send('GET', host, pathname + search, { headers: { 'accept-language': 'fr' } })
      expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-store'])
      expect(page.body).toContain('Se connecter')
      expect(await browser.me(host)).toBeUndefined()
    }
    const page = await browser.send('GET', host, pathname + search)
    const reply = await submit(browser, pathname, hidden(page.body))
    expect([reply.statusCode, reply.headers.location]).toEqual([303, 'http://a.localhost/dashboard'])
    expect(await browser.me(host)).toBe(owner.email)
    const again = await submit(browser, pathname, hidden(page.body))
    expect([again.statusCode, again.body]).toEqual([400, expect.stringContaining('Ask for a new one')])
  })

  test('asks for the code, where there is a second factor', async () => {
    const { tenancy } = await testTenancy()
    await proveOwner(tenancy)
    const app = await testApp(tenancy)
    const first = new Browser(app)
    await first.signIn(host, owner)
    const enable = await first.send('POST', host, '/api/auth/two-factor/enable', { body: { password: owner.password } })
    const { totpURI, backupCodes } = enable.json()
    await first.send('POST', host, '/api/auth/two-factor/verify-totp', { body: { code: totp(totpURI) } })

    const browser = new Browser(app)
    const { pathname, search } = await mailed(tenancy, browser, '/sign-in/magic-link')
    const page = await submit(browser, pathname, { token: new URLSearchParams(search).get('token')! })
    expect([page.statusCode, hidden(page.body)]).toEqual([200, { callback: 'http://a.localhost/dashboard' }])
    const wrong = await submit(browser, '/auth/code', { ...hidden(page.body), code: 'wrong' })
    expect([wrong.statusCode, hidden(wrong.body)]).toEqual([401, hidden(page.body)])
    const away = await submit(browser, '/auth/code', { callback: 'https://evil.example/', code: backupCodes[0] })
    expect(away.statusCode).toBe(403)
    const reply = await submit(browser, '/auth/code', { ...hidden(page.body), code: backupCodes[0] })
    expect([reply.statusCode, reply.headers.location]).toEqual([303, 'http://a.localhost/dashboard'])
    expect(await browser.me(host)).toBe(owner.email)
  })

  test('sets a password, and is shown again for one that is too weak', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    const { pathname, search } = await mailed(tenancy, browser, '/request-password-reset')
    const token = new URLSearchParams(search).get('token')!
    const weak = await submit(browser, pathname, { token, password: 'short' })
    expect([weak.statusCode, hidden(weak.body), weak.body.includes('short')]).toEqual([400, { token }, false])
    const done = await submit(browser, pathname, { token, password: 'owners have second thoughts' })
    expect([done.statusCode, done.body]).toEqual([200, expect.stringContaining('http://a.localhost/dashboard')])
    expect((await browser.signIn(host, { ...owner, password: 'owners have second thoughts' })).statusCode).toBe(200)
  })

  test('confirms an address', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    // Where they are signed in: elsewhere the account begins anew, for nobody knows yet whose password it is.
    await browser.signIn(host, owner)
    const { pathname, search } = await mailed(tenancy, browser, '/send-verification-email')
    const token = new URLSearchParams(search).get('token')!
    expect((await submit(browser, pathname, { token })).body).toContain('Your address is confirmed.')
    expect((await browser.signIn(host, owner)).json().user.emailVerified).toBe(true)
  })

  test('is not to be sent by a page elsewhere, and writes nothing that it was given as it came', async () => {
    const { tenancy } = await testTenancy()
    const browser = new Browser(await testApp(tenancy))
    const { pathname, search } = await mailed(tenancy, browser, '/sign-in/magic-link')
    const token = new URLSearchParams(search).get('token')!
    const foreign = { origin: 'http://b.localhost', 'sec-fetch-site': 'same-site' }
    expect((await submit(browser, pathname, { token }, foreign)).statusCode).toBe(403)
    const page = await browser.send('GET', host, `${pathname}?token=${encodeURIComponent('"><script>')}`)
    expect(page.body).not.toContain('<script>')
    expect((await submit(browser, pathname, { token })).statusCode).toBe(303)
  })
})
