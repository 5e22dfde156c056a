import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Scope } from '../../src/index.ts'
import { sharedRoleOf } from '../../src/installation.ts'
import { allProtections, createScope } from '../../src/scope.ts'
import { withTwoTenants } from '../fixture.ts'
import { asSuperuser } from './world.ts'

async function manyScopes(poolSize: number, count: number) {
  const { tenancy, database, a } = await withTwoTenants({ poolSize })
  const rows = await asSuperuser<{ schema_name: string; role_name: string }>(
    database,
    "select schema_name, role_name from public.tenancy_schema where schema_name in ('tenant_a', 'tenant_b') order by 1",
  )
  const runner = { pool: tenancy.internals.pool, protections: allProtections }
  // Each a tenant to the pool; half of them read A's schema and half B's.
  const scopes = Array.from({ length: count }, (_, number) => {
    const { schema_name, role_name } = rows[number % 2]!
    return createScope(runner, { key: `tenant ${number}`, role: role_name, schemaName: schema_name, kind: 'tenant' })
  })
  return { tenancy, database, scopes, a }
}

const bodyOf = async (scope: Scope) =>
  (await scope.db.execute<{ body: string }>(sql`select body from note`)).rows[0]?.body

test('F27: 500 tenants with 4 requests each on a pool of 8: never more connections, and every answer its own', async () => {
  const { database, scopes } = await manyScopes(8, 500)
  const login = decodeURIComponent(new URL(database.url).username)
  const name = new URL(database.url).pathname.slice(1)
  let most = 0
  let done = false
  const watching = (async () => {
    while (!done) {
      const [row] = await asSuperuser<{ count: number }>(
        database,
        `select count(*)::int as count from pg_stat_activity where usename = '${login}' and datname = '${name}'`,
      )
      most = Math.max(most, row?.count ?? 0)
    }
  })()
  const answers = await Promise.all(
    [0, 1, 2, 3].flatMap(() => scopes.map(async (scope, number) => [number, await bodyOf(scope)] as const)),
  )
  done = true
  await watching
  expect(answers).toHaveLength(2000)
  expect(answers.filter(([number, body]) => body !== (number % 2 === 0 ? 'note of a' : 'note of b'))).toEqual([])
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(8)
})

test.for([1, 2, 4])(
  'F27: one tenant floods a pool of %s, and others wait for a bounded number of its turns',
  async (poolSize) => {
    const { tenancy, scopes } = await manyScopes(poolSize, 20)
    // Opening a connection takes longer than many turns.
    await Promise.all(scopes.map(bodyOf))
    const { pool } = tenancy.internals
    const order: number[] = []
    const turn = async (tenant: number) => {
      const connection = await pool.acquire(`tenant ${tenant}`)
      order.push(tenant)
      await new Promise((resolve) => setImmediate(resolve))
      pool.release(connection)
    }
    const flood = Array.from({ length: 2000 }, () => turn(0))
    await Promise.all([...flood, ...Array.from({ length: 19 }, (_, index) => turn(index + 1))])
    // In turn by tenant: at worst all wait behind one connection, and the flood gets every second turn of each.
    expect(order.findLastIndex((tenant) => tenant !== 0)).toBeLessThan(2 * 19 * poolSize + 20)
  },
)

test('F27: the shared handle is served in turn, too, while a tenant floods', async () => {
  const { tenancy, scopes, database } = await manyScopes(1, 1)
  let before = 0
  const flood = Array.from({ length: 300 }, () => bodyOf(scopes[0]!).then(() => (before += 1)))
  await tenancy.shared.db.execute(sql`select 1`)
  const waited = before
  await Promise.all(flood)
  expect(waited).toBeLessThan(10)
  expect(sharedRoleOf(database.url)).toMatch(/_shared$/)
})
