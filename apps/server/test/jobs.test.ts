import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import {
  defineSharedJob,
  defineTenantJob,
  enqueue,
  enqueueShared,
  GiveUpError,
  inTransaction,
  shared,
  withHandle,
} from '../src/core/jobs/index.ts'
import { jobFailures, jobOutbox, jobQueues } from '../src/core/jobs/shared-tables.ts'
import { categories } from '../src/modules/services/tables.ts'
import { tenants } from '../src/modules/tenants/tables.ts'
import { AddCategory, openJobs, quick } from './job-world.ts'

const Call = defineTenantJob('test.call', { ...quick, retries: 1 })
const Sweep = defineSharedJob('test.sweep', quick)

test('a job is done for the tenant that asked, once its transaction has committed, and not without that', async () => {
  const { demo, acme, start } = await openJobs()
  const seen: string[] = []
  await demo.transaction(async (tx) => {
    await enqueue(tx, AddCategory, { name: 'kept' })
  })
  await expect(
    demo.transaction(async (tx) => {
      await enqueue(tx, AddCategory, { name: 'undone' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  start([
    inTransaction(AddCategory, async (tx, { name }, { tenant }) => {
      seen.push(`${tenant.slug} ${name}`)
      await tx.insert(categories).values({ name })
    }),
  ])
  await expect
    .poll(() => demo.db.select({ name: categories.name }).from(categories), { timeout: 10_000 })
    .toEqual([{ name: 'kept' }])
  expect(await acme.db.select().from(categories)).toEqual([])
  expect(seen).toEqual(['demo kept'])
})

test('nobody files a job in another name: the tenant is the one of the transaction’s role', async () => {
  const { tenancy, demo } = await openJobs()
  await expect(
    tenancy.shared.transaction((tx) => enqueue(tx as never, AddCategory, { name: 'x' })),
  ).rejects.toMatchObject({
    cause: { message: expect.stringContaining('a job needs its tenant') },
  })
  await demo.transaction((tx) => enqueue(tx, AddCategory, { name: 'x' }))
  const rows = await tenancy.shared.db.select().from(jobOutbox)
  expect(rows).toMatchObject([{ tenantId: demo.id, name: 'test.add_category', payload: { name: 'x' } }])
  await expect(
    demo.transaction(async (tx) => {
      await tx.execute('select * from public.core_job_outbox')
    }),
  ).rejects.toMatchObject({ cause: { code: '42501' } })
  expect(() => enqueue(demo.db, AddCategory, { name: 1 } as never)).toThrow(TypeError)
  expect(() => enqueueShared(tenancy.shared.db, AddCategory, { name: 'x' })).toThrow('of a tenant')
})

test('of one key there is one job that waits', async () => {
  const { tenancy, demo, acme } = await openJobs()
  for (const tenant of [demo, demo, acme]) {
    await tenant.transaction((tx) => enqueue(tx, AddCategory, { name: 'x' }, { key: 'k' }))
  }
  expect(await tenancy.shared.db.$count(jobOutbox)).toBe(2)
})

test('a job that fails is tried again, and one that always fails waits for somebody to look at it', async () => {
  const { tenancy, demo, start, log } = await openJobs()
  const calls: number[] = []
  const gaveUp: number[] = []
  start([
    withHandle(Call, async (_tenant, { name }, { attempt, isLast }) => {
      if (name === 'never') {
        gaveUp.push(attempt)
        throw new GiveUpError('There is nobody.')
      }
      calls.push(attempt)
      if (name === 'always fails' || !isLast) throw new Error('Nobody answers.')
    }),
  ])
  await demo.transaction((tx) =>
    Promise.all([enqueue(tx, Call, { name: 'once' }), enqueue(tx, Call, { name: 'never' })]),
  )
  await expect.poll(() => calls, { timeout: 20_000 }).toEqual([1, 2])
  await demo.transaction((tx) => enqueue(tx, Call, { name: 'always fails' }))
  const failures = () => tenancy.shared.db.select().from(jobFailures)
  await expect.poll(async () => (await failures()).length, { timeout: 20_000 }).toBe(2)
  expect((await failures()).toSorted((one, other) => other.attempts - one.attempts)).toMatchObject([
    { tenantId: demo.id, queue: 'upkeep', payload: { name: 'always fails' }, attempts: 2, error: 'Nobody answers.' },
    { payload: { name: 'never' }, attempts: 1, error: 'There is nobody.' },
  ])
  expect(gaveUp).toEqual([1])
  expect(log.error).toHaveBeenCalledWith(expect.objectContaining({ job: 'test.call' }), 'a job was given up')
  await expect
    .poll(() => tenancy.shared.db.select().from(jobQueues).where(eq(jobQueues.failed, 2)), { timeout: 10_000 })
    .toHaveLength(1)
})

test('what is done twice by those who do not know of each other is written once', async () => {
  const { demo, start } = await openJobs()
  let fail = true
  start([
    inTransaction(AddCategory, async (tx, { name }) => {
      await tx.insert(categories).values({ name })
      if (fail) {
        fail = false
        throw new Error('not yet')
      }
    }),
  ])
  await demo.transaction((tx) => enqueue(tx, AddCategory, { name: 'one' }))
  await expect.poll(() => demo.db.$count(categories), { timeout: 15_000 }).toBe(1)
})

test('the jobs of a suspended business wait until it is open again, or go, or are done all the same', async () => {
  const { tenancy, demo, start } = await openJobs()
  const done: string[] = []
  const policies = (['hold', 'run', 'drop'] as const).map((whileSuspended) =>
    defineTenantJob(`test.${whileSuspended}`, { ...quick, whileSuspended }),
  )
  const setStatus = (status: 'suspended' | 'active') =>
    tenancy.shared.db.update(tenants).set({ status }).where(eq(tenants.id, demo.id))
  await setStatus('suspended')
  await demo.transaction((tx) => Promise.all(policies.map((job) => enqueue(tx, job, { name: 'x' }))))
  start(policies.map((job) => withHandle(job, async () => void done.push(job.whileSuspended))))
  await expect.poll(() => tenancy.shared.db.$count(jobOutbox), { timeout: 10_000 }).toBe(1)
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(['run'])
  await setStatus('active')
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(['run', 'hold'])
  await setStatus('suspended')
  await demo.transaction((tx) => enqueue(tx, policies[0] as never, { name: 'x' }))
  await tenancy.delete('demo', { confirm: 'demo', forceDrop: true } as never)
  await expect.poll(() => tenancy.shared.db.$count(jobOutbox), { timeout: 10_000 }).toBe(0)
})

test('a business with ten thousand jobs does not keep another waiting', async () => {
  const { tenancy, demo, acme, start } = await openJobs()
  const began: Record<string, number> = {}
  let done = 0
  await tenancy.shared.db.execute(
    `insert into core_job_outbox (id, created_at, updated_at, tenant_id, name, payload, due_at)
     select gen_random_uuid(), now(), now(), '${demo.id}', 'test.call', '{"name": "many"}', now() from generate_series(1, 10000)`,
  )
  start([
    withHandle(Call, async (_tenant, { name }) => {
      began[name] ??= performance.now()
      done += 1
      await new Promise((resolve) => setTimeout(resolve, 20))
    }),
  ])
  await expect.poll(() => done, { timeout: 20_000 }).toBeGreaterThan(50)
  const asked = performance.now()
  await acme.transaction((tx) => enqueue(tx, Call, { name: 'one' }))
  await expect.poll(() => began.one, { timeout: 20_000, interval: 20 }).toBeDefined()
  const waited = (began.one as number) - asked
  expect(waited).toBeLessThan(2000)
})

test('the platform has jobs of its own', async () => {
  const { tenancy, start } = await openJobs()
  const done: string[] = []
  start([shared(Sweep, async ({ name }) => void done.push(name))])
  await tenancy.shared.transaction((tx) => enqueueShared(tx, Sweep, { name: 'x' }))
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(['x'])
})
