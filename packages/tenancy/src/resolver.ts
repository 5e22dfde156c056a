import pg from 'pg'
import type { TenantHandle } from './handle.ts'
import { canonicalHost } from './host.ts'

/** Tells every process that what it knows of a tenant's domains or status is old. */
export const changesChannel = 'tenancy_changed'

export interface ResolverOptions {
  /** The database itself, past any pooler: LISTEN needs a session. */
  directUrl: string
  /** How long an answer may be used, in milliseconds, even if no change is heard of. */
  cacheMs: number
  /** How often the listening connection is asked for a sign of life, in milliseconds. */
  heartbeatMs: number
  /** Hosts remembered at most, unknown ones included. */
  maxHosts: number
  lookUp(host: string): Promise<TenantHandle | null>
}

interface Entry {
  answer: TenantHandle | null
  until: number
}

/**
 * Host → tenant, remembered. A change announced by any process empties the memory here within milliseconds; while the
 * listening connection is down nothing is remembered, and a connection that died unnoticed is found by its heartbeat,
 * so that an old answer never outlives `cacheMs`.
 */
export class Resolver {
  readonly #options: ResolverOptions
  readonly #entries = new Map<string, Entry>()
  readonly #underWay = new Map<string, Promise<TenantHandle | null>>()
  /** Grows with every change heard of; an answer asked for before is not remembered after. */
  #generation = 0
  readonly #heard = new Set<(tenantId: string | undefined) => void>()
  #listener: pg.Client | undefined
  #listening = false
  #closed = false
  #timer: NodeJS.Timeout | undefined
  #attempts = 0

  constructor(options: ResolverOptions) {
    this.#options = options
  }

  /** @returns `null` for a host that no ready tenant has, malformed ones included */
  async resolve(hostHeader: string): Promise<TenantHandle | null> {
    const host = canonicalHost(hostHeader)
    if (host === undefined) return null
    if (this.#listener === undefined && !this.#closed && this.#timer === undefined) void this.#listen()
    const entry = this.#entries.get(host)
    if (entry !== undefined && this.#listening && entry.until > performance.now()) return entry.answer
    // Requests of one moment share the look-up, unless a change was announced since it began.
    const key = `${this.#generation}:${host}`
    const underWay = this.#underWay.get(key)
    if (underWay !== undefined) return underWay
    const lookUp = this.#lookUp(host).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, lookUp)
    return lookUp
  }

  async #lookUp(host: string): Promise<TenantHandle | null> {
    const generation = this.#generation
    const answer = await this.#options.lookUp(host)
    if (generation === this.#generation && this.#listening) {
      if (this.#entries.size >= this.#options.maxHosts)
        this.#entries.delete(this.#entries.keys().next().value as string)
      this.#entries.set(host, { answer, until: performance.now() + this.#options.cacheMs })
    }
    return answer
  }

  /**
   * Forgets everything: a change was announced, or announcements may have been missed.
   *
   * @param tenantId - whose change it was; without it, it may have been anybody's
   */
  forget(tenantId?: string): void {
    this.#generation += 1
    this.#entries.clear()
    for (const heard of this.#heard) heard(tenantId)
  }

  /** @returns ends it */
  onChange(heard: (tenantId: string | undefined) => void): () => void {
    this.#heard.add(heard)
    return () => void this.#heard.delete(heard)
  }

  /** Hears changes of all processes from now on; resolves when it does, or when the first attempt failed. */
  async listen(): Promise<void> {
    if (this.#listener === undefined && !this.#closed && this.#timer === undefined) await this.#listen()
  }

  /** Cut by tests: the socket of the listening connection. */
  get listeningPid(): number | null | undefined {
    return (this.#listener as unknown as { processID?: number | null } | undefined)?.processID
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#options.directUrl,
      application_name: 'tenancy listener',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
      query_timeout: Math.max(1000, this.#options.heartbeatMs),
    })
    this.#listener = client
    const lost = () => this.#lost(client)
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => this.forget(payload))
    try {
      await client.connect()
      await client.query(`listen ${changesChannel}`)
    } catch {
      lost()
      return
    }
    if (this.#listener !== client) return
    this.forget()
    this.#listening = true
    this.#attempts = 0
    let answered = true
    this.#timer = setInterval(() => {
      if (!answered) return
      answered = false
      client.query('select 1').then(() => {
        answered = true
      }, lost)
    }, this.#options.heartbeatMs)
    this.#timer.unref()
  }

  #lost(client: pg.Client): void {
    if (this.#listener !== client) return
    this.#listener = undefined
    this.#listening = false
    this.forget()
    clearInterval(this.#timer)
    void client.end().catch(() => {})
    if (this.#closed) return
    this.#attempts += 1
    const wait = Math.min(5000, 50 * 2 ** Math.min(this.#attempts, 7))
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#listen()
    }, wait)
    this.#timer.unref()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    const client = this.#listener
    this.#listener = undefined
    this.#listening = false
    await client?.end().catch(() => {})
  }
}
