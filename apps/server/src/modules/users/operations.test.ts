import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { AlreadyMemberError, WeakPasswordError } from './errors.ts'
import { addMember, createSuperuser, findOrCreateUser, isMember, roleOf } from './operations.ts'
import { memberships, users } from './tables.ts'
import { Browser, operator, owner, testApp, testTenancy } from './test/fixture.ts'

test('a superuser made again gets the new password and name, and their sessions end', async () => {
  const { tenancy } = await testTenancy()
  const app = await testApp(tenancy)
  const browser = new Browser(app)
  await browser.signIn('localhost', operator)
  expect(await browser.me('localhost')).toBe(operator.email)

  const changed = { email: ' Operator@Example.COM ', password: 'a new long password', name: 'Renamed' }
  const again = await tenancy.shared.transaction((tx) => createSuperuser(tx, changed))
  expect(again.created).toBe(false)
  expect(await browser.me('localhost')).toBeUndefined()
  expect((await browser.signIn('localhost', operator)).statusCode).toBe(401)
  expect((await browser.signIn('localhost', { ...operator, password: changed.password })).statusCode).toBe(200)
  const [user] = await tenancy.shared.db.select().from(users).where(eq(users.id, again.userId))
  expect(user).toMatchObject({ email: operator.email, name: 'Renamed', isSuperuser: true })
})

test('a user who exists becomes a superuser, and only by command', async () => {
  const { tenancy } = await testTenancy()
  const superusers = () => tenancy.shared.db.$count(users, eq(users.isSuperuser, true))
  expect(await superusers()).toBe(1)
  const wanted = { ...owner, password: 'something else entirely' }
  expect(await tenancy.shared.transaction((tx) => createSuperuser(tx, wanted))).toMatchObject({ created: false })
  expect(await superusers()).toBe(2)
})

test('a weak password makes nobody', async () => {
  const { tenancy } = await testTenancy()
  const wanted = { email: 'new@example.com', password: 'new@example.com', name: 'New' }
  const count = () => tenancy.shared.db.$count(users)
  const before = await count()
  for (const make of [createSuperuser, findOrCreateUser]) {
    await expect(tenancy.shared.transaction((tx) => make(tx, wanted))).rejects.toThrow(WeakPasswordError)
  }
  expect(await count()).toBe(before)
})

test('somebody who exists keeps their password when they are asked for again', async () => {
  const { tenancy } = await testTenancy()
  const app = await testApp(tenancy)
  const wanted = { ...owner, password: 'another long password' }
  expect(await tenancy.shared.transaction((tx) => findOrCreateUser(tx, wanted))).toMatchObject({ created: false })
  expect((await new Browser(app).signIn('a.localhost', wanted)).statusCode).toBe(401)
  expect((await new Browser(app).signIn('a.localhost', owner)).statusCode).toBe(200)
})

test('a member has one role in each business', async () => {
  const { tenancy, a, b } = await testTenancy()
  const { shared } = tenancy
  const { userId } = await shared.transaction((tx) => findOrCreateUser(tx, owner))
  expect(await roleOf(shared.db, userId, a.id)).toBe('owner')
  expect(await roleOf(shared.db, userId, b.id)).toBeUndefined()
  expect(await isMember(shared.db, userId, b.id)).toBe(false)

  await shared.transaction((tx) => addMember(tx, { userId, tenantId: b.id, role: 'staff' }))
  expect(await roleOf(shared.db, userId, b.id)).toBe('staff')
  expect(await roleOf(shared.db, userId, a.id)).toBe('owner')
  const again = shared.transaction((tx) => addMember(tx, { userId, tenantId: b.id, role: 'owner' }))
  await expect(again).rejects.toThrow(AlreadyMemberError)
  expect(await roleOf(shared.db, userId, b.id)).toBe('staff')
})

test('the database refuses a role nobody knows and an address in capitals', async () => {
  const { tenancy, b } = await testTenancy()
  const { shared } = tenancy
  const { userId } = await shared.transaction((tx) => findOrCreateUser(tx, owner))
  const constraint = (name: string) => expect.objectContaining({ cause: expect.objectContaining({ constraint: name }) })
  const role = 'emperor' as 'owner'
  await expect(shared.db.insert(memberships).values({ userId, tenantId: b.id, role })).rejects.toEqual(
    constraint('users_tenant_membership_role_check'),
  )
  await expect(shared.db.insert(users).values({ email: 'Owner@example.com', name: 'Twin' })).rejects.toEqual(
    constraint('users_user_email_check'),
  )
})

test('a user who is deleted takes memberships and sessions along', async () => {
  const { tenancy, a } = await testTenancy()
  const { shared } = tenancy
  const { userId } = await shared.transaction((tx) => findOrCreateUser(tx, owner))
  await shared.db.delete(users).where(eq(users.id, userId))
  const left = and(eq(memberships.userId, userId), eq(memberships.tenantId, a.id))
  expect(await shared.db.$count(memberships, left)).toBe(0)
})
