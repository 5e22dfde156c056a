import type { TenantHandle } from '@bookme/tenancy'
import {
  describe,
  inTransaction,
  type JobContext,
  type JobHandler,
  NotYetError,
  withHandle,
} from '../../core/jobs/index.ts'
import { checkDelivery } from './delivery.ts'
import { planDigests, writeDigests } from './digest.ts'
import { CheckDelivery, PlanDigests, PlanMessages, SendMessage, WriteDigests } from './jobs.ts'
import { planMessages } from './planning.ts'
import { failQueued } from './queries.ts'
import { type SendingOptions, sendMessage } from './sending/send.ts'

/** What does the jobs of messages. */
export function messageJobs(options: SendingOptions): JobHandler[] {
  const { settings, now = () => Temporal.Now.instant() } = options
  return [
    withHandle(SendMessage, (tenant, { id }, context) => sendOrFail(options, tenant, id, context)),
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

/** As {@link sendMessage}. A message whose job is given up waits for nothing any more: it has failed, and can be sent by hand. */
export async function sendOrFail(
  options: SendingOptions,
  tenant: TenantHandle,
  id: string,
  context: Pick<JobContext, 'signal' | 'isLast' | 'log'>,
): Promise<void> {
  try {
    await sendMessage(options, tenant, id, context)
  } catch (error) {
    if (context.isLast && !context.signal.aborted && !(error instanceof NotYetError)) {
      await failQueued(tenant.db, id, `It was given up: ${describe(error)}`)
    }
    throw error
  }
}
