import { connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { addDomain, makePrimary, removeDomain } from '../src/modules/tenants/index.ts'
import { configs } from '../src/modules/tenants/tables.ts'
import { openTenancy } from '../src/tenancy.ts'
import { newService, testConfig, testDatabase } from './fixtures.ts'
import { send, startWeb } from './web-process.ts'

/** Whose business a process takes a host for: the name of its only service. */
async function serviceAt(port: number, host: string): Promise<string | number | undefined> {
  const { status, body } = await send(port, host, '/api/services/')
  if (status !== 200) return status
  const page = JSON.parse(body) as { results: { name: string }[] }
  return page.results[0]?.name
}

async function twoBusinesses() {
  const database = await testDatabase()
  const tenancy = openTenancy(testConfig(database), { owner: true })
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  for (const slug of ['demo', 'acme']) await newService((await tenancy.open(slug)).db, { name: `Service of ${slug}` })
  const [demo, acme] = [await tenancy.open('demo'), await tenancy.open('acme')]
  await addDomain(tenancy, 'localhost', { tenantId: demo.id, domain: 'moving.example' })
  const move = async () => {
    await removeDomain(tenancy, demo.id, 'moving.example')
    await addDomain(tenancy, 'localhost', { tenantId: acme.id, domain: 'moving.example' })
  }
  return { database, tenancy, move }
}

/** Passes everything on to PostgreSQL until it is told to swallow it, as a network does that lost its way. */
async function proxyTo(databaseUrl: string): Promise<{ url: string; swallow(): void }> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let swallowing = false
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (data) => void (swallowing || to.write(data)))
      from.on('error', () => {})
      from.on('close', () => void (swallowing || to.destroy()))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const url = new URL(databaseUrl)
  url.port = String((server.address() as { port: number }).port)
  return {
    url: url.href,
    swallow: () => {
      swallowing = true
    },
  }
}

test('two web processes both answer anew within a second when a domain moves', async () => {
  const { database, move } = await twoBusinesses()
  const ports = (await Promise.all([startWeb(database), startWeb(database)])).map(({ port }) => port)
  for (const port of ports) expect(await serviceAt(port, 'moving.example')).toBe('Service of demo')
  await move()
  const moved = performance.now()
  await Promise.all(
    ports.map((port) =>
      expect.poll(() => serviceAt(port, 'moving.example'), { timeout: 1000, interval: 10 }).toBe('Service of acme'),
    ),
  )
  expect(performance.now() - moved).toBeLessThan(1000)
})

test('two web processes both forget a domain within a second when it is taken away, and what led to it', async () => {
  const { database, tenancy } = await twoBusinesses()
  const demo = await tenancy.open('demo')
  await makePrimary(tenancy, demo.id, 'moving.example')
  await tenancy.shared.db.update(configs).set({ redirectToPrimary: true })
  const ports = (await Promise.all([startWeb(database), startWeb(database)])).map(({ port }) => port)
  const known = async (port: number) => {
    const answers = await Promise.all([
      serviceAt(port, 'moving.example'),
      send(port, 'localhost', '/internal/domain-allowed?domain=moving.example').then(({ status }) => status),
      send(port, 'demo.localhost', '/').then(({ headers }) => headers.location),
    ])
    return answers
  }
  for (const port of ports) {
    expect(await known(port)).toEqual(['Service of demo', 200, 'http://moving.example/'])
  }
  await makePrimary(tenancy, demo.id, 'demo.localhost')
  await removeDomain(tenancy, demo.id, 'moving.example')
  const removed = performance.now()
  await Promise.all(
    ports.map((port) => expect.poll(() => known(port), { timeout: 1000, interval: 10 }).toEqual([404, 404, undefined])),
  )
  expect(performance.now() - removed).toBeLessThan(1000)
})

test('with the connection that hears of changes cut, they answer anew as soon', async () => {
  const { database, tenancy, move } = await twoBusinesses()
  const ports = (await Promise.all([startWeb(database), startWeb(database)])).map(({ port }) => port)
  for (const port of ports) expect(await serviceAt(port, 'moving.example')).toBe('Service of demo')
  await tenancy.internals.owner.with((client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'tenancy listener' and datname = current_database()`,
    ),
  )
  await move()
  for (const port of ports) {
    await expect.poll(() => serviceAt(port, 'moving.example'), { timeout: 1000, interval: 10 }).toBe('Service of acme')
  }
})

test('with that connection gone silent, they answer anew within the time limit', async () => {
  const { database, move } = await twoBusinesses()
  const proxy = await proxyTo(database.url)
  const { port } = await startWeb(database, { DATABASE_DIRECT_URL: proxy.url, RESOLVE_CACHE_SECONDS: '2' })
  expect(await serviceAt(port, 'moving.example')).toBe('Service of demo')
  proxy.swallow()
  await move()
  // Nobody told it, so for a while it is wrong: otherwise this test would show nothing.
  expect(await serviceAt(port, 'moving.example')).toBe('Service of demo')
  await expect.poll(() => serviceAt(port, 'moving.example'), { timeout: 2500, interval: 20 }).toBe('Service of acme')
})
