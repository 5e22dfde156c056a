export * from './errors.ts'
export type { Db, Scope, SharedDb, SharedTx, TenantDb, TenantHandle, TenantTx, Tx } from './handle.ts'
export { canonicalDomain, canonicalHost } from './host.ts'
export { deriveApplicationUrl } from './installation.ts'
export type { RolloutOptions, SchemaOutcome, SchemaStatus } from './migrate.ts'
export { instant, kindOf, sharedTable, type TableKind, tenantTable } from './models.ts'
export { assertSlug, quoteIdentifier, quoteLiteral, schemaNameFor, slugFor } from './names.ts'
export {
  createTenancy,
  type DomainsTable,
  type NewTenant,
  type Tenancy,
  type TenancyOptions,
  type TenantOutcome,
  type TenantsTable,
} from './tenancy.ts'
export type { Opening } from './wall.ts'
