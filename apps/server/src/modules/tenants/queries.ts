import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, desc, eq, getColumns, or } from 'drizzle-orm'
import { configs, domains, lifecycle, type Tenant, type TenantStatus, tenants } from './tables.ts'

/** A tenant as the brief's model has it: with its domain of record. */
export type TenantWithDomain = Tenant & { primaryDomain: string | null }

const withDomain = { ...getColumns(tenants), primaryDomain: domains.domain }
const ofRecord = and(eq(domains.tenantId, tenants.id), domains.isPrimary)

export async function findTenant(db: SharedDb, id: string): Promise<TenantWithDomain | undefined> {
  const [tenant] = await db.select(withDomain).from(tenants).leftJoin(domains, ofRecord).where(eq(tenants.id, id))
  return tenant
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
