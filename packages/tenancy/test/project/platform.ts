import { sharedTable } from '@bookme/tenancy'
import { boolean, foreignKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export const tenants = sharedTable('tenant_tenant', {
  slug: text().notNull().unique('tenant_tenant_slug_unique'),
  schemaName: text().notNull().unique('tenant_tenant_schema_unique'),
  name: text().notNull(),
  status: text().notNull().default('active'),
})

export const domains = sharedTable(
  'tenant_domain',
  {
    domain: text().notNull().unique('tenant_domain_domain_unique'),
    tenantId: uuid().notNull(),
    isPrimary: boolean().notNull(),
  },
  (domain) => [
    foreignKey({ name: 'tenant_domain_tenant_fk', columns: [domain.tenantId], foreignColumns: [tenants.id] }),
    uniqueIndex('tenant_domain_primary_unique').on(domain.tenantId, domain.isPrimary),
  ],
)
