import { defineModule, type Module } from '../../core/module.ts'
import { tenantRoutes } from './routes.ts'
import type { BookmeTenancy } from './tenancy.ts'

export { ReasonBody } from './contract.ts'
export {
  addDomain,
  claimDomain,
  domainsModule,
  hostHeldSince,
  listClaims,
  listDomains,
  makePrimary,
  type ProofConfig,
  placesOf,
  proofFinder,
  recheckDomains,
  redirectToPrimary,
  removeDomain,
  settleClaim,
} from './domains/index.ts'
export { LimitReachedError, TenantClosedError } from './errors.ts'
export { type Limits, limitsOf } from './limits.ts'
export {
  createTenant,
  getTenantNamed,
  resumeTenant,
  suspendTenant,
} from './operations.ts'
export { insertLifecycle, listTenants, type TenantWithDomain } from './queries.ts'
export { type SettingsOf, settingsOf } from './settings.ts'
export type { BookmeTenancy } from './tenancy.ts'

/** @param platform - the platform's own host */
export function tenantsModule(tenancy: BookmeTenancy, platform: string): Module {
  return defineModule('tenants', {
    scope: 'platform',
    tags: {
      tenants: 'The businesses on the platform',
      domains: 'The hosts at which they answer',
      configs: 'What they have set for themselves',
      lifecycle: 'What became of them, and by whom',
    },
    routes: tenantRoutes(tenancy, platform),
  })
}
