import type { SharedDb } from '@bookme/tenancy'
import { and, asc, desc, eq, exists, gt, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { jobFailures } from '../../core/jobs/shared-tables.ts'
import { matchesSearch } from '../../core/search.ts'
import { domainClaims, domains, type Tenant, type TenantStatus, tenants, usage } from '../tenants/tables.ts'
import { memberships } from '../users/tables.ts'

export interface Wanted {
  search: string
  status: TenantStatus | undefined
  /** The names of our migrations, where only those are wanted with which something is wrong. */
  failing: readonly string[] | undefined
  since: string
  limit: number
  offset: number
}

/** A page of all businesses there are or were, the newest first, and how many there are on all pages. */
export async function listTenants(db: SharedDb, wanted: Wanted): Promise<{ count: number; rows: Tenant[] }> {
  const { search, status, failing, since, limit, offset } = wanted
  const named = matchesSearch([tenants.name, tenants.slug, tenants.contactEmail], search)
  const reached = matchesSearch([domains.domain], search)
  const where = and(
    named &&
      or(
        named,
        exists(
          db
            .select({ one: sql`1` })
            .from(domains)
            .where(and(ofTenant(domains.tenantId), reached)),
        ),
      ),
    status && eq(tenants.status, status),
    failing && isFailing(db, failing, since),
  )
  const [count, rows] = await Promise.all([
    db.$count(tenants, where),
    db
      .select()
      .from(tenants)
      .where(where)
      .orderBy(desc(tenants.createdAt), desc(tenants.id))
      .limit(limit)
      .offset(offset),
  ])
  return { count, rows }
}

const ofTenant = (column: SQL | Parameters<typeof eq>[0]) => sql`${column} = ${tenants.id}`

function isFailing(db: SharedDb, names: readonly string[], since: string): SQL | undefined {
  const lacking = sql`exists (select 1 from public.tenancy_schema s where s.tenant_id = ${tenants.id} and s.state = 'ready'
    and (select count(*) from public.tenancy_migration m
      where m.schema_id = s.id and ${inArray(sql`m.name`, [...names])}) < ${names.length})`
  return or(
    exists(
      db
        .select({ one: sql`1` })
        .from(jobFailures)
        .where(and(ofTenant(jobFailures.tenantId), isNull(jobFailures.redrivenAt))),
    ),
    exists(
      db
        .select({ one: sql`1` })
        .from(usage)
        .where(and(ofTenant(usage.tenantId), gte(usage.onDate, since), gt(usage.failedMessages, 0))),
    ),
    lacking,
  )
}

export interface Applied {
  tenantId: string
  name: string | null
  checksum: string
  appliedAt: string
}

/** What the central ledger has of them; a business without a schema is not in it. */
export async function listApplied(db: SharedDb, ids: readonly string[]): Promise<Applied[]> {
  const { rows } = await db.execute<Applied & Record<string, unknown>>(sql`
    select s.tenant_id as "tenantId", m.name, m.checksum, m.applied_at as "appliedAt"
    from public.tenancy_schema s left join public.tenancy_migration m on m.schema_id = s.id
    where s.state = 'ready' and ${inArray(sql`s.tenant_id`, [...ids])} order by m.name`)
  return rows
}

/** From the catalog: no schema is opened. It waits for whoever is changing one of their tables just now. */
export async function sizesOf(db: SharedDb, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ tenantId: string; bytes: string }>(sql`
    select s.tenant_id as "tenantId", sum(pg_total_relation_size(c.oid))::text as bytes
    from public.tenancy_schema s
    join pg_catalog.pg_namespace n on n.nspname = s.schema_name
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'm')
    where ${inArray(sql`s.tenant_id`, [...ids])} group by 1`)
  return new Map(rows.map(({ tenantId, bytes }) => [tenantId, Number(bytes)]))
}

export async function domainsOf(db: SharedDb, ids: readonly string[]) {
  return db
    .select({ tenantId: domains.tenantId, domain: domains.domain })
    .from(domains)
    .where(inArray(domains.tenantId, [...ids]))
    .orderBy(desc(domains.isPrimary), asc(domains.domain))
}

export async function failuresOf(db: SharedDb, ids: readonly string[]): Promise<Map<string | null, number>> {
  const rows = await db
    .select({ tenantId: jobFailures.tenantId, count: sql<number>`count(*)::int` })
    .from(jobFailures)
    .where(and(inArray(jobFailures.tenantId, [...ids]), isNull(jobFailures.redrivenAt)))
    .groupBy(jobFailures.tenantId)
  return new Map(rows.map(({ tenantId, count }) => [tenantId, count]))
}

/** From what is counted of each business every hour: see decision 20. */
export async function countedOf(db: SharedDb, ids: readonly string[], since: string) {
  const rows = await db
    .select({
      tenantId: usage.tenantId,
      lastBookingOn: sql<string | null>`(max(${usage.onDate}) filter (where ${usage.bookings} > 0))::text`,
      failedMessages: sql<number>`coalesce(sum(${usage.failedMessages}) filter (where ${usage.onDate} >= ${since}), 0)::int`,
      uncounted: sql<string>`coalesce((array_agg(${usage.failure} order by ${usage.onDate} desc))[1], '')`,
    })
    .from(usage)
    .where(inArray(usage.tenantId, [...ids]))
    .groupBy(usage.tenantId)
  return new Map(rows.map((row) => [row.tenantId, row]))
}

/** What one business did from a date on, and how much of it in this month. */
export async function daysOf(db: SharedDb, tenantId: string, { since, month }: { since: string; month: string }) {
  const from = since < month ? since : month
  return db
    .select()
    .from(usage)
    .where(and(eq(usage.tenantId, tenantId), gte(usage.onDate, from)))
}

export async function claimsOf(db: SharedDb, tenantId: string, now: Temporal.Instant) {
  return db
    .select()
    .from(domainClaims)
    .where(and(eq(domainClaims.tenantId, tenantId), gt(domainClaims.expiresAt, now)))
    .orderBy(asc(domainClaims.domain))
}

export async function countMembers(db: SharedDb, tenantId: string): Promise<number> {
  return db.$count(memberships, eq(memberships.tenantId, tenantId))
}
