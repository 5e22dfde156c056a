import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Scope, TenantHandle } from './handle.ts'

/** The columns a table of tenants must have; it may have any others. */
export type TenantsTable = PgTable &
  Record<'id' | 'slug' | 'schemaName' | 'name' | 'status', AnyPgColumn> & {
    $inferSelect: TenantRow
    $inferInsert: object
  }
export interface TenantRow {
  id: string
  slug: string
  schemaName: string
  name: string
  status: string
}

/** The columns a table of domains must have. Its `domain` must be unique, and at most one a tenant primary. */
export type DomainsTable = PgTable & Record<'id' | 'domain' | 'tenantId' | 'isPrimary', AnyPgColumn>

/** What a handle is made of. */
export interface HandleRow extends TenantRow {
  roleName: string
  primaryDomain: string | null
}

/** The toolkit's record of schemas, as `s` in a query of the tenants. */
export const schemaJoin = sql`public.tenancy_schema as s`

/** Handles of the tenants whose schema is ready, found by host, by slug or all of them. */
export class Directory {
  readonly #shared: Scope<'shared'>
  readonly #tenants: TenantsTable
  readonly #domains: DomainsTable
  readonly #scopeOf: (row: HandleRow) => Scope<'tenant'>
  /** Handles are kept: a context is encoded once for each tenant. */
  readonly #handles = new Map<string, { facts: string; handle: TenantHandle }>()

  constructor(
    shared: Scope<'shared'>,
    tenants: TenantsTable,
    domains: DomainsTable,
    scopeOf: (row: HandleRow) => Scope<'tenant'>,
  ) {
    this.#shared = shared
    this.#tenants = tenants
    this.#domains = domains
    this.#scopeOf = scopeOf
  }

  async findByHost(host: string): Promise<TenantHandle | null> {
    const { tenantId, domain } = this.#domains
    const ofHost = this.#shared.db.select({ tenantId }).from(this.#domains).where(eq(domain, host))
    return (await this.#find(inArray(this.#tenants.id, ofHost)))[0] ?? null
  }

  async findBySlug(slug: string): Promise<TenantHandle | undefined> {
    return (await this.#find(eq(this.#tenants.slug, slug)))[0]
  }

  async findById(id: string): Promise<TenantHandle | undefined> {
    return (await this.#find(eq(this.#tenants.id, id)))[0]
  }

  /** By slug, in order. */
  list(status: string | undefined): Promise<TenantHandle[]> {
    return this.#find(status === undefined ? undefined : eq(this.#tenants.status, status))
  }

  async #find(which: SQL | undefined): Promise<TenantHandle[]> {
    const tenants = this.#tenants
    const domains = this.#domains
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
    const ready = and(eq(sql`s.tenant_id`, tenants.id), eq(sql`s.state`, 'ready'))
    const rows = await this.#shared.db
      .select(columns)
      .from(tenants)
      .innerJoin(schemaJoin, ready as never)
      .where(which)
      .orderBy(tenants.slug)
    return (rows as unknown as HandleRow[]).map((row) => this.#handleOf(row))
  }

  #handleOf(row: HandleRow): TenantHandle {
    const facts = JSON.stringify(row)
    const known = this.#handles.get(row.id)
    if (known?.facts === facts) return known.handle
    const { roleName: _, primaryDomain, ...rest } = row
    const handle = { ...rest, primaryDomain: primaryDomain ?? undefined, ...this.#scopeOf(row) }
    if (this.#handles.size >= 20_000) this.#handles.delete(this.#handles.keys().next().value as string)
    this.#handles.set(row.id, { facts, handle })
    return handle
  }
}
