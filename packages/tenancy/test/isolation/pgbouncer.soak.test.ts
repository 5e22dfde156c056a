import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TenantHandle } from '../../src/index.ts'
import type { TestDatabase } from '../../src/testing/index.ts'
import { openTenancy, type TestTenancy, testDatabases } from '../fixture.ts'
import { notes } from '../models.ts'
import { type PgBouncer, pgbouncerHere, startPgBouncer } from '../pgbouncer.ts'
import { asSuperuser } from './world.ts'

const here = pgbouncerHere()
const tenantCount = 50
let database: TestDatabase

beforeAll(async () => {
  if (!here) return
  database = await testDatabases().from('fifty_tenants', async (urls) => {
    const tenancy = openTenancy({ ...urls, drop: async () => {} })
    await tenancy.migrateShared()
    await tenancy.reconcile({ spares: tenantCount })
    for (let number = 0; number < tenantCount; number++) {
      const slug = `t${number}`
      await tenancy.create({ slug, name: slug, domain: `${slug}.localhost` })
      await (await tenancy.open(slug)).db.insert(notes).values({ body: `note of ${slug}` })
    }
    await tenancy.close()
  })
  // A copy has no settings of the login of its own until then.
  const tenancy = openTenancy(database)
  await tenancy.migrateShared()
  await tenancy.close()
})
afterAll(() => database?.drop())

async function through<T>(
  serverConnections: number,
  work: (tenancy: TestTenancy, tenants: TenantHandle[], pooler: PgBouncer) => Promise<T>,
): Promise<T> {
  const pooler = await startPgBouncer(database.url, serverConnections)
  // More clients than the pooler has connections, as with several processes.
  const tenancy = openTenancy({ ...database, url: pooler.url }, { directUrl: database.url, poolSize: 8 })
  try {
    const tenants = await Promise.all(Array.from({ length: tenantCount }, (_, number) => tenancy.open(`t${number}`)))
    return await work(tenancy, tenants, pooler)
  } finally {
    await tenancy.close()
    await pooler.stop()
  }
}

describe.skipIf(!here)('F4: behind PgBouncer in transaction mode', () => {
  test.for([1, 2])(
    '20,000 reads over 50 tenants on %s server connections: none is wrong',
    { timeout: 120_000 },
    async (connections) => {
      await through(connections, async (tenancy, tenants) => {
        let wrong = 0
        let reads = 0
        const pids = new Map<number, Set<string>>()
        const select = { body: notes.body, pid: sql<number>`pg_backend_pid()`, user: sql<string>`current_user` }
        const worker = async (first: number) => {
          for (let turn = 0; turn < 20_000 / 16; turn++) {
            const tenant = tenants[(first * 7 + turn) % tenantCount]!
            const rows =
              turn % 4 === 0
                ? await tenant.transaction((tx) => tx.select(select).from(notes))
                : await tenant.db.select(select).from(notes)
            reads += 1
            if (rows.length !== 1 || rows[0]?.body !== `note of ${tenant.slug}`) wrong += 1
            const served = pids.get(rows[0]!.pid) ?? new Set()
            pids.set(rows[0]!.pid, served.add(tenant.slug))
          }
        }
        await Promise.all(Array.from({ length: 16 }, (_, first) => worker(first)))
        expect(wrong).toBe(0)
        expect(reads).toBe(20_000)
        // Without this the test would prove nothing: one backend served all tenants in turn.
        expect(pids.size).toBe(connections)
        for (const served of pids.values()) expect(served.size).toBe(tenantCount)
        expect(tenancy.internals.pool.connections.length).toBeGreaterThan(connections)
      })
    },
  )

  test('interleaved transactions of two tenants share one backend and write each its own', async () => {
    await through(1, async (_tenancy, [one, two]) => {
      const pids = new Set<number>()
      await Promise.all(
        Array.from({ length: 300 }, async (_, turn) => {
          const tenant = turn % 2 === 0 ? one! : two!
          await tenant.transaction(async (tx) => {
            const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
            pids.add(rows[0]!.pid)
            await tx.insert(notes).values({ body: `note of ${tenant.slug}` })
          })
        }),
      )
      expect(pids.size).toBe(1)
      for (const tenant of [one!, two!]) {
        const bodies = new Set((await tenant.db.select().from(notes)).map(({ body }) => body))
        expect(bodies).toEqual(new Set([`note of ${tenant.slug}`]))
        expect(await tenant.db.$count(notes)).toBe(151)
      }
    })
  })

  test('the server keeps nothing: no named statement, no lock, no setting, the bare login', async () => {
    await through(1, async (_tenancy, tenants, pooler) => {
      for (let turn = 0; turn < 5; turn++) await tenants[turn % 2]!.db.select().from(notes)
      const client = new pg.Client({ connectionString: pooler.url })
      await client.connect()
      const { rows } = await client.query(
        `select current_user::text as user, current_schemas(true)::text as schemas,
           (select count(*)::int from pg_prepared_statements) as names,
           (select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks`,
      )
      await client.end()
      const login = decodeURIComponent(new URL(pooler.url).username)
      expect(rows).toEqual([{ user: login, schemas: '{pg_catalog}', names: 0, locks: 0 }])
    })
  })

  test('the same reads with a session path are wrong', async () => {
    const login = decodeURIComponent(new URL(database.url).username)
    await asSuperuser(
      database,
      `grant usage on schema tenant_t0, tenant_t1 to "${login}"; grant select on tenant_t0.note, tenant_t1.note to "${login}"`,
    )
    const pooler = await startPgBouncer(database.url, 1)
    const clients = [0, 1].map(() => new pg.Client({ connectionString: pooler.url }))
    try {
      await Promise.all(clients.map((client) => client.connect()))
      let wrong = 0
      await Promise.all(
        clients.map(async (client, number) => {
          await client.query(`set search_path to tenant_t${number}`)
          for (let turn = 0; turn < 100; turn++) {
            const { rows } = await client.query<{ body: string }>('select body from note limit 1')
            if (rows[0]?.body !== `note of t${number}`) wrong += 1
          }
        }),
      )
      expect(wrong).toBeGreaterThan(0)
    } finally {
      await Promise.all(clients.map((client) => client.end()))
      await pooler.stop()
    }
  })
})
