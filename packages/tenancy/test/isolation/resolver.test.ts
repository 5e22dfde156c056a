import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openTenancy, type TestTenancy, twoTenants } from '../fixture.ts'
import { TcpProxy } from '../tcp-proxy.ts'
import { asSuperuser } from './world.ts'

const host = 'a.localhost'

/** Two processes' worth of toolkit over one database; the second one's listener goes through a proxy. */
async function twoProcesses(resolveCacheMs: number) {
  const database = await twoTenants()
  const { proxy, url } = await TcpProxy.before(database.url)
  const first = openTenancy(database, { resolveCacheMs })
  const second = openTenancy(database, { resolveCacheMs, directUrl: url })
  onTestFinished(async () => {
    await first.close()
    proxy.cut()
    await second.close()
    await proxy.close()
    await database.drop()
  })
  await first.migrateShared()
  await first.listen()
  await second.listen()
  for (const tenancy of [first, second]) for (let ask = 0; ask < 3; ask++) await tenancy.resolve(host)
  const move = async (to: 'a' | 'b') => {
    const { id } = await first.open(to)
    await first.shared.transaction(async (tx) => {
      await tx.execute(
        `update tenant_domain set tenant_id = '${id}', is_primary = false where domain = '${host}'` as never,
      )
      await first.announce(tx, id)
    })
    return performance.now()
  }
  return { database, proxy, first, second, move }
}

const slugOf = async (tenancy: TestTenancy) => (await tenancy.resolve(host))?.slug

/** How long after `since` the answer was `slug` for good, in milliseconds. */
async function until(tenancy: TestTenancy, slug: string, since: number, limit: number): Promise<number> {
  let changed: number | undefined
  while (performance.now() - since < limit) {
    const answer = await slugOf(tenancy)
    if (answer !== slug) changed = undefined
    else changed ??= performance.now() - since
    if (changed !== undefined && performance.now() - since > changed + 300) break
    await pause(10)
  }
  return changed ?? Number.POSITIVE_INFINITY
}

test('F8: a domain that moves is answered anew by every process within a second', async () => {
  const { first, second, move } = await twoProcesses(60_000)
  for (const to of ['b', 'a', 'b'] as const) {
    const since = await move(to)
    const [one, other] = await Promise.all([until(first, to, since, 3000), until(second, to, since, 3000)])
    expect(one).toBeLessThan(1000)
    expect(other).toBeLessThan(1000)
  }
})

test('F8: with nobody announcing it, the old answer stays for its time: the announcement was what did it', async () => {
  const { second, database } = await twoProcesses(1500)
  expect(await slugOf(second)).toBe('a')
  await asSuperuser(
    database,
    `update public.tenant_domain set is_primary = false, tenant_id = (select id from public.tenant_tenant where slug = 'b') where domain = '${host}'`,
  )
  const since = performance.now()
  await pause(200)
  expect(await slugOf(second)).toBe('a')
  expect(await until(second, 'b', since, 4000)).toBeLessThan(1800)
})

test('F8: a listener whose network went silent: the old answer is gone within the time limit', async () => {
  const { proxy, second, move } = await twoProcesses(1500)
  proxy.silent = true
  const since = await move('b')
  // Nothing tells a silent network from a quiet one at once: this is why the limit is there.
  expect(await slugOf(second)).toBe('a')
  expect(await until(second, 'b', since, 5000)).toBeLessThan(1800)
})

test('F8: a listener cut off hears of nothing: nothing is remembered until it listens again', async () => {
  const { proxy, second, move } = await twoProcesses(60_000)
  proxy.silent = true
  proxy.cut()
  await pause(50)
  const since = await move('b')
  expect(await until(second, 'b', since, 3000)).toBeLessThan(1000)
  proxy.silent = false
  proxy.cut()
  // Listening again, it hears of the next one.
  for (let tries = 0; tries < 100 && second.internals.resolver.listeningPid == null; tries++) await pause(50)
  await pause(300)
  expect(await until(second, 'a', await move('a'), 3000)).toBeLessThan(1000)
})

test('F8: a listener ended by the server is replaced, and the move in between is not missed', async () => {
  const { second, move, database } = await twoProcesses(60_000)
  const pid = second.internals.resolver.listeningPid
  await asSuperuser(database, `select pg_terminate_backend(${pid})`)
  const since = await move('b')
  expect(await until(second, 'b', since, 3000)).toBeLessThan(1000)
})
