import { inTransaction, type JobHandler, withHandle } from '../../core/jobs/index.ts'
import { checkDelivery } from './delivery.ts'
import { writeDigests } from './digest.ts'
import { CheckDelivery, PlanMessages, SendDigests, SendMessage } from './jobs.ts'
import { planMessages } from './planning.ts'
import { type SendingOptions, sendMessage } from './sending/send.ts'

/** What does the jobs of messages. */
export function messageJobs(options: SendingOptions): JobHandler[] {
  const { settings, now = () => Temporal.Now.instant() } = options
  return [
    withHandle(SendMessage, (tenant, { id }, context) => sendMessage(options, tenant, id, context)),
    inTransaction(PlanMessages, async (tx, { bookingId }, { tenant }) => {
      const { zone } = await settings(tenant.id)
      await planMessages(tx, bookingId, { zone, now: now() })
    }),
    inTransaction(CheckDelivery, (tx, { attemptId }) => checkDelivery(tx, attemptId)),
    inTransaction(SendDigests, async (tx, _payload, { tenant }) => {
      const { zone, language } = await settings(tenant.id)
      await writeDigests(tx, { zone, language, now: now() })
    }),
  ]
}
