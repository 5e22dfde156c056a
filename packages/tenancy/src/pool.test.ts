import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withTwoTenants } from '../test/fixture.ts'
import { notes } from '../test/models.ts'
import type { Scope } from './index.ts'

const backend = async (scope: Scope) =>
  (await scope.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)).rows[0]?.pid

test('a connection that has served as many tenants as it may is replaced after its work', async () => {
  const { a, b } = await withTwoTenants({ poolSize: 1, maxTenantsPerConnection: 2 })
  // Opening `a` and `b` was the shared handle's: with one tenant more it is worn.
  const pids = [await backend(a), await backend(a), await backend(b), await backend(b)]
  expect(new Set(pids).size).toBeGreaterThan(1)
  expect(await a.transaction((tx) => tx.$count(notes))).toBe(1)
})

test('one that has not is kept', async () => {
  const { a, b } = await withTwoTenants({ poolSize: 1 })
  expect(new Set([await backend(a), await backend(b), await backend(a)]).size).toBe(1)
})

test('closing waits for a transaction that has its connection, and what it wrote is kept', async () => {
  const { tenancy, a } = await withTwoTenants()
  const begun = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  const working = a.transaction(async (tx) => {
    await tx.insert(notes).values({ body: 'kept' })
    begun.resolve()
    await go.promise
    return tx.$count(notes)
  })
  await begun.promise
  let closed = false
  const closing = tenancy.close().then(() => {
    closed = true
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(closed).toBe(false)
  go.resolve()
  expect(await working).toBe(2)
  await closing
})
