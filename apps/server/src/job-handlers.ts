import type { Config } from './core/config.ts'
import type { JobHandler } from './core/jobs/index.ts'
import { ledgerHandlers, Providers, providerJobs } from './modules/payments/index.ts'
import type { BookmeTenancy, SettingsOf } from './modules/tenants/index.ts'

/** What the worker's jobs need. */
export interface JobOptions {
  tenancy: BookmeTenancy
  settings: SettingsOf
  config: Config
}

/** Every job there is, with what does it. */
export function jobHandlers({ config }: JobOptions): JobHandler[] {
  const { healthKeys } = config
  return [...ledgerHandlers(), ...providerJobs({ providers: new Providers(config), healthKeys })]
}
