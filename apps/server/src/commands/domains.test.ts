import { eq, like } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { testConfig, testDatabase } from '../../test/fixtures.ts'
import { bookme } from '../../test/program.ts'
import { sharedAuditEvents } from '../core/audit/shared-tables.ts'
import { queueMessage } from '../modules/mail/index.ts'
import { messages } from '../modules/mail/tables.ts'
import { domainClaims, domains, usage } from '../modules/tenants/tables.ts'
import { openTenancy } from '../tenancy.ts'

async function opened() {
  const database = await testDatabase()
  const tenancy = openTenancy(testConfig(database), { owner: true })
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  return { database, tenancy, db: tenancy.shared.db, run: (...args: string[]) => bookme(database, ...args) }
}

test('a domain is claimed for a business, with what is to be done, and looked for', { timeout: 60_000 }, async () => {
  const { run, db } = await opened()
  const claimed = await run('domains', 'claim', 'demo', 'Salon.example')
  const [claim] = await db.select().from(domainClaims)
  expect(claimed).toMatchObject({ code: 0, stderr: '' })
  expect(claimed.stdout).toContain(`_bookme.salon.example  TXT  bookme=${claim!.token}\n`)
  expect(claimed.stdout).toContain('bookme domains check demo salon.example')
  expect((await run('domains', 'check', 'demo')).stdout).toMatch(/^salon\.example is not proved yet: .+\.\n$/)
  expect(await run('domains', 'check', 'demo', 'other.example')).toMatchObject({
    code: 1,
    stderr: 'demo does not claim other.example.\n',
  })
  expect(await db.$count(domains, eq(domains.domain, 'salon.example'))).toBe(0)
  await run('domains', 'add', 'demo', 'salon.example', '--reason', 'agreed on the telephone')
  expect(await db.select().from(sharedAuditEvents).where(like(sharedAuditEvents.action, 'domains.%'))).toMatchObject([
    { action: 'domains.claim', channel: 'command' },
    { action: 'domains.add', channel: 'command', reason: 'agreed on the telephone', objectLabel: 'salon.example' },
  ])
})

test('messages are listed without what they say, and tried again', { timeout: 60_000 }, async () => {
  const { run, tenancy, db } = await opened()
  await tenancy.shared.transaction(async (tx) => {
    await queueMessage(tx, { kind: 'invitation', recipient: 'amina@example.com', text: 'a secret' })
    await queueMessage(tx, { kind: 'code', channel: 'sms', recipient: '+212600000078', text: 'a secret' })
  })
  await db.update(messages).set({ failedAt: Temporal.Now.instant(), attempts: 20 }).where(eq(messages.kind, 'code'))
  const all = await run('mail')
  expect(all.stdout).toMatch(/invitation +a…@example\.com +waiting +0/)
  expect(all.stdout).toMatch(/code +\+212…78 +failed +20/)
  expect(all.stdout).not.toMatch(/secret|amina/)
  const failed = JSON.parse((await run('mail', '--failed', '--json')).stdout)
  expect(failed).toMatchObject([{ kind: 'code', state: 'failed' }])
  expect(await run('mail', '--retry', failed[0].id)).toMatchObject({ code: 0, stdout: 'The code is tried again.\n' })
  expect((await run('mail', '--failed', '--json')).stdout).toBe('[]\n')
  expect(await run('mail', '--retry', crypto.randomUUID())).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no message'),
  })
})

test('figures of all businesses are shown, and what is missing in them', { timeout: 60_000 }, async () => {
  const { run, tenancy, db } = await opened()
  const { id: tenantId } = await tenancy.open('demo')
  const row = {
    tenantId,
    slug: 'demo',
    onDate: '2030-01-07',
    bookings: 3,
    revenueMinor: { MAD: 450_00 },
    failure: 'gone',
  }
  await db.insert(usage).values(row)
  const shown = await run('figures', '--from', '2030-01-01', '--to', '2030-01-31')
  expect(shown).toMatchObject({ code: 0, stderr: 'demo could not be counted on 2030-01-07: gone\n' })
  expect(shown.stdout).toMatch(/2030-01-07 +3 +0 +1 +0 +1 +450\.00 MAD\nall +3/)
  expect(await run('figures', '--from', 'yesterday')).toMatchObject({ code: 2 })
})
