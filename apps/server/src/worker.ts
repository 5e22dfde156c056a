import type { FastifyBaseLogger } from 'fastify'
import pg from 'pg'
import type { Config } from './core/config.ts'
import { sweepKeys } from './core/idempotency/index.ts'
import { type BookmeTenancy, settingsOf } from './modules/tenants/index.ts'
import { sweepLogIn } from './modules/users/index.ts'
import { sweeperOf } from './modules/waitlist/index.ts'
import { warnOfZones } from './zone-check.ts'

export interface Worker {
  /** Lets the work under way finish. */
  stop(): Promise<void>
}

export interface WorkerOptions {
  /** With the owner's rights; stays the caller's to close. */
  tenancy: BookmeTenancy
  config: Pick<Config, 'appUrl' | 'directUrl'>
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
  /** Schemas kept ready, so that a new tenant takes milliseconds. */
  spares: number
}

const pollMs = 2000
const longestPauseMs = 10_000
const sweepMs = 60 * 60 * 1000
const roundMs = 60 * 1000

/**
 * Keeps spare schemas ready and builds what tenants are waiting for: at once when a tenant is announced, and by looking
 * every two seconds. Once a minute it goes round the waiting lists, once an hour it removes what has expired, and once in
 * all it compares zone data with the database's.
 * While the database is away it tries again, more and more slowly, and says so once.
 */
export function startWorker(options: WorkerOptions): Worker {
  const { tenancy, log, spares } = options
  const bell = new Bell()
  const listener = new Listener(options.config.directUrl ?? options.config.appUrl, () => bell.ring())
  let stopped = false
  let failures = 0
  /** Tenants whose schema could not be built; each is told of once. */
  const stuck = new Set<string>()
  let sweptAt = Number.NEGATIVE_INFINITY
  let zonesCompared = false
  const goRounds = sweeperOf({ tenancy, settings: settingsOf(tenancy), log })
  const stopping = new AbortController()
  let wentAt = Number.NEGATIVE_INFINITY
  let rounds: Promise<void> | undefined

  async function turn(): Promise<void> {
    try {
      const { built, finished, failed } = await tenancy.reconcile({ spares })
      if (failures > 0) log.info({ failures }, 'working again')
      failures = 0
      if (finished > 0) log.info({ tenants: finished }, 'finished tenants that were waiting for their schema')
      if (built > 0) log.info({ schemas: built }, 'built spare schemas')
      for (const { tenantId, error } of failed) {
        if (!stuck.has(tenantId)) log.error({ tenantId, err: error }, 'cannot build the schema of this tenant')
        stuck.add(tenantId)
      }
      await listener.keep()
      if (performance.now() - sweptAt >= sweepMs) await sweep()
      if (!zonesCompared) await warnOfZones(tenancy.shared.db, log)
      zonesCompared = true
      if (rounds === undefined && performance.now() - wentAt >= roundMs) rounds = startRounds()
    } catch (error) {
      failures += 1
      if (failures === 1) log.warn({ err: error }, 'cannot work now; trying again')
    }
  }

  /**
   * An expired session counts nowhere; its address and browser are not kept longer than needed. Nor are answers for whose
   * keys nobody asks any more.
   */
  async function sweep(): Promise<void> {
    const swept = await sweepLogIn(tenancy.shared.db, Temporal.Now.instant())
    if (Object.values(swept).some((rows) => rows > 0)) log.info(swept, 'removed what log-in needs no more')
    await sweepKeys(tenancy, log)
    sweptAt = performance.now()
  }

  /** Beside the other work: a new business does not wait for all who wait elsewhere. */
  async function startRounds(): Promise<void> {
    wentAt = performance.now()
    try {
      await goRounds(Temporal.Now.instant(), stopping.signal)
    } catch (error) {
      log.warn({ err: error }, 'cannot go round the waiting lists now; trying again in a minute')
    }
    rounds = undefined
  }

  const running = (async () => {
    log.info({ spares }, 'worker started')
    while (!stopped) {
      await turn()
      const pause = failures === 0 ? pollMs : Math.min(longestPauseMs, 250 * 2 ** Math.min(failures, 6))
      // A bell that rings while the database is away would only hurry the attempts.
      if (!stopped) await bell.wait(pause, failures > 0)
    }
    await rounds
    await listener.close()
    log.info('worker stopped')
  })()

  return {
    stop: () => {
      stopped = true
      stopping.abort()
      bell.stop()
      return running
    },
  }
}

/** Waits for a time or for being woken, whichever comes first; a ring while nobody waits is not lost. */
class Bell {
  #rang = false
  #stopped = false
  #wake: (() => void) | undefined

  ring(): void {
    this.#rang = true
    this.#wake?.()
  }

  stop(): void {
    this.#stopped = true
    this.#wake?.()
  }

  async wait(ms: number, deaf: boolean): Promise<void> {
    if (this.#stopped || (this.#rang && !deaf)) {
      this.#rang = false
      return
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    this.#wake = () => {
      if (!deaf || this.#stopped) resolve()
    }
    await promise
    clearTimeout(timer)
    this.#wake = undefined
    this.#rang = false
  }
}

/** Hears on a connection of its own when a tenant is announced. Losing it costs time, not work. */
class Listener {
  readonly #url: string
  readonly #heard: () => void
  #client: pg.Client | undefined

  constructor(url: string, heard: () => void) {
    this.#url = url
    this.#heard = heard
  }

  /** Connects unless it is connected. */
  async keep(): Promise<void> {
    if (this.#client !== undefined) return
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'bookme worker',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    })
    const lost = () => {
      if (this.#client === client) this.#client = undefined
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', this.#heard)
    this.#client = client
    try {
      await client.connect()
      await client.query('listen tenancy_changed')
    } catch (error) {
      lost()
      await client.end().catch(() => {})
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#client?.end().catch(() => {})
  }
}

/** SPARE_SCHEMAS, by default five: enough for as many sign-ups within the second that building one takes. */
export function spareSchemasOf(environment: Record<string, string | undefined>): number {
  const given = environment.SPARE_SCHEMAS ?? ''
  if (given === '') return 5
  const spares = Number(given)
  if (Number.isInteger(spares) && spares >= 0 && spares <= 1000) return spares
  throw new RangeError(`SPARE_SCHEMAS must be a number from 0 to 1000, not ${JSON.stringify(given)}.`)
}
