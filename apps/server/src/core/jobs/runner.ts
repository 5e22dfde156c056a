import type { SharedDb, TenantHandle } from '@bookme/tenancy'
import pg from 'pg'
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import {
  GiveUpError,
  type JobContext,
  type JobDefinition,
  type JobHandler,
  NotYetError,
  type Queue,
  queues,
} from './definition.ts'
import { bossSchema, type Carried, handOver, putBack, writeStanding } from './relay.ts'
import { jobFailures } from './shared-tables.ts'
import { jobReceipts } from './tables.ts'

export interface JobsOptions {
  /** The owner's login, past any pooler's statement limits: pg-boss has tables of its own. */
  ownerUrl: string
  shared: SharedDb
  /** By id; `undefined`: it was deleted. */
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

/** Dead letters: what was given up, on its way to `core_job_failure`. */
const deadQueue = 'dead'
const pollMs = 250
const idlePollMs = 1000
const standingMs = 5000
const longestPauseMs = 10_000

/**
 * Hands over what is due and does it, as long as it runs; any number of workers may. Jobs of one tenant take no more than
 * a part of what is done at a time.
 */
export function startJobs(options: JobsOptions): Jobs {
  return new Runner(options)
}

class Runner implements Jobs {
  readonly #options: JobsOptions
  readonly #handlers: ReadonlyMap<string, JobHandler>
  readonly #definitions: ReadonlyMap<string, JobDefinition>
  readonly #stopping = new AbortController()
  readonly #cutting = new AbortController()
  readonly #running = new Map<Queue, Set<Promise<void>>>(queues.map((queue) => [queue, new Set()]))
  readonly #concurrency: number
  readonly #concurrencyOfTenant: number
  readonly #loop: Promise<void>
  #boss: PgBoss | undefined
  #client: pg.Client | undefined
  #wake: (() => void) | undefined
  #rang = false
  #standingAt = Number.NEGATIVE_INFINITY

