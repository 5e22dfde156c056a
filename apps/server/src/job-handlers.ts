import type { Config } from './core/config.ts'
import type { JobHandler } from './core/jobs/index.ts'
import { emailSender, messageJobs, type Senders } from './modules/communications/index.ts'
import { phoneHandlers, phoneSenders } from './modules/phone/index.ts'
import type { BookmeTenancy, SettingsOf } from './modules/tenants/index.ts'

/** What the worker's jobs need. */
export interface JobOptions {
  tenancy: BookmeTenancy
  settings: SettingsOf
  config: Config
}

/** Every job there is, with what does it. */
export function jobHandlers({ tenancy, settings, config }: JobOptions): JobHandler[] {
  return [
    ...messageJobs({ tenancy, settings, config, senders: sendersOf({ tenancy, config }) }),
    ...phoneHandlers({ tenancy, config }),
  ]
}

/** The channels of this installation. */
function sendersOf({ tenancy, config }: Pick<JobOptions, 'tenancy' | 'config'>): Senders {
  const email = emailSender({ config, shared: tenancy.shared })
  return { ...(email === undefined ? {} : { email }), ...phoneSenders({ tenancy, config }) }
}
