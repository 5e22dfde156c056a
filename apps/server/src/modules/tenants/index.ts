import { defineModule, type Module, together } from '../../core/module.ts'
import { type TenantRoutesOptions, tenantRoutes } from './routes.ts'
import { logoRoutes } from './settings/logo-routes.ts'
import { settingsRoutes } from './settings/routes.ts'
import type { SettingsOf } from './settings/settings.ts'
import type { BookmeTenancy } from './tenancy.ts'

export {
  addDomain,
  claimDomain,
  domainsModule,
  hostHeldSince,
  listClaims,
  listDomains,
  makePrimary,
  placesOf,
  proofFinder,
  recheckDomains,
  redirectToPrimary,
  removeDomain,
  settleClaim,
} from './domains/index.ts'
export {
  ConfusableNameError,
  FeatureOffError,
  LimitReachedError,
  NotOpenYetError,
  ReadOnlyError,
  ReservedNameError,
  TenantClosedError,
  TenantUnknownError,
  UnusableSlugError,
} from './errors.ts'
export { assertFeature, hasFeature } from './features.ts'
export { changeStatus } from './life-cycle/change.ts'
export { doorkeeper } from './life-cycle/door.ts'
export { enderOf } from './life-cycle/ends.ts'
export { isGone, isOpen, operatorSteps, type StepName, sqlOfClosed, stepsFrom } from './life-cycle/statuses.ts'
export { type Limits, limitsOf } from './limits.ts'
export { onceWithin } from './once-within.ts'
export { createTenant, getTenant, getTenantNamed } from './operations.ts'
export { colourPattern, contrastOf, textOn } from './settings/colour.ts'
export { logoPath } from './settings/logo.ts'
export { findLogo } from './settings/logo-routes.ts'
export { type Settings, type SettingsOf, settingsOf, sqlOfSettingsTimes } from './settings/settings.ts'
export { assertUsableAddress, candidatesFor, faultOf, freeOf } from './signup/names.ts'
export { type BookmeTenancy, within } from './tenancy.ts'

export function tenantsModule(tenancy: BookmeTenancy, options: TenantRoutesOptions): Module {
  return defineModule('tenants', {
    scope: 'platform',
    tags: {
      tenants: 'The businesses on the platform',
      domains: 'The hosts at which they answer',
      configs: 'What they have set for themselves',
      lifecycle: 'What became of them, and by whom',
    },
    routes: tenantRoutes(tenancy, options),
  })
}

/** A business's own settings, on its own host. */
export function settingsModule(tenancy: BookmeTenancy, settings: SettingsOf): Module {
  return defineModule('settings', {
    scope: 'tenant',
    tags: { settings: 'What the business has set for itself' },
    routes: together(settingsRoutes(tenancy, settings), logoRoutes(tenancy, settings)),
  })
}
