import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { appOfFile, newStaffMember } from '../../../../test/fixtures.ts'
import { messages } from '../../mail/tables.ts'
import { staff } from '../../staff/tables.ts'
import { configs } from '../../tenants/tables.ts'
import { hashPassword } from '../password.ts'
import { accounts, invitations, memberships, users } from '../tables.ts'
import { type Business, clientAt, newBusiness, personAt, recordOf, setStatus, tokenTo } from '../test/business.ts'

const app = appOfFile({ testClock: true })
const password = 'a password for tests'

let addresses = 0
const newAddress = () => `invited-${++addresses}@example.com`

async function begin() {
  const business = await newBusiness(app())
  const owner = await personAt(app(), business, 'owner')
  const stranger = clientAt(app(), business.host)
  const invite = (email: string, more: object = {}) =>
    owner.client.post('/api/invitations/', { email, role: 'reception', ...more })
  const acceptWith = (token: string, more: object = {}) =>
    stranger.post('/api/invitations/accept/', { token, name: 'Salma', password, ...more })
  return { business, owner, stranger, invite, acceptWith }
}

const membersOf = (business: Business) =>
  app()
    .tenancy.shared.db.select({ email: users.email, role: memberships.role, emailVerified: users.emailVerified })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.tenantId, business.id))

test('somebody new takes their place by the link in the mail, and is the staff member it was for', async () => {
  const { business, owner, stranger, invite, acceptWith } = await begin()
  const { db } = await app().open(business.slug)
  const salma = await newStaffMember(db)
  const email = newAddress()
  const invited = await invite(email.toUpperCase(), { role: 'staff', staff_id: salma.id })
  expect([invited.statusCode, invited.json()]).toEqual([
    201,
    expect.objectContaining({ email, role: 'staff', staff_id: salma.id, state: 'open', sends: 1 }),
  ])
  const token = await tokenTo(app(), email)
  // The link is in the mail alone.
  expect(invited.body).not.toContain(token)
  const [row] = await app().tenancy.shared.db.select().from(invitations).where(eq(invitations.email, email))
  expect(JSON.stringify(row)).not.toContain(token)

  const offer = await stranger.get(`/api/invitations/accept/?token=${token}`)
  expect(offer.json()).toEqual({ business: expect.any(String), role: 'staff', email, expires_at: expect.any(String) })
  expect(offer.headers['cache-control']).toBe('no-store')
  expect((await acceptWith(token)).json()).toEqual({ business: expect.any(String), role: 'staff', email })
  expect(await membersOf(business)).toContainEqual({ email, role: 'staff', emailVerified: true })
  const signedIn = await stranger.post('/api/auth/sign-in/email', { email, password })
  expect(signedIn.statusCode).toBe(200)
  const [linked] = await db.select().from(staff).where(eq(staff.id, salma.id))
  expect(linked).toMatchObject({ userId: signedIn.json().user.id, userEmail: email })

  expect((await stranger.get(`/api/invitations/accept/?token=${token}`)).json()).toMatchObject({ status: 409 })
  const listed = (await owner.client.get('/api/invitations/?state=accepted')).json()
  expect(listed).toMatchObject({ count: 1, results: [{ email, state: 'accepted' }] })
  expect(JSON.stringify(listed)).not.toContain('hash')
  expect((await recordOf(app(), business)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['members.invite', 'members.join']),
  )
})

describe('somebody who has an account', () => {
  async function known(business: Business) {
    const person = await personAt(app(), business)
    await app()
      .tenancy.shared.db.update(accounts)
      .set({ password: await hashPassword(password) })
      .where(eq(accounts.userId, person.id))
    return person
  }

  test('accepts where they are signed in with the address, or by their password, and no other way', async () => {
    const { business, invite, acceptWith } = await begin()
    const signed = await known(business)
    await invite(signed.email)
    const token = await tokenTo(app(), signed.email)
    const other = await personAt(app(), business)
    expect((await other.client.post('/api/invitations/accept/', { token })).json()).toMatchObject({
      code: 'users.invitation_needs',
      errors: [{ field: 'password' }],
    })
    expect((await acceptWith(token, { password: 'not this one' })).json()).toMatchObject({
      status: 401,
      code: 'users.wrong_credentials',
    })
    expect((await signed.client.post('/api/invitations/accept/', { token })).json()).toMatchObject({
      role: 'reception',
    })

    const second = await known(business)
    await invite(second.email)
    expect((await acceptWith(await tokenTo(app(), second.email))).statusCode).toBe(200)
    expect(await membersOf(business)).toHaveLength(3)
  })

  test('gives ten passwords at most with one link, also at once', async () => {
    const { business, owner, invite, acceptWith } = await begin()
    const person = await known(business)
    const { id } = (await invite(person.email)).json()
    const token = await tokenTo(app(), person.email)
    const replies = await Promise.all(
      Array.from({ length: 14 }, (_, index) => acceptWith(token, { password: `wrong number ${index}` })),
    )
    expect(replies.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10)
    expect((await acceptWith(token)).json()).toMatchObject({ status: 429, code: 'users.too_many_attempts' })
    // Another letter, another ten.
    await owner.client.post(`/api/invitations/${id}/resend/`, undefined)
    expect((await acceptWith(await tokenTo(app(), person.email))).statusCode).toBe(200)
  })

  test('is invited in the same words as somebody who has none', async () => {
    const { business, invite } = await begin()
    const person = await personAt(app(), business)
    const { id: _, created_at: __, ...known } = (await invite(person.email)).json()
    const email = newAddress()
    const { id: ___, created_at: ____, ...unknown } = (await invite(email)).json()
    const times = { sent_at: '', expires_at: '', updated_at: '', email: '' }
    expect({ ...known, ...times }).toEqual({ ...unknown, ...times })
  })
})

