import type { TestDatabase } from '@bookme/tenancy/testing'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testConfig, testDatabase } from '../../test/fixtures.ts'
import { bookme, environmentFor, Run } from '../../test/program.ts'
import { auditEvents } from '../core/audit/tables.ts'
import { messages } from '../modules/mail/tables.ts'
import { addMember, findOrCreateUser } from '../modules/users/index.ts'
import { users } from '../modules/users/tables.ts'
import { openTenancy } from '../tenancy.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const run = (...args: string[]) => bookme(database, ...args)

test('people are invited, listed and removed, but for the last owner', async () => {
  expect((await run('members', 'demo')).stdout).toBe('EMAIL  NAME  ROLE  SINCE\n')
  expect(await run('invite', 'demo', 'Owner@Example.com', 'owner')).toMatchObject({
    code: 0,
    stdout: 'Invited Owner@Example.com to demo as owner: the link in the mail is good for seven days.\n',
  })
  expect(await run('invite', 'demo', 'owner@example.com', 'owner')).toMatchObject({
    code: 1,
    stderr: 'An invitation to owner@example.com is open: send it again.\n',
  })
  expect(await run('invite', 'demo', 'x@example.com', 'king')).toMatchObject({
    code: 1,
    stderr: 'A role is one of owner, manager, reception, staff, accountant, not king.\n',
  })
  const tenancy = openTenancy(testConfig(database))
  const { db, id: tenantId } = await tenancy.open('demo')
  try {
    const [letter] = await tenancy.shared.db.select().from(messages)
    expect(letter).toMatchObject({
      recipient: 'owner@example.com',
      text: expect.stringContaining('http://demo.localhost'),
    })
    await tenancy.shared.transaction(async (tx) => {
      for (const [email, role] of [
        ['owner@example.com', 'owner'],
        ['salma@example.com', 'staff'],
      ] as const) {
        const { userId } = await findOrCreateUser(tx, { email, password: 'a password for tests', name: 'Salma' })
        await addMember(tx, { userId, tenantId, role })
      }
    })
    expect((await run('members', 'demo')).stdout).toMatch(/^salma@example\.com {2}Salma {2}staff {2}\d{4}-\d\d-\d\d$/m)
    expect(await run('remove-member', 'demo', 'Salma@example.com')).toMatchObject({ code: 0 })
    expect(await run('remove-member', 'demo', 'salma@example.com')).toMatchObject({ code: 1 })
    expect(await run('remove-member', 'demo', 'owner@example.com')).toMatchObject({
      code: 1,
      stderr: 'A business keeps at least one owner: make somebody else an owner first.\n',
    })
    const done = await db.select().from(auditEvents).where(eq(auditEvents.channel, 'command'))
    expect(done.map(({ action }) => action).sort()).toEqual(['members.invite', 'members.remove'])
  } finally {
    await tenancy.close()
  }
})

test('--support makes somebody who helps and is no operator', async () => {
  const made = await new Run(['createsuperuser', '--support', '--email', 'help@example.com'], {
    ...environmentFor(database),
    BOOKME_PASSWORD: 'helpers like to read',
  }).ended
  expect(made).toMatchObject({ code: 0 })
  const tenancy = openTenancy(testConfig(database))
  const [user] = await tenancy.shared.db.select().from(users).where(eq(users.email, 'help@example.com'))
  await tenancy.close()
  expect(user).toMatchObject({ isSupport: true, isSuperuser: false, emailVerified: true })
})
