import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { appOfFile, signIn } from '../../../test/fixtures.ts'
import { messages } from '../mail/tables.ts'
import { createSuperuser, findOrCreateUser } from './index.ts'
import { findOrCreateNewcomer, hashNewPassword, proveAddress } from './newcomers.ts'
import { invitations } from './tables.ts'
import { Authenticator } from './test/authenticator.ts'
import { clientAt, cookieOf, newBusiness, personAt, platformHost } from './test/business.ts'
import { Browser } from './test/fixture.ts'
import { totp } from './test/totp.ts'

const app = appOfFile({ testClock: true })
const pw = 'correct horse battery staple'
const strangers = 'the stranger chose this'
const post = (b: Browser, host: string, path: string, body?: object, headers = {}) =>
  b.send('POST', host, `/api/auth${path}`, { ...(body === undefined ? {} : { body }), headers })
const mailed = async (email: string, kind: string) => {
  const all = await app()
    .tenancy.shared.db.select()
    .from(messages)
    .where(eq(messages.recipient, email))
    .orderBy(desc(messages.id))
  return /token=([\w-]+)/.exec(all.find((one) => one.kind === kind)!.text)![1]!
}
/** What signUp() does for an address that nobody has: a row that nobody proved, with the stranger's password. */
async function prepared(email: string, host: string) {
  const passwordHash = await hashNewPassword(strangers, email)
  const { userId } = await app().tenancy.shared.transaction((tx) =>
    findOrCreateNewcomer(tx, { email, name: 'E', passwordHash }),
  )
  const stranger = new Browser(app().app)
  await stranger.signIn(host, { email, password: strangers })
  return { stranger, userId }
}
async function addPasskey(b: Browser, host: string, key: Authenticator) {
  const options = (await post(b, host, '/passkey/generate-register-options')).json()
  return post(b, host, '/passkey/verify-registration', { name: 'P', response: key.register(options, `http://${host}`) })
}
async function byPasskey(host: string, key: Authenticator) {
  const b = new Browser(app().app)
  const options = (await post(b, host, '/passkey/generate-authenticate-options')).json()
  return (await post(b, host, '/passkey/verify-authentication', { response: key.sign(options, `http://${host}`) }))
    .statusCode
}

test('a key is no way around the throttle of the second factor', async () => {
  const email = 'f1@example.com'
  await app().tenancy.shared.transaction((tx) => findOrCreateUser(tx, { email, password: pw, name: 'V' }))
  const evil = await newBusiness(app())
  const owner = await personAt(app(), evil, 'owner')
  const b = new Browser(app().app)
  await b.signIn(evil.host, { email, password: pw })
  const { totpURI } = (await post(b, evil.host, '/two-factor/enable', { password: pw })).json()
  await post(b, evil.host, '/two-factor/verify-totp', { code: totp(totpURI, Date.now() - 30_000) })
  const codes: string[] = []
  for (let k = 0; k < 8; k++) {
    const { secret } = (await owner.client.post('/api/api_keys/', { name: 'k', scopes: ['customers.read'] })).json()
    const x = new Browser(app().app)
    await x.signIn(evil.host, { email, password: pw })
    codes.push(
      (
        await post(
          x,
          evil.host,
          '/two-factor/verify-totp',
          { code: String(100_000 + k) },
          { authorization: `Bearer ${secret}` },
        )
      ).json().code,
    )
  }
  expect(codes).toEqual(Array(8).fill('core.unauthenticated'))
})

test('what a stranger set up ends when the owner comes by a link', async () => {
  const email = 'f2@example.com'
  const biz = await newBusiness(app())
  const owner = await personAt(app(), biz, 'owner')
  const { stranger } = await prepared(email, biz.host)
  const key = new Authenticator()
  await addPasskey(stranger, biz.host, key)
  await owner.client.post('/api/invitations/', { email, role: 'manager' })
  const victim = new Browser(app().app)
  await post(victim, biz.host, '/sign-in/magic-link', { email })
  await post(victim, biz.host, '/magic-link/verify', { token: await mailed(email, 'sign_in_link') })
  await victim.send('POST', biz.host, '/api/invitations/accept/', {
    body: { token: await mailed(email, 'invitation') },
  })
  expect.soft((await stranger.send('GET', biz.host, '/api/customers/')).statusCode).toBe(401)
  await post(victim, biz.host, '/request-password-reset', { email })
  await post(victim, biz.host, '/reset-password', {
    token: await mailed(email, 'reset_password'),
    newPassword: 'the victim chose this',
  })
  expect.soft(await byPasskey(biz.host, key)).toBe(401)
})

