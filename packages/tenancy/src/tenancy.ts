import { type SQL, sql } from 'drizzle-orm'
import { Directory, type DomainsTable, type TenantsTable } from './directory.ts'
import { TenantNotFoundError } from './errors.ts'
import {
  type ForEachOptions,
  forEach,
  type ReadAllOptions,
  readAll,
  type Selection,
  type TableOfTenant,
  type TenantOutcome,
} from './fan-out.ts'
import type { Scope, SharedTx, TenantHandle } from './handle.ts'
import { sharedRoleOf } from './installation.ts'
import { announce, LifeCycle, type NewTenant, type Reconciliation, type TenantDeletion } from './life-cycle.ts'
import type { RolloutOptions, SchemaOutcome, SchemaStatus } from './migrate.ts'
import type { Migration } from './migration-files.ts'
import { Owner } from './owner.ts'
import { Pool } from './pool.ts'
import { Resolver } from './resolver.ts'
import { Rollouts } from './rollouts.ts'
import { allProtections, createScope, type Protections } from './scope.ts'
import { findOpenings, type Opening } from './wall.ts'

export interface TenancyOptions<Tenants extends TenantsTable> {
  /** The application's login: no rights of its own. See {@link deriveApplicationUrl}. */
  url: string
  /** The owner of schemas and tables, for migrations and building schemas. A web process may do without. */
  ownerUrl?: string
  /** The application's login past any pooler, for LISTEN. By default `url`. */
  directUrl?: string
  tenants: Tenants
  domains: DomainsTable
  /** Folders of migrations. */
  migrations: { shared: string; tenant: string }
  /** Connections for requests, by default 8. */
  poolSize?: number
  /** How long a host's tenant may be remembered without hearing of a change, by default 30 000 ms. */
  resolveCacheMs?: number
  statementTimeoutMs?: number
  acquireTimeoutMs?: number
  maxTenantsPerConnection?: number
  /** Named statements a connection keeps for its tenants, by default 500 (some 8 MB); 0 for none. None behind a pooler. */
  maxPreparedPerConnection?: number
}

export interface Tenancy<Tenants extends TenantsTable = TenantsTable> {
  /** The tables in `public`, and those alone. */
  readonly shared: Scope<'shared'>
  /** Whether this process may migrate and build schemas. */
  readonly hasOwner: boolean
  /** By `Host` header; `null` for one that no ready tenant has. */
  resolve(host: string): Promise<TenantHandle | null>
  /** Hears of changes by other processes from now on; `resolve` does so by itself at its first use. */
  listen(): Promise<void>
  /**
   * Calls `heard` with the id of each tenant whose change any process announces, this one's included, while this process
   * hears of changes; with `undefined` when some may have been missed. For what is remembered of tenants: it may be
   * wrong as long as the connection that hears is down, so let it lapse as well.
   *
   * @returns ends it
   */
  onChange(heard: (tenantId: string | undefined) => void): () => void
  /**
   * By slug.
   * @throws {TenantNotFoundError}
   */
  open(slug: string): Promise<TenantHandle>
  /** By id, for what remembers tenants by it; `undefined` when there is none, or when its schema is not built yet. */
  find(id: string): Promise<TenantHandle | undefined>
  /**
   * A tenant with its domain, schema and role. Takes a spare schema when there is one; else builds it, here or in a
   * process with the owner's rights.
   *
   * @throws {InvalidSlugError} @throws {InvalidHostError}
   * @throws {TenantExistsError} the slug is taken
   * @throws {DomainTakenError} the domain is taken
   * @throws {IdempotencyConflictError} the key was used with another slug or domain
   * @throws {TenantNotReadyError} recorded, but nobody built its schema within ten seconds
   */
  create(wanted: NewTenant<Tenants>): Promise<Tenants['$inferSelect']>
  /**
   * Drops the tenant's schema, role, domains and row. There is no way back.
   *
   * @throws {ConfirmationError} it differs, or `forceDrop` is not set
   * @throws {TenantNotFoundError}
   */
  delete(slug: string, options: TenantDeletion): Promise<void>
  /** Inside `tx`, announces that a tenant's domains or status change with its commit. */
  announce(tx: SharedTx, tenantId: string): Promise<void>
  /** Each tenant's result or error, in the order of the tenants; none stops the others. */
  forEach<T>(
    which: Selection,
    work: (tenant: TenantHandle) => Promise<T>,
    options?: ForEachOptions,
  ): Promise<TenantOutcome<T>[]>
  /**
   * The same read of every tenant, many in one statement: each tenant's rows or its own error, in the order of the
   * tenants. With the owner's login it runs on a connection of the owner's, read-only and without a path; without it,
   * through each tenant's own role. Rows come as `db.execute` gives them.
   *
   * @param query - one SELECT for one tenant, its tables named by `table`:
   * ``(table) => sql`select count(*)::int as count from ${table(notes)}` ``. Functions of extensions need their schema.
   * @throws {RangeError} `chunk` is not 1 to 100
   */
  readAll<Row extends Record<string, unknown>>(
    which: Selection,
    query: (table: TableOfTenant, tenant: TenantHandle) => SQL<Row>,
    options?: ReadAllOptions,
  ): Promise<TenantOutcome<Row[]>[]>
  /** Prepares the database and applies the shared migrations. */
  migrateShared(options?: RolloutOptions): Promise<SchemaOutcome[]>
  /** Applies the tenant migrations everywhere they are missing, spares included. */
  migrate(options?: RolloutOptions): Promise<SchemaOutcome[]>
  /** What is missing where. */
  status(set: 'shared' | 'tenant', schemas?: readonly string[]): Promise<SchemaStatus[]>
  migrationsOf(set: 'shared' | 'tenant'): Migration[]
  /** Builds spare schemas until there are `count`; finishes tenants whose schema was only requested. */
  reconcile(options: { spares: number }): Promise<Reconciliation>
  /** Privileges that stayed open. */
  findOpenings(): Promise<Opening[]>
  /** Lets units of work that have a connection finish, then closes every one; later statements are refused. */
  close(): Promise<void>
  /** For tests and figures. */
  readonly internals: { pool: Pool; resolver: Resolver; owner: Owner }
}

