import { z } from 'zod'
import { Id, Instant } from '../../core/shapes.ts'
import { toWire } from '../../core/wire.ts'
import { maskedRecipient } from './masks.ts'
import { type Message, mailChannels } from './tables.ts'

/** What operators see of a message. What it says they never do: it is a secret of whom it was written to. */
export const messageFacts = {
  kind: z.string(),
  channel: z.enum(mailChannels),
  recipient: z.string().describe('As much as one recognises it by'),
  state: z.enum(['waiting', 'sent', 'failed']),
  tenant_id: Id.nullable(),
  attempts: z.number().int(),
  next_attempt_at: Instant,
  sent_at: Instant.nullable(),
  failed_at: Instant.nullable(),
  last_error: z.string(),
}

export function messageToWire(message: Message): object {
  const { subject: _subject, text: _text, html: _html, metadata: _metadata, ...rest } = message
  return { ...toWire(rest), recipient: maskedRecipient(message.recipient), state: stateOf(message) }
}

export function stateOf({ sentAt, failedAt }: Pick<Message, 'sentAt' | 'failedAt'>): 'waiting' | 'sent' | 'failed' {
  if (sentAt !== null) return 'sent'
  return failedAt === null ? 'waiting' : 'failed'
}
