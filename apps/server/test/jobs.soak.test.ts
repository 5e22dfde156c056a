import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { PgBoss } from 'pg-boss'
import { describe, expect, onTestFinished, test } from 'vitest'
import { defineTenantJob, enqueue, inTransaction, withHandle } from '../src/core/jobs/index.ts'
import { bossSchema } from '../src/core/jobs/relay.ts'
import { jobFailures, jobOutbox } from '../src/core/jobs/shared-tables.ts'
import { jobReceipts } from '../src/core/jobs/tables.ts'
import { categories } from '../src/modules/services/tables.ts'
import { Fragile } from './job-process.ts'
import { AddCategory, openJobs, quick } from './job-world.ts'
import { environmentFor } from './program.ts'

const Call = defineTenantJob('test.call', quick)

describe.each([
  ['before', 'written'],
  ['after', 'committed'],
] as const)('a worker killed in the middle of a job, %s it commits', (where, said) => {
  test('leaves it to another within its expiry and some seconds, and it is written once', {
    timeout: 60_000,
  }, async () => {
    const { database, tenancy, demo, start } = await openJobs()
    await demo.transaction((tx) => enqueue(tx, Fragile, { name: 'once' }))
    const child = spawn(process.execPath, [join(import.meta.dirname, 'job-process.ts'), where], {
      env: { ...process.env, ...environmentFor(database) },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const [text] = await once(child.stdout, 'data')
    expect(String(text)).toBe(`${said}\n`)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const killed = performance.now()
    expect(await demo.db.$count(categories)).toBe(where === 'before' ? 0 : 1)
    const attempts: number[] = []
    start([
      inTransaction(Fragile, async (tx, { name }, { attempt }) => {
        attempts.push(attempt)
        await tx.insert(categories).values({ name })
      }),
    ])
    const owner = tenancy.internals.owner
    const left = () =>
      owner.with(async (client) => (await client.query("select from pgboss.job where state < 'completed'")).rowCount)
    await expect.poll(left, { timeout: 30_000 }).toBe(0)
    expect(performance.now() - killed).toBeLessThan(3000 + 12_000)
    expect(attempts).toEqual(where === 'before' ? [2] : [])
    expect(await demo.db.$count(categories)).toBe(1)
    expect(await demo.db.$count(jobReceipts)).toBe(1)
    expect(await tenancy.shared.db.$count(jobFailures)).toBe(0)
  })
})

test('jobs go on when every connection breaks under them, each written once', { timeout: 120_000 }, async () => {
  const { tenancy, demo, acme, start, log } = await openJobs()
  const wanted = Array.from({ length: 300 }, (_, index) => `job ${index}`)
  for (const tenant of [demo, acme]) {
    await tenant.transaction((tx) => Promise.all(wanted.map((name) => enqueue(tx, AddCategory, { name }))))
  }
  start([
    inTransaction(AddCategory, async (tx, { name }) => {
      await tx.insert(categories).values({ name })
      await delay(10)
    }),
  ])
  for (let round = 0; round < 4; round++) {
    await expect.poll(() => demo.db.$count(categories).catch(() => 0), { timeout: 30_000 }).toBeGreaterThan(round * 20)
    await tenancy.internals.owner.with((client) =>
      client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      ),
    )
  }
  for (const tenant of [demo, acme]) {
    const names = async () =>
      (
        await tenant.db
          .select()
          .from(categories)
          .catch(() => [])
      ).map(({ name }) => name)
    await expect.poll(async () => (await names()).length, { timeout: 90_000, interval: 500 }).toBe(300)
    expect(new Set(await names()).size).toBe(300)
  }
  expect(await tenancy.shared.db.$count(jobFailures)).toBe(0)
  const warned = log.warn.mock.calls.filter(([, what]) => what === 'trouble with the job queue')
  expect(warned.length).toBeLessThan(3)
})

test('a worker that comes before the migrations waits for them, and says so once', { timeout: 60_000 }, async () => {
  const { tenancy, demo, start, log } = await openJobs()
  const rename = (from: string, to: string) =>
    tenancy.internals.owner.with((client) => client.query(`alter table ${from} rename to ${to}`))
  await demo.transaction((tx) => enqueue(tx, AddCategory, { name: 'x' }))
  await rename('core_job_outbox', 'core_job_outbox_gone')
  start([inTransaction(AddCategory, async (tx, { name }) => void (await tx.insert(categories).values({ name })))])
  await expect.poll(() => log.warn.mock.calls.length, { timeout: 10_000 }).toBe(1)
  await delay(3000)
  expect(log.warn).toHaveBeenCalledTimes(1)
  await rename('core_job_outbox_gone', 'core_job_outbox')
  await expect.poll(() => demo.db.$count(categories), { timeout: 15_000 }).toBe(1)
})

/** A business has very many jobs of 20 ms, and another comes with one: how long that waits. */
async function waitedBehind(many: number, way: 'in turns' | 'first come, first served'): Promise<number> {
  const { database, tenancy, demo, acme, start } = await openJobs()
  const payload = { name: 'many' }
  if (way === 'in turns') {
    await tenancy.internals.owner.with((client) =>
      client.query(
        `insert into core_job_outbox (id, created_at, updated_at, tenant_id, name, payload, due_at)
         select gen_random_uuid(), now(), now(), $1, 'test.call', $2, now() from generate_series(1, $3)`,
        [demo.id, payload, many],
      ),
    )
  } else {
    // Past the relay, and of no group: as a queue has them that knows nothing of businesses.
    const boss = new PgBoss({
      connectionString: database.ownerUrl,
      schema: bossSchema,
      schedule: false,
      supervise: false,
    })
    await boss.start()
    await boss.createQueue('upkeep')
    const data = { jobId: '0', tenantId: demo.id, name: 'test.call', payload, attempts: 0 }
    await boss.insert(
      'upkeep',
      Array.from({ length: many }, () => ({ data })),
    )
    await boss.stop({ graceful: false })
  }
  let done = 0
  let begunAt: number | undefined
  start([
    withHandle(Call, async (_tenant, { name }) => {
      if (name === 'one') begunAt ??= performance.now()
      done += 1
      await delay(20)
    }),
  ])
  await expect.poll(() => done, { timeout: 20_000 }).toBeGreaterThan(50)
  const asked = performance.now()
  await acme.transaction((tx) => enqueue(tx, Call, { name: 'one' }))
  await expect.poll(() => begunAt, { timeout: 240_000, interval: 20 }).toBeDefined()
  expect(await tenancy.shared.db.$count(jobOutbox, eq(jobOutbox.tenantId, acme.id))).toBe(0)
  return (begunAt as number) - asked
}

test('turns are what keeps one business from waiting for another', { timeout: 400_000 }, async () => {
  const fair = await waitedBehind(50_000, 'in turns')
  const unfair = await waitedBehind(2000, 'first come, first served')
  console.log(
    `In turns ${fair.toFixed(0)} ms behind 50,000 jobs; first come, first served ${unfair.toFixed(0)} ms behind 2,000.`,
  )
  // Measured against each other: both run on the same machine, however busy it is.
  expect(fair).toBeLessThan(5000)
  expect(unfair).toBeGreaterThan(fair * 2)
})