test('who is new needs a name and a good password', async () => {
  const { invite, acceptWith, stranger } = await begin()
  const email = newAddress()
  await invite(email)
  const token = await tokenTo(app(), email)
  const nameless = await stranger.post('/api/invitations/accept/', { token, password })
  expect(nameless.json()).toMatchObject({ status: 400, errors: [{ field: 'name' }] })
  expect((await acceptWith(token, { password: 'short' })).json()).toMatchObject({ code: 'users.weak_password' })
  expect((await acceptWith(token)).statusCode).toBe(200)
})

describe('a link', () => {
  test('is worthless at another business, after another letter, when taken back, and after seven days', async () => {
    const { owner, stranger, invite } = await begin()
    const elsewhere = await begin()
    const email = newAddress()
    const { id } = (await invite(email)).json()
    const first = await tokenTo(app(), email)
    const offerOf = async (token: string, client = stranger, headers = {}) =>
      (await client.get(`/api/invitations/accept/?token=${token}`, headers)).json().code ?? 'open'
    expect(await offerOf(first)).toBe('open')
    expect(await offerOf(first, elsewhere.stranger)).toBe('users.invitation_not_found')
    expect((await elsewhere.acceptWith(first)).json()).toMatchObject({ code: 'users.invitation_not_found' })

    await owner.client.post(`/api/invitations/${id}/resend/`, undefined)
    const second = await tokenTo(app(), email)
    expect([await offerOf(first), await offerOf(second)]).toEqual(['users.invitation_not_found', 'open'])
    const days = (count: number) => ({
      'x-test-now': Temporal.Now.instant()
        .add({ minutes: Math.round(count * 24 * 60) })
        .round('millisecond')
        .toString(),
    })
    expect(await offerOf(second, stranger, days(6.9))).toBe('open')
    expect(await offerOf(second, stranger, days(7.1))).toBe('users.invitation_over')
    const late = { token: second, name: 'Salma', password }
    const refused = await stranger.post('/api/invitations/accept/', late, days(7.1))
    expect(refused.json()).toMatchObject({ code: 'users.invitation_over' })
    // One that is too old makes room for another.
    expect((await invite(email)).json()).toMatchObject({ code: 'users.already_invited' })
    const anew = await owner.client.post('/api/invitations/', { email, role: 'staff' }, days(7.1))
    expect(anew.statusCode).toBe(201)

    const { id: another } = (await invite(newAddress())).json()
    const taken = await owner.client.post(`/api/invitations/${another}/revoke/`, undefined)
    expect(taken.json()).toMatchObject({ state: 'revoked' })
    expect((await owner.client.post(`/api/invitations/${another}/resend/`, undefined)).json()).toMatchObject({
      code: 'users.invitation_over',
    })
  })

  test('that is accepted by many at once makes one member', async () => {
    const { business, invite, acceptWith } = await begin()
    const email = newAddress()
    await invite(email)
    const token = await tokenTo(app(), email)
    const replies = await Promise.all(Array.from({ length: 8 }, () => acceptWith(token)))
    expect(replies.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThanOrEqual(1)
    for (const { statusCode } of replies) expect(statusCode).toBeOneOf([200, 409])
    expect((await membersOf(business)).filter((one) => one.email === email)).toHaveLength(1)
  })

  test('brings nobody back who was removed since', async () => {
    const { business, owner, invite, acceptWith } = await begin()
    const email = newAddress()
    await invite(email)
    const token = await tokenTo(app(), email)
    await acceptWith(token)
    const [{ id }] = (await owner.client.get('/api/members/'))
      .json()
      .results.filter((one: { email: string }) => one.email === email)
    await owner.client.request('DELETE', `/api/members/${id}/`)
    expect((await acceptWith(token)).json()).toMatchObject({ status: 409, code: 'users.invitation_over' })
    expect(await membersOf(business)).toHaveLength(1)
  })

  test('is completed by accepting again where the business’s own part failed', async () => {
    const { business, invite, acceptWith } = await begin()
    const { db } = await app().open(business.slug)
    const salma = await newStaffMember(db)
    const email = newAddress()
    await invite(email, { role: 'staff', staff_id: salma.id })
    const token = await tokenTo(app(), email)
    const { internals } = app().tenancy
    const schema = `tenant_${business.slug.replace('-', '_')}`
    await internals.owner.with((client) => client.query(`alter table ${schema}.staff_staff rename to away`))
    expect((await acceptWith(token)).statusCode).toBe(500)
    expect(await membersOf(business)).toContainEqual({ email, role: 'staff', emailVerified: true })
    await internals.owner.with((client) => client.query(`alter table ${schema}.away rename to staff_staff`))
    for (let again = 0; again < 2; again++) expect((await acceptWith(token)).statusCode).toBe(200)
    const [linked] = await db.select().from(staff).where(eq(staff.id, salma.id))
    expect(linked).toMatchObject({ userEmail: email })
    const joins = (await recordOf(app(), business)).filter(({ action }) => action === 'members.join')
    expect(joins).toHaveLength(1)
  })
})

test('ten invitations of one address at once are one, with one letter', async () => {
  const { business, invite } = await begin()
  const email = newAddress()
  const replies = await Promise.all(Array.from({ length: 10 }, () => invite(email)))
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array(9).fill(409)])
  const { db } = app().tenancy.shared
  expect(await db.$count(invitations, eq(invitations.tenantId, business.id))).toBe(1)
  expect(await db.$count(messages, eq(messages.recipient, email))).toBe(1)
})

