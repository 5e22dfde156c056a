import { sql } from 'drizzle-orm'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { expect, onTestFinished, test } from 'vitest'
import { bossSchema, Relay } from '../src/core/jobs/relay.ts'
import { AddCategory, openJobs } from './job-world.ts'

test('with more due than a look takes in, whoever comes last is seen all the same', async () => {
  const { database, tenancy, demo, acme } = await openJobs()
  const boss = new PgBoss({
    connectionString: database.ownerUrl,
    schema: bossSchema,
    schedule: false,
    supervise: false,
  })
  await boss.start()
  await boss.createQueue('upkeep')
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await boss.stop({ graceful: false })
  })
  const add = (tenantId: string, count: number) =>
    tenancy.shared.db.execute(sql`
      insert into core_job_outbox (id, created_at, updated_at, tenant_id, name, payload, due_at)
      select gen_random_uuid(), now(), now(), ${tenantId}::uuid, 'test.add_category', '{"name": "x"}', now() from generate_series(1, ${count}::int)`)
  await add(demo.id, 100)
  await add(acme.id, 1)
  const nobody = 'select id from tenant_tenant where false'
  const jobs = new Map([[AddCategory.name, AddCategory]])
  const relay = new Relay({ boss, jobs, closedTenants: nobody, most: 32, mostOfTenant: 6, lookedAt: 10 })
  const handed: number[] = []
  // Nobody begins any of them: of the first tenant there are six, and no more.
  for (let turn = 0; turn < 12; turn++) handed.push(await relay.handOver(client))
  expect(handed.reduce((sum, count) => sum + count)).toBe(7)
  expect(handed[0]).toBe(6)
  const { rows } = await client.query(`select count(*)::int as jobs from ${bossSchema}.job where group_id = $1`, [
    acme.id,
  ])
  expect(rows).toEqual([{ jobs: 1 }])
})
