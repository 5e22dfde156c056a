import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openTenancy, type TestTenancy, withTwoTenants } from '../test/fixture.ts'
import { notes, tenants } from '../test/models.ts'
import { type TableOfTenant, type TenantHandle, type TenantOutcome, WrongTableError } from './index.ts'

/** Tenants t00, t01 …, beside a and b; tenant number n has n notes, each with the tenant's slug. */
async function withTenants(count: number) {
  const world = await withTwoTenants()
  for (let number = 0; number < count; number++) {
    const slug = `t${String(number).padStart(2, '0')}`
    await world.tenancy.create({ slug, name: slug, domain: `${slug}.localhost` })
    const tenant = await world.tenancy.open(slug)
    if (number > 0) await tenant.db.insert(notes).values(Array.from({ length: number }, () => ({ body: slug })))
  }
  return world
}

const countOfNotes = (table: TableOfTenant) =>
  sql<{ count: number }>`select count(*)::int as count from ${table(notes)}`
const bodies = (table: TableOfTenant) => sql<{ body: string }>`select ${notes.body} from ${table(notes)}`

const own = (tenancy: TestTenancy, statement: string) =>
  tenancy.internals.owner.with((client) => client.query(statement))

/** `a: 1, t00: 42P01`: what each came to, by slug. */
function told<T>(outcomes: readonly TenantOutcome<T>[], show: (value: T) => unknown): Record<string, unknown> {
  const code = (error: Error) => (error.cause as { code?: string } | undefined)?.code ?? error.name
  return Object.fromEntries(
    outcomes.map((outcome) => [outcome.tenant.slug, outcome.ok ? show(outcome.value) : code(outcome.error)]),
  )
}
const counts = (outcomes: TenantOutcome<{ count: number }[]>[]) => told(outcomes, ([row]) => row?.count)

