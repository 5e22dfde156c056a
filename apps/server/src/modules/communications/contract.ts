import { z } from 'zod'
import { Id, Instant, Language, Text } from '../../core/shapes.ts'
import { channels, notificationKinds, notificationStatuses } from './tables.ts'

export const TemplateBody = z.object({
  kind: z.enum(notificationKinds),
  channel: z.enum(channels),
  language: Language,
  subject: Text.max(200).default('').describe('Of an e-mail'),
  body: Text.min(1, 'must not be empty'),
  is_active: z.boolean().default(true),
})

const Placeholders = z.array(z.string()).describe('What the words may name, as {{name}}')

export const PreviewBody = z
  .strictObject({
    kind: z.enum(notificationKinds),
    channel: z.enum(channels),
    language: Language,
    subject: Text.max(200).optional(),
    body: Text.optional().describe('Without it, or empty: the words that come with the platform'),
  })
  .meta({
    examples: [{ kind: 'reminder', channel: 'sms', language: 'fr', body: 'À demain, {{customer}} ! {{business}}' }],
  })

export const PreviewReply = z.object({
  subject: z.string().describe('Of an e-mail'),
  text: z.string(),
  html: z.string().describe('Of an e-mail: a page, to be shown in a frame without scripts'),
  sms: z
    .object({ parts: z.number().int(), left: z.number().int().describe('Characters until another part begins') })
    .nullable()
    .describe('How long an SMS it is; null of the other channels'),
})

export const DefaultsReply = z.object({
  templates: z.array(
    z.object({
      kind: z.enum(notificationKinds),
      channel: z.enum(channels),
      language: Language,
      subject: z.string(),
      body: z.string(),
      placeholders: Placeholders,
    }),
  ),
  placeholders: z.record(z.string(), z.string()).describe('What each stands for'),
})

export const NotificationBody = z.object({
  kind: z.enum(notificationKinds),
  channel: z.enum(channels).nullable().describe('The way it went, or is going now; null before that'),
  language: Language,
  booking_id: Id.nullable(),
  customer_id: Id.nullable(),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  status: z.enum(notificationStatuses),
  scheduled_for: Instant,
  sent_at: Instant.nullable(),
  delivered_at: Instant.nullable(),
  failure: z.string(),
})
