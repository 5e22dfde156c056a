import { randomUUIDv7 } from 'node:crypto'
import { and, eq, getColumns, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import {
  ConfirmationError,
  DomainTakenError,
  IdempotencyConflictError,
  TenantExistsError,
  TenantNotFoundError,
  TenantNotReadyError,
} from './errors.ts'
import type { Scope, SharedTx, TenantHandle } from './handle.ts'
import { canonicalDomain } from './host.ts'
import { install, sharedRoleOf } from './installation.ts'
import {
  findTargets,
  type RolloutOptions,
  rollOut,
  type SchemaOutcome,
  type SchemaStatus,
  withRolloutLock,
} from './migrate.ts'
import { type Migration, readMigrations } from './migration-files.ts'
import { schemaNameFor } from './names.ts'
import { Owner } from './owner.ts'
import { Pool } from './pool.ts'
import { buildRequested, buildSpare, dropSchema } from './provision.ts'
import { changesChannel, Resolver } from './resolver.ts'
import { allProtections, createScope, type Protections } from './scope.ts'
import { closeWall, findOpenings, type Opening } from './wall.ts'

/** The columns a table of tenants must have; it may have any others. */
export type TenantsTable = PgTable &
  Record<'id' | 'slug' | 'schemaName' | 'name' | 'status', AnyPgColumn> & {
    $inferSelect: TenantRow
    $inferInsert: object
  }
interface TenantRow {
  id: string
  slug: string
  schemaName: string
  name: string
  status: string
}

/** The columns a table of domains must have. Its `domain` must be unique, and at most one a tenant primary. */
export type DomainsTable = PgTable & Record<'id' | 'domain' | 'tenantId' | 'isPrimary', AnyPgColumn>

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

export interface NewTenant<Tenants extends TenantsTable> {
  /** For life: the schema is named after it. */
  slug: string
  name: string
  /** The first and primary domain. */
  domain: string
  /** More columns of the tenants table. */
  values?: Partial<Tenants['$inferInsert']>
  /** The same key again, after a failure or by a double click, gives the same tenant. */
  idempotencyKey?: string
  /** Rows that belong to the creation: written in the same transaction. */
  onCreate?(tx: SharedTx, tenant: Tenants['$inferSelect']): Promise<void>
}

/** How one tenant fared in {@link Tenancy.forEach}. */
export type TenantOutcome<T> = { tenant: TenantHandle } & ({ ok: true; value: T } | { ok: false; error: Error })

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
   * By slug.
   * @throws {TenantNotFoundError}
   */
  open(slug: string): Promise<TenantHandle>
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
   * @param options.confirm - the slug once more, as typed by whoever asks
   * @throws {ConfirmationError} it differs, or `forceDrop` is not set
   * @throws {TenantNotFoundError}
   */
  delete(
    slug: string,
    options: { confirm: string; forceDrop: boolean; onDelete?(tx: SharedTx, tenantId: string): Promise<void> },
  ): Promise<void>
  /** Inside `tx`, announces that a tenant's domains or status change with its commit. */
  announce(tx: SharedTx, tenantId: string): Promise<void>
  /** Each tenant's result or error; none stops the others. */
  forEach<T>(
    filter: { status?: string },
    work: (tenant: TenantHandle) => Promise<T>,
    options?: { concurrency?: number },
  ): Promise<TenantOutcome<T>[]>
  /** Prepares the database and applies the shared migrations. */
  migrateShared(options?: RolloutOptions): Promise<SchemaOutcome[]>
  /** Applies the tenant migrations everywhere they are missing, spares included. */
  migrate(options?: RolloutOptions): Promise<SchemaOutcome[]>
  /** What is missing where. */
  status(set: 'shared' | 'tenant', schemas?: readonly string[]): Promise<SchemaStatus[]>
  migrationsOf(set: 'shared' | 'tenant'): Migration[]
  /** Builds spare schemas until there are `count`; finishes tenants whose schema was only requested. */
  reconcile(options: {
    spares: number
  }): Promise<{ built: number; finished: number; failed: { tenantId: string; error: Error }[] }>
  /** Privileges that stayed open. */
  findOpenings(): Promise<Opening[]>
  /** Lets running work finish, then closes every connection. */
  close(): Promise<void>
  /** For tests and figures. */
  readonly internals: { pool: Pool; resolver: Resolver; owner: Owner }
}