  constructor(options: JobsOptions) {
    const { handlers, concurrency = 8, concurrencyOfTenant = 3 } = options
    this.#options = options
    this.#concurrency = concurrency
    this.#concurrencyOfTenant = concurrencyOfTenant
    this.#handlers = new Map(handlers.map((handler) => [handler.job.name, handler]))
    if (this.#handlers.size < handlers.length) throw new TypeError('Two handlers do the same job.')
    this.#definitions = new Map(handlers.map(({ job }) => [job.name, job]))
    this.#loop = this.#work()
  }

  /** The queue, made where it is missing. */
  async #opened(): Promise<PgBoss> {
    if (this.#boss !== undefined) return this.#boss
    const boss = new PgBoss({
      connectionString: this.#options.ownerUrl,
      schema: bossSchema,
      application_name: 'bookme jobs',
      max: 3,
      schedule: false,
      // Who was killed in the middle of a job is noticed within seconds of its expiry.
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      monitorVacuum: false,
    })
    boss.on('error', (error) => this.#options.log.warn({ err: error }, 'trouble with the job queue'))
    try {
      await boss.start()
      await boss.createQueue(deadQueue, { retryLimit: 1000, retryDelay: 30, deleteAfterSeconds: 86_400 })
      const settings = { deadLetter: deadQueue, deleteAfterSeconds: 3600 }
      for (const name of queues) {
        await boss.createQueue(name, settings)
        await boss.updateQueue(name, settings)
      }
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => {})
      throw error
    }
    this.#boss = boss
    return boss
  }

  ring(): void {
    this.#rang = true
    this.#wake?.()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.ring()
    const late = setTimeout(() => this.#cutting.abort(), this.#options.stopMs ?? 10_000)
    await this.#loop
    await Promise.all([...this.#running.values()].flatMap((jobs) => [...jobs]))
    clearTimeout(late)
    await this.#client?.end().catch(() => {})
    await this.#boss?.stop({ graceful: false }).catch(() => {})
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
        await this.#client?.end().catch(() => {})
        this.#client = undefined
      }
      const pause = failures > 0 ? Math.min(longestPauseMs, pollMs * 2 ** failures) : busy ? pollMs : idlePollMs
      await this.#wait(pause, failures > 0)
    }
  }

  /** @returns whether there is more to do soon */
  async #turn(): Promise<boolean> {
    const boss = await this.#opened()
    const client = await this.#connected()
    const { closedTenants } = this.#options
    const most = this.#concurrency * 4
    const handed = await handOver({
      client,
      boss,
      jobs: this.#definitions,
      closedTenants,
      most,
      mostOfTenant: this.#concurrencyOfTenant * 2,
    })
    let begun = 0
    for (const queue of queues) begun += await this.#begin(boss, queue)
    begun += await this.#bury(boss)
    if (performance.now() - this.#standingAt >= standingMs) {
      this.#standingAt = performance.now()
      await writeStanding(client, this.#definitions, queues)
    }
    return handed + begun > 0 || [...this.#running.values()].some((jobs) => jobs.size > 0)
  }

  async #connected(): Promise<pg.Client> {
    if (this.#client !== undefined) return this.#client
    const client = new pg.Client({
      connectionString: this.#options.ownerUrl,
      application_name: 'bookme jobs relay',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
      statement_timeout: 30_000,
    })
    client.on('error', () => {
      if (this.#client === client) this.#client = undefined
    })
    await client.connect()
    // The owner's path, whatever the server's default is.
    await client.query("select set_config('search_path', 'public, pg_temp', false)")
    this.#client = client
    return client
  }

  async #begin(boss: PgBoss, queue: Queue): Promise<number> {
    const running = this.#running.get(queue) as Set<Promise<void>>
    const free = this.#concurrency - running.size
    if (free <= 0) return 0
    const jobs = await boss.fetch<Carried>(queue, {
      batchSize: free,
      groupConcurrency: this.#concurrencyOfTenant,
      includeMetadata: true,
    })
    for (const job of jobs as JobWithMetadata<Carried>[]) {
      const done = this.#do(boss, queue, job)
        .catch((error) => this.#options.log.warn({ err: error, job: job.id }, 'could not note how a job ended'))
        .finally(() => {
          running.delete(done)
          this.ring()
        })
      running.add(done)
    }
    return jobs.length
  }

  async #do(boss: PgBoss, queue: Queue, job: JobWithMetadata<Carried>): Promise<void> {
    const { retryCount, retryLimit, data } = job
    const attempt = { id: job.id, retryCount }
    try {
      await this.#run(job)
    } catch (error) {
      // Cut short: whether it is done nobody knows, and it is left to whoever runs next.
      const facts = { job: data.name, id: data.jobId, tenantId: data.tenantId, attempt: retryCount + 1 }
      if (error instanceof NotYetError) {
        await this.#putBack(data, error.seconds)
      } else if (error instanceof GiveUpError) {
        this.#options.log.error({ ...facts, err: error }, 'a job was given up')
        await this.#note(data, queue, retryCount + 1, describe(error))
      } else {
        const isLast = retryCount >= retryLimit
        this.#options.log[isLast ? 'error' : 'warn'](
          { ...facts, err: error },
          isLast ? 'a job was given up' : 'a job failed; it is tried again',
        )
        await boss.fail(queue, attempt, { message: describe(error) })
        return
      }
    }
    await boss.complete(queue, attempt)
  }

  async #run({ data, retryCount, retryLimit, expireInSeconds }: JobWithMetadata<Carried>): Promise<void> {
    const { name, tenantId } = data
    const handler = this.#handlers.get(name)
    if (handler === undefined) throw new NotYetError(`No worker here does ${name}.`, 60)
    const parsed = handler.job.payload.safeParse(data.payload)
    if (!parsed.success)
      throw new GiveUpError(
        `The payload of ${name} does not fit: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
      )
    const payload = parsed.data as never
    const { log } = this.#options
    const signal = AbortSignal.any([this.#cutting.signal, AbortSignal.timeout(expireInSeconds * 900)])
    const context: JobContext = {
      id: data.jobId,
      attempt: retryCount + 1,
      isLast: retryCount >= retryLimit,
      signal,
      log,
    }
    if (tenantId === null) {
      await handler.shared?.(payload, context)
      return
    }
    const tenant = await this.#options.findTenant(tenantId)
    // With the tenant its jobs went.
    if (tenant === undefined) return
    const isClosed = this.#options.isClosed(tenant)
    if (isClosed && handler.job.whileSuspended === 'drop') return
    // The relay lets it through once the business is open again.
    if (isClosed && handler.job.whileSuspended === 'hold')
      throw new NotYetError(`${name} waits until ${tenant.slug} is open again.`, 0)
    await handler.withHandle?.(tenant, payload, context)
    const { inTransaction } = handler
    if (inTransaction === undefined) return
    await tenant.transaction(async (tx) => {
      const [receipt] = await tx.insert(jobReceipts).values({ id: context.id }).onConflictDoNothing().returning()
      if (receipt !== undefined) await inTransaction(tx, payload, { ...context, tenant })
    })
  }

  /** What was given up is written down, where operators find it. */
  async #bury(boss: PgBoss): Promise<number> {
    const dead = (await boss.fetch<Carried>(deadQueue, {
      batchSize: 20,
      includeMetadata: true,
    })) as (JobWithMetadata<Carried> & {
      sourceOutput?: { message?: string }
      sourceName?: string
      sourceRetryCount?: number
    })[]
    for (const job of dead) {
      const message =
        job.sourceOutput?.message ?? 'Whoever had begun it did not finish: it took too long, or was killed.'
      await this.#note(job.data, job.sourceName ?? '', (job.sourceRetryCount ?? 0) + 1, message)
      await boss.complete(deadQueue, { id: job.id, retryCount: job.retryCount })
    }
    return dead.length
  }

  async #note(
    { jobId, tenantId, name, payload }: Carried,
    queue: string,
    attempts: number,
    error: string,
  ): Promise<void> {
    if (tenantId !== null && (await this.#options.findTenant(tenantId)) === undefined) return
    const failedAt = Temporal.Now.instant()
    const failure = { tenantId, name, payload, queue, attempts, error, failedAt, redrivenAt: null }
    await this.#options.shared
      .insert(jobFailures)
      .values({ jobId, ...failure })
      .onConflictDoUpdate({ target: jobFailures.jobId, set: failure })
  }

  async #putBack(data: Carried, seconds: number): Promise<void> {
    // A connection of its own: the relay's may be in the middle of a transaction.
    const client = new pg.Client({ connectionString: this.#options.ownerUrl, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    await client.connect()
    try {
      await client.query("select set_config('search_path', 'public, pg_temp', false)")
      await putBack(client, data, seconds)
    } finally {
      await client.end()
    }
  }

  async #wait(ms: number, deaf: boolean): Promise<void> {
    if (this.#stopping.signal.aborted || (this.#rang && !deaf)) {
      this.#rang = false
      return
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    this.#wake = () => {
      if (!deaf || this.#stopping.signal.aborted) resolve()
    }
    await promise
    clearTimeout(timer)
    this.#wake = undefined
    this.#rang = false
  }
}

/** In a line, and no longer than people read. */
function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 500)
}
