import type { Tenancy } from '@bookme/tenancy'
import type { Config } from '../../../core/config.ts'
import { defineModule, type Module, together } from '../../../core/module.ts'
import { accountRoutes } from '../accounts/routes.ts'
import { AccountSeal } from '../accounts/secrets.ts'
import { Providers } from '../providers/index.ts'
import { reconciliationRoutes } from '../reconciliation/routes.ts'
import { intentRoutes, type PayOptions } from './intent-routes.ts'

/** What taking payments by providers needs, made once of the configuration. */
export function payOptionsOf({
  stripe,
  cmi,
  healthKeys,
  secret,
  baseDomain,
}: Pick<Config, 'stripe' | 'cmi' | 'healthKeys' | 'secret' | 'baseDomain'>): PayOptions {
  return { providers: new Providers({ stripe, cmi }), seal: new AccountSeal(healthKeys), secret, baseDomain }
}

export function paymentProvidersModule(tenancy: Pick<Tenancy, 'shared'>, options: PayOptions): Module {
  return defineModule('payment_providers', {
    scope: 'tenant',
    tags: {
      payments: 'What customers are asked to pay by a provider, and what became of it',
      payment_accounts: 'The business’s contracts with providers',
    },
    routes: together(reconciliationRoutes, intentRoutes(options), accountRoutes({ ...options, tenancy })),
  })
}
