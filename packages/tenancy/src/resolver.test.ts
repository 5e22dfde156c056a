import { eq } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openTenancy, type TestTenancy, withTwoTenants } from '../test/fixture.ts'
import { domains, tenants } from '../test/models.ts'
import { TcpProxy } from '../test/tcp-proxy.ts'
import { Resolver } from './resolver.ts'

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

async function slugInDatabase(tenancy: TestTenancy, host: string): Promise<string> {
  const [row] = await tenancy.shared.db
    .select({ slug: tenants.slug })
    .from(domains)
    .innerJoin(tenants, eq(domains.tenantId, tenants.id))
    .where(eq(domains.domain, host))
  return row!.slug
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

  test('that changed is told to whoever remembers something of it, in every process, until they have heard enough', async () => {
    const { tenancy, other } = await twoProcesses()
    const { id } = await tenancy.open('a')
    const heard: Record<string, (string | undefined)[]> = { here: [], there: [], no: [] }
    tenancy.onChange((tenantId) => heard.here!.push(tenantId))
    const end = other.onChange((tenantId) => heard.there!.push(tenantId))
    other.onChange((tenantId) => heard.no!.push(tenantId))()
    await moveDomain(tenancy, true)
    await expect.poll(() => heard, { timeout: 1000, interval: 10 }).toEqual({ here: [id], there: [id], no: [] })
    // While nobody hears, anything may have changed.
    await kill(tenancy, listener(other))
    await expect.poll(() => heard.there, { timeout: 2000, interval: 10 }).toEqual([id, undefined, undefined])
    end()
    await moveDomain(tenancy, true)
    await expect.poll(() => heard.here, { timeout: 1000, interval: 10 }).toEqual([id, id])
    expect(heard.there).toHaveLength(3)
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

  test('looked up before a change was heard of is not remembered after it', async () => {
    const { tenancy, database } = await twoProcesses()
    const read = Promise.withResolvers<void>()
    const slow = Promise.withResolvers<void>()
    let asked = 0
    const resolver = new Resolver({
      directUrl: database.url,
      cacheMs: 60_000,
      heartbeatMs: 30_000,
      maxHosts: 10,
      lookUp: async (host) => {
        asked += 1
        const answer = await tenancy.open(await slugInDatabase(tenancy, host))
        // The answer for the host that moves is from before, and late.
        if (asked === 1) {
          read.resolve()
          await slow.promise
        }
        return answer
      },
    })
    onTestFinished(() => resolver.close())
    await resolver.listen()
    const early = resolver.resolve('a.localhost')
    await read.promise
    await resolver.resolve('b.localhost')
    await moveDomain(tenancy, true)
    // Once the news is here, what was known of the other host is forgotten, too.
    await expect.poll(() => resolver.resolve('b.localhost').then(() => asked), { interval: 10 }).toBeGreaterThan(2)
    slow.resolve()
    expect((await early)?.slug).toBe('a')
    expect((await resolver.resolve('a.localhost'))?.slug).toBe('b')
  })

  test('is remembered for so many hosts and no more, the oldest first to go, and none that is no host', async () => {
    const { tenancy, database } = await twoProcesses()
    const asked: string[] = []
    const resolver = new Resolver({
      directUrl: database.url,
      cacheMs: 60_000,
      heartbeatMs: 30_000,
      maxHosts: 1,
      lookUp: async (host) => {
        asked.push(host)
        return tenancy.open(await slugInDatabase(tenancy, host))
      },
    })
    onTestFinished(() => resolver.close())
    await resolver.listen()
    await resolver.listen()
    for (const host of ['a.localhost', 'a.localhost', 'b.localhost', 'b.localhost', 'a.localhost', 'no_host']) {
      await resolver.resolve(host)
    }
    expect(asked).toEqual(['a.localhost', 'b.localhost', 'a.localhost'])
  })

  test('is forgotten when the listening connection died without a word, long before its time is over', async () => {
    const { tenancy, database } = await twoProcesses()
    const { proxy, url } = await TcpProxy.before(database.url)
    const resolver = new Resolver({
      directUrl: url,
      cacheMs: 60_000,
      heartbeatMs: 100,
      maxHosts: 10,
      lookUp: async (host) => tenancy.open(await slugInDatabase(tenancy, host)),
    })
    onTestFinished(async () => {
      proxy.cut()
      await resolver.close()
      await proxy.close()
    })
    const slugNow = async () => (await resolver.resolve('a.localhost'))?.slug
    await resolver.listen()
    expect(await slugNow()).toBe('a')
    const beats = () => proxy.texts.filter((sent) => sent === 'select 1').length
    await expect.poll(beats, { timeout: 5000, interval: 20 }).toBeGreaterThan(2)
    proxy.silent = true
    await moveDomain(tenancy, true)
    // The control: nothing else tells of the move, so for the moment the old answer stands.
    expect(await slugNow()).toBe('a')
    await expect.poll(slugNow, { timeout: 5000, interval: 20 }).toBe('b')
  })
})
