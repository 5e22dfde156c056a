import { inTransaction, type JobHandler, withHandle } from '../../core/jobs/index.ts'
import { checkDelivery } from './delivery.ts'
import { planDigests, writeDigests } from './digest.ts'
import { CheckDelivery, PlanDigests, PlanMessages, SendMessage, WriteDigests } from './jobs.ts'
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
    inTransaction(PlanDigests, async (tx, _day, { tenant }) => {
      const { zone } = await settings(tenant.id)
      await planDigests(tx, { zone, now: now() })
    }),
    inTransaction(WriteDigests, async (tx, { onDate }, { tenant }) => {
      const { zone, language } = await settings(tenant.id)
      const at = now()
      // Late by a day, it is of no use any more.
      if (at.toZonedDateTimeISO(zone.name).toPlainDate().toString() !== onDate) return
      await writeDigests(tx, { zone, language, now: at })
    }),
  ]
}
