import type { Config } from './core/config.ts'
import { type JobHandler, type Repetition, repeatDaily } from './core/jobs/index.ts'
import { emailSender, messageJobs, PlanDigests, type Senders } from './modules/communications/index.ts'
import { ledgerHandlers } from './modules/payments/index.ts'
import { phoneHandlers, phoneSenders } from './modules/phone/index.ts'
import type { BookmeTenancy, Settings, SettingsOf } from './modules/tenants/index.ts'
import { ownersOf } from './modules/users/index.ts'
import { webhookHandlers } from './modules/webhooks/index.ts'

/** What the worker's jobs need. */
export interface JobOptions {
  tenancy: BookmeTenancy
  settings: SettingsOf
  config: Config
}

/** Every job there is, with what does it. */
export function jobHandlers({ tenancy, settings, config }: JobOptions): JobHandler[] {
  const senders = sendersOf({ tenancy, config })
  return [
    ...messageJobs({ tenancy, settings, config, senders }),
    ...phoneHandlers({ tenancy, config }),
    ...ledgerHandlers(),
    ...webhookHandlers({ tenancy, settings, config, ownersOf }),
  ]
}

/** The channels of this installation. */
function sendersOf({ tenancy, config }: Pick<JobOptions, 'tenancy' | 'config'>): Senders {
  const email = emailSender({ config, shared: tenancy.shared })
  return { ...(email === undefined ? {} : { email }), ...phoneSenders({ tenancy, config }) }
}

/** Those that each business wants once a day, with when. */
export const repetitions: readonly Repetition<Settings>[] = [
  // When the digests themselves go the business's own tables say.
  repeatDaily(PlanDigests, () => '00:00'),
]
