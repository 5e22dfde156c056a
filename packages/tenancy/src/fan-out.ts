import { getTableName, type SQL, sql } from 'drizzle-orm'
import { NodePgDatabase, NodePgSession } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { TenantHandle } from './handle.ts'
import type { TableOf } from './models.ts'
import type { Owner } from './owner.ts'
import { assertKind, dialect } from './scope.ts'
import { checkStatement } from './sql-text.ts'

/** How one tenant fared. */
export type TenantOutcome<T> = { tenant: TenantHandle } & ({ ok: true; value: T } | { ok: false; error: Error })

/** Which tenants: all with a status (all, without one) in the order of their slugs, or these in their own order. */
export type Selection = { status?: string } | readonly TenantHandle[]

export interface ForEachOptions {
  /** Tenants at once, by default 4. */
  concurrency?: number
  /** Once it is aborted no further tenant is begun; those left out have its reason as their error. */
  signal?: AbortSignal
}

/** A table of the tenant whose rows are read, with its schema: `"tenant_red"."note"`. Its columns are named as ever. */
export type TableOfTenant = (table: TableOf<'tenant'>) => SQL

export interface ReadAllOptions {
  /** Tenants in one statement, 1 to 100, by default 25. */
  chunk?: number
  /** For each statement, by default 30 000 ms. */
  statementTimeoutMs?: number
  /** Once it is aborted no further statement is begun; tenants left out have its reason as their error. */
  signal?: AbortSignal
}

export async function forEach<T>(
  tenants: readonly TenantHandle[],
  work: (tenant: TenantHandle) => Promise<T>,
  { concurrency = 4, signal }: ForEachOptions = {},
): Promise<TenantOutcome<T>[]> {
  const outcomes = new Array<TenantOutcome<T>>(tenants.length)
  let next = 0
  const worker = async () => {
    for (let at = next++; at < tenants.length; at = next++) {
      const tenant = tenants[at] as TenantHandle
      outcomes[at] = await outcomeOf(tenant, () => {
        signal?.throwIfAborted()
        return work(tenant)
      })
    }
  }
  await Promise.all(Array.from({ length: Math.min(Math.max(1, concurrency), tenants.length) }, worker))
  return outcomes
}

// More tables in one statement than this, and the server's lock table is at stake: each takes a lock for itself and
// one for each index.
const mostPerStatement = 100

/** One SELECT for one tenant. */
type Query<Row> = (table: TableOfTenant, tenant: TenantHandle) => SQL<Row>

/**
 * The same read in many schemas, several in one statement. A chunk that fails is read again tenant by tenant, so that
 * each has its own rows or its own error.
 *
 * A count in each of 1000 tenants on loopback: 240 ms by 25, as by 100 and with one connection; by `forEach` on four
 * connections 190 ms when they know every tenant and 970 ms when they do not, and then they keep the memory for it.
 *
 * @param owner - reads every schema on a connection of its own; without its login each tenant's own role reads
 */
export async function readAll<Row extends Record<string, unknown>>(
  owner: Owner,
  tenants: readonly TenantHandle[],
  query: Query<Row>,
  { chunk = 25, statementTimeoutMs = 30_000, signal }: ReadAllOptions = {},
): Promise<TenantOutcome<Row[]>[]> {
  if (!Number.isInteger(chunk) || chunk < 1 || chunk > mostPerStatement) {
    throw new RangeError(`chunk is ${chunk}: a statement reads 1 to ${mostPerStatement} tenants.`)
  }
  if (!owner.available) {
    const throughOwnRole = async (tenant: TenantHandle) => {
      const { rows } = await tenant.db.execute<Record<string, unknown>>(query(tableIn(tenant), tenant))
      return rows as Row[]
    }
    return forEach(tenants, throughOwnRole, signal === undefined ? {} : { signal })
  }
  const reader = await Reader.open(owner.url, statementTimeoutMs, query)
  try {
    const outcomes: TenantOutcome<Row[]>[] = []
    for (let at = 0; at < tenants.length; at += chunk) {
      outcomes.push(...(await readChunk(reader, tenants.slice(at, at + chunk), signal)))
    }
    return outcomes
  } finally {
    await reader.close()
  }
}

