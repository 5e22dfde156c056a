import { z } from 'zod'
import { defineSharedJob, defineTenantJob } from '../../core/jobs/index.ts'

const Told = { channel: z.enum(['sms', 'whatsapp']), provider_id: z.string() }
const What = { status: z.enum(['sent', 'delivered', 'read', 'failed']), code: z.number().optional() }

// They hold ids alone: whoever looks after the queues reads no numbers and nothing that people wrote.

/** A provider says what became of a message: its business is told. */
export const TellDelivery = defineTenantJob('phone.delivery', {
  queue: 'planning',
  payload: z.object({ ...Told, ...What }),
  whileSuspended: 'run',
  retries: 5,
})

/** The same of a message that we do not know yet: the provider was faster than our own note of having sent it. */
export const PlaceDelivery = defineSharedJob('phone.place_delivery', {
  queue: 'planning',
  payload: z.object({ ...Told, ...What }),
  retries: 3,
})

/** Somebody has written back: it is acted on. A wish to be left alone counts also while a business is suspended. */
export const TakeReply = defineTenantJob('phone.reply', {
  queue: 'planning',
  payload: z.object({ thread_id: z.string() }),
  whileSuspended: 'run',
})

/** What is said back. */
export const AnswerReply = defineTenantJob('phone.answer', {
  queue: 'messages',
  payload: z.object({ reply_id: z.string(), notification_id: z.string() }),
  whileSuspended: 'drop',
  retries: 4,
  pauseSeconds: 2,
})