/** The toolkit over one database. Nothing is opened before it is needed. */
export function createTenancy<Tenants extends TenantsTable>(
  options: TenancyOptions<Tenants>,
  protections: Protections = allProtections,
): Tenancy<Tenants> {
  const { url, tenants, domains } = options
  const owner = new Owner(options.ownerUrl)
  const pool = new Pool({
    url,
    size: options.poolSize ?? 8,
    statementTimeoutMs: options.statementTimeoutMs ?? 35_000,
    acquireTimeoutMs: options.acquireTimeoutMs ?? 10_000,
    maxTenantsPerConnection: options.maxTenantsPerConnection ?? 300,
    maxAgeMs: 30 * 60_000 * (0.8 + 0.4 * Math.random()),
    applicationName: 'tenancy',
    maxPreparedPerConnection: options.maxPreparedPerConnection ?? 500,
  })
  const runner = { pool, protections }
  const shared = createScope(runner, { key: 'shared', role: sharedRoleOf(url), schemaName: 'public', kind: 'shared' })

  const isGone = async (tenantId: string): Promise<boolean> => {
    const { rows } = await shared.db.execute<{ id: string }>(
      sql`select id from public.tenancy_schema where tenant_id = ${tenantId} and state <> 'dropping'`,
    )
    return rows.length === 0
  }
  const directory = new Directory(shared, tenants, domains, ({ id, roleName, schemaName }) =>
    createScope(runner, { key: id, role: roleName, schemaName, kind: 'tenant', isGone: () => isGone(id) }),
  )
  const select = async (which: Selection): Promise<readonly TenantHandle[]> =>
    Array.isArray(which) ? which : directory.list((which as { status?: string }).status)

  const cacheMs = options.resolveCacheMs ?? 30_000
  const resolver = new Resolver({
    directUrl: options.directUrl ?? url,
    cacheMs,
    // The listening connection's death is known within the time for which an answer may be used.
    heartbeatMs: Math.max(500, cacheMs / 2),
    maxHosts: 50_000,
    lookUp: (host) => directory.findByHost(host),
  })

  const rollouts = new Rollouts(owner, url, options.migrations)
  const migrations = () => rollouts.forNewSchemas()
  const lifeCycle = new LifeCycle<Tenants>({ shared, owner, url, tenants, domains, migrations })

  return {
    shared,
    hasOwner: owner.available,
    resolve: (host) => resolver.resolve(host),
    listen: () => resolver.listen(),
    onChange: (heard) => resolver.onChange(heard),
    open: async (slug) => {
      const tenant = await directory.findBySlug(slug)
      if (tenant === undefined) throw new TenantNotFoundError(`There is no tenant ${JSON.stringify(slug)}.`)
      return tenant
    },
    find: (id) => directory.findById(id),
    create: (wanted) => lifeCycle.create(wanted),
    delete: (slug, how) => lifeCycle.delete(slug, how),
    announce,
    forEach: async (which, work, how) => forEach(await select(which), work, how),
    readAll: async (which, query, how) => readAll(owner, await select(which), query, how),
    migrationsOf: (set) => rollouts.migrationsOf(set),
    migrateShared: (rollout = {}) => rollouts.migrateShared(rollout),
    migrate: (rollout = {}) => rollouts.migrate(rollout),
    status: (set, schemas) => rollouts.status(set, schemas),
    reconcile: ({ spares }) => lifeCycle.reconcile(spares),
    findOpenings: () => owner.with((client) => findOpenings(client, url)),
    close: async () => {
      await resolver.close()
      await pool.close()
      await owner.close()
    },
    internals: { pool, resolver, owner },
  }
}
