import pg from 'pg'
import { ConnectionLostError } from './errors.ts'
import { PreparedStatements } from './prepared.ts'
import { Group, type Member, type PgConnection, type ServerError } from './wire.ts'

/** 'I' outside a transaction block, 'T' inside, 'E' inside one that failed. */
type TransactionStatus = 'I' | 'T' | 'E'

interface Running {
  group: Group
  done(): void
  lost(error: Error): void
}

/** What a flush came to. `error` is the first error reply; each member already heard its own. */
export interface Flushed {
  error: ServerError | undefined
  lastCommand: string
  status: TransactionStatus
}

/** Takes a path and a role for the transaction it runs in; outside a block, for the implicit one up to the Sync. */
export const enterSql = "select set_config('search_path', $1, true), set_config('role', $2, true)"
/** Its name on connections that have named statements. */
export const enterName = 'tenancy_enter'

export interface ConnectionOptions {
  timeoutMs: number
  applicationName: string
  /** Named statements at most; 0 for none. */
  maxPrepared: number
}

/** One connection to the server, used by one unit of work at a time. It runs groups and knows whether it can go on. */
export class Connection {
  readonly #client: pg.Client
  #running: Running | undefined
  #status: TransactionStatus = 'I'
  #dead = false
  #timeoutMs: number
  /** When the running group is overdue, in `performance.now()` milliseconds. */
  deadline = Number.POSITIVE_INFINITY
  readonly bornAt = performance.now()
  /** Distinct tenants this backend has cached something of; see the pool's recycling. */
  readonly touched = new Set<string>()
  /** Named statements; none behind a pooler, where the next flush may meet another backend. */
  readonly prepared: PreparedStatements | undefined
  /** Flushes sent, for tests that count round trips. */
  flushes = 0

  private constructor(client: pg.Client, timeoutMs: number, prepared: PreparedStatements | undefined) {
    this.#client = client
    this.#timeoutMs = timeoutMs
    this.prepared = prepared
    const lost = (why: string) => this.#lose(new ConnectionLostError(`The database connection ${why}.`))
    client.on('error', (error) => lost(`broke: ${error.message}`))
    client.on('end', () => lost('was closed by the server'))
    // pg forgets a query at its first error reply; only ReadyForQuery says that the connection is free, and how.
    const connection = (client as unknown as { connection: NodeJS.EventEmitter }).connection
    connection.on('readyForQuery', (message: { status: TransactionStatus }) => {
      this.#status = message.status
      this.#running?.done()
    })
  }

  /** @throws pg's error when the server cannot be reached or refuses */
  static async open(url: string, options: ConnectionOptions): Promise<Connection> {
    const client = new pg.Client({
      connectionString: url,
      application_name: options.applicationName,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    })
    // pg emits late socket errors; without a listener they would end the process.
    client.on('error', () => {})
    await client.connect()
    if (options.maxPrepared === 0 || !(await isDirect(client))) {
      return new Connection(client, options.timeoutMs, undefined)
    }
    await client.query({ name: enterName, text: enterSql, values: ['', 'none'] })
    return new Connection(client, options.timeoutMs, new PreparedStatements(options.maxPrepared))
  }

  get alive(): boolean {
    return !this.#dead
  }

  /** Outside any transaction and not waiting for a reply: the next unit of work may have it. */
  get clean(): boolean {
    return !this.#dead && this.#running === undefined && this.#status === 'I'
  }

  get backendPid(): number | null {
    return announcedPid(this.#client)
  }

  /**
   * Sends the members as one flush. Resolves at ReadyForQuery whatever the statements said; each member has been told
   * its own outcome before.
   *
   * @throws {ConnectionLostError} the connection broke or was overdue; the members heard the same
   */
  flush(members: readonly Member[]): Promise<Flushed> {
    return new Promise((resolve, reject) => {
      const group = new Group(members)
      // One unit of work at a time, or the replies of two would mix.
      if (this.#running !== undefined) throw new Error('unreachable: a flush is under way on this connection')
      if (this.#dead) {
        const error = new ConnectionLostError('The database connection was already lost.')
        group.handleError(error)
        reject(error)
        return
      }
      this.flushes += 1
      this.deadline = performance.now() + this.#timeoutMs
      this.#running = {
        group,
        done: () => {
          this.#running = undefined
          this.deadline = Number.POSITIVE_INFINITY
          resolve({ error: group.error, lastCommand: group.lastCommand, status: this.#status })
        },
        lost: reject,
      }
      this.#client.query(group as unknown as pg.Submittable & { submit(connection: PgConnection): null })
    })
  }

  /** Ends it at once, whatever it is doing. A connection in an unknown state goes this way, never back to the pool. */
  destroy(why: string): void {
    const { connection } = this.#client as unknown as { connection: PgConnection }
    connection.stream.destroy()
    this.#lose(new ConnectionLostError(`The database connection was given up: ${why}.`))
  }

  /** Says goodbye to the server; for idle connections. */
  async close(): Promise<void> {
    this.#dead = true
    await this.#client.end()
  }

  #lose(error: ConnectionLostError): void {
    if (this.#dead) return
    this.#dead = true
    this.deadline = Number.POSITIVE_INFINITY
    const running = this.#running
    this.#running = undefined
    running?.group.handleError(error)
    running?.lost(error)
  }
}

function announcedPid(client: pg.Client): number | null {
  return (client as unknown as { processID: number | null }).processID
}

/** A pooler announces a process id of its own making at the start; the server's answer to the question is its backend's. */
async function isDirect(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_catalog.pg_backend_pid() as pid')
  return rows[0]?.pid === announcedPid(client)
}
