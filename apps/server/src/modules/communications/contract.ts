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
