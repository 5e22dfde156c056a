import { getTableName, is } from 'drizzle-orm'
import { NodePgDatabase, NodePgSession, nodePgCodecs } from 'drizzle-orm/node-postgres'
import { PgDialect, PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { type Connection, enterName, enterSql } from './connection.ts'
import { TenantNotFoundError, TransactionAbortedError, TransactionClosedError, WrongTableError } from './errors.ts'
import type { Db, Scope, Tx } from './handle.ts'
import { kindOf, type TableKind } from './models.ts'
import { quoteIdentifier } from './names.ts'
import type { Pool } from './pool.ts'
import { rememberingCheck } from './sql-text.ts'
import {
  encode,
  encodeSilent,
  encodeSilentNamed,
  type Member,
  type Preparation,
  type ServerError,
  type Statement,
  type StatementMember,
  type StatementResult,
  type TypeParsers,
  unnamed,
} from './wire.ts'

/** Where statements run: as which role, on which path. */
export interface Context<Kind extends TableKind> {
  /** Groups units of work that touch the same tables: the tenant's id. */
  key: string
  role: string
  schemaName: string
  /** Which tables it takes. The shared handle may announce changes, too. */
  kind: Kind
  /** Whether the tenant was deleted since; asked when the server says that its role, schema or a table is missing. */
  isGone?(): Promise<boolean>
}

/** The protections of a scope. All are on; tests switch one off to show that it is the one that held. */
export interface Protections {
  /** The first-keyword allow-list and the refused functions. */
  statementCheck: boolean
  /** The tenant's role, beside the path. */
  role: boolean
  /** `public` kept off the path. */
  noPublic: boolean
}
export const allProtections: Protections = { statementCheck: true, role: true, noPublic: true }

export interface ScopeRunner {
  pool: Pool
  protections: Protections
}

// `pg_temp` named last, or temporary tables would come first unasked.
const pathSuffix = 'extensions, pg_temp'
// feature_not_supported (cached plan must not change result type), invalid and duplicate statement name
const stalePlan = new Set(['0A000', '26000', '42P05'])
// What a role that is no more is called, a schema that is no more, a table of one half dropped, a role without rights.
const missing = new Set(['22023', '3F000', '42P01', '42501'])
const begin: Member = { silent: encodeSilent('begin') }
const commit: Member = { silent: encodeSilent('commit') }
const rollback: Member = { silent: encodeSilent('rollback') }

const checkTenant = rememberingCheck({ notify: false })
const checkShared = rememberingCheck({ notify: true })

export function createScope<Kind extends TableKind>(runner: ScopeRunner, context: Context<Kind>): Scope<Kind> {
  const { pool, protections } = runner
  const schemas = [quoteIdentifier(context.schemaName), ...(protections.noPublic ? [] : ['public']), pathSuffix]
  // Path and role for this transaction only, in one statement: one Parse, Bind and Execute ahead of the first of ours,
  // encoded once. A role that is missing fails it, and with it everything behind it.
  const path = schemas.join(', ')
  const plain: Member = {
    silent: protections.role
      ? encodeSilent(enterSql, [path, context.role])
      : encodeSilent("select set_config('search_path', $1, true)", [path]),
  }
  const named: Member = protections.role ? { silent: encodeSilentNamed(enterName, [path, context.role]) } : plain
  const enterOn = (connection: Connection) => (connection.prepared === undefined ? plain : named)
  const check = protections.statementCheck ? (context.kind === 'shared' ? checkShared : checkTenant) : () => {}

  // Only here, on the way out of a failure, is it asked whether the tenant exists: no statement pays for it.
  const explained = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      const gone = saysMissing(error) && (await context.isGone?.().catch(() => false))
      if (gone !== true) throw error
      throw new TenantNotFoundError(
        `The tenant of this handle (schema ${context.schemaName}) was deleted: open or resolve it anew.`,
        { cause: error },
      )
    }
  }

  const oneShot = async (statement: Statement): Promise<StatementResult> => {
    check(statement.text)
    const connection = await pool.acquire(context.key)
    try {
      const preparation = connection.prepared?.prepare(context.key, statement.text) ?? unnamed
      try {
        const result = await runAlone(connection, enterOn(connection), statement, preparation)
        connection.prepared?.keep(preparation, result)
        return result
      } catch (error) {
        connection.prepared?.drop(preparation)
        // The plan is from before a migration, or the name from nowhere. Nothing was done: the plain form is safe.
        if (preparation.name === undefined || !stalePlan.has((error as ServerError).code ?? '')) throw error
        return await runAlone(connection, plain, statement, unnamed)
      }
    } finally {
      pool.release(connection)
    }
  }

  return {
    db: databaseOver(context.kind, (statement) => explained(oneShot(statement))),
    transaction: (work) => explained(new Transaction(context, pool, enterOn, check).run(work)),
  }
}

