import type { Config } from '../../core/config.ts'
import { inTransaction, type JobHandler, withHandle } from '../../core/jobs/index.ts'
import { deliver } from './deliver.ts'
import { fanOut } from './fan-out.ts'
import { Deliver, FanOut, TellOwners } from './jobs.ts'
import { poster, resolver } from './post.ts'
import { webhookSeal } from './sign.ts'
import { type TellOptions, tellOwners } from './tell-owners.ts'

/** What sends webhooks, for the worker. */
export function webhookHandlers({ config, ...telling }: TellOptions & { config: Config }): JobHandler[] {
  const now = () => Temporal.Now.instant()
  const post = poster({ rules: config, resolve: resolver(config) })
  const delivering = { seal: webhookSeal(config.healthKeys), post, now }
  return [
    inTransaction(FanOut, (tx, asked, { tenant }) => fanOut(tx, asked, { tenant: tenant.slug, now: now() })),
    withHandle(Deliver, (tenant, { deliveryId }, { signal }) => deliver(tenant, deliveryId, signal, delivering)),
    withHandle(TellOwners, (tenant, told, { id }) => tellOwners(telling, tenant, told, id)),
  ]
}
