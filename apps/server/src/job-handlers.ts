import type { Config } from './core/config.ts'
import type { JobHandler } from './core/jobs/index.ts'
import type { BookmeTenancy, SettingsOf } from './modules/tenants/index.ts'
import { ownersOf } from './modules/users/index.ts'
import { webhookHandlers } from './modules/webhooks/index.ts'

/** What the worker's jobs need. */
export interface JobOptions {
  tenancy: BookmeTenancy
  settings: SettingsOf
  config: Config
}

/** Every job there is, with what does it. */
export function jobHandlers(options: JobOptions): JobHandler[] {
  return [...webhookHandlers({ ...options, ownersOf })]
}
