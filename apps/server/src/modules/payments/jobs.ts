import { z } from 'zod'
import { defineTenantJob } from '../../core/jobs/index.ts'

/** Asks the provider to give back what `payments_refund` says. */
export const RefundAtProvider = defineTenantJob('payments.refund', {
  queue: 'payments',
  payload: z.object({ refund_id: z.uuid() }),
})

/** A booking came to its end: what was paid online above the fee goes back. */
export const RefundEnded = defineTenantJob('payments.refund_ended', {
  queue: 'payments',
  payload: z.object({ booking_id: z.uuid() }),
})