/** The toolkit over one database. Nothing is opened before it is needed. */
export function createTenancy<Tenants extends TenantsTable>(
  options: TenancyOptions<Tenants>,
  protections: Protections = allProtections,
): Tenancy<Tenants> {
  const { url, domains } = options
  const tenants: TenantsTable = options.tenants
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

  const handles = new HandleCache((row) => {
    const scope = createScope(runner, { key: row.id, role: row.roleName, schemaName: row.schemaName, kind: 'tenant' })
    const { roleName: _, ...facts } = row
    return { ...facts, ...scope }
  })

  const columns = {
    id: tenants.id,
    slug: tenants.slug,
    name: tenants.name,
    status: tenants.status,
    schemaName: sql<string>`s.schema_name`,
    roleName: sql<string>`s.role_name`,
    primaryDomain: sql<
      string | null
    >`(select d.domain from ${domains} d where d.tenant_id = ${tenants.id} and d.is_primary order by d.domain limit 1)`,
  }
  const schemaJoin = sql`public.tenancy_schema as s`
  const ready = and(eq(sql`s.tenant_id`, tenants.id), eq(sql`s.state`, 'ready'))

  const resolver = new Resolver({
    directUrl: options.directUrl ?? url,
    cacheMs: options.resolveCacheMs ?? 30_000,
    maxHosts: 50_000,
    lookUp: async (host) => {
      const rows = await shared.db
        .select(columns)
        .from(domains)
        .innerJoin(tenants, eq(domains.tenantId, tenants.id))
        .innerJoin(schemaJoin, ready as never)
        .where(eq(domains.domain, host))
      return rows[0] === undefined ? null : handles.get(rows[0] as HandleRow)
    },
  })

  async function open(slug: string): Promise<TenantHandle> {
    const rows = await shared.db
      .select(columns)
      .from(tenants)
      .innerJoin(schemaJoin, ready as never)
      .where(eq(tenants.slug, slug))
    if (rows[0] === undefined) throw new TenantNotFoundError(`There is no tenant ${JSON.stringify(slug)}.`)
    return handles.get(rows[0] as HandleRow)
  }

  const migrationsOf = (set: 'shared' | 'tenant') => readMigrations(options.migrations[set], set)
  // New schemas are built from the files as they were when this process began or last migrated, also while a deployment
  // replaces them on the disk.
  let known: Migration[] | undefined
  const tenantMigrations = async () => {
    if (known === undefined) {
      const migrations = migrationsOf('tenant')
      // A schema built from a file that was edited after it had been applied elsewhere could never be made right.
      await owner.with((client) => findTargets(client, 'tenant', migrations))
      known = migrations
    }
    return known
  }

  async function announce(tx: SharedTx, tenantId: string): Promise<void> {
    await tx.execute(sql`select pg_catalog.pg_notify(${changesChannel}, ${tenantId})`)
  }

  async function record(wanted: NewTenant<Tenants>): Promise<{ tenant: TenantRow; state: string }> {
    const schemaName = schemaNameFor(wanted.slug)
    const domain = canonicalDomain(wanted.domain)
    const id = randomUUIDv7()
    const tenantRow = { id, ...wanted.values, slug: wanted.slug, name: wanted.name, schemaName }
    const claim = sql`select public.tenancy_claim(${tenantRow.id}, ${schemaName}, ${wanted.idempotencyKey ?? null}) as state`
    return shared.transaction(async (tx) => {
      // Issued together they are one round trip; the first that fails is the one that counts.
      const [made, , claimed] = await firstFailure([
        tx
          .insert(tenants)
          .values(tenantRow as never)
          .returning()
          .catch(unlessUnique(new TenantExistsError(`The slug ${wanted.slug} is taken.`))),
        tx
          .insert(domains)
          .values({ domain, tenantId: tenantRow.id, isPrimary: true } as never)
          .catch(unlessUnique(new DomainTakenError(`The domain ${domain} belongs to another tenant.`))),
        tx
          .execute<{ state: string }>(claim)
          .catch(unlessUnique(new TenantExistsError(`The slug ${wanted.slug} or its idempotency key is taken.`))),
        announce(tx, tenantRow.id),
      ])
      const [tenant] = made as TenantRow[]
      if (tenant === undefined) throw new Error('unreachable: INSERT … RETURNING gave no row')
      await wanted.onCreate?.(tx, tenant as Tenants['$inferSelect'])
      return { tenant, state: claimed.rows[0]?.state ?? '' }
    })
  }

  async function finish(tenantId: string): Promise<void> {
    if (owner.available) {
      const migrations = await tenantMigrations()
      await owner.with((client) => buildRequested(client, url, tenantId, migrations))
      return
    }
    for (const until = Date.now() + 10_000; Date.now() < until; ) {
      const { rows } = await shared.db.execute<{ state: string }>(
        sql`select state from public.tenancy_schema where tenant_id = ${tenantId}`,
      )
      if (rows[0]?.state === 'ready') return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new TenantNotReadyError(
      'The tenant is recorded; its schema will be built by the worker. Ask again in a moment.',
    )
  }

  async function byKey(key: string): Promise<(TenantRow & { state: string }) | undefined> {
    const rows = await shared.db
      .select({ ...getColumns(tenants), state: sql<string>`s.state` })
      .from(tenants)
      .innerJoin(schemaJoin, eq(sql`s.tenant_id`, tenants.id) as never)
      .where(eq(sql`s.idempotency_key`, key))
    return rows[0] as (TenantRow & { state: string }) | undefined
  }

  async function assertSameWish(wanted: NewTenant<Tenants>, tenant: TenantRow): Promise<void> {
    const domain = canonicalDomain(wanted.domain)
    const same = and(eq(domains.tenantId, tenant.id), eq(domains.domain, domain))
    if (tenant.slug === wanted.slug && (await shared.db.$count(domains, same)) === 1) return
    throw new IdempotencyConflictError(
      `The idempotency key ${wanted.idempotencyKey} was used for another tenant, ${tenant.slug}: take a new key.`,
    )
  }

  async function create(wanted: NewTenant<Tenants>): Promise<Tenants['$inferSelect']> {
    let recorded: { tenant: TenantRow; state: string }
    try {
      recorded = await record(wanted)
    } catch (error) {
      const before = wanted.idempotencyKey === undefined ? undefined : await byKey(wanted.idempotencyKey)
      if (before === undefined) throw error
      const { state, ...tenant } = before
      await assertSameWish(wanted, tenant)
      recorded = { tenant, state }
    }
    if (recorded.state !== 'ready') await finish(recorded.tenant.id)
    return recorded.tenant as Tenants['$inferSelect']
  }

  async function deleteTenant(
    slug: string,
    how: { confirm: string; forceDrop: boolean; onDelete?(tx: SharedTx, tenantId: string): Promise<void> },
  ): Promise<void> {
    const [tenant] = (await shared.db
      .select(getColumns(tenants))
      .from(tenants)
      .where(eq(tenants.slug, slug))) as unknown as TenantRow[]
    if (tenant === undefined) throw new TenantNotFoundError(`There is no tenant ${JSON.stringify(slug)}.`)
    if (!how.forceDrop) throw new ConfirmationError(`Deleting ${slug} drops all its data: say so with force_drop.`)
    if (how.confirm !== slug) {
      throw new ConfirmationError(
        `To delete ${slug}, its slug must be typed once more; ${JSON.stringify(how.confirm)} was.`,
      )
    }
    const schema = await owner.transaction(async (client) => {
      const { rows } = await client.query<{ schema_name: string; role_name: string | null; state: string }>(
        'select schema_name, role_name, state from public.tenancy_schema where tenant_id = $1 for update',
        [tenant.id],
      )
      const row = rows[0]
      if (row !== undefined) {
        await client.query("update public.tenancy_schema set state = 'dropping' where tenant_id = $1", [tenant.id])
      }
      return row
    })
    await shared.transaction(async (tx) => {
      await tx.delete(domains).where(eq(domains.tenantId, tenant.id))
      await announce(tx, tenant.id)
    })
    if (schema !== undefined) await owner.with((client) => dropSchema(client, schema.schema_name, schema.role_name))
    await owner.transaction(async (client) => {
      await client.query(
        'delete from public.tenancy_migration where schema_id in (select id from public.tenancy_schema where tenant_id = $1)',
        [tenant.id],
      )
      await client.query('delete from public.tenancy_schema where tenant_id = $1', [tenant.id])
    })
    await shared.transaction(async (tx) => {
      await how.onDelete?.(tx, tenant.id)
      await tx.delete(tenants).where(eq(tenants.id, tenant.id))
      await announce(tx, tenant.id)
    })
  }

  async function forEach<T>(
    filter: { status?: string },
    work: (tenant: TenantHandle) => Promise<T>,
    { concurrency = 4 }: { concurrency?: number } = {},
  ): Promise<TenantOutcome<T>[]> {
    const rows = (await shared.db
      .select(columns)
      .from(tenants)
      .innerJoin(schemaJoin, ready as never)
      .where(filter.status === undefined ? undefined : eq(tenants.status, filter.status))
      .orderBy(tenants.slug)) as unknown as HandleRow[]
    const outcomes = new Array<TenantOutcome<T>>(rows.length)
    let next = 0
    const worker = async () => {
      for (let at = next++; at < rows.length; at = next++) {
        const tenant = handles.get(rows[at] as HandleRow)
        outcomes[at] = await Promise.try(work, tenant).then(
          (value) => ({ tenant, ok: true, value }),
          (error: Error) => ({ tenant, ok: false, error }),
        )
      }
    }
    await Promise.all(Array.from({ length: Math.min(concurrency, rows.length) }, worker))
    return outcomes
  }

  return {
    shared,
    hasOwner: owner.available,
    resolve: (host) => resolver.resolve(host),
    listen: () => resolver.listen(),
    open,
    create,
    delete: deleteTenant,
    announce,
    forEach,
    migrationsOf,
    migrateShared: (rollout = {}) =>
      withRolloutLock(owner, async () => {
        const migrations = migrationsOf('shared')
        await owner.transaction((client) => install(client, url))
        const targets = await owner.with((client) => findTargets(client, 'shared', migrations))
        const outcomes = await rollOut(owner, targets, rollout)
        await owner.transaction((client) => closeWall(client, url))
        return outcomes
      }),
    migrate: (rollout = {}) =>
      withRolloutLock(owner, async () => {
        const migrations = migrationsOf('tenant')
        known = migrations
        const outcomes: SchemaOutcome[] = []
        // Again, until nobody is behind: a tenant built meanwhile by a process with older files joins the next round.
        while (true) {
          const targets = await owner.with((client) => findTargets(client, 'tenant', migrations, rollout.schemas))
          const fresh = targets.filter(
            (target) =>
              !outcomes.some((outcome) => outcome.schemaName === target.schemaName && outcome.failure !== undefined),
          )
          if (fresh.every((target) => target.pending.length === 0)) break
          const round = await rollOut(owner, fresh, rollout)
          outcomes.push(...round)
          const failed = outcomes.filter((outcome) => outcome.failure !== undefined).length
          if (rollout.stopAfter !== undefined && failed >= rollout.stopAfter) break
        }
        return outcomes
      }),
    status: (set, schemas) => owner.with((client) => findTargets(client, set, migrationsOf(set), schemas)),
    reconcile: async ({ spares }) => {
      const { rows } = await owner.with((client) =>
        client.query<{ tenant_id: string }>("select tenant_id from public.tenancy_schema where state = 'requested'"),
      )
      const migrations = await tenantMigrations()
      const failed: { tenantId: string; error: Error }[] = []
      for (const { tenant_id: tenantId } of rows) {
        // One that cannot be built does not keep the others waiting.
        await finish(tenantId).catch((error: Error) => failed.push({ tenantId, error }))
      }
      let built = 0
      await owner.with(async (client) => {
        while (true) {
          const { rows: counts } = await client.query<{ count: number }>(
            "select count(*)::int as count from public.tenancy_schema where state = 'spare'",
          )
          if ((counts[0]?.count ?? 0) >= spares) return
          await buildSpare(client, url, migrations)
          built += 1
        }
      })
      return { built, finished: rows.length - failed.length, failed }
    },
    findOpenings: () => owner.with((client) => findOpenings(client, url)),
    close: async () => {
      await resolver.close()
      await pool.close()
      await owner.close()
    },
    internals: { pool, resolver, owner },
  }
}

interface HandleRow extends TenantRow {
  roleName: string
  primaryDomain: string | undefined
}

/** Handles are kept: a context is encoded once for each tenant. */
class HandleCache {
  readonly #make: (row: HandleRow) => TenantHandle
  readonly #handles = new Map<string, { facts: string; handle: TenantHandle }>()

  constructor(make: (row: HandleRow) => TenantHandle) {
    this.#make = make
  }

  get(row: HandleRow): TenantHandle {
    const facts = JSON.stringify(row)
    const known = this.#handles.get(row.id)
    if (known?.facts === facts) return known.handle
    const handle = this.#make({ ...row, primaryDomain: row.primaryDomain ?? undefined })
    if (this.#handles.size >= 20_000) this.#handles.delete(this.#handles.keys().next().value as string)
    this.#handles.set(row.id, { facts, handle })
    return handle
  }
}

/** All results, or the failure of the first in order that failed; those behind it only echo it. */
async function firstFailure<const Work extends readonly PromiseLike<unknown>[]>(
  work: Work,
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  const outcomes = await Promise.allSettled(work)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as never
}

function unlessUnique(meaning: Error): (error: unknown) => never {
  return (error) => {
    const cause = (error as { cause?: { code?: string } }).cause
    if (cause?.code === '23505') {
      meaning.cause = error
      throw meaning
    }
    throw error
  }
}
