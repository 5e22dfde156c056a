import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { appOfFile } from '../../../test/fixtures.ts'
import { addMember, findOrCreateUser } from '../../modules/users/index.ts'
import { memberships, users } from '../../modules/users/tables.ts'
import {
  type Business,
  clientAt,
  cookieOf,
  newBusiness,
  personAt,
  platformHost,
  tokenTo,
} from '../../modules/users/test/business.ts'
import { totp } from '../../modules/users/test/totp.ts'

const app = appOfFile({ testClock: true })
const password = 'a password for tests'
let addresses = 0
const newAddress = () => `asked-${++addresses}@example.com`

async function begin(email = newAddress(), role = 'reception') {
  const business = await newBusiness(app())
  const owner = await personAt(app(), business, 'owner')
  const invited = await owner.client.post('/api/invitations/', { email, role })
  expect(invited.statusCode).toBe(201)
  return { business, owner, email, invitation: invited.json(), token: await tokenTo(app(), email) }
}

/** Opens the page, or sends its form. */
function at({ host }: Business, path: string, fields?: Record<string, string>, headers: Record<string, string> = {}) {
  return app().app.inject({
    method: fields === undefined ? 'GET' : 'POST',
    url: path,
    headers: {
      ...{ host, accept: 'text/html', 'accept-language': 'fr' },
      ...(fields === undefined
        ? {}
        : { origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
    ...(fields === undefined ? {} : { payload: new URLSearchParams(fields).toString() }),
  })
}

async function known(email: string, isMemberOf?: Business): Promise<void> {
  await app().tenancy.shared.transaction(async (tx) => {
    const { userId } = await findOrCreateUser(tx, { email, password, name: 'Known' })
    if (isMemberOf !== undefined) await addMember(tx, { userId, tenantId: isMemberOf.id, role: 'staff' })
  })
}

const roleOf = async ({ id }: Business, email: string) => {
  const [found] = await app()
    .tenancy.shared.db.select({ role: memberships.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.tenantId, id), eq(users.email, email)))
  return found?.role
}

test('whoever is new says a name and a password, and is in with the rights that were offered', async () => {
  const { business, email, token } = await begin()
  const page = await at(business, `/invitation?token=${token}`)
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-store'])
  expect(page.body).toMatch(/name="name"[\s\S]*autocomplete="new-password"/)
  expect(page.body).toContain('Accueil')
  for (const [fields, status, field] of [
    [{ name: 'Salma', password: 'short' }, 400, 'f-password'],
    [{ name: '', password }, 400, 'f-name'],
    [{ name: 'Salma', password: '' }, 400, 'f-password'],
  ] as const) {
    const refused = await at(business, '/invitation', { token, ...fields })
    expect([refused.statusCode, refused.headers['set-cookie']]).toEqual([status, undefined])
    expect(refused.body).toContain(`<a href="#${field}">`)
    expect(refused.body).not.toMatch(/type="password" value="[^"]/)
  }
  const entered = await at(business, '/invitation', { token, name: 'Salma', password })
  expect([entered.statusCode, entered.headers.location]).toEqual([303, '/dashboard'])
  const client = clientAt(app(), business.host, { cookie: cookieOf(entered), origin: `http://${business.host}` })
  expect((await client.get('/api/me/')).json()).toMatchObject({ role: 'reception', user: { email } })
  expect((await client.get('/api/customers/')).statusCode).toBe(200)
  expect((await client.get('/api/api_keys/')).statusCode).toBe(403)

  // The same letter once more signs nobody in.
  const again = await at(business, '/invitation', { token, name: 'Mallory', password: 'another password' })
  expect([again.statusCode, again.headers['set-cookie']]).toEqual([409, undefined])
  const over = await at(business, `/invitation?token=${token}`)
  expect([over.statusCode, over.body]).toEqual([409, expect.stringContaining('déjà partie de l’équipe')])
})

test('whoever has an account says its password, or is there already, and has its second factor asked for', async () => {
  const email = newAddress()
  await known(email)
  const { business, token } = await begin(email, 'manager')
  const page = await at(business, `/invitation?token=${token}`)
  expect(page.body).toContain('autocomplete="current-password"')
  expect(page.body).not.toContain('name="name"')
  const wrong = await at(business, '/invitation', { token, password: 'not the password' })
  expect([wrong.statusCode, wrong.body]).toEqual([401, expect.stringContaining('pas le mot de passe de ce compte')])

  const elsewhere = await newBusiness(app())
  const signed = await at(elsewhere, '/log-in', { email, password })
  const there = clientAt(app(), elsewhere.host, { cookie: cookieOf(signed), origin: `http://${elsewhere.host}` })
  const { totpURI } = (await there.post('/api/auth/two-factor/enable', { password })).json()
  await there.post('/api/auth/two-factor/verify-totp', { code: totp(totpURI) })
  const step = await at(business, '/invitation', { token, password })
  expect([step.statusCode, step.body]).toEqual([200, expect.stringContaining('action="/log-in/code"')])
  const cookie = cookieOf(step)
  expect((await clientAt(app(), business.host, { cookie }).get('/api/me/')).statusCode).toBe(401)
  const code = totp(totpURI, Date.now() + 30_000)
  const entered = await at(business, '/log-in/code', { code, next: '/dashboard' }, { cookie })
  expect(entered.statusCode).toBe(303)
  expect(await roleOf(business, email)).toBe('manager')

  const person = await personAt(app(), business)
  const second = await begin(person.email)
  const own = await at(second.business, '/log-in', { email: person.email, password: 'correct horse battery staple' })
  const mine = await at(second.business, `/invitation?token=${second.token}`, undefined, { cookie: cookieOf(own) })
  expect(mine.body).not.toContain('name="password"')
  const taken = await at(second.business, '/invitation', { token: second.token }, { cookie: cookieOf(own) })
  expect([taken.statusCode, taken.headers.location, taken.headers['set-cookie']]).toEqual([
    ...[303, '/dashboard', undefined],
  ])
  expect(await roleOf(second.business, person.email)).toBe('reception')
})

test('somebody else who is signed in is told for whom it is, and becomes nobody by it', async () => {
  const { business, owner, email, token } = await begin()
  const signed = await at(business, '/log-in', { email: owner.email, password: 'correct horse battery staple' })
  const cookie = cookieOf(signed)
  const page = await at(business, `/invitation?token=${token}`, undefined, { cookie })
  expect(page.body).toContain(owner.email)
  const refused = await at(business, '/invitation', { token }, { cookie })
  expect(refused.statusCode).toBe(400)
  expect(await roleOf(business, email)).toBeUndefined()
})

test('what cannot be accepted says why, and what to do', async () => {
  const { business, owner, invitation, token } = await begin()
  const now = Temporal.Now.instant()
    .add({ hours: 24 * 7 + 1 })
    .round('second')
    .toString()
  const late = await at(business, `/invitation?token=${token}`, undefined, { 'x-test-now': now })
  expect([late.statusCode, late.body]).toEqual([409, expect.stringContaining('Invitation expirée')])
  await owner.client.post(`/api/invitations/${invitation.id}/revoke/`, undefined)
  const revoked = await at(business, `/invitation?token=${token}`)
  expect([revoked.statusCode, revoked.body]).toEqual([409, expect.stringContaining('Invitation annulée')])
  for (const path of ['/invitation?token=any', '/invitation', `/invitation?token=${'x'.repeat(2000)}`]) {
    const gone = await at(business, path)
    expect([gone.statusCode, gone.body]).toEqual([404, expect.stringContaining('Invitation introuvable')])
  }
  // Who came in another way meanwhile belongs here already.
  const joined = await begin()
  await known(joined.email, joined.business)
  const member = await at(joined.business, `/invitation?token=${joined.token}`)
  expect([member.statusCode, member.body]).toEqual([409, expect.stringContaining('href="/log-in"')])
})

test('its form is taken from its own page alone, and on its own host', async () => {
  const { business, email, token } = await begin()
  const other = await newBusiness(app())
  const fields = { token, name: 'Salma', password }
  for (const headers of [
    { origin: `http://${other.host}` },
    { origin: `http://${platformHost}`, 'sec-fetch-site': 'same-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
  ]) {
    expect((await at(business, '/invitation', fields, headers)).statusCode).toBe(403)
  }
  expect((await at(other, '/invitation', fields)).statusCode).toBe(404)
  expect(await roleOf(business, email)).toBeUndefined()
})
