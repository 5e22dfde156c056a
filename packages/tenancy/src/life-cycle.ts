import { randomUUIDv7 } from 'node:crypto'
import { and, eq, getColumns, sql } from 'drizzle-orm'
import { type DomainsTable, schemaJoin, type TenantRow, type TenantsTable } from './directory.ts'
import {
  ConfirmationError,
  DomainTakenError,
  IdempotencyConflictError,
  TenantExistsError,
  TenantNotFoundError,
  TenantNotReadyError,
} from './errors.ts'
import type { Scope, SharedTx } from './handle.ts'
import { canonicalDomain } from './host.ts'
import type { Migration } from './migration-files.ts'
import { schemaNameFor } from './names.ts'
import type { Owner } from './owner.ts'
import { buildRequested, buildSpare, dropSchema } from './provision.ts'
import { changesChannel } from './resolver.ts'

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

export interface TenantDeletion {
  /** The slug once more, as typed by whoever asks. */
  confirm: string
  forceDrop: boolean
  onDelete?(tx: SharedTx, tenantId: string): Promise<void>
}

/** What came of looking after tenants whose schema was only requested, and of spares. */
export interface Reconciliation {
  built: number
  finished: number
  failed: { tenantId: string; error: Error }[]
}

/** Inside `tx`, announces that a tenant's domains or status change with its commit. */
export async function announce(tx: SharedTx, tenantId: string): Promise<void> {
  await tx.execute(sql`select pg_catalog.pg_notify(${changesChannel}, ${tenantId})`)
}

export interface LifeCycleOptions {
  shared: Scope<'shared'>
  owner: Owner
  /** The application's. */
  url: string
  tenants: TenantsTable
  domains: DomainsTable
  /** What a new schema is built from. */
  migrations(): Promise<Migration[]>
}

/** How tenants come to be and cease; see `Tenancy` for what each promises. */
export class LifeCycle<Tenants extends TenantsTable> {
  readonly #options: LifeCycleOptions

  constructor(options: LifeCycleOptions) {
    this.#options = options
  }

  async create(wanted: NewTenant<Tenants>): Promise<Tenants['$inferSelect']> {
    const { tenant, state } = await this.#recordOnce(wanted)
    if (state !== 'ready') await this.#finish(tenant.id)
    return tenant as Tenants['$inferSelect']
  }

  async #recordOnce(wanted: NewTenant<Tenants>): Promise<Recorded> {
    try {
      return await this.#record(wanted)
    } catch (error) {
      const before = wanted.idempotencyKey === undefined ? undefined : await this.#byKey(wanted.idempotencyKey)
      if (before === undefined) throw error
      await this.#assertSameWish(wanted, before.tenant)
      return before
    }
  }

  async #record(wanted: NewTenant<Tenants>): Promise<Recorded> {
    const { shared, tenants, domains } = this.#options
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

  async #byKey(key: string): Promise<Recorded | undefined> {
    const { shared, tenants } = this.#options
    const rows = await shared.db
      .select({ ...getColumns(tenants), state: sql<string>`s.state` })
      .from(tenants)
      .innerJoin(schemaJoin, eq(sql`s.tenant_id`, tenants.id) as never)
      .where(eq(sql`s.idempotency_key`, key))
    if (rows[0] === undefined) return undefined
    const { state, ...tenant } = rows[0] as unknown as TenantRow & { state: string }
    return { tenant, state }
  }

  async #assertSameWish(wanted: NewTenant<Tenants>, tenant: TenantRow): Promise<void> {
    const { shared, domains } = this.#options
    const domain = canonicalDomain(wanted.domain)
    const same = and(eq(domains.tenantId, tenant.id), eq(domains.domain, domain))
    if (tenant.slug === wanted.slug && (await shared.db.$count(domains, same)) === 1) return
    // Neither the key nor the tenant: whoever asks may not be who used it before.
    throw new IdempotencyConflictError('The idempotency key was used for another tenant: take a new key.')
  }

  /** Builds the schema of a recorded tenant, or waits for a process that can. */
  async #finish(tenantId: string): Promise<void> {
    const { shared, owner, url, migrations } = this.#options
    if (owner.available) {
      const files = await migrations()
      await owner.with((client) => buildRequested(client, url, tenantId, files))
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

  /** Stopped half way, it goes on where it was when it is called again. */
  async delete(slug: string, how: TenantDeletion): Promise<void> {
    const { shared, owner, tenants, domains } = this.#options
    const [tenant] = (await shared.db
      .select(getColumns(tenants))
      .from(tenants)
      .where(eq(tenants.slug, slug))) as unknown as TenantRow[]
    if (tenant === undefined) throw new TenantNotFoundError(`There is no tenant ${JSON.stringify(slug)}.`)
    assertConfirmed(slug, how)
    const schema = await owner.transaction(async (client) => {
      const { rows } = await client.query<{ schema_name: string; role_name: string | null }>(
        "update public.tenancy_schema set state = 'dropping' where tenant_id = $1 returning schema_name, role_name",
        [tenant.id],
      )
      return rows[0]
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

  async reconcile(spares: number): Promise<Reconciliation> {
    const { owner, url } = this.#options
    const { rows } = await owner.with((client) =>
      client.query<{ tenant_id: string }>("select tenant_id from public.tenancy_schema where state = 'requested'"),
    )
    const migrations = await this.#options.migrations()
    const failed: Reconciliation['failed'] = []
    for (const { tenant_id: tenantId } of rows) {
      // One that cannot be built does not keep the others waiting.
      await this.#finish(tenantId).catch((error: Error) => failed.push({ tenantId, error }))
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
  }
}

interface Recorded {
  tenant: TenantRow
  /** Of its schema: `ready`, or `requested`. */
  state: string
}

function assertConfirmed(slug: string, { confirm, forceDrop }: TenantDeletion): void {
  if (!forceDrop) throw new ConfirmationError(`Deleting ${slug} drops all its data: say so with force_drop.`)
  if (confirm === slug) return
  throw new ConfirmationError(`To delete ${slug}, its slug must be typed once more; ${JSON.stringify(confirm)} was.`)
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
