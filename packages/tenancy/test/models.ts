import { boolean, text, uuid } from 'drizzle-orm/pg-core'
import { sharedTable, tenantTable } from '../src/index.ts'

/** The smallest application: tenants with domains, and notes in each. */
export const tenants = sharedTable('tenant_tenant', {
  slug: text().notNull(),
  schemaName: text().notNull(),
  name: text().notNull(),
  status: text().notNull().default('active'),
})

export const domains = sharedTable('tenant_domain', {
  domain: text().notNull(),
  tenantId: uuid().notNull(),
  isPrimary: boolean().notNull(),
})

export const notes = tenantTable('note', { body: text().notNull() })
