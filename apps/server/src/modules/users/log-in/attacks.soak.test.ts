import { randomUUIDv7 } from 'node:crypto'
import { desc } from 'drizzle-orm'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { describe, expect, test } from 'vitest'
import { messages } from '../../mail/tables.ts'
import { domains } from '../../tenants/tables.ts'
import { accounts, passkeys, sessions, throttles, twoFactors, verifications } from '../tables.ts'
import { Browser, owner, type TestTenancy, testApp, testTenancy } from '../test/fixture.ts'

const own = 'rdv.example.ma'
const token = 'x'.repeat(43)
const { password } = owner
const assertion = {
  ...{ id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} },
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
}
const registration = { ...assertion, response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' } }

/** A body for every route that changes something; one that is missing fails below. */
const bodies: Record<string, object> = {
  '/sign-in/email': { email: owner.email, password },
  '/sign-in/magic-link': { email: owner.email },
  '/magic-link/verify': { token },
  '/send-verification-email': { email: owner.email },
  '/verify-email': { token },
  '/request-password-reset': { email: owner.email },
  '/reset-password': { token, newPassword: 'a new password' },
  '/change-password': { currentPassword: password, newPassword: 'a new password' },
  '/two-factor/enable': { password },
  '/two-factor/disable': { password },
  '/two-factor/generate-backup-codes': { password },
  '/two-factor/verify-totp': { code: '123456' },
  '/two-factor/verify-backup-code': { code: 'abcde-fghij' },
  '/passkey/generate-register-options': {},
  '/passkey/verify-registration': { name: 'x', response: registration },
  '/passkey/generate-authenticate-options': {},
  '/passkey/verify-authentication': { response: assertion },
  '/passkey/update-passkey': { id: randomUUIDv7(), name: 'x' },
  '/passkey/delete-passkey': { id: randomUUIDv7() },
  '/revoke-session': { id: randomUUIDv7() },
  '/revoke-other-sessions': {},
  '/sign-out': {},
}

interface Stage {
  tenancy: TestTenancy
  app: FastifyInstance
  /** Below `/api/auth`. */
  posts: string[]
  gets: string[]
  own: RouteOptions[]
}

async function stage(): Promise<Stage> {
  const { tenancy, a } = await testTenancy()
  await tenancy.shared.db.insert(domains).values({ tenantId: a.id, domain: own, isPrimary: false })
  const routes: RouteOptions[] = []
  const app = await testApp(tenancy, { routes })
  const ofLogIn = routes.filter(({ url }) => url.startsWith('/api/auth/'))
  const paths = (method: string) =>
    ofLogIn.filter((route) => [route.method].flat().includes(method)).map(({ url }) => url.slice('/api/auth'.length))
  return {
    ...{ tenancy, app, posts: paths('POST'), gets: paths('GET') },
    own: ofLogIn.filter(({ config }) => config?.permission === 'signed-in'),
  }
}

/** Everything that log-in writes. */
async function written({ shared: { db } }: TestTenancy): Promise<unknown> {
  const tables = [accounts, messages, passkeys, throttles, twoFactors, verifications]
  return Promise.all([...tables.map((table) => db.$count(table)), db.select().from(sessions)])
}

test('every route of log-in is among those that are attacked here', async () => {
  const { posts, gets } = await stage()
  expect(posts.sort()).toEqual(Object.keys(bodies).sort())
  expect(gets.sort()).toEqual(['/get-session', '/list-sessions', '/passkey/list-user-passkeys'])
})

describe.each(['a.localhost', own])('on %s', (host) => {
  test('no route takes a request with a cookie from a page elsewhere', async () => {
    const { tenancy, app, posts } = await stage()
    const browser = new Browser(app)
    await browser.signIn(host, owner)
    const before = await written(tenancy)
    for (const path of posts) {
      for (const origin of [
        'http://b.localhost',
        'http://localhost',
        `http://sub.${host}`,
        'https://evil.example',
        'null',
        undefined,
      ]) {
        const reply = await browser.send('POST', host, `/api/auth${path}`, { body: bodies[path], headers: { origin } })
        expect([path, origin, reply.statusCode, reply.json().code]).toEqual([path, origin, 403, 'users.foreign_origin'])
        expect(reply.headers['set-cookie']).toBeUndefined()
      }
    }
    expect(await written(tenancy)).toEqual(before)
    expect(await browser.me(host)).toBe(owner.email)
  })

  test('no route takes a request of a stranger’s browser from a page elsewhere', async () => {
    const { tenancy, app, posts } = await stage()
    const before = await written(tenancy)
    for (const path of posts) {
      const headers = { origin: 'https://evil.example' }
      const reply = await new Browser(app).send('POST', host, `/api/auth${path}`, { body: bodies[path], headers })
      expect([path, reply.statusCode]).toEqual([path, 403])
    }
    expect(await written(tenancy)).toEqual(before)
  })

  test('nothing leads to another host', async () => {
    const { tenancy, app } = await stage()
    const before = await written(tenancy)
    for (const path of [
      '/sign-in/email',
      '/sign-in/magic-link',
      '/send-verification-email',
      '/request-password-reset',
    ]) {
      for (const callbackURL of [
        ...['https://evil.example/', 'http://b.localhost/', '//evil.example', '/\\evil.example', '\\\\evil.example'],
        ...['/\t/evil.example', 'javascript:alert(1)', 'evil.example', '', `http://${host}@evil.example/`],
        ...[`http://${host}.evil.example/`, `https://${host}/`, `http://${host}:81/`, 'http:evil.example'],
      ]) {
        const body = { ...bodies[path], callbackURL }
        const reply = await new Browser(app).send('POST', host, `/api/auth${path}`, { body })
        expect([path, callbackURL, reply.statusCode, reply.json().code]).toEqual([
          ...[path, callbackURL, 403],
          'users.foreign_callback',
        ])
      }
    }
    expect(await written(tenancy)).toEqual(before)
  })

  test.each(['b.localhost', 'sub.a.localhost', 'localhost', host === own ? 'a.localhost' : own])(
    'the cookies of this host are worth nothing on %s',
    async (abroad) => {
      const { tenancy, app, own: routes } = await stage()
      const browser = new Browser(app)
      await browser.signIn(host, owner)
      const headers = { cookie: browser.cookies(host) }
      const before = await written(tenancy)
      for (const { method, url } of routes.filter((route) => route.method !== 'HEAD')) {
        const body = bodies[url.slice('/api/auth'.length)]
        const reply = await browser.send(method as 'GET', abroad, url, {
          headers,
          ...(method === 'POST' ? { body } : {}),
        })
        expect([url, reply.statusCode, reply.json().code]).toEqual([url, 401, 'core.unauthenticated'])
      }
      expect(await written(tenancy)).toEqual(before)
      expect(await browser.me(host)).toBe(owner.email)
    },
  )
})

test('a path on this host may look odd and stays here', async () => {
  const { tenancy, app } = await stage()
  for (const [callbackURL, url] of [
    ['/dashboard?x=1#y', 'http://a.localhost/dashboard?x=1#y'],
    // As a path alone this would be another host.
    ['/.//evil.example', 'http://a.localhost//evil.example'],
    ['http://a.localhost/x', 'http://a.localhost/x'],
  ]) {
    const browser = new Browser(app)
    const body = { email: owner.email, callbackURL }
    const reply = await browser.send('POST', 'a.localhost', '/api/auth/sign-in/magic-link', { body })
    expect([callbackURL, reply.statusCode]).toEqual([callbackURL, 200])
    const [kept] = await tenancy.shared.db.select().from(verifications).orderBy(desc(verifications.id)).limit(1)
    expect(kept!.metadata).toMatchObject({ callback: url })
  }
})
