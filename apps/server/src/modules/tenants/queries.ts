import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, asc, desc, eq, getColumns, or } from 'drizzle-orm'
import { exactlyOne } from '../../core/postgres.ts'
import { matchesSearch } from '../../core/search.ts'
import { DomainNotFoundError } from './errors.ts'
import { configs, type Domain, domains, lifecycle, type Tenant, type TenantStatus, tenants } from './tables.ts'

/** A tenant as the brief's model has it: with its domain of record. */
export type TenantWithDomain = Tenant & { primaryDomain: string | null }

const withDomain = { ...getColumns(tenants), primaryDomain: domains.domain }
const ofRecord = and(eq(domains.tenantId, tenants.id), domains.isPrimary)

export async function findTenant(db: SharedDb, id: string): Promise<TenantWithDomain | undefined> {
  const [tenant] = await db.select(withDomain).from(tenants).leftJoin(domains, ofRecord).where(eq(tenants.id, id))
  return tenant
}

/**
 * A page of all businesses there are or were, the newest first.
 *
 * @param wanted.search - words of their names, slugs and addresses for mail; empty for all
 * @returns with `count`, how many there are on all pages
 */
export async function listTenants(
  db: SharedDb,
  { search, limit, offset }: { search: string; limit: number; offset: number },
): Promise<{ count: number; tenants: TenantWithDomain[] }> {
  const found = matchesSearch([tenants.name, tenants.slug, tenants.contactEmail], search)
  const [count, rows] = await Promise.all([
    db.$count(tenants, found),
    db
      .select(withDomain)
      .from(tenants)
      .leftJoin(domains, ofRecord)
      .where(found)
      .orderBy(desc(tenants.createdAt), desc(tenants.id))
      .limit(limit)
      .offset(offset),
  ])
  return { count, tenants: rows }
}

/** By slug or by the name of the schema; no text is both. */
export async function findTenantNamed(db: SharedDb, name: string): Promise<Tenant | undefined> {
  const [tenant] = await db
    .select()
    .from(tenants)
    .where(or(eq(tenants.slug, name), eq(tenants.schemaName, name)))
  return tenant
}

/** The tenant as it is, and nobody else changes it until `tx` is over. */
export async function lockTenant(tx: SharedTx, id: string): Promise<Tenant | undefined> {
  const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, id)).for('update')
  return tenant
}

export async function updateStatus(
  tx: SharedTx,
  id: string,
  values: Pick<Tenant, 'status' | 'statusSince' | 'statusEndsAt'>,
): Promise<void> {
  await tx.update(tenants).set(values).where(eq(tenants.id, id))
}

/** A business's settings, as they are at first. */
export async function insertConfig(tx: SharedTx, values: typeof configs.$inferInsert): Promise<void> {
  await tx.insert(configs).values(values)
}

export async function insertLifecycle(tx: SharedTx, values: typeof lifecycle.$inferInsert): Promise<void> {
  await tx.insert(lifecycle).values(values)
}

/** How the tenant became `status` the last time. */
export async function findStatusBefore(tx: SharedTx, tenantId: string, status: TenantStatus) {
  const [entry] = await tx
    .select({ fromStatus: lifecycle.fromStatus, metadata: lifecycle.metadata })
    .from(lifecycle)
    .where(and(eq(lifecycle.tenantId, tenantId), eq(lifecycle.toStatus, status)))
    // Ids ascend with time, whatever a request says that time is.
    .orderBy(desc(lifecycle.id))
    .limit(1)
  return entry
}

/** A tenant's domains, the primary first. */
export async function listDomains(db: SharedDb, tenantId: string): Promise<Domain[]> {
  return db
    .select()
    .from(domains)
    .where(eq(domains.tenantId, tenantId))
    .orderBy(desc(domains.isPrimary), asc(domains.domain))
}

/** @throws {DomainNotFoundError} */
export async function getDomain(db: SharedDb, id: string): Promise<Domain> {
  const [domain] = await db.select().from(domains).where(eq(domains.id, id))
  if (domain === undefined) throw new DomainNotFoundError(`There is no domain ${id}.`)
  return domain
}

/** As {@link listDomains}, and nobody else changes them until `tx` is over. */
export async function lockDomains(tx: SharedTx, tenantId: string): Promise<Domain[]> {
  return tx.select().from(domains).where(eq(domains.tenantId, tenantId)).orderBy(asc(domains.id)).for('update')
}

export async function insertDomain(tx: SharedTx, values: typeof domains.$inferInsert): Promise<Domain> {
  return exactlyOne(await tx.insert(domains).values(values).returning())
}

/** In this order: the index allows one primary at any time. */
export async function movePrimary(tx: SharedTx, fromId: string | undefined, toId: string): Promise<void> {
  if (fromId !== undefined) await tx.update(domains).set({ isPrimary: false }).where(eq(domains.id, fromId))
  await tx.update(domains).set({ isPrimary: true }).where(eq(domains.id, toId))
}

export async function deleteDomain(tx: SharedTx, id: string): Promise<void> {
  await tx.delete(domains).where(eq(domains.id, id))
}
