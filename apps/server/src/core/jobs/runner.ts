import { setTimeout as delay } from 'node:timers/promises'
import type { SharedDb, TenantHandle } from '@bookme/tenancy'
import pg from 'pg'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import { attemptJob, CutShortError, type Trying } from './attempt.ts'
import {
  GiveUpError,
  type JobContext,
  type JobDefinition,
  type JobHandler,
  NotYetError,
  type Queue,
  queues,
} from './definition.ts'
import { deadQueue, openQueue } from './queue.ts'
import { type Carried, Relay } from './relay.ts'
import { describe, type Outcome, settle } from './settle.ts'
import { writeStanding } from './standing.ts'

export interface JobsOptions {
  /** The owner's login, past any pooler's statement limits: pg-boss has tables of its own. */
  ownerUrl: string
  shared: SharedDb
  /** By id; `undefined`: it was deleted, or its tables are not built yet. */
  findTenant(id: string): Promise<TenantHandle | undefined>
  /** Whether a tenant's jobs wait, or go, by their policy; and SQL for the ids of such tenants. */
  isClosed(tenant: TenantHandle): boolean
  closedTenants: string
  handlers: readonly JobHandler[]
  log: JobContext['log']
  /** Of each queue at a time; and of one tenant of those. */
  concurrency?: number
  concurrencyOfTenant?: number
  /** How long jobs under way may take to finish when the worker stops. */
  stopMs?: number
}

export interface Jobs {
  /** Looks for jobs now. */
  ring(): void
  /** Lets jobs under way finish; what does not in time is given to whoever runs next. */
  stop(): Promise<void>
}

const pollMs = 250
const idlePollMs = 1000
/** At most so often, however fast jobs end. */
const handOverMs = 20
const standingMs = 5000
const longestPauseMs = 10_000
/** After jobs were cut short: for giving them back. */
const lastMs = 3000

/**
 * Hands over what is due and does it, as long as it runs; any number of workers may. Jobs of one tenant take no more than
 * a part of what is done at a time.
 */
export function startJobs(options: JobsOptions): Jobs {
  return new Runner(options)
}

class Runner implements Jobs {
  readonly #options: JobsOptions
  readonly #definitions: ReadonlyMap<string, JobDefinition>
  readonly #trying: Trying
  readonly #stopping = new AbortController()
  readonly #cutting = new AbortController()
  readonly #running = new Map<Queue, Set<Promise<void>>>(queues.map((queue) => [queue, new Set()]))
  readonly #concurrency: number
  readonly #concurrencyOfTenant: number
  readonly #pool: pg.Pool
  readonly #loop: Promise<void>
  #queue: { boss: PgBoss; relay: Relay } | undefined
  #stopped: Promise<void> | undefined
  #wake: (() => void) | undefined
  #rang = false
  #handedAt = Number.NEGATIVE_INFINITY
  #standingAt = Number.NEGATIVE_INFINITY
  #complainedAt = Number.NEGATIVE_INFINITY

