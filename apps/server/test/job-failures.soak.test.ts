import { randomUUIDv7 } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { byCommand } from '../src/core/audit/index.ts'
import { defineTenantJob, enqueue, GiveUpError, inTransaction, sweepJobs, withHandle } from '../src/core/jobs/index.ts'
import { jobFailures, jobOutbox, jobQueues } from '../src/core/jobs/shared-tables.ts'
import { jobReceipts } from '../src/core/jobs/tables.ts'
import { redriveFailure } from '../src/modules/jobs/index.ts'
import { categories } from '../src/modules/services/tables.ts'
import { AddCategory, openJobs, quick } from './job-world.ts'

const adding = inTransaction(AddCategory, async (tx, { name }) => {
  await tx.insert(categories).values({ name })
})
const patiently = { timeout: 10_000 }
const names = async ({ db }: { db: Awaited<ReturnType<typeof openJobs>>['demo']['db'] }) =>
  (await db.select({ name: categories.name }).from(categories)).map(({ name }) => name).sort()

test('a job that is sent round again is done, unless what it does had been written already', async () => {
  const { tenancy, demo, start } = await openJobs()
  const { db } = tenancy.shared
  await demo.transaction((tx) => enqueue(tx, AddCategory, { name: 'done' }))
  const [asked] = await db.select().from(jobOutbox)
  const worker = start([adding])
  await expect.poll(() => names(demo), patiently).toEqual(['done'])
  // Whoever did it died before it could say so, and so did those who tried again.
  const failed = { tenantId: demo.id, queue: 'upkeep', name: AddCategory.name, attempts: 9 }
  const failures = await db
    .insert(jobFailures)
    .values([
      { ...failed, failedAt: Temporal.Now.instant(), jobId: asked!.id, payload: { name: 'done' } },
      { ...failed, failedAt: Temporal.Now.instant(), jobId: randomUUIDv7(), payload: { name: 'not done' } },
    ])
    .returning()
  for (const { id } of failures) {
    const how = { now: Temporal.Now.instant(), by: byCommand }
    await tenancy.shared.transaction((tx) => redriveFailure(tx, id, how))
  }
  await expect.poll(() => db.$count(jobOutbox), patiently).toBe(0)
  await expect.poll(() => names(demo), patiently).toEqual(['done', 'not done'])
  // Whatever it has begun, it finishes.
  await worker.stop()
  expect(await names(demo)).toEqual(['done', 'not done'])
  expect(await demo.db.$count(jobReceipts)).toBe(2)
})

test('a job that fails does not write over the failure of another business', async () => {
  const { tenancy, demo, acme, start } = await openJobs()
  const { db } = tenancy.shared
  const facts = { queue: 'upkeep', name: AddCategory.name, attempts: 9, failedAt: Temporal.Now.instant() }
  const jobId = randomUUIDv7()
  await db.insert(jobFailures).values({ ...facts, jobId, tenantId: acme.id, error: 'Of acme.' })
  const dueAt = Temporal.Now.instant()
  const payload = { name: 'x' }
  await db.insert(jobOutbox).values({ id: jobId, tenantId: demo.id, name: AddCategory.name, payload, dueAt })
  let tried = 0
  const worker = start([
    inTransaction(AddCategory, async () => {
      tried += 1
      throw new GiveUpError('Of demo.')
    }),
  ])
  await expect.poll(() => tried, patiently).toBe(1)
  await worker.stop()
  expect(await db.select().from(jobFailures)).toMatchObject([{ tenantId: acme.id, error: 'Of acme.' }])
})

test('receipts of long ago are removed, but not of a job that may be sent round again', async () => {
  const { tenancy, demo, log } = await openJobs()
  const { db } = tenancy.shared
  const old = Temporal.Now.instant().subtract({ hours: 24 * 31 })
  const [kept, gone, fresh] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()]
  await demo.db.insert(jobReceipts).values([{ id: kept, createdAt: old }, { id: gone, createdAt: old }, { id: fresh }])
  const failed = { tenantId: demo.id, queue: 'upkeep', name: AddCategory.name, attempts: 9, failedAt: old }
  await db.insert(jobFailures).values([
    { ...failed, jobId: kept },
    { ...failed, jobId: randomUUIDv7(), redrivenAt: old },
  ])
  await sweepJobs(tenancy, log)
  const ids = (await demo.db.select({ id: jobReceipts.id }).from(jobReceipts)).map(({ id }) => id)
  expect(ids.sort()).toEqual([kept, fresh].sort())
  expect(await db.select().from(jobFailures)).toMatchObject([{ jobId: kept }])
  expect(log.info).toHaveBeenCalledExactlyOnceWith({ receipts: 1, failures: 1 }, expect.any(String))
})

test('a worker that stops lets jobs finish, and gives back at once what would take too long', async () => {
  const { tenancy, demo, start } = await openJobs()
  const begun: string[] = []
  const first = start(
    [
      inTransaction(AddCategory, async (tx, { name }) => {
        begun.push(name)
        await tx.insert(categories).values({ name })
        // One does not listen to what the signal says.
        await delay(name === 'short' ? 300 : 60_000, undefined, { ref: false })
      }),
    ],
    { stopMs: 600 },
  )
  await demo.transaction((tx) => Promise.all(['short', 'long'].map((name) => enqueue(tx, AddCategory, { name }))))
  await expect.poll(() => begun.toSorted(), patiently).toEqual(['long', 'short'])
  const asked = performance.now()
  await first.stop()
  expect(performance.now() - asked).toBeLessThan(3000)
  expect(await names(demo)).toEqual(['short'])
  expect(await tenancy.shared.db.select().from(jobOutbox)).toMatchObject([
    { payload: { name: 'long' }, metadata: { attempts: 0, jobId: expect.any(String) } },
  ])
  start([adding])
  // Its time in the queue would be over a minute later.
  await expect.poll(() => names(demo), { timeout: 5000 }).toEqual(['long', 'short'])
})

