import { eq } from 'drizzle-orm'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openTenancy, type TestTenancy, withTwoTenants } from '../test/fixture.ts'
import { domains, tenants } from '../test/models.ts'

/** Two processes' worth of toolkit over one database. */
async function twoProcesses(options: { resolveCacheMs?: number } = {}) {
  const one = await withTwoTenants(options)
  const other = openTenancy(one.database, options)
  onTestFinished(() => other.close())
  await one.tenancy.listen()
  await other.listen()
  return { ...one, other }
}

const slugOf = async (tenancy: TestTenancy, host: string) => (await tenancy.resolve(host))?.slug ?? null

/** a.localhost goes to tenant B, without a word to anybody when `announced` is false. */
async function moveDomain(tenancy: TestTenancy, announced: boolean): Promise<void> {
  const { a, b } = { a: await tenancy.open('a'), b: await tenancy.open('b') }
  await tenancy.shared.transaction(async (tx) => {
    await tx.update(domains).set({ tenantId: b.id, isPrimary: false }).where(eq(domains.domain, 'a.localhost'))
    if (announced) await tenancy.announce(tx, a.id)
  })
}

const listener = (tenancy: TestTenancy) => tenancy.internals.resolver.listeningPid ?? null

async function kill(tenancy: TestTenancy, pid: number | null): Promise<void> {
  await tenancy.internals.owner.with((client) => client.query('select pg_terminate_backend($1)', [pid]))
}

describe('the tenant of a host', () => {
  test('is asked of the database once and remembered, unknown hosts too', async () => {
    const { tenancy } = await twoProcesses()
    const flushes = () => tenancy.internals.pool.connections.reduce((sum, connection) => sum + connection.flushes, 0)
    await tenancy.resolve('a.localhost')
    await tenancy.resolve('nobody.localhost')
    const before = flushes()
    for (let round = 0; round < 20; round++) {
      expect(await slugOf(tenancy, 'A.localhost.:8000')).toBe('a')
      expect(await slugOf(tenancy, 'nobody.localhost')).toBeNull()
    }
    expect(flushes()).toBe(before)
  })

  test('is asked once by requests of one moment', async () => {
    const { tenancy } = await twoProcesses()
    await tenancy.resolve('b.localhost')
    const flushes = () => tenancy.internals.pool.connections.reduce((sum, connection) => sum + connection.flushes, 0)
    const before = flushes()
    await Promise.all(Array.from({ length: 50 }, () => tenancy.resolve('a.localhost')))
    expect(flushes() - before).toBe(1)
  })

  test('changes in every process within a second of an announced move', async () => {
    const { tenancy, other } = await twoProcesses()
    expect([await slugOf(tenancy, 'a.localhost'), await slugOf(other, 'a.localhost')]).toEqual(['a', 'a'])
    await moveDomain(tenancy, true)
    await expect.poll(() => slugOf(tenancy, 'a.localhost'), { timeout: 1000, interval: 10 }).toBe('b')
    await expect.poll(() => slugOf(other, 'a.localhost'), { timeout: 1000, interval: 10 }).toBe('b')
  })

  test('changes within the time limit when nobody announced the move', async () => {
    const { tenancy, other } = await twoProcesses({ resolveCacheMs: 1500 })
    expect(await slugOf(other, 'a.localhost')).toBe('a')
    await moveDomain(tenancy, false)
    expect(await slugOf(other, 'a.localhost')).toBe('a')
    await expect.poll(() => slugOf(other, 'a.localhost'), { timeout: 1700, interval: 20 }).toBe('b')
  })

  test('is not remembered while the listening connection is down, and heard of again afterwards', async () => {
    const { tenancy, other } = await twoProcesses()
    expect(await slugOf(other, 'a.localhost')).toBe('a')
    const before = listener(other)
    await kill(tenancy, before)
    await moveDomain(tenancy, true)
    await expect.poll(() => slugOf(other, 'a.localhost'), { timeout: 1000, interval: 10 }).toBe('b')
    await expect.poll(() => listener(other), { timeout: 5000 }).not.toBe(before)
  })

  test('of a status is known everywhere as soon as it is announced', async () => {
    const { tenancy, other, a } = await twoProcesses()
    expect((await other.resolve('a.localhost'))?.status).toBe('active')
    await tenancy.shared.transaction(async (tx) => {
      await tx.update(tenants).set({ status: 'suspended' }).where(eq(tenants.id, a.id))
      await tenancy.announce(tx, a.id)
    })
    await expect
      .poll(async () => (await other.resolve('a.localhost'))?.status, { timeout: 1000, interval: 10 })
      .toBe('suspended')
  })

  test('looked up while it changed is not remembered as it was', async () => {
    const { other, database } = await twoProcesses()
    // The look-up is held inside the database while the domain moves and the news arrives.
    const lock = new pg.Client({ connectionString: database.ownerUrl })
    await lock.connect()
    await lock.query('begin; lock table public.tenant_domain in access exclusive mode')
    const early = other.resolve('a.localhost')
    await lock.query(
      `update public.tenant_domain set tenant_id = (select id from public.tenant_tenant where slug = 'b') where domain = 'a.localhost'`,
    )
    await lock.query("select pg_notify('tenancy_changed', '')")
    await lock.query('commit')
    await lock.end()
    await early
    await expect.poll(() => slugOf(other, 'a.localhost'), { timeout: 1000, interval: 10 }).toBe('b')
  })
})