/** The server's answer may be wrapped: by Drizzle, and by whoever gave it a meaning. */
function saysMissing(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (missing.has((at as ServerError).code ?? '')) return true
  return false
}

async function runAlone(
  connection: Connection,
  enter: Member,
  statement: Statement,
  preparation: Preparation,
): Promise<StatementResult> {
  let result: StatementResult | undefined
  let failure: Error | undefined
  const flushed = await connection.flush([
    enter,
    {
      statement,
      preparation,
      resolve: (rows) => {
        result = rows
      },
      reject: (error) => {
        failure = error
      },
    },
  ])
  // Only now: the implicit transaction commits at the Sync, after the statement has reported success.
  const error = failure ?? flushed.error
  if (error !== undefined) throw error
  return result as StatementResult
}

const over = 'This transaction is over: its handle was used after its work had returned.'

type Run = (statement: Statement) => Promise<StatementResult>

export const dialect = new PgDialect({ codecs: nodePgCodecs })

/** Drizzle's builder over a way to run statements; what it would do with connections and transactions is not there. */
function databaseOver<Kind extends TableKind>(kind: Kind, run: Run): Db<Kind> {
  const client = {
    query: (config: { text: string; rowMode?: 'array'; types: TypeParsers }, values: readonly unknown[] = []) =>
      // A statement's name (`.prepare('x')`) is left out: named plans do not survive poolers and schema changes.
      run({ text: config.text, values, rowMode: config.rowMode ?? 'object', types: config.types }),
  }
  const session = new NodePgSession(client as never, dialect, {}, {})
  const db = new NodePgDatabase(dialect, session, {})
  const checked = <Table>(table: Table): Table => {
    assertKind(kind, table)
    return table
  }
  const select =
    <Arguments extends unknown[]>(begin: (...selection: Arguments) => { from(table: never): unknown }) =>
    (...selection: Arguments) => {
      const builder = begin(...selection)
      const from = builder.from.bind(builder)
      builder.from = (table) => from(checked(table))
      return builder
    }
  return {
    select: select(db.select.bind(db) as never) as Db<Kind>['select'],
    selectDistinct: select(db.selectDistinct.bind(db) as never) as Db<Kind>['selectDistinct'],
    selectDistinctOn: select(db.selectDistinctOn.bind(db) as never) as Db<Kind>['selectDistinctOn'],
    insert: (table) => db.insert(checked(table)),
    update: (table) => db.update(checked(table)),
    delete: (table) => db.delete(checked(table)),
    with: db.with.bind(db),
    execute: db.execute.bind(db),
    $count: (source, filters) => db.$count(checked(source), filters),
  }
}

export function assertKind(kind: TableKind, source: unknown): void {
  const other = is(source, PgTable) ? kindOf(source) : undefined
  if (other === undefined || other === kind) return
  const name = getTableName(source as PgTable)
  throw new WrongTableError(
    kind === 'tenant'
      ? `${name} is a shared table: it is read through tenancy.shared, not through a tenant.`
      : `${name} is a table of each tenant: it is read through a tenant's handle, not through tenancy.shared.`,
  )
}

/**
 * One transaction on one connection, which it takes at its first statement and not before: work that asks another
 * service first holds none. BEGIN and the context ride with that statement; statements issued in one tick, while a
 * connection is waited for or a flush is under way, go together in the next.
 */
class Transaction<Kind extends TableKind> {
  readonly #context: Context<Kind>
  readonly #pool: Pool
  readonly #enterOn: (connection: Connection) => Member
  readonly #check: (sql: string) => void
  /** Since the first flush; with it the transaction has begun. */
  #connection: Connection | undefined
  /** Why there is no connection. What was to be sent is lost, so nothing else is sent either. */
  #refused: Error | undefined
  #pending: StatementMember[] = []
  #flushing: Promise<void> | undefined
  #scheduled = false
  #savepoints = 0
  /** Which savepoint's handle may send now: 0 for the transaction's own, -1 when it is over. */
  #level = 0
  /** The connection is another's from now on: nothing may be sent, whoever still holds a handle or a savepoint. */
  #over = false

  constructor(
    context: Context<Kind>,
    pool: Pool,
    enterOn: (connection: Connection) => Member,
    check: (sql: string) => void,
  ) {
    this.#context = context
    this.#pool = pool
    this.#enterOn = enterOn
    this.#check = check
  }

