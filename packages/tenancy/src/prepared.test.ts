import { asc, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { TestTenancy } from '../test/fixture.ts'
import { noteId, withTwoTenants } from '../test/fixture.ts'
import { notes } from '../test/models.ts'
import type { TenantHandle } from './index.ts'

const read = (tenant: TenantHandle) => tenant.db.select({ body: notes.body }).from(notes).where(eq(notes.id, noteId))

/** Names on the pool's only connection that belong to tenants. */
function names(tenancy: TestTenancy): string[] {
  const [connection] = tenancy.internals.pool.connections
  return connection?.prepared?.names.filter((name) => !name.startsWith('t_shared_')) ?? []
}

const alter = (tenancy: TestTenancy, statement: string) =>
  tenancy.internals.owner.with((client) => client.query(statement))

test('a statement gets a name at its second use, one for each tenant', async () => {
  const { tenancy, a, b } = await withTwoTenants({ poolSize: 1 })
  await read(a)
  expect(names(tenancy)).toEqual([])
  for (let round = 0; round < 3; round++) {
    expect(await read(a)).toEqual([{ body: 'note of a' }])
    expect(await read(b)).toEqual([{ body: 'note of b' }])
  }
  const named = names(tenancy)
  expect(named.map((name) => name.slice(0, 38))).toEqual([`t_${a.id}`, `t_${b.id}`])
})

test('a thousand alternating reads over one connection never read the other tenant', async () => {
  const { a, b } = await withTwoTenants({ poolSize: 1 })
  for (let round = 0; round < 500; round++) {
    const [ofA, ofB] = await Promise.all([read(a), read(b)])
    expect([ofA[0]?.body, ofB[0]?.body]).toEqual(['note of a', 'note of b'])
  }
})

test('the least recently used names go when there are too many', async () => {
  const { tenancy, a } = await withTwoTenants({ poolSize: 1, maxPreparedPerConnection: 3 })
  for (let index = 0; index < 6; index++) {
    for (let use = 0; use < 3; use++) await a.db.execute(sql.raw(`select ${index} as value`))
  }
  expect(names(tenancy).length).toBeLessThanOrEqual(3)
  expect(await a.db.execute(sql.raw('select 0 as value'))).toMatchObject({ rows: [{ value: 0 }] })
})

test('a plan from before a migration is made anew, and nobody sees 0A000', async () => {
  const { tenancy, a } = await withTwoTenants({ poolSize: 1 })
  const all = () => a.db.execute(sql`select * from note`)
  for (let use = 0; use < 4; use++) await all()
  await alter(tenancy, 'alter table tenant_a.note add column stars integer default 5')
  expect(await all()).toMatchObject({ rows: [{ stars: 5 }] })
  await alter(tenancy, 'alter table tenant_a.note alter column stars type text')
  expect(await all()).toMatchObject({ rows: [{ stars: '5' }] })
  expect(await all()).toMatchObject({ rows: [{ stars: '5' }] })
  expect(await all()).toMatchObject({ rows: [{ stars: '5' }] })
})

test('two tenants at different versions of the schema are read in turn without error', async () => {
  const { tenancy, a, b } = await withTwoTenants({ poolSize: 1 })
  await alter(tenancy, 'alter table tenant_a.note add column stars integer default 5')
  for (let round = 0; round < 50; round++) {
    const [first, second] = await Promise.all([a, b].map((tenant) => tenant.db.execute(sql`select * from note`)))
    expect(first).toMatchObject({ rows: [{ stars: 5 }] })
    expect(second).not.toMatchObject({ rows: [{ stars: 5 }] })
  }
})

test('a statement that failed under its name works under it again', async () => {
  const { a } = await withTwoTenants({ poolSize: 1 })
  const divide = (by: number) => a.db.execute(sql`select 10 / ${by}::int as value`)
  for (const by of [1, 2, 0, 0, 5, 5, 0, 5]) {
    if (by === 0) await expect(divide(by)).rejects.toMatchObject({ cause: { code: '22012' } })
    else expect(await divide(by)).toMatchObject({ rows: [{ value: 10 / by }] })
  }
})

test('a named statement decodes rows as the unnamed one did, as arrays and as objects', async () => {
  const { a } = await withTwoTenants({ poolSize: 1 })
  const shapes = []
  for (let use = 0; use < 4; use++) shapes.push(await a.db.select().from(notes).orderBy(asc(notes.id)))
  expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1)
  expect(shapes[3]?.[0]?.createdAt).toBeInstanceOf(Temporal.Instant)
})
