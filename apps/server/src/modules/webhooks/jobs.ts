import { z } from 'zod'
import { defineTenantJob } from '../../core/jobs/index.ts'
import { Id } from '../../core/shapes.ts'

/** Something happened of which endpoints may want to hear: an event of a booking, or what is told as it is. */
export const FanOut = defineTenantJob('webhooks.fan_out', {
  queue: 'webhooks',
  payload: z.discriminatedUnion('about', [
    z.object({ about: z.literal('booking'), eventId: Id }),
    z.object({
      about: z.literal('payment'),
      eventId: Id,
      createdAt: z.string(),
      transaction: z.record(z.string(), z.unknown()),
    }),
  ]),
})

/** One attempt. The next one is another job, asked for where this one's failure is written down. */
export const Deliver = defineTenantJob('webhooks.deliver', {
  queue: 'webhooks',
  payload: z.object({ deliveryId: Id }),
})

/** An endpoint was switched off: its owners hear of it. */
export const TellOwners = defineTenantJob('webhooks.tell_owners', {
  queue: 'webhooks',
  payload: z.object({ host: z.string(), why: z.enum(['gone', 'given_up', 'failing']) }),
})