async function readChunk<Row extends Record<string, unknown>>(
  reader: Reader<Row>,
  tenants: readonly TenantHandle[],
  signal: AbortSignal | undefined,
): Promise<TenantOutcome<Row[]>[]> {
  if (signal?.aborted !== true) {
    try {
      const rows = await reader.rowsOf(tenants)
      return tenants.map((tenant, index) => ({ tenant, ok: true, value: rows[index] as Row[] }))
    } catch {
      // One of them cannot be read, or has a column of another type than the others: each for itself, below.
    }
  }
  const alone = async (tenant: TenantHandle) => (await reader.rowsOf([tenant]))[0] as Row[]
  return forEach(tenants, alone, { concurrency: 1, ...(signal === undefined ? {} : { signal }) })
}

/** The number of the tenant a row belongs to: no name a table's column has. */
const ordinal = 'tenancy_ordinal'

/** The owner's connection for reads: it can write nothing, has no path, and is gone when the reads are done. */
class Reader<Row extends Record<string, unknown>> {
  readonly #client: pg.Client
  readonly #db: NodePgDatabase
  readonly #query: Query<Row>
  readonly #begin: string

  private constructor(client: pg.Client, statementTimeoutMs: number, query: Query<Row>) {
    this.#client = client
    this.#db = new NodePgDatabase(dialect, new NodePgSession(client, dialect, {}, {}), {})
    this.#query = query
    // Without workers, so that the order of each tenant's rows is the order its query asks for.
    this.#begin = `begin read only; set local search_path to ''; set local max_parallel_workers_per_gather to 0;
      set local statement_timeout to ${statementTimeoutMs}`
  }

  static async open<Row extends Record<string, unknown>>(url: string, statementTimeoutMs: number, query: Query<Row>) {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'tenancy reader',
      connectionTimeoutMillis: 10_000,
    })
    // It may break between two statements; the next one says so.
    client.on('error', () => {})
    await client.connect()
    return new Reader(client, statementTimeoutMs, query)
  }

  /** The rows of each tenant, in one statement. */
  async rowsOf(tenants: readonly TenantHandle[]): Promise<Row[][]> {
    const parts = tenants.map((tenant, index) => {
      const query = this.#query(tableIn(tenant), tenant)
      // The owner may do more than a tenant: what a tenant's handle would refuse is refused here as well.
      checkStatement(dialect.sqlToQuery(query).sql, { notify: false })
      // The number is a parameter: so the server takes one statement, however the text was put together.
      return sql`select ${index}::int as ${sql.identifier(ordinal)}, q.* from (${query}) q`
    })
    try {
      await this.#client.query(this.#begin)
      const { rows } = await this.#db.execute<Record<string, unknown>>(sql.join(parts, sql` union all `))
      await this.#client.query('commit')
      const found: Row[][] = tenants.map(() => [])
      for (const { [ordinal]: index, ...row } of rows) found[index as number]?.push(row as Row)
      return found
    } catch (error) {
      await this.#client.query('rollback').catch(() => {})
      throw error
    }
  }

  close(): Promise<void> {
    return this.#client.end().catch(() => {})
  }
}

function tableIn(tenant: TenantHandle): TableOfTenant {
  return (table) => {
    assertKind('tenant', table)
    return sql`${sql.identifier(tenant.schemaName)}.${sql.identifier(getTableName(table))}`
  }
}

async function outcomeOf<T>(tenant: TenantHandle, work: () => Promise<T>): Promise<TenantOutcome<T>> {
  try {
    return { tenant, ok: true, value: await work() }
  } catch (error) {
    return { tenant, ok: false, error: error as Error }
  }
}
