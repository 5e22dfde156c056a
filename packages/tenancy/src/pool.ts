import { Connection } from './connection.ts'
import { NotReadyError, PoolTimeoutError } from './errors.ts'

export interface PoolOptions {
  url: string
  /** Connections at most, 1 to 64. Eight serve thousands of tenants; more only cool the catalog caches. */
  size: number
  /** How long one flush may take before its connection is given up, in milliseconds. */
  statementTimeoutMs: number
  /** How long a unit of work waits for a connection, in milliseconds. */
  acquireTimeoutMs: number
  /** A connection that has served so many tenants is replaced: a backend keeps about 0.35 MB for each. */
  maxTenantsPerConnection: number
  /** A connection is replaced after about this many milliseconds. */
  maxAgeMs: number
  applicationName: string
  /** Named statements that a connection keeps, see `PreparedStatements`; 0 for none. */
  maxPreparedPerConnection: number
}

interface Waiter {
  key: string
  since: number
  resolve(connection: Connection): void
  reject(error: Error): void
}

/** Waiting units of work, served tenant by tenant in turn, so that one tenant's flood does not starve the others. */
class FairQueue {
  readonly #byKey = new Map<string, Waiter[]>()
  size = 0

  push(waiter: Waiter): void {
    const waiters = this.#byKey.get(waiter.key)
    if (waiters === undefined) this.#byKey.set(waiter.key, [waiter])
    else waiters.push(waiter)
    this.size += 1
  }

  shift(): Waiter | undefined {
    const [first] = this.#byKey
    if (first === undefined) return undefined
    const [key, waiters] = first
    const waiter = waiters.shift() as Waiter
    this.size -= 1
    // Re-inserting moves the tenant to the end of the round.
    this.#byKey.delete(key)
    if (waiters.length > 0) this.#byKey.set(key, waiters)
    return waiter
  }

  /** When the longest wait here began; Infinity when nobody waits. */
  oldest(): number {
    let oldest = Number.POSITIVE_INFINITY
    for (const [first] of this.#byKey.values()) if (first !== undefined && first.since < oldest) oldest = first.since
    return oldest
  }

  takeOlderThan(moment: number): Waiter[] {
    const late: Waiter[] = []
    for (const [key, waiters] of this.#byKey) {
      while (waiters[0] !== undefined && waiters[0].since < moment) late.push(waiters.shift() as Waiter)
      if (waiters.length === 0) this.#byKey.delete(key)
    }
    this.size -= late.length
    return late
  }
}

interface Slot {
  connection: Connection | undefined
  busy: boolean
  queue: FairQueue
}

// A warm connection is worth a wait: the first touch of a tenant by a backend costs about a millisecond of its time,
// which a busy server does not have. Measured with bench/: 4 ms here cost a third of the reads at 32 clients.
const patienceMs = 20

/**
 * Connections with affinity: a tenant's units of work prefer the connection that served it before, whose catalog
 * caches are warm; after some milliseconds of waiting any free one takes them. Only this class opens connections.
 */
export class Pool {
  readonly #options: PoolOptions
  readonly #slots: Slot[]
  readonly #housekeeping: NodeJS.Timeout
  #rescue: NodeJS.Timeout | undefined
  #closing: Promise<void> | undefined
  #idle: (() => void) | undefined

