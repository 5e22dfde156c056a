import { z } from 'zod'
import { defineTenantJob } from '../../core/jobs/index.ts'

const payload = z.object({ intent_id: z.uuid() })

/** Asks the provider what became of a payment of which it has said nothing. Done also for a business that is closed: its money comes in. */
export const AskProvider = defineTenantJob('payments.ask', { queue: 'payments', payload, whileSuspended: 'run' })

/** Tells the provider that nobody is to pay this any more. */
export const CancelAtProvider = defineTenantJob('payments.cancel', {
  queue: 'payments',
  payload,
  whileSuspended: 'run',
})
