import { sharedTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export const tenantStatuses = ['trial', 'active', 'past_due', 'suspended', 'archived', 'deleted'] as const
export type TenantStatus = (typeof tenantStatuses)[number]

const oneOfTheStatuses = sql.raw(`in (${tenantStatuses.map((status) => `'${status}'`).join(', ')})`)

/** A business. Its domain of record is not a column here: `tenant_domain` says it, once. */
export const tenants = sharedTable(
  'tenant_tenant',
  {
    /** For life; the schema is named after it. */
    slug: text().notNull(),
    schemaName: text().notNull(),
    /** For people; may change. */
    name: text().notNull(),
    contactEmail: text().notNull().default(''),
    contactPhone: text().notNull().default(''),
    status: text().$type<TenantStatus>().notNull().default('trial'),
    subscriptionTier: text().notNull().default('free'),
    maxStaff: integer().notNull().default(5),
    maxServices: integer().notNull().default(20),
  },
  (tenant) => [
    unique('tenant_tenant_slug_unique').on(tenant.slug),
    unique('tenant_tenant_schema_unique').on(tenant.schemaName),
    check('tenant_tenant_status_check', sql`${tenant.status} ${oneOfTheStatuses}`),
    check('tenant_tenant_limits_check', sql`${tenant.maxStaff} >= 0 and ${tenant.maxServices} >= 0`),
  ],
)
export type Tenant = typeof tenants.$inferSelect

/** Hosts, in the one spelling of `canonicalDomain`. A tenant has exactly one primary: the index sees to at most one. */
export const domains = sharedTable(
  'tenant_domain',
  {
    domain: text().notNull(),
    tenantId: uuid().notNull(),
    isPrimary: boolean().notNull(),
  },
  (domain) => [
    unique('tenant_domain_domain_unique').on(domain.domain),
    index('tenant_domain_tenant_index').on(domain.tenantId),
    uniqueIndex('tenant_domain_primary_unique').on(domain.tenantId).where(sql`${domain.isPrimary}`),
    foreignKey({ name: 'tenant_domain_tenant_fk', columns: [domain.tenantId], foreignColumns: [tenants.id] }),
  ],
)
export type Domain = typeof domains.$inferSelect

/** What became of a tenant, and by whom. It outlives the tenant, so it has no foreign key and keeps the slug. */
export const lifecycle = sharedTable(
  'tenant_lifecycle',
  {
    tenantId: uuid().notNull(),
    slug: text().notNull(),
    /** `null` at the beginning. */
    fromStatus: text().$type<TenantStatus>(),
    toStatus: text().$type<TenantStatus>().notNull(),
    reason: text().notNull(),
    /** The user who did it; `null` for the program itself. */
    actorId: uuid(),
  },
  (entry) => [index('tenant_lifecycle_tenant_index').on(entry.tenantId, entry.createdAt)],
)