test('a business sends fifty letters a day, also when it asks for many at once', async () => {
  const { business, invite } = await begin()
  const { db } = app().tenancy.shared
  const letter = { kind: 'invitation', recipient: 'x@example.com', text: 'x', tenantId: business.id }
  const nextAttemptAt = Temporal.Now.instant()
  await db.insert(messages).values(Array.from({ length: 47 }, () => ({ ...letter, nextAttemptAt })))
  const replies = await Promise.all(Array.from({ length: 6 }, () => invite(newAddress())))
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([201, 201, 201, 429, 429, 429])
  const refused = replies.find(({ statusCode }) => statusCode === 429)!
  expect(refused.json()).toMatchObject({ code: 'users.invitation_limit' })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(1)
  const sent = and(eq(messages.tenantId, business.id), eq(messages.kind, 'invitation'))
  expect(await db.$count(messages, sent)).toBe(50)
})

test('members are not invited again, nor anybody to a place that is taken', async () => {
  const { business, owner, invite } = await begin()
  expect((await invite(owner.email)).json()).toMatchObject({ status: 409, code: 'users.already_member' })
  const { db } = await app().open(business.slug)
  const salma = await newStaffMember(db, { userId: owner.id })
  expect((await invite(newAddress(), { staff_id: salma.id })).json()).toMatchObject({ code: 'users.staff_taken' })
  expect((await invite(newAddress(), { staff_id: owner.id })).json()).toMatchObject({
    code: 'core.unknown_reference',
    errors: [{ field: 'staff_id' }],
  })
})

test.each([
  ['fr', 'Accepter', 'Rejoindre'],
  ['ar', 'قبول', 'الانضمام'],
  ['en', 'Accept', 'Join'],
] as const)(
  'the letter is in the language of the business, the page in that of its reader: %s',
  async (language, word, title) => {
    const { business, invite, stranger } = await begin()
    const { db } = app().tenancy.shared
    await db.update(configs).set({ language }).where(eq(configs.tenantId, business.id))
    const email = newAddress()
    await invite(email)
    const [letter] = await db.select().from(messages).where(eq(messages.recipient, email))
    expect(letter).toMatchObject({ tenantId: business.id, html: expect.stringContaining(word) })
    const address = `/invitation?token=${await tokenTo(app(), email)}`
    expect(letter!.text).toContain(`http://${business.host}${address}`)
    const page = await stranger.get(address, { 'accept-language': language, accept: 'text/html' })
    expect([page.statusCode, page.body]).toEqual([200, expect.stringContaining(title)])
    expect(page.body).toContain(email)
  },
)

test('nobody is let into a business that is closed', async () => {
  const { business, invite, acceptWith, stranger } = await begin()
  const email = newAddress()
  await invite(email)
  const token = await tokenTo(app(), email)
  await setStatus(app(), business, 'suspended')
  // Every process hears of it within a second.
  const offered = () => stranger.get(`/api/invitations/accept/?token=${token}`)
  await expect.poll(async () => (await offered()).statusCode).toBe(403)
  expect((await acceptWith(token)).json()).toMatchObject({ status: 403, code: 'tenants.closed' })
  expect(await membersOf(business)).toHaveLength(1)
})
