import type { NodePgDatabase } from 'drizzle-orm/node-postgres'

/** Drizzle on one tenant's tables (or, from the shared handle, on the shared ones). */
export type TenantDb = Pick<
  NodePgDatabase,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'with' | 'execute' | '$count'
>

/** An open transaction: what it writes commits together or not at all. It serves wherever a `TenantDb` does. */
export type TenantTx = TenantDb & {
  /** Undoes only what `work` did when it throws, and throws on. One at a time; inside, use the handle it is given. */
  savepoint<T>(work: (tx: TenantTx) => Promise<T>): Promise<T>
}

/** A way to tables: a tenant's, or the shared ones. It holds no connection, so it may be kept. */
export interface Scope {
  /** For single statements: each awaited query is a transaction of its own, in one round trip. */
  readonly db: TenantDb
  /**
   * Commits when `work` resolves, rolls back when it throws. Statements issued in one tick share a round trip.
   *
   * @throws {TransactionAbortedError} a statement failed and `work` swallowed its error: nothing was written
   * @throws {ConnectionLostError} the connection broke; during COMMIT the outcome is unknown
   */
  transaction<T>(work: (tx: TenantTx) => Promise<T>): Promise<T>
}

/** The way into one tenant. */
export interface TenantHandle extends Scope {
  readonly id: string
  readonly slug: string
  readonly schemaName: string
  readonly name: string
  /** As the tenants table had it when the handle was resolved, at most the cache's time limit ago. */
  readonly status: string
  /** Its domain of record, for links; `undefined` while it has none. */
  readonly primaryDomain: string | undefined
}
