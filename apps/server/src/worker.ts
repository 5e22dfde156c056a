import type { FastifyBaseLogger } from 'fastify'
import pg from 'pg'
import type { Config } from './core/config.ts'
import { sweepKeys } from './core/idempotency/index.ts'
import { planRepeated, startJobs, sweepJobs } from './core/jobs/index.ts'
import { jobHandlers, repetitions } from './job-handlers.ts'
import './listeners.ts'
import { sweepNotifications } from './modules/communications/index.ts'
import { startRelay, sweepMessages } from './modules/mail/index.ts'
import { senderOfCodes, sweepThreads } from './modules/phone/index.ts'
import { sweepCodes } from './modules/portal/index.ts'
import { forgetUnanswered } from './modules/signup/index.ts'
import {
  type BookmeTenancy,
  enderOf,
  isOpen,
  proofFinder,
  recheckDomains,
  settingsOf,
  sqlOfClosed,
  sqlOfSettingsTimes,
} from './modules/tenants/index.ts'
import { countUsage } from './modules/usage/index.ts'
import { ownersOf, sweepLogIn } from './modules/users/index.ts'
import { sweeperOf } from './modules/waitlist/index.ts'
import { sweepDeliveries } from './modules/webhooks/index.ts'
import { warnOfZones } from './zone-check.ts'

export interface Worker {
  /** Lets the work under way finish. */
  stop(): Promise<void>
}

export interface WorkerOptions {
  /** With the owner's rights; stays the caller's to close. */
  tenancy: BookmeTenancy
  config: Config
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
  /** Schemas kept ready, so that a new tenant takes milliseconds. */
  spares: number
}

const pollMs = 2000
const longestPauseMs = 10_000
const sweepMs = 60 * 60 * 1000
const roundMs = 60 * 1000
/** How late a repeated job may be asked for. */
const planMs = 10 * 1000
const usageMs = 60 * 60 * 1000
/** Each domain is looked at once a day; this is how late that may be. */
const recheckMs = 10 * 60 * 1000

/**
 * Keeps spare schemas ready and builds what tenants are waiting for: at once when a tenant is announced, and by looking
 * every two seconds. Once a minute it goes round the waiting lists, once an hour it removes what has expired, and once in
 * all it compares zone data with the database's. Beside all that it takes businesses further whose status has ended, counts
 * what each did, does jobs and asks for those that are repeated, sends mail, and looks each day for the proofs of domains.
 * While the database is away it tries again, more and more slowly, and says so once.
 */
export function startWorker(options: WorkerOptions): Worker {
  const { tenancy, log, spares } = options
  const { ownerUrl } = options.config
  if (ownerUrl === undefined) throw new TypeError('The worker needs the owner’s login: DATABASE_URL.')
  const bell = new Bell()
  const listener = new Listener(options.config.directUrl ?? options.config.appUrl, () => bell.ring())
  let stopped = false
  let failures = 0
  /** Tenants whose schema could not be built; each is told of once. */
  const stuck = new Set<string>()
  let sweptAt = Number.NEGATIVE_INFINITY
  let zonesCompared = false
  const settings = settingsOf(tenancy)
  const goRounds = sweeperOf({ tenancy, settings, log })
  const endStatuses = enderOf({ tenancy, ownersOf, log })
  const stopping = new AbortController()
  const planning = {
    shared: tenancy.shared,
    settings: (tenantId: string) => {
      settings.forget(tenantId)
      return settings(tenantId)
    },
    settingsTimes: sqlOfSettingsTimes,
    closedTenants: sqlOfClosed,
    repetitions,
    log,
  }
  const proofs = { tenancy, platform: options.config.baseDomain, findProof: proofFinder(options.config), log }
  /** Beside the other work: a new business does not wait for what is done for all others. */
  const beside = [
    new Beside(roundMs, 'go round the waiting lists', (now) => goRounds(now, stopping.signal)),
    new Beside(roundMs, 'go on with the lives of businesses', async (now) => {
      await endStatuses(now, stopping.signal)
      await forgetUnanswered({ tenancy }, now)
    }),
    new Beside(usageMs, 'count the usage of businesses', async (now) => {
      await countUsage({ tenancy, settings, log }, now, stopping.signal)
    }),
    new Beside(planMs, 'plan repeated jobs', async (now) => {
      await planRepeated(planning, now)
    }),
    new Beside(recheckMs, 'look for the proofs of domains', async (now) => {
      await recheckDomains(proofs, now, stopping.signal)
    }),
  ]

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
      for (const one of beside) one.begin(log)
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
    await sweepMessages(tenancy.shared.db)
    await sweepThreads(tenancy)
    await sweepCodes(tenancy, log)
    await sweepDeliveries(tenancy, log)
    await sweepNotifications(tenancy, log)
    await sweepJobs(tenancy, log)
    sweptAt = performance.now()
  }

  const relay = startRelay({ ...options, sendText: senderOfCodes(options.config) })
  const jobs = startJobs({
    ownerUrl,
    shared: tenancy.shared.db,
    findTenant: (id) => tenancy.find(id),
    isClosed: (tenant) => !isOpen(tenant),
    closedTenants: sqlOfClosed,
    handlers: jobHandlers({ tenancy, settings, config: options.config }),
    log,
  })
  const running = (async () => {
    log.info({ spares }, 'worker started')
    while (!stopped) {
      await turn()
      const pause = failures === 0 ? pollMs : Math.min(longestPauseMs, 250 * 2 ** Math.min(failures, 6))
      // A bell that rings while the database is away would only hurry the attempts.
      if (!stopped) await bell.wait(pause, failures > 0)
    }
    await Promise.all([...beside.map((one) => one.running), relay.stop(), jobs.stop()])
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

/** Work that is begun again and again, one at a time. */
class Beside {
  readonly #everyMs: number
  readonly #what: string
  readonly #work: (now: Temporal.Instant) => Promise<void>
  #begunAt = Number.NEGATIVE_INFINITY
  running: Promise<void> | undefined

  constructor(everyMs: number, what: string, work: (now: Temporal.Instant) => Promise<void>) {
    this.#everyMs = everyMs
    this.#what = what
    this.#work = work
  }

  /** Unless it is running, or its time has not come. */
  begin(log: WorkerOptions['log']): void {
    if (this.running !== undefined || performance.now() - this.#begunAt < this.#everyMs) return
    this.#begunAt = performance.now()
    this.running = this.#work(Temporal.Now.instant())
      .catch((error) => log.warn({ err: error }, `cannot ${this.#what} now; trying again later`))
      .finally(() => {
        this.running = undefined
      })
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