  async run<T>(work: (tx: Tx<Kind>) => Promise<T>): Promise<T> {
    try {
      return await this.#finish(work)
    } finally {
      if (this.#connection !== undefined) this.#pool.release(this.#connection)
    }
  }

  async #finish<T>(work: (tx: Tx<Kind>) => Promise<T>): Promise<T> {
    let result: T
    try {
      result = await work(this.#handle(0))
      // A statement may be issued while the last ones are waited for; none may between the last look and the end.
      do await this.#drain()
      while (this.#pending.length > 0)
      if (this.#refused !== undefined) throw this.#refused
      if (this.#level !== 0) {
        throw new TransactionClosedError(
          'A savepoint was still open when the work returned: await it. Nothing was written.',
        )
      }
    } catch (error) {
      this.#end()
      await this.#drain()
      if (this.#connection?.alive === true) await this.#connection.flush([rollback]).catch(() => {})
      throw error
    }
    this.#end()
    if (this.#connection === undefined) return result
    const { error, lastCommand } = await this.#connection.flush([commit])
    if (error !== undefined) throw error
    // PostgreSQL answers COMMIT of a failed transaction by ROLLBACK, without an error.
    if (lastCommand !== 'COMMIT') {
      throw new TransactionAbortedError(
        'A statement of this transaction failed and its error was not thrown on: nothing was written.',
      )
    }
    return result
  }

  #end(): void {
    this.#level = -1
    this.#over = true
  }

  #handle(level: number): Tx<Kind> {
    const database = databaseOver(this.#context.kind, (statement) => this.#query(level, statement))
    return { ...database, savepoint: (work) => this.#savepoint(level, work) }
  }

  async #query(level: number, statement: Statement): Promise<StatementResult> {
    this.#assertOpen(level)
    this.#check(statement.text)
    return this.#send(statement)
  }

  #command(text: string): Promise<StatementResult> {
    return this.#send({ text, values: [], rowMode: 'array', types: pg.types })
  }

  async #savepoint<T>(level: number, work: (tx: Tx<Kind>) => Promise<T>): Promise<T> {
    this.#assertOpen(level)
    const inside = ++this.#savepoints
    const name = `savepoint_${inside}`
    this.#level = inside
    // It rides with the first statement inside; when it fails, so does that one.
    this.#command(`savepoint ${name}`).catch(() => {})
    try {
      const result = await work(this.#handle(inside))
      await this.#drain()
      await this.#command(`release savepoint ${name}`)
      return result
    } catch (error) {
      await this.#drain()
      await this.#command(`rollback to savepoint ${name}`).catch(() => {})
      throw error
    } finally {
      if (!this.#over) this.#level = level
    }
  }

  #assertOpen(level: number): void {
    if (this.#level === level) return
    throw new TransactionClosedError(
      this.#over
        ? over
        : 'A savepoint is open or over: inside it use the handle it was given, outside wait until it is done.',
    )
  }

  #send(statement: Statement): Promise<StatementResult> {
    return new Promise((resolve, reject) => {
      if (this.#over) throw new TransactionClosedError(over)
      this.#pending.push({ statement, encoded: encode(statement, unnamed), resolve, reject })
      this.#schedule()
    })
  }

  #schedule(): void {
    if (this.#scheduled || this.#flushing !== undefined) return
    this.#scheduled = true
    // After all promise callbacks of this turn, so that statements of one Promise.all share the flush.
    process.nextTick(() => {
      this.#scheduled = false
      this.#flush()
    })
  }

  #flush(): void {
    if (this.#pending.length === 0 || this.#flushing !== undefined) return
    this.#flushing = this.#sendPending().then(() => {
      this.#flushing = undefined
      this.#flush()
    })
  }

  async #sendPending(): Promise<void> {
    const enter: Member[] = []
    try {
      if (this.#refused !== undefined) throw this.#refused
      if (this.#connection === undefined) {
        this.#connection = await this.#pool.acquire(this.#context.key)
        enter.push(begin, this.#enterOn(this.#connection))
      }
    } catch (error) {
      this.#refused = error as Error
      for (const member of this.#pending.splice(0)) member.reject(error as Error)
      return
    }
    // Each member hears of its own failure, and COMMIT of any.
    await this.#connection.flush([...enter, ...this.#pending.splice(0)]).catch(() => {})
  }

  /** Until everything issued so far has been answered. */
  async #drain(): Promise<void> {
    this.#flush()
    while (this.#flushing !== undefined) await this.#flushing
  }
}