  constructor(options: PoolOptions) {
    this.#options = options
    this.#slots = Array.from({ length: options.size }, () => ({
      connection: undefined,
      busy: false,
      queue: new FairQueue(),
    }))
    this.#housekeeping = setInterval(() => this.#keepHouse(), 1000)
    this.#housekeeping.unref()
  }

  /** Connections open now. */
  get connections(): readonly Connection[] {
    return this.#slots.flatMap((slot) => slot.connection ?? [])
  }

  /**
   * A connection for one unit of work of the tenant `key`, to be handed back by {@link release}.
   *
   * @throws {PoolTimeoutError} none became free in time
   * @throws {NotReadyError} the pool is closed
   */
  acquire(key: string): Promise<Connection> {
    if (this.#closing !== undefined) return Promise.reject(new NotReadyError('The tenancy was closed.'))
    const home = this.#slots[hash(key) % this.#slots.length] as Slot
    if (!home.busy) return this.#take(home, key)
    // A tenant with much to do has warmed others before.
    const warm = this.#slots.find((slot) => !slot.busy && slot.connection?.touched.has(key))
    if (warm !== undefined) return this.#take(warm, key)
    return new Promise((resolve, reject) => {
      home.queue.push({ key, since: performance.now(), resolve, reject })
      this.#watch()
    })
  }

  /** Takes the connection back. One that is not clean is destroyed: its state would be the next tenant's. */
  release(connection: Connection): void {
    const slot = this.#slots.find((candidate) => candidate.connection === connection)
    if (slot === undefined) return
    if (!connection.clean) {
      if (connection.alive) connection.destroy('a unit of work left it inside a transaction')
      slot.connection = undefined
    } else if (this.#worn(connection)) {
      slot.connection = undefined
      void connection.close().catch(() => {})
    }
    slot.busy = false
    this.#next(slot)
  }

  /** Refuses new work, waits for what runs, closes the connections. */
  close(): Promise<void> {
    this.#closing ??= (async () => {
      if (this.#slots.some((slot) => slot.busy)) await new Promise<void>((resolve) => (this.#idle = resolve))
      clearInterval(this.#housekeeping)
      clearTimeout(this.#rescue)
      await Promise.all(this.connections.map((connection) => connection.close().catch(() => {})))
    })()
    return this.#closing
  }

  async #take(slot: Slot, key: string): Promise<Connection> {
    slot.busy = true
    try {
      if (slot.connection === undefined || !slot.connection.alive) {
        slot.connection = undefined
        slot.connection = await Connection.open(this.#options.url, {
          timeoutMs: this.#options.statementTimeoutMs,
          applicationName: this.#options.applicationName,
          maxPrepared: this.#options.maxPreparedPerConnection,
        })
      }
    } catch (error) {
      slot.busy = false
      this.#next(slot)
      throw error
    }
    slot.connection.touched.add(key)
    return slot.connection
  }

  #next(slot: Slot): void {
    const waiter = slot.queue.shift() ?? this.#longestWaiter()
    if (waiter !== undefined) this.#take(slot, waiter.key).then(waiter.resolve, waiter.reject)
    else if (this.#closing !== undefined && !this.#slots.some((other) => other.busy)) this.#idle?.()
  }

  #longestWaiter(): Waiter | undefined {
    let longest: Slot | undefined
    let since = performance.now() - patienceMs
    for (const slot of this.#slots) {
      const oldest = slot.queue.size === 0 ? Number.POSITIVE_INFINITY : slot.queue.oldest()
      if (oldest < since) {
        longest = slot
        since = oldest
      }
    }
    return longest?.queue.shift()
  }

  // Somebody waits for a warm connection: when it takes too long, idle ones help out.
  #watch(): void {
    this.#rescue ??= setTimeout(() => {
      this.#rescue = undefined
      for (const slot of this.#slots) if (!slot.busy) this.#next(slot)
      if (this.#slots.some((slot) => slot.queue.size > 0)) this.#watch()
    }, patienceMs)
  }

  #worn(connection: Connection): boolean {
    return (
      connection.touched.size >= this.#options.maxTenantsPerConnection ||
      performance.now() - connection.bornAt > this.#options.maxAgeMs
    )
  }

  #keepHouse(): void {
    const now = performance.now()
    for (const slot of this.#slots) {
      if (slot.connection !== undefined && slot.connection.deadline < now) {
        slot.connection.destroy(`no answer within ${this.#options.statementTimeoutMs} ms`)
      }
      for (const waiter of slot.queue.takeOlderThan(now - this.#options.acquireTimeoutMs)) {
        waiter.reject(
          new PoolTimeoutError(
            `No database connection became free within ${this.#options.acquireTimeoutMs} ms: all ${this.#slots.length} are busy.`,
          ),
        )
      }
    }
  }
}

// FNV-1a: spreads tenant ids evenly, and gives every process the same home connection for a tenant.
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}