test('of two workers at once each job has one', async () => {
  const { demo, acme, start } = await openJobs()
  const done: string[] = []
  const handlers = [
    inTransaction(AddCategory, async (tx, { name }, { tenant }) => {
      done.push(`${tenant.slug} ${name}`)
      await tx.insert(categories).values({ name })
    }),
  ]
  const wanted = Array.from({ length: 40 }, (_, index) => `job ${index}`)
  for (const tenant of [demo, acme]) {
    await tenant.transaction((tx) => Promise.all(wanted.map((name) => enqueue(tx, AddCategory, { name }))))
  }
  start(handlers)
  start(handlers)
  await expect.poll(() => done.length, { timeout: 15_000 }).toBe(80)
  expect(new Set(done).size).toBe(80)
  expect([await names(demo), await names(acme)]).toEqual([wanted.toSorted(), wanted.toSorted()])
})

test('what takes longer than it may is undone and tried again, while others go on', async () => {
  const { demo, start, log } = await openJobs()
  const Slow = defineTenantJob('test.slow', { ...quick, expireSeconds: 1 })
  const attempts: number[] = []
  start([
    inTransaction(Slow, async (tx, { name }, { attempt }) => {
      attempts.push(attempt)
      await tx.insert(categories).values({ name })
      if (attempt === 1) await delay(60_000, undefined, { ref: false })
    }),
  ])
  await demo.transaction((tx) => enqueue(tx, Slow, { name: 'slow' }))
  await expect.poll(() => names(demo), { timeout: 10_000 }).toEqual(['slow'])
  expect(attempts).toEqual([1, 2])
  expect(log.warn).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ reason: expect.stringContaining('longer than the 1 seconds') }),
    'a job failed; it is tried again',
  )
})

test('jobs that fail, and wait for their next time, keep no other waiting', async () => {
  const { tenancy, demo, acme, start } = await openJobs()
  const Call = defineTenantJob('test.call', { ...quick, pauseSeconds: 600, longestPauseSeconds: 600 })
  const done: string[] = []
  let failed = 0
  start([
    withHandle(Call, async ({ slug }, { name }) => {
      if (name === 'fails') {
        failed += 1
        throw new Error('Nobody answers.')
      }
      done.push(slug)
    }),
  ])
  // More than the queue holds of one tenant, and of all.
  await demo.transaction((tx) => Promise.all(Array.from({ length: 40 }, () => enqueue(tx, Call, { name: 'fails' }))))
  await expect.poll(() => failed, { timeout: 10_000 }).toBe(40)
  for (const tenant of [demo, acme]) await tenant.transaction((tx) => enqueue(tx, Call, { name: 'one' }))
  await expect.poll(() => done.toSorted(), { timeout: 3000 }).toEqual(['acme', 'demo'])
  const waiting = await tenancy.shared.db.select().from(jobOutbox)
  expect(waiting.map(({ metadata }) => metadata.attempts)).toEqual(Array.from({ length: 40 }, () => 1))
})

test('a payload that no longer fits is given up, and a name that nobody knows waits and is counted', async () => {
  const { tenancy, demo, start } = await openJobs()
  const { db } = tenancy.shared
  const Newer = defineTenantJob('test.newer', { ...quick })
  const Changed = defineTenantJob('test.add_category', { ...quick, payload: z.object({ title: z.string() }) })
  await demo.transaction((tx) =>
    Promise.all([enqueue(tx, AddCategory, { name: 'amina@example.com' }), enqueue(tx, Newer, { name: 'x' })]),
  )
  start([inTransaction(Changed, async () => {})])
  await expect
    .poll(() => db.select().from(jobFailures))
    .toMatchObject([{ attempts: 1, error: 'The payload of test.add_category does not fit: title (invalid_type).' }])
  expect(await db.select().from(jobOutbox)).toMatchObject([{ name: 'test.newer' }])
  const unknown = () => db.select().from(jobQueues).where(eq(jobQueues.name, 'unknown'))
  await expect.poll(unknown, { timeout: 8000 }).toMatchObject([{ waiting: 1 }])
})

test('what went wrong is kept without the values that were written', async () => {
  const { tenancy, demo, start, log } = await openJobs()
  const Once = defineTenantJob('test.once', { ...quick, retries: 0 })
  start([
    inTransaction(Once, async (tx, { name }) => {
      await tx.insert(categories).values({ name, parentId: name } as never)
      await tx.execute(sql`select ${name}::uuid`)
    }),
  ])
  await demo.transaction((tx) => enqueue(tx, Once, { name: 'amina@example.com' }))
  const errors = async () => (await tenancy.shared.db.select().from(jobFailures)).map(({ error }) => error)
  await expect.poll(errors, patiently).toEqual(['PostgreSQL refused a value (22P02).'])
  expect(JSON.stringify([log.warn.mock.calls, log.error.mock.calls])).not.toContain('amina')
})
