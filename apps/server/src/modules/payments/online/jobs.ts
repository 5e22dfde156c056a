import type { TenantTx } from '@bookme/tenancy'
import { z } from 'zod'
import { defineTenantJob, enqueue } from '../../../core/jobs/index.ts'
import { changeIntent } from './intent-queries.ts'

const payload = z.object({ intent_id: z.uuid() })

/** Asks the provider what became of a payment of which it has said nothing. Done also for a business that is closed: its money comes in. */
export const AskProvider = defineTenantJob('payments.ask', { queue: 'payments', payload, whileSuspended: 'run' })

/** Tells the provider that nobody is to pay this any more. */
export const CancelAtProvider = defineTenantJob('payments.cancel', {
  queue: 'payments',
  payload,
  whileSuspended: 'run',
})

/** Asks about a payment then, though it has come to an end: whether it was taken, or what went back of it. */
export async function askAt(tx: TenantTx, intentId: string, at: Temporal.Instant): Promise<void> {
  await changeIntent(tx, intentId, { nextCheckAt: at })
  await enqueue(tx, AskProvider, { intent_id: intentId }, { dueAt: at })
}