  constructor(options: JobsOptions) {
    const { handlers, concurrency = 8, concurrencyOfTenant = 3, findTenant, isClosed, log } = options
    this.#options = options
    this.#concurrency = concurrency
    this.#concurrencyOfTenant = concurrencyOfTenant
    const byName = new Map(handlers.map((handler) => [handler.job.name, handler]))
    if (byName.size < handlers.length) throw new TypeError('Two handlers do the same job.')
    this.#definitions = new Map(handlers.map(({ job }) => [job.name, job]))
    this.#trying = { handlers: byName, findTenant, isClosed, log, cutting: this.#cutting.signal }
    this.#pool = new pg.Pool({
      connectionString: options.ownerUrl,
      application_name: 'bookme jobs relay',
      max: 3,
      connectionTimeoutMillis: 5000,
      keepAlive: true,
      statement_timeout: 30_000,
    })
    this.#pool.on('error', () => {})
    // The owner's path, whatever the server's default is. What is asked of the connection next comes after it.
    this.#pool.on('connect', (client) => {
      // One that breaks while it is in hand, between two statements, would end the process: the next statement says so.
      client.on('error', () => {})
      client.query("select set_config('search_path', 'public, pg_temp', false)").catch(() => {})
    })
    this.#loop = this.#work()
  }

  ring(): void {
    this.#rang = true
    this.#wake?.()
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    this.#stopping.abort()
    this.ring()
    const { stopMs = 5000 } = this.#options
    const late = setTimeout(() => this.#cutting.abort(), stopMs)
    const limit = new AbortController()
    await Promise.race([this.#ended(), delay(stopMs + lastMs, undefined, { signal: limit.signal }).catch(() => {})])
    limit.abort()
    clearTimeout(late)
    await this.#queue?.boss.stop({ graceful: false }).catch(() => {})
    // A connection that hangs in a statement would keep it from ending.
    await Promise.race([this.#pool.end(), delay(1000, undefined, { ref: false })])
  }

  async #ended(): Promise<void> {
    await this.#loop
    await Promise.all([...this.#running.values()].flatMap((jobs) => [...jobs]))
  }

  async #work(): Promise<void> {
    let failures = 0
    while (!this.#stopping.signal.aborted) {
      let busy = false
      try {
        busy = await this.#turn()
        if (failures > 0) this.#options.log.info({ failures }, 'jobs are done again')
        failures = 0
      } catch (error) {
        failures += 1
        if (failures === 1) this.#options.log.warn({ err: error }, 'cannot look for jobs now; trying again')
      }
      const pause = failures > 0 ? Math.min(longestPauseMs, pollMs * 2 ** failures) : busy ? pollMs : idlePollMs
      await this.#wait(pause, failures > 0)
    }
  }

  /** @returns whether there is more to do soon */
  async #turn(): Promise<boolean> {
    const { boss, relay } = await this.#opened()
    const handed = await this.#withClient((client) => relay.handOver(client))
    this.#handedAt = performance.now()
    let begun = 0
    for (const queue of queues) begun += await this.#begin(boss, queue)
    if (performance.now() - this.#standingAt >= standingMs) {
      this.#standingAt = performance.now()
      await this.#bury(boss)
      const { closedTenants } = this.#options
      await this.#withClient((client) => writeStanding(client, this.#definitions, closedTenants))
    }
    return handed + begun > 0 || [...this.#running.values()].some((jobs) => jobs.size > 0)
  }

  /** The queue, made where it is missing. */
  async #opened(): Promise<{ boss: PgBoss; relay: Relay }> {
    if (this.#queue !== undefined) return this.#queue
    const boss = await openQueue(this.#options.ownerUrl, (error) => this.#complain(error))
    const relay = new Relay({
      boss,
      jobs: this.#definitions,
      closedTenants: this.#options.closedTenants,
      most: this.#concurrency * 4,
      mostOfTenant: this.#concurrencyOfTenant * 2,
    })
    this.#queue = { boss, relay }
    return this.#queue
  }

  /** While the database is away, the queue says so every few seconds. */
  #complain(error: unknown): void {
    if (performance.now() - this.#complainedAt < 60_000) return
    this.#complainedAt = performance.now()
    this.#options.log.warn({ err: error }, 'trouble with the job queue')
  }

  async #withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect()
    let failure: unknown
    try {
      return await work(client)
    } catch (error) {
      failure = error
      throw error
    } finally {
      client.release(failure !== undefined)
    }
  }

  /** Takes as many as it may. A tenant that has its share is out of the next look, and those behind it are seen. */
  async #begin(boss: PgBoss, queue: Queue): Promise<number> {
    const running = this.#running.get(queue) as Set<Promise<void>>
    let begun = 0
    while (running.size < this.#concurrency && !this.#stopping.signal.aborted) {
      const jobs = await boss.fetch<Carried>(queue, {
        batchSize: this.#concurrency - running.size,
        groupConcurrency: this.#concurrencyOfTenant,
        includeMetadata: true,
      })
      for (const job of jobs) {
        const done = this.#do(boss, queue, job)
          .catch((error) => this.#options.log.warn({ err: error, job: job.id }, 'could not note how a job ended'))
          .finally(() => {
            running.delete(done)
            this.ring()
          })
        running.add(done)
      }
      begun += jobs.length
      if (jobs.length === 0) break
    }
    return begun
  }

  async #do(boss: PgBoss, queue: Queue, job: JobWithMetadata<Carried>): Promise<void> {
    let outcome: Outcome = { kind: 'done' }
    try {
      await attemptJob(this.#trying, job)
    } catch (error) {
      outcome = this.#outcomeOf(queue, job, error)
    }
    // Whoever has done it and cannot say so would see it done again: a database that restarts is back within seconds.
    for (const pause of [100, 1000, 3000]) {
      try {
        await settle({ boss, pool: this.#pool }, queue, job, outcome)
        return
      } catch {
        await delay(pause)
      }
    }
    await settle({ boss, pool: this.#pool }, queue, job, outcome)
  }

  #outcomeOf(queue: Queue, { data, retryCount, retryLimit }: JobWithMetadata<Carried>, error: unknown): Outcome {
    const before = data.attempts + retryCount
    if (error instanceof CutShortError) return { kind: 'again', seconds: 0, attempts: before }
    if (error instanceof NotYetError) return { kind: 'again', seconds: error.seconds, attempts: before }
    const attempts = before + 1
    const reason = describe(error)
    const facts = { job: data.name, id: data.jobId, tenantId: data.tenantId, attempt: attempts, reason }
    if (error instanceof GiveUpError || retryCount >= retryLimit) {
      this.#options.log.error(facts, 'a job was given up')
      return { kind: 'failed', error: reason, queue, attempts }
    }
    this.#options.log.warn(facts, 'a job failed; it is tried again')
    return { kind: 'again', seconds: pauseAfter(attempts, this.#definitions.get(data.name)), attempts }
  }

  /** What was given up without a word is written down, too. */
  async #bury(boss: PgBoss): Promise<void> {
    const dead = await boss.fetch<Carried>(deadQueue, { batchSize: 20, includeMetadata: true })
    for (const job of dead as (JobWithMetadata<Carried> & { sourceName?: string; sourceRetryCount?: number })[]) {
      const attempts = job.data.attempts + (job.sourceRetryCount ?? 0) + 1
      const error = 'Whoever had begun it did not finish: it took too long, or was killed.'
      const { name, jobId, tenantId } = job.data
      this.#options.log.error(
        { job: name, id: jobId, tenantId, attempt: attempts, reason: error },
        'a job was given up',
      )
      await settle({ boss, pool: this.#pool }, deadQueue, job, {
        kind: 'failed',
        queue: job.sourceName ?? '',
        error,
        attempts,
      })
    }
  }

  async #wait(ms: number, deaf: boolean): Promise<void> {
    if (!this.#stopping.signal.aborted && (!this.#rang || deaf)) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        if (!deaf || this.#stopping.signal.aborted) resolve()
      }
      await promise
      clearTimeout(timer)
      this.#wake = undefined
    }
    this.#rang = false
    const rest = this.#handedAt + handOverMs - performance.now()
    if (rest > 0 && !this.#stopping.signal.aborted) await delay(rest)
  }
}

/** Twice as long each time up to the longest, and never the same for those who failed together. */
function pauseAfter(attempts: number, job: JobDefinition | undefined): number {
  const { pauseSeconds = 5, longestPauseSeconds = 3600 } = job ?? {}
  return Math.min(longestPauseSeconds, pauseSeconds * 2 ** (attempts - 1)) * (0.75 + Math.random() / 2)
}
