import type { NodePgDatabase, NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type {
  PgAsyncDeleteBase,
  PgAsyncInsertHKT,
  PgAsyncUpdateHKT,
  PgInsertBuilder,
  PgUpdateBuilder,
} from 'drizzle-orm/pg-core'
import type { TableKind, TableOf } from './models.ts'

/**
 * Drizzle on the tables of one kind. A table of the other kind is an error of types in `insert`, `update` and `delete`,
 * and a {@link WrongTableError} everywhere.
 */
export type Db<Kind extends TableKind> = Pick<
  NodePgDatabase,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'with' | 'execute' | '$count'
> & {
  insert<Table extends TableOf<Kind>>(
    table: Table,
  ): PgInsertBuilder<Table, NodePgQueryResultHKT, 'all', false, PgAsyncInsertHKT>
  update<Table extends TableOf<Kind>>(table: Table): PgUpdateBuilder<Table, NodePgQueryResultHKT, PgAsyncUpdateHKT>
  delete<Table extends TableOf<Kind>>(table: Table): PgAsyncDeleteBase<Table, NodePgQueryResultHKT>
}

/** An open transaction: what it writes commits together or not at all. It serves wherever a `Db` does. */
export type Tx<Kind extends TableKind> = Db<Kind> & {
  /** Undoes only what `work` did when it throws, and throws on. One at a time; inside, use the handle it is given. */
  savepoint<T>(work: (tx: Tx<Kind>) => Promise<T>): Promise<T>
}

/** One tenant's tables. */
export type TenantDb = Db<'tenant'>
export type TenantTx = Tx<'tenant'>
/** The tables in `public`. */
export type SharedDb = Db<'shared'>
export type SharedTx = Tx<'shared'>

/** A way to tables: a tenant's, or the shared ones. It holds no connection, so it may be kept. */
export interface Scope<Kind extends TableKind = TableKind> {
  /** For single statements: each awaited query is a transaction of its own, in one round trip. */
  readonly db: Db<Kind>
  /**
   * Commits when `work` resolves, rolls back when it throws. Statements issued in one tick share a round trip. The
   * connection is taken at the first statement and kept to the end.
   *
   * @throws {TransactionAbortedError} a statement failed and `work` swallowed its error: nothing was written
   * @throws {ConnectionLostError} the connection broke; during COMMIT the outcome is unknown
   * @throws {TenantNotFoundError} a statement failed because the tenant was deleted since its handle was made
   */
  transaction<T>(work: (tx: Tx<Kind>) => Promise<T>): Promise<T>
}

/** The way into one tenant. */
export interface TenantHandle extends Scope<'tenant'> {
  readonly id: string
  readonly slug: string
  readonly schemaName: string
  readonly name: string
  /** As the tenants table had it when the handle was resolved, at most the cache's time limit ago. */
  readonly status: string
  /** Its domain of record, for links; `undefined` while it has none. */
  readonly primaryDomain: string | undefined
}