test('nobody waits inside an account that is made an operator', async () => {
  const email = 'f3@example.com'
  const { stranger } = await prepared(email, platformHost)
  const key = new Authenticator()
  await addPasskey(stranger, platformHost, key)
  await app().tenancy.shared.transaction((tx) =>
    createSuperuser(tx, { email, password: 'operators like rain', name: 'Op' }),
  )
  expect(await byPasskey(platformHost, key)).toBe(401)
})

test('a stranger’s second factor does not lock the owner out', async () => {
  const email = 'f4@example.com'
  const biz = await newBusiness(app())
  const { stranger, userId } = await prepared(email, biz.host)
  const { totpURI } = (await post(stranger, biz.host, '/two-factor/enable', { password: strangers })).json()
  await post(stranger, biz.host, '/two-factor/verify-totp', { code: totp(totpURI) })
  const passwordHash = await hashNewPassword('the victim chose this', email)
  await app().tenancy.shared.transaction((tx) => proveAddress(tx, userId, { isTheirs: false, passwordHash }))
  const reply = await new Browser(app().app).signIn(biz.host, { email, password: 'the victim chose this' })
  expect(reply.json()).not.toHaveProperty('twoFactorRedirect')
})

test('an owner who is removed while they invite offers nothing', async () => {
  const { tenancy } = app()
  const biz = await newBusiness(app())
  const [boss, bad] = [await personAt(app(), biz, 'owner'), await personAt(app(), biz, 'owner')]
  const email = 'f5@example.com'
  let pending: Promise<unknown> | undefined
  let removal: ReturnType<typeof boss.client.request> | undefined
  await tenancy.shared.transaction(async (tx) => {
    const now = Temporal.Now.instant()
    // Holds the insert up, after the role has been looked at.
    await tx.insert(invitations).values({
      tenantId: biz.id,
      email,
      role: 'staff',
      tokenHash: 'f5',
      sentAt: now,
      expiresAt: now.add({ hours: 1 }),
    })
    pending = bad.client.post('/api/invitations/', { email, role: 'owner' })
    await new Promise((done) => setTimeout(done, 400))
    removal = boss.client.request('DELETE', `/api/members/${bad.id}/`)
    await new Promise((done) => setTimeout(done, 400))
    await tx.delete(invitations).where(eq(invitations.tokenHash, 'f5'))
  })
  await pending
  expect((await removal)?.statusCode).toBe(204)
  const open = await tenancy.shared.db.select().from(invitations).where(eq(invitations.email, email))
  expect(open.filter(({ revokedAt }) => revokedAt === null)).toEqual([])
})

test('a visit of support does not reach the account of whoever came', async () => {
  const biz = await newBusiness(app())
  const operator = await signIn(app(), platformHost, { superuser: true })
  const { token } = (
    await operator.post('/api/support_entries/', { tenant_id: biz.id, reason: 'x', minutes: 10 })
  ).json()
  const reply = await clientAt(app(), biz.host).post('/api/support/enter/', { token })
  const visit = clientAt(app(), biz.host, { cookie: cookieOf(reply), origin: `http://${biz.host}` })
  expect.soft((await visit.post('/api/auth/passkey/generate-register-options', undefined)).statusCode).toBe(403)
  expect.soft((await visit.post('/api/auth/revoke-other-sessions', undefined)).statusCode).toBe(403)
  expect.soft((await operator.get('/api/support_entries/')).statusCode).toBe(200)
})

test('signing out with a key is no fault of ours', async () => {
  const biz = await newBusiness(app())
  const owner = await personAt(app(), biz, 'owner')
  const { secret } = (await owner.client.post('/api/api_keys/', { name: 'k', scopes: ['customers.read'] })).json()
  const reply = await clientAt(app(), biz.host, { authorization: `Bearer ${secret}` }).post(
    '/api/auth/sign-out',
    undefined,
  )
  expect(reply.statusCode).toBeLessThan(500)
})
