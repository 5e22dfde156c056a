import { sql } from 'drizzle-orm'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ConnectionLostError, type TenantHandle } from '../../src/index.ts'
import { openTenancy, type TestTenancy, twoTenants } from '../fixture.ts'
import { notes } from '../models.ts'
import { TcpProxy } from '../tcp-proxy.ts'
import { asSuperuser, baseState, codeOf } from './world.ts'

interface Behind {
  tenancy: TestTenancy
  proxy: TcpProxy
  proxiedUrl: string
  login: string
  a: TenantHandle
  b: TenantHandle
}

/** Two tenants reached through a proxy that the test can cut. */
async function behindProxy(options: { poolSize: number; statementTimeoutMs?: number }): Promise<Behind> {
  const database = await twoTenants()
  const { proxy, url } = await TcpProxy.before(database.url)
  const tenancy = openTenancy({ ...database, url }, options)
  onTestFinished(async () => {
    await tenancy.close()
    await proxy.close()
    await database.drop()
  })
  await tenancy.migrateShared()
  const login = decodeURIComponent(new URL(url).username)
  return { tenancy, proxy, proxiedUrl: url, login, a: await tenancy.open('a'), b: await tenancy.open('b') }
}

const lost = (error: unknown) =>
  error instanceof ConnectionLostError || (error as Error).cause instanceof ConnectionLostError
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (error) => (lost(error) ? 'lost' : codeOf(error)),
  )

async function expectClean({ tenancy, login, a, b }: Behind): Promise<void> {
  expect(await baseState(tenancy)).toEqual({ user: login, schemas: '{pg_catalog}' })
  expect((await a.db.select().from(notes).orderBy(notes.id))[0]?.body).toBe('note of a')
  expect((await b.db.select().from(notes).orderBy(notes.id))[0]?.body).toBe('note of b')
}

describe.for([1, 2])('with a pool of %s', (poolSize) => {
  test('a socket cut in the middle of a single statement is a lost connection, and the next borrower begins clean', async () => {
    const field = await behindProxy({ poolSize })
    const slow = failureOf(Promise.resolve(field.a.db.execute(sql`select pg_sleep(5)`)))
    setTimeout(() => field.proxy.cut(), 100)
    expect(await slow).toBe('lost')
    await expectClean(field)
  })

  test('a socket cut in the middle of a statement of a transaction is one too, and nothing was written', async () => {
    const field = await behindProxy({ poolSize })
    const slow = field.a.transaction(async (tx) => {
      await tx.insert(notes).values({ body: 'lost' })
      setTimeout(() => field.proxy.cut(), 100)
      await tx.execute(sql`select pg_sleep(5)`)
    })
    expect(await failureOf(slow)).toBe('lost')
    await expectClean(field)
    expect(await field.a.db.$count(notes)).toBe(1)
  })

  test('a socket cut while the work thinks is noticed at its next statement', async () => {
    const field = await behindProxy({ poolSize })
    const work = field.a.transaction(async (tx) => {
      await tx.insert(notes).values({ body: 'lost' })
      field.proxy.cut()
      await new Promise((resolve) => setTimeout(resolve, 50))
      await tx.$count(notes)
    })
    expect(await failureOf(work)).toBe('lost')
    await expectClean(field)
    expect(await field.a.db.$count(notes)).toBe(1)
  })

  test.for([
    { at: 'cut before', stored: 1, what: 'COMMIT did not arrive' },
    { at: 'cut after reply', stored: 2, what: 'only its reply got lost' },
  ] as const)('a socket cut during COMMIT leaves the outcome open: $what', async ({ at, stored }) => {
    const field = await behindProxy({ poolSize })
    await field.a.db.$count(notes)
    field.proxy.judge = (text) => (text === 'commit' ? at : 'pass')
    expect(await failureOf(field.a.transaction((tx) => tx.insert(notes).values({ body: 'perhaps' })))).toBe('lost')
    field.proxy.judge = () => 'pass'
    await expectClean(field)
    expect(await field.a.db.$count(notes)).toBe(stored)
  })

  test('a server that no longer answers is given up at the deadline, and the connection with it', async () => {
    const field = await behindProxy({ poolSize, statementTimeoutMs: 300 })
    field.proxy.judge = (text) => (text.includes('held') ? 'hold' : 'pass')
    const began = performance.now()
    const held = [
      failureOf(Promise.resolve(field.a.db.execute(sql`select 'held'`))),
      ...(poolSize === 2 ? [failureOf(field.b.transaction((tx) => tx.execute(sql`select 'held'`)))] : []),
    ]
    expect(new Set(await Promise.all(held))).toEqual(new Set(['lost']))
    expect(performance.now() - began).toBeLessThan(3000)
    await expectClean(field)
  })

  test("a statement ended by the server's own limit leaves the connection clean", async () => {
    const field = await behindProxy({ poolSize })
    await asSuperuser(
      { url: field.proxiedUrl, ownerUrl: '', drop: async () => {} },
      `alter role "${field.login}" in database "${new URL(field.proxiedUrl).pathname.slice(1)}" set statement_timeout to '150ms'`,
    )
    field.proxy.cut()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await failureOf(Promise.resolve(field.a.db.execute(sql`select pg_sleep(5)`)))).toBe('57014')
    await expectClean(field)
    const inside = field.a.transaction(async (tx) => {
      await tx.insert(notes).values({ body: 'lost' })
      await tx.execute(sql`select pg_sleep(5)`)
    })
    expect(await failureOf(inside)).toBe('57014')
    await expectClean(field)
    expect(await field.a.db.$count(notes)).toBe(1)
  })

  test('a backend ended from outside is replaced', async () => {
    const field = await behindProxy({ poolSize })
    const work = field.a.transaction(async (tx) => {
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await field.tenancy.internals.owner.with((client) =>
        client.query('select pg_terminate_backend($1)', [rows[0]?.pid]).catch(() => {}),
      )
      field.proxy.cut()
      await tx.insert(notes).values({ body: 'lost' })
    })
    expect(await failureOf(work)).toBe('lost')
    await expectClean(field)
  })

  test('a connection left inside a failed transaction is destroyed, not handed on', async () => {
    const field = await behindProxy({ poolSize })
    const { pool } = field.tenancy.internals
    const connection = await pool.acquire('tainted')
    for (const text of ['begin', 'select 1 / 0']) {
      const statement = { text, values: [], rowMode: 'object' as const, types: { getTypeParser: () => String } }
      await connection.flush([{ statement, resolve: () => {}, reject: () => {} }]).catch(() => {})
    }
    expect(connection.clean).toBe(false)
    pool.release(connection)
    expect(connection.alive).toBe(false)
    expect(pool.connections).not.toContain(connection)
    await expectClean(field)
  })
})

