import { PgBoss } from 'pg-boss'
import { z } from 'zod'
import { defineTenantJob, enqueue, inTransaction, startJobs } from '../apps/server/src/core/jobs/index.ts'
import { categories } from '../apps/server/src/modules/services/tables.ts'
import { sqlOfClosed } from '../apps/server/src/modules/tenants/index.ts'
import { interleave, median, table } from './measure.ts'
import type { World } from './world.ts'

const count = 500
const slices = 5
const batchSize = 5
const bareSchema = 'pgboss_bench'

const Write = defineTenantJob('bench.write', { queue: 'upkeep', payload: z.object({ name: z.string() }) })
const silent = { info: () => {}, warn: console.warn, error: console.error }

/** Jobs that write a row in a transaction of their tenant, over ten tenants: asked for, done and noted. */
export async function jobs({ tenancy, ownerUrl, handles }: World): Promise<string> {
  const tenants = handles.slice(0, 10)
  const at = (index: number) => tenants[index % tenants.length] as (typeof tenants)[number]
  let done = 0
  let finished = () => {}
  const note = () => {
    done += 1
    if (done === count) finished()
  }
  /** @returns jobs per second, from the first that is asked for to the end of the last */
  const measure = async (ask: () => Promise<unknown>): Promise<number> => {
    done = 0
    const { promise, resolve } = Promise.withResolvers<void>()
    finished = resolve
    const start = performance.now()
    await ask()
    await promise
    return (count * 1000) / (performance.now() - start)
  }

  const boss = new PgBoss({ connectionString: ownerUrl, schema: bareSchema, schedule: false })
  await boss.start()
  await boss.createQueue('bench')
  const ours = startJobs({
    ownerUrl,
    shared: tenancy.shared.db,
    findTenant: (id) => tenancy.find(id),
    isClosed: () => false,
    closedTenants: sqlOfClosed,
    handlers: [
      inTransaction(Write, async (tx, { name }) => {
        await tx.insert(categories).values({ name })
        note()
      }),
    ],
    log: silent,
  })
  try {
    await boss.work<{ index: number }>(
      'bench',
      { batchSize, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true },
      async (some) => {
        await Promise.all(
          some.map(async ({ data }) => {
            await at(data.index).transaction((tx) => tx.insert(categories).values({ name: 'bench' }))
            note()
          }),
        )
      },
    )
    const indices = Array.from({ length: count }, (_, index) => index)
    const samples = await interleave(
      {
        'pg-boss, work() in batches of 5, burst': () =>
          measure(() => Promise.all(indices.map((index) => boss.send('bench', { index })))),
        'outbox, relay and our loop': () =>
          measure(() =>
            Promise.all(indices.map((index) => at(index).transaction((tx) => enqueue(tx, Write, { name: 'bench' })))),
          ),
      },
      slices,
    )
    const [bare = 1] = samples.map(({ values }) => median(values))
    return table(
      [`${count} jobs of 10 tenants`, 'jobs /s', 'to bare'],
      samples.map(({ candidate, values }) => [
        candidate,
        median(values).toFixed(0),
        (median(values) / bare).toFixed(2),
      ]),
    )
  } finally {
    await Promise.all([ours.stop(), boss.stop({ graceful: false })])
    await tenancy.internals.owner.with((client) => client.query(`drop schema if exists ${bareSchema} cascade`))
    for (const { db } of tenants) await db.delete(categories)
  }
}
