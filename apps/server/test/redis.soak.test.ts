import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { TestDatabase } from '@bookme/tenancy/testing'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { freePort } from './debian.ts'
import { testDatabase } from './fixtures.ts'
import { RedisServer, redisHere } from './redis.ts'
import { send, startWeb } from './web-process.ts'

const [demo, acme] = ['demo.localhost:8000', 'acme.localhost:8000']

describe.runIf(redisHere())('with REDIS_URL', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.drop())

  async function startRedis() {
    const redis = new RedisServer(await freePort())
    await redis.start()
    return redis
  }
  const readServices = async (port: number, host = demo) => (await send(port, host, '/api/services/')).status
  const tell = (log: string, words: string) => log.split('\n').filter((line) => line.includes(words))

  test('two web processes together let as many requests through as one would', async () => {
    const limits = { RATE_LIMIT_PER_MINUTE: '10' }
    const { url } = await startRedis()
    const together = await Promise.all([1, 2].map(() => startWeb(database, { ...limits, REDIS_URL: url })))
    const statuses = async (processes: typeof together, path: string, count: number, more = {}) => {
      const found: Record<number, number> = {}
      for (let index = 0; index < count; index++) {
        const { status } = await send(processes[index % 2]!.port, demo, path, more)
        found[status] = (found[status] ?? 0) + 1
      }
      return found
    }
    expect(await statuses(together, '/api/services/', 30)).toEqual({ 200: 10, 429: 20 })
    // A limit of a route's own is counted together, too, and apart.
    const booking = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
    expect(await statuses(together, '/api/bookings/', 40, booking)).toEqual({ 400: 30, 429: 10 })
    // Another business is another count.
    expect(await readServices(together[0]!.port, acme)).toBe(200)

    const redis = new Redis(url)
    onTestFinished(() => redis.disconnect())
    // Its deployment, so that several may share a Redis, and nothing for longer than the window.
    for (const key of await redis.keys('*:requests:*')) {
      expect(key).toMatch(/^bookme:localhost:requests:(POST \/api\/bookings\/)?:(demo|acme) 127\.0\.0\.1$/)
      expect(await redis.pttl(key)).toBeGreaterThan(0)
    }

    // Without Redis each counts for itself, or the test above would show nothing.
    const apart = await Promise.all([1, 2].map(() => startWeb(database, limits)))
    expect(await statuses(apart, '/api/services/', 30)).toEqual({ 200: 20, 429: 10 })
  })

  test('losing Redis in the middle fails no request, and is told once, as is its return', async () => {
    const redis = await startRedis()
    const web = await startWeb(database, { RATE_LIMIT_PER_MINUTE: '1000000', REDIS_URL: redis.url })
    const statuses: number[] = []
    let asking = true
    const ask = async () => {
      while (asking) statuses.push(await readServices(web.port))
    }
    const asked = Promise.all(Array.from({ length: 8 }, ask))
    const untilAsked = async (more: number) => {
      const until = statuses.length + more
      await expect.poll(() => statuses.length, { timeout: 10_000 }).toBeGreaterThan(until)
    }
    await untilAsked(100)
    await redis.kill()
    await untilAsked(100)
    expect((await send(web.port, demo, '/ready')).status).toBe(200)
    await redis.start()
    await expect.poll(() => web.log, { timeout: 10_000 }).toContain('Redis is back')
    await untilAsked(100)
    asking = false
    await asked
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(tell(web.log, 'Redis is away')).toHaveLength(1)
    expect(tell(web.log, 'Redis is back')).toHaveLength(1)
    // And it counts there again.
    const client = new Redis(redis.url)
    onTestFinished(() => client.disconnect())
    expect(await client.keys('*:requests:*')).toHaveLength(1)
  })

  test('a Redis that is silent makes one request wait, and limits hold without it', async () => {
    const redis = await startRedis()
    const web = await startWeb(database, { RATE_LIMIT_PER_MINUTE: '20', REDIS_URL: redis.url })
    expect(await readServices(web.port)).toBe(200)
    redis.freeze()
    const started = performance.now()
    const statuses = []
    for (let index = 0; index < 25; index++) statuses.push(await readServices(web.port))
    // If each waited a quarter of a second, they would take more than six.
    expect(performance.now() - started).toBeLessThan(5000)
    expect(statuses).toEqual([...Array(20).fill(200), ...Array(5).fill(429)])
    // Connections that it takes without a word do not count as its return.
    await pause(1000)
    expect(tell(web.log, 'Redis is')).toHaveLength(1)
    redis.thaw()
    await expect.poll(() => web.log, { timeout: 10_000 }).toContain('Redis is back')
    expect(await readServices(web.port)).toBe(200)
  })

  test('a Redis that answers and does not count is away until it does', async () => {
    const redis = await startRedis()
    const web = await startWeb(database, { RATE_LIMIT_PER_MINUTE: '10', REDIS_URL: redis.url })
    const client = new Redis(redis.url)
    onTestFinished(() => client.disconnect())
    // A copy of another server, which is not there: it refuses every write.
    await client.replicaof('127.0.0.1', 1)
    const statuses = []
    for (let index = 0; index < 15; index++) {
      statuses.push(await readServices(web.port))
      await pause(100)
    }
    expect(statuses).toEqual([...Array(10).fill(200), ...Array(5).fill(429)])
    expect(tell(web.log, 'Redis is')).toEqual([expect.stringContaining('READONLY')])
    await client.replicaof('NO', 'ONE')
    await expect.poll(() => web.log, { timeout: 10_000 }).toContain('Redis is back')
    expect(await readServices(web.port)).toBe(200)
  })

  test('a web process starts without it, takes it up when it comes, and stops with it', async () => {
    const redis = new RedisServer(await freePort())
    const web = await startWeb(database, { RATE_LIMIT_PER_MINUTE: '10', REDIS_URL: redis.url })
    expect(await readServices(web.port)).toBe(200)
    expect((await send(web.port, demo, '/ready')).status).toBe(200)
    await redis.start()
    await expect.poll(() => web.log, { timeout: 10_000 }).toContain('Redis is back')
    expect(await readServices(web.port)).toBe(200)
    web.child.kill('SIGTERM')
    expect(await once(web.child, 'exit')).toEqual([0, null])
    expect(tell(web.log, 'Redis is')).toHaveLength(2)
  })
})