// `set transaction` and the like are as bad: nothing but `set local`, and set_config for the transaction.
const lastingSettings =
  /^\s*(re)?set\b(?!\s+local\b)|set_config\s*\([^)]*,\s*false\s*\)|^\s*(prepare|listen|declare|discard)\b/i

test('no statement that reaches the server sets anything for longer than its transaction', async () => {
  const field = await behindProxy({ poolSize: 2 })
  const { a, b, proxy } = field
  await Promise.all(
    [a, b].map(async (tenant) => {
      for (let turn = 0; turn < 5; turn++) {
        await tenant.db.select().from(notes)
        await tenant.transaction(async (tx) => {
          await tx.insert(notes).values({ body: `turn ${turn}` })
          await tx.savepoint((inner) => inner.$count(notes))
          await tx.savepoint((inner) => inner.execute(sql`select 1 / 0`)).catch(() => {})
        })
        await tenant.transaction((tx) => tx.execute(sql`select 1 / 0`)).catch(() => {})
      }
    }),
  )
  await field.tenancy.shared.db.execute(sql`select 1`)
  expect(proxy.texts.length).toBeGreaterThan(30)
  expect(proxy.texts.filter((text) => lastingSettings.test(text))).toEqual([])
  const own = proxy.texts.filter((text) => !/note|select 1|tenan/.test(text))
  expect([...new Set(own)].sort().map((text) => text.replace(/\d+$/, 'n'))).toEqual(
    expect.arrayContaining(['begin', 'commit', 'rollback', 'savepoint savepoint_n']),
  )

  // The control: what this test is there to find, it finds.
  const naive = new pg.Pool({ connectionString: field.proxiedUrl, max: 1 })
  await naive.query('set search_path to tenant_a')
  await naive.end()
  expect(proxy.texts.filter((text) => lastingSettings.test(text))).toEqual(['set search_path to tenant_a'])
})
