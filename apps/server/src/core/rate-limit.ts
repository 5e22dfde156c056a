import type {} from '@bookme/tenancy/fastify'
import rateLimit, { type FastifyRateLimitStore, type FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Redis } from 'ioredis'
import type { Config } from './config.ts'
import { networkOf } from './network.ts'

/** How many requests a key has had in its window, and for how many milliseconds more the window lasts. */
interface Count {
  current: number
  ttl: number
}

/** Counts one more request of a key in its minute. */
export type CountRequest = (key: string) => Promise<Count>

const windowMs = 60_000

/**
 * Refuses more requests of one network to one business than `rateLimitPerMinute`, and more than a route's own limit; 0
 * switches all of it off. With `redisUrl` all processes of the deployment count together, without it each for itself.
 *
 * @returns for what has limits of its own; `undefined` when all of it is off
 */
export async function limitRates(
  app: FastifyInstance,
  { rateLimitPerMinute, redisUrl, baseDomain }: Pick<Config, 'rateLimitPerMinute' | 'redisUrl' | 'baseDomain'>,
): Promise<CountRequest | undefined> {
  if (rateLimitPerMinute === 0) return undefined
  const shared = redisUrl === undefined ? undefined : await SharedCounts.open(redisUrl, app.log)
  if (shared !== undefined) app.addHook('onClose', async () => shared.close())
  await app.register(rateLimit, {
    max: rateLimitPerMinute,
    timeWindow: windowMs,
    keyGenerator: (request) => `${request.tenantOrNull?.slug ?? ''} ${networkOf(request.ip)}`,
    ...(shared === undefined ? {} : { store: storeOver(shared, `bookme:${baseDomain}:requests:`) }),
  })
  const own = new OwnCounts()
  return async (key) => (await shared?.count(`bookme:${baseDomain}:keys:${key}`, windowMs)) ?? own.count(key, windowMs)
}

/** Counts that all processes share, and their own while those are away. */
function storeOver(shared: SharedCounts, prefix: string): FastifyRateLimitStoreCtor {
  class Store implements FastifyRateLimitStore {
    readonly #prefix: string
    readonly #own = new OwnCounts()

    constructor(_options: object, route = '') {
      this.#prefix = `${prefix}${route}:`
    }

    incr(key: string, done: (error: Error | null, count?: Count) => void, windowMs: number): void {
      void shared
        .count(this.#prefix + key, windowMs)
        .then((count) => done(null, count ?? this.#own.count(key, windowMs)))
    }

    child(options: Parameters<FastifyRateLimitStore['child']>[0]): Store {
      // Its types say the route itself; what it hands over has the route in this field.
      const { method, url } = (options as unknown as { routeInfo: { method: string; url: string } }).routeInfo
      return new Store(options, `${method} ${url}`)
    }
  }
  return Store
}

// Whoever takes longer is away: a request waits for it once.
const answerMs = 250
const connectMs = 1000
const longestPauseMs = 2000

// The window begins with the first request in it. One round trip, and nothing between the two commands.
const countScript = `
local current = redis.call('INCR', KEYS[1])
if current == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { current, redis.call('PTTL', KEYS[1]) }`

/** Counts in Redis. It connects by itself, and again when the connection is lost. */
class SharedCounts {
  readonly #redis: Redis
  readonly #log: FastifyBaseLogger
  #state: 'connecting' | 'here' | 'away' | 'closed' = 'connecting'
  #trial: Promise<void> | undefined
  #nextTrial: NodeJS.Timeout | undefined

  /** @returns when Redis answers, or is known not to */
  static async open(url: string, log: FastifyBaseLogger): Promise<SharedCounts> {
    // Loaded by those who use it.
    const { Redis } = await import('ioredis')
    const redis = new Redis(url, {
      lazyConnect: true,
      disableClientInfo: true,
      connectTimeout: connectMs,
      commandTimeout: answerMs,
      disconnectTimeout: answerMs,
      // A request that has waited for Redis to come back would have been answered long ago.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(attempt * 200, longestPauseMs),
    })
    const counts = new SharedCounts(redis, log)
    // Why it failed, `error` and `close` tell.
    await redis.connect().catch(() => {})
    await counts.#trial
    return counts
  }

  private constructor(redis: Redis, log: FastifyBaseLogger) {
    this.#redis = redis
    this.#log = log
    redis.on('ready', () => {
      this.#trial = this.#try()
    })
    redis.on('error', (error) => this.#miss(error))
    redis.on('close', () => this.#miss())
  }

  /** @returns `undefined` while Redis is away */
  async count(key: string, windowMs: number): Promise<Count | undefined> {
    if (this.#state !== 'here') return undefined
    try {
      return await this.#ask(key, windowMs)
    } catch (error) {
      this.#miss(error)
      return undefined
    }
  }

  close(): void {
    this.#state = 'closed'
    this.#redis.disconnect()
  }

  async #ask(key: string, windowMs: number): Promise<Count> {
    const [current, ttl] = (await this.#redis.eval(countScript, 1, key, windowMs)) as [number, number]
    return { current, ttl }
  }

  /** Redis that is full, or a replica, takes connections and does not count: it is tried again on another one. */
  async #try(): Promise<void> {
    clearTimeout(this.#nextTrial)
    try {
      await this.#ask('bookme:trial', 1)
    } catch (error) {
      this.#miss(error)
      this.#nextTrial = setTimeout(() => {
        if (this.#redis.status === 'ready') this.#redis.disconnect(true)
      }, longestPauseMs).unref()
      return
    }
    if (this.#state === 'away') this.#log.info('Redis is back: requests are counted together again')
    if (this.#state !== 'closed') this.#state = 'here'
  }

  #miss(error?: unknown): void {
    if (this.#state === 'away' || this.#state === 'closed') return
    this.#log.warn({ err: error }, 'Redis is away: each process counts requests for itself')
    this.#state = 'away'
    // One that is silent may hold its connection open for hours. It is asked again when it has answered on a new one.
    if (this.#redis.status === 'ready') this.#redis.disconnect(true)
  }
}

/** Enough for the visitors of some minutes; more would be forgotten in the order in which they came. */
const mostKeys = 5000

/** Counts in this process. A window begins with the first request in it. */
export class OwnCounts {
  readonly #windows = new Map<string, { current: number; endsAt: number }>()

  count(key: string, windowMs: number): Count {
    const now = performance.now()
    let window = this.#windows.get(key)
    if (window === undefined || window.endsAt <= now) {
      this.#windows.delete(key)
      const [oldest] = this.#windows.size < mostKeys ? [] : this.#windows.keys()
      if (oldest !== undefined) this.#windows.delete(oldest)
      window = { current: 0, endsAt: now + windowMs }
      this.#windows.set(key, window)
    }
    window.current += 1
    return { current: window.current, ttl: window.endsAt - now }
  }
}
