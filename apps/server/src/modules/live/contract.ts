import { z } from 'zod'
import { Id } from '../../core/shapes.ts'
import { subjects } from './changes.ts'

const ChangeBody = z
  .object({
    subject: z.enum(subjects),
    ids: z.array(Id).optional().describe('What changed; without it, anything may have'),
  })
  .meta({ examples: [{ subject: 'bookings', ids: ['01a20151-7c2e-7b6e-8a51-0f6d1c9f2a10'] }] })

export const LiveQuery = z.strictObject({
  since: z
    .string()
    .regex(/^[\w-]{1,40}$/, 'must be what an answer said')
    .optional()
    .describe('The `last_event_id` of the answer before, for who asks now and then instead of listening'),
})
export const LiveBody = z.object({ last_event_id: z.string(), changes: z.array(ChangeBody) }).meta({
  examples: [{ last_event_id: '1795375762867', changes: [{ subject: 'payments' }] }],
})