describe('reading all tenants', () => {
  test.each([1, 2, 3, 25, 100])('gives each its own rows, in the order of slugs, %i in a statement', async (chunk) => {
    const { tenancy } = await withTenants(4)
    const outcomes = await tenancy.readAll({}, bodies, { chunk })
    expect(outcomes.map(({ tenant }) => tenant.slug)).toEqual(['a', 'b', 't00', 't01', 't02', 't03'])
    expect(told(outcomes, (rows) => rows.map(({ body }) => body))).toEqual({
      a: ['note of a'],
      b: ['note of b'],
      t00: [],
      t01: ['t01'],
      t02: ['t02', 't02'],
      t03: ['t03', 't03', 't03'],
    })
  })

  test('takes one statement for a chunk', async () => {
    const { tenancy } = await withTenants(3)
    const moment = (table: TableOfTenant) =>
      sql<{ at: string }>`select statement_timestamp()::text as at, count(*) from ${table(notes)}`
    const outcomes = await tenancy.readAll({}, moment, { chunk: 3 })
    const moments = outcomes.map((outcome) => outcome.ok && outcome.value[0]?.at)
    expect(moments).toHaveLength(5)
    expect([new Set(moments.slice(0, 3)).size, new Set(moments.slice(3)).size, new Set(moments).size]).toEqual([
      1, 1, 2,
    ])
  })

  test('gives the error of a broken schema to its tenant alone, and rows to the others of its chunk', async () => {
    const { tenancy } = await withTenants(3)
    await own(tenancy, 'drop table tenant_t01.note')
    await own(
      tenancy,
      'alter table tenant_b.note alter column body type varchar; alter table tenant_t02.note drop column body',
    )
    expect(counts(await tenancy.readAll({}, countOfNotes))).toEqual({ a: 1, b: 1, t00: 0, t01: '42P01', t02: 2 })
    expect(told(await tenancy.readAll({}, bodies), (rows) => rows.length)).toEqual({
      a: 1,
      b: 1,
      t00: 0,
      t01: '42P01',
      t02: '42703',
    })
  })

  test('takes those with a status, or those given, in their order', async () => {
    const { tenancy, a, b } = await withTenants(1)
    await tenancy.shared.db.update(tenants).set({ status: 'archived' }).where(eq(tenants.slug, 'a'))
    expect(counts(await tenancy.readAll({ status: 'active' }, countOfNotes))).toEqual({ b: 1, t00: 0 })
    const given = await tenancy.readAll([b, a, b], countOfNotes)
    expect(given.map(({ tenant }) => tenant.slug)).toEqual(['b', 'a', 'b'])
    expect(await tenancy.readAll([], countOfNotes)).toEqual([])
  })

  test('without the owner reads through the roles of the tenants, with the same answer', async () => {
    const { tenancy, database } = await withTenants(2)
    await own(tenancy, 'drop table tenant_t01.note')
    const web = openTenancy(database, { ownerUrl: undefined as never })
    onTestFinished(() => web.close())
    expect(counts(await web.readAll({}, countOfNotes))).toEqual(counts(await tenancy.readAll({}, countOfNotes)))
    // There the wall stands: a name of another tenant's, which the owner's connection reads, is refused.
    const ofB = () => sql<{ body: string }>`select body from tenant_b.note`
    expect(told(await web.readAll({}, ofB), (rows) => rows[0]?.body)).toMatchObject({ a: '42501', b: 'note of b' })
    expect(told(await tenancy.readAll({}, ofB), (rows) => rows[0]?.body)).toMatchObject({ a: 'note of b' })
  })

  test('writes nothing, has no path and takes no second statement', async () => {
    const { tenancy } = await withTenants(0)
    const attempt = async (text: string) =>
      told(await tenancy.readAll<Record<string, unknown>>({}, () => sql.raw(text) as never), () => 'read')
    await own(
      tenancy,
      'create function public.writes() returns int language sql volatile as $$ update tenant_a.note set body = body returning 1 $$',
    )
    expect(await attempt('select public.writes()')).toEqual({ a: '25006', b: '25006' })
    expect(await attempt('select body from note')).toEqual({ a: '42P01', b: '42P01' })
    expect(await attempt('delete from tenant_a.note')).toEqual({ a: '42601', b: '42601' })
    for (const text of ["select set_config('role', 'x', true)", 'select 1; select 2']) {
      expect(await attempt(text)).toEqual({ a: 'StatementRefusedError', b: 'StatementRefusedError' })
    }
    expect(await attempt('select 1')).toEqual({ a: 'read', b: 'read' })
  })

  test('ends a statement that takes too long', async () => {
    const { tenancy } = await withTenants(0)
    const slow = (table: TableOfTenant, { slug }: TenantHandle) =>
      sql<{ count: number }>`select count(*)::int as count from ${table(notes)}, pg_sleep(${slug === 'a' ? 5 : 0})`
    expect(counts(await tenancy.readAll({}, slow, { statementTimeoutMs: 200 }))).toEqual({ a: '57014', b: 1 })
  })

  test('names a shared table and a chunk that is too large', async () => {
    const { tenancy } = await withTenants(0)
    const wrong = await tenancy.readAll(
      {},
      (table) => sql<{ one: number }>`select 1 as one from ${table(tenants as never)}`,
    )
    expect(wrong.map((outcome) => !outcome.ok && outcome.error)).toEqual(Array(2).fill(expect.any(WrongTableError)))
    for (const chunk of [0, 101, 2.5]) {
      await expect(tenancy.readAll({}, countOfNotes, { chunk })).rejects.toThrow(RangeError)
    }
  })

  test.each([true, false])(
    'begins nothing after its signal, and says so for each left out (owner: %s)',
    async (owner) => {
      const { tenancy, database } = await withTenants(2)
      const reading = owner ? tenancy : openTenancy(database, { ownerUrl: undefined as never, poolSize: 1 })
      onTestFinished(() => reading.close())
      const stop = new AbortController()
      const stopping = (table: TableOfTenant, { slug }: TenantHandle) => {
        if (slug === 'b') stop.abort()
        return countOfNotes(table)
      }
      const outcomes = counts(await reading.readAll({}, stopping, { chunk: 2, signal: stop.signal }))
      expect(outcomes).toMatchObject({ a: 1, b: 1, t01: 'AbortError' })
    },
  )

  test('works as the read-me shows it', async () => {
    const { tenancy } = await withTenants(0)
    const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')
    const [, example = ''] = /```ts\n(const counts = await tenancy\.readAll.*?)```/s.exec(readme) ?? []
    const AsyncFunction = (async () => {}).constructor as new (
      ...code: string[]
    ) => (...values: unknown[]) => Promise<void>
    const run = new AsyncFunction('tenancy', 'sql', 'notes', 'console', stripTypeScriptTypes(example))
    const lines: unknown[][] = []
    await run(tenancy, sql, notes, { log: (...line: unknown[]) => lines.push(line) })
    expect(lines).toEqual([
      ['a', 1],
      ['b', 1],
    ])
  })

  test('leaves no connection behind', async () => {
    const { tenancy } = await withTenants(0)
    await tenancy.readAll({}, countOfNotes)
    const { rowCount } = await own(
      tenancy,
      "select from pg_stat_activity where datname = current_database() and application_name = 'tenancy reader'",
    )
    expect(rowCount).toBe(0)
  })
})

describe('work for each tenant', () => {
  test('gives a result or an error for each, in order, so many at once and no more', async () => {
    const { tenancy } = await withTenants(4)
    let running = 0
    let most = 0
    const outcomes = await tenancy.forEach(
      {},
      async (tenant) => {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, tenant.slug === 'a' ? 60 : 10))
        running -= 1
        if (tenant.slug === 'b') throw new TypeError('not b')
        return tenant.db.$count(notes)
      },
      { concurrency: 3 },
    )
    expect(most).toBe(3)
    expect(Object.entries(told(outcomes, Number))).toEqual(
      Object.entries({ a: 1, b: 'TypeError', t00: 0, t01: 1, t02: 2, t03: 3 }),
    )
  })

  test('takes an error thrown at once like one of a promise, and a concurrency of none for one', async () => {
    const { tenancy, a, b } = await withTenants(0)
    const work = (tenant: TenantHandle): Promise<string> => {
      if (tenant === a) throw new TypeError('at once')
      return Promise.resolve(tenant.slug)
    }
    expect(told(await tenancy.forEach([b, a], work, { concurrency: 0 }), String)).toEqual({ b: 'b', a: 'TypeError' })
    expect(await tenancy.forEach({ status: 'archived' }, work)).toEqual([])
  })

  test('begins no tenant after its signal, and says so for each left out', async () => {
    const { tenancy } = await withTenants(2)
    const stop = new AbortController()
    const outcomes = await tenancy.forEach(
      {},
      async ({ slug }) => {
        if (slug === 'b') stop.abort(new RangeError('enough'))
        return slug
      },
      { concurrency: 1, signal: stop.signal },
    )
    expect(told(outcomes, String)).toEqual({ a: 'a', b: 'b', t00: 'RangeError', t01: 'RangeError' })
  })
})
