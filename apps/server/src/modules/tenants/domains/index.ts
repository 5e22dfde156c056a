import type { Config } from '../../../core/config.ts'
import { defineModule, type Module, together } from '../../../core/module.ts'
import type { SettingsOf } from '../settings/settings.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { claimRoutes } from './claim-routes.ts'
import { ownDomainRoutes } from './own-routes.ts'
import { proofFinder } from './proof.ts'

export { claimDomain, settleClaim } from './claims.ts'
export { addDomain, makePrimary, removeDomain } from './operations.ts'
export { placesOf, proofFinder } from './proof.ts'
export { hostHeldSince, listClaims, listDomains } from './queries.ts'
export { recheckDomains } from './recheck.ts'
export { redirectToPrimary } from './redirect.ts'

export type ProofConfig = Pick<Config, 'dnsServers' | 'testProofPort' | 'baseDomain'>

/** The domains of a business, on its own hosts. */
export function domainsModule(
  tenancy: BookmeTenancy,
  { config, settings }: { config: ProofConfig; settings: SettingsOf },
): Module {
  const platform = config.baseDomain
  const findProof = proofFinder(config)
  return defineModule('domains', {
    scope: 'tenant',
    tags: {
      own_domains: 'The hosts at which the business answers',
      domain_claims: 'Domains of its own that it has to prove first',
    },
    routes: together(
      ownDomainRoutes(tenancy, platform, findProof),
      claimRoutes(tenancy, { platform, findProof, settings }),
    ),
  })
}
