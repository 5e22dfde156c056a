import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { testConfig, testDatabase } from '../../test/fixtures.ts'
import { bookme } from '../../test/program.ts'
import { sharedAuditEvents } from '../core/audit/shared-tables.ts'
import { jobFailures, jobOutbox, jobQueues } from '../core/jobs/shared-tables.ts'
import { openTenancy } from '../tenancy.ts'

test('queues and failures are listed, and failed jobs sent round again', { timeout: 60_000 }, async () => {
  const database = await testDatabase()
  const tenancy = openTenancy(testConfig(database), { owner: true })
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  const { db } = tenancy.shared
  const run = (...args: string[]) => bookme(database, 'jobs', ...args)
  const now = Temporal.Now.instant()
  const { id: tenantId } = await tenancy.open('demo')
  await db.insert(jobQueues).values([
    { name: 'messages', waiting: 12, active: 8, oldestDueAt: now.subtract({ seconds: 3 }), seenAt: now },
    { name: 'webhooks', failed: 3, seenAt: now },
  ])
  const failure = { queue: 'webhooks', name: 'webhooks.call', attempts: 9, failedAt: now, error: 'Nobody answers.' }
  const payload = { to: 'amina@example.com' }
  await db
    .insert(jobFailures)
    .values([tenantId, tenantId, null].map((id) => ({ ...failure, payload, tenantId: id, jobId: randomUUIDv7() })))
  const queues = await run()
  expect(queues).toMatchObject({ code: 0, stderr: '' })
  expect(queues.stdout).toMatch(/messages +12 +\d+ s +8 +0\nwebhooks +0 +– +0 +3\n/)
  await db.update(jobQueues).set({ seenAt: now.subtract({ minutes: 1 }) })
  expect((await run()).stderr).toBe('No worker was seen in the last thirty seconds: nothing is done.\n')

  const failures = JSON.parse((await run('failures', '--queue', 'webhooks', '--json')).stdout)
  expect(failures).toMatchObject([{ payload: { to: '…' } }, {}, {}])
  expect((await run('failures', '--tenant', 'acme')).stdout).not.toContain('webhooks')
  const [{ id }] = failures
  expect(await run('redrive', id)).toMatchObject({ code: 0, stdout: '1 job is sent round again.\n' })
  expect(await run('redrive', id)).toMatchObject({ code: 1, stderr: expect.stringContaining('sent round again at') })
  expect(await run('redrive')).toMatchObject({ code: 1, stderr: expect.stringContaining('--queue') })
  expect((await run('redrive', '--name', 'webhooks.call')).stdout).toBe('2 jobs are sent round again.\n')
  expect(await db.$count(jobOutbox)).toBe(3)
  const events = await db.select().from(sharedAuditEvents).where(eq(sharedAuditEvents.action, 'failures.redrive'))
  expect(events).toMatchObject([{ channel: 'command' }, { channel: 'command', after: { redriven: 2 } }])
})
