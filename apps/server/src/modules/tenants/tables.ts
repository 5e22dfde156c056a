import { sharedTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { oneOf } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import { languages } from '../../core/shapes.ts'

export const tenantStatuses = ['trial', 'active', 'past_due', 'suspended', 'archived', 'deleted'] as const
export type TenantStatus = (typeof tenantStatuses)[number]

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
    check('tenant_tenant_status_check', sql`${tenant.status} ${oneOf(tenantStatuses)}`),
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
    /** How they were called then. */
    actorName: text().notNull().default(''),
  },
  (entry) => [index('tenant_lifecycle_tenant_index').on(entry.tenantId, entry.createdAt)],
)

/** What holds for a business until it says otherwise. */
export const usualSettings = {
  language: 'fr',
  timeZone: 'Africa/Casablanca',
  currency: 'MAD',
  firstWeekday: 1,
} as const

/**
 * What a business has set for itself: one row for each, made with it. What is not a column yet is in `metadata`.
 */
export const configs = sharedTable(
  'tenant_config',
  {
    tenantId: uuid().notNull(),
    /** In which it speaks to people who have not said otherwise. */
    language: text().$type<(typeof languages)[number]>().notNull().default(usualSettings.language),
    /** IANA's name; all its wall times are of this zone. */
    timeZone: text().notNull().default(usualSettings.timeZone),
    /** ISO 4217. */
    currency: text().notNull().default(usualSettings.currency),
    /** 1 is Monday, 7 Sunday. */
    firstWeekday: smallint().notNull().default(usualSettings.firstWeekday),
  },
  (config) => [
    unique('tenant_config_tenant_unique').on(config.tenantId),
    foreignKey({
      name: 'tenant_config_tenant_fk',
      columns: [config.tenantId],
      foreignColumns: [tenants.id],
    }).onDelete('cascade'),
    check('tenant_config_language_check', sql`${config.language} ${oneOf(languages)}`),
    check('tenant_config_currency_check', sql`${config.currency} ~ '^[A-Z]{3}$'`),
    check('tenant_config_weekday_check', sql`${config.firstWeekday} between 1 and 7`),
  ],
)
export type TenantConfig = typeof configs.$inferSelect

label(tenants, 'tenant', ({ name, slug }) => `${name} (${slug})`)
label(domains, 'domain', ({ domain }) => domain)
label(lifecycle, 'change of status', ({ slug, toStatus, createdAt }) => `${slug} ${toStatus}, ${createdAt}`)
label(configs, 'settings', ({ tenantId }) => tenantId)
