import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import { Id, Instant, stored, Text } from '../../core/shapes.ts'
import { eventTypes, testType } from './event-types.ts'
import { deliveryStatuses } from './tables.ts'

/** What is wrong with one, `address.ts` says. */
const Url = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(2000)
  .refine((text) => !/[\p{Cc}\s]/u.test(text), 'must not contain spaces and control characters')
  .refine((text) => text.isWellFormed(), 'must not contain half of a character')

const Events = z
  .array(z.enum(['*', ...eventTypes]))
  .min(1)
  .max(eventTypes.length + 1)
  .describe('`*`: all there are, and those that will be')

export const WebhookBody = z.object({
  url: Url.describe('Where the events are sent: https, and on the public network'),
  description: Text.max(200).default(''),
  events: Events.default(['*']),
  is_active: z
    .boolean()
    .default(true)
    .describe('One that was switched off for its failures begins anew when it is switched on'),
})
export const webhookExample = {
  url: 'https://hooks.example.com/bookme',
  description: 'The accounts',
  events: ['booking.confirmed', 'booking.cancelled'],
} satisfies z.input<typeof WebhookBody>

export const NewWebhookBody = exactBody(WebhookBody.shape).meta({ examples: [webhookExample] })

export const readOnly = {
  failing_since: Instant.nullable().describe('Since when nothing arrived'),
  disabled_at: Instant.nullable().describe('When it was switched off for its failures'),
  disabled_reason: z.string(),
  older_secret_until: Instant.nullable().describe(
    'Until then messages are signed with the secret before this one, too',
  ),
}

const StoredWebhookBody = stored({
  url: z.string(),
  description: z.string(),
  events: z.array(z.string()),
  is_active: z.boolean(),
  ...readOnly,
})
export const MadeWebhookBody = StoredWebhookBody.extend({
  secret: z
    .string()
    .nullable()
    .describe('What its messages are signed with, this once: null when the answer is repeated for its Idempotency-Key'),
})

export const DeliveryBody = z.object({
  endpoint_id: Id,
  event_id: Id.describe('`webhook-id` of the message: the same each time it is sent'),
  event_type: z.enum([...eventTypes, testType]),
  payload: z.record(z.string(), z.unknown()).describe('What is sent'),
  status: z.enum(deliveryStatuses).describe('`cancelled`: the webhook was switched off before it was sent'),
  attempts: z.number().int(),
  next_attempt_at: Instant.nullable(),
  delivered_at: Instant.nullable(),
  response_status: z.number().int().nullable(),
  response_body: z.string().describe('The first kilobyte of what was answered the last time'),
  last_error: z.string(),
  replay_of: Id.nullable().describe('The delivery that it repeats'),
})
export const StoredDeliveryBody = stored(DeliveryBody.shape)

export const ReplayFailedBody = exactBody({
  since: Instant.describe('Of events that were to be sent from then on'),
  endpoint_id: Id.optional().describe('To this webhook alone'),
}).meta({ examples: [{ since: '2026-12-01T00:00:00Z' }] })
export const ReplayedBody = z.object({
  replayed: z.number().int().describe('How many are sent again'),
  left: z.boolean().describe('Whether there are more: ask again'),
})
