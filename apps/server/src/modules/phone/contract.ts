import { z } from 'zod'
import { Id } from '../../core/shapes.ts'
import { replyOutcomes } from '../communications/tables.ts'

export const ReplyBody = z.object({
  channel: z.enum(['sms', 'whatsapp']),
  sender: z.string().describe('The number, in E.164'),
  body: z.string().describe('What they wrote'),
  outcome: z.enum(replyOutcomes).describe('What was done about it. `not_understood`: nothing, somebody should read it'),
  notification_id: Id.nullable().describe('The message that it answers'),
  booking_id: Id.nullable(),
  customer_id: Id.nullable(),
})
