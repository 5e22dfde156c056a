import { defineModule, type Module } from '../../core/module.ts'
import { tenantRoutes } from './routes.ts'
import type { BookmeTenancy } from './tenancy.ts'

export { TenantClosedError } from './errors.ts'
export { createTenant } from './operations.ts'
export { insertLifecycle } from './queries.ts'
export type { BookmeTenancy } from './tenancy.ts'

/** @param platform - the platform's own host */
export function tenantsModule(tenancy: BookmeTenancy, platform: string): Module {
  return defineModule('tenants', { scope: 'platform', routes: tenantRoutes(tenancy, platform) })
}
