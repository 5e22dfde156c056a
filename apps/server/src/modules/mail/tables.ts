import { instant, sharedTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { check, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { oneOf } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'

export const mailChannels = ['email', 'sms'] as const

/**
 * What is to be sent to people about their access: links and codes. It is written where the reason for it commits, and
 * sent by the worker; once it is sent, nothing is kept of what it said.
 */
export const messages = sharedTable(
  'mail_message',
  {
    /** What it is for: `sign_in_link`, `invitation`. */
    kind: text().notNull(),
    channel: text().$type<(typeof mailChannels)[number]>().notNull().default('email'),
    recipient: text().notNull(),
    subject: text().notNull().default(''),
    text: text().notNull(),
    html: text().notNull().default(''),
    /** The business it speaks for; `null`: the platform. */
    tenantId: uuid(),
    sentAt: instant(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant().notNull(),
    /** Given up: it is not tried any more. */
    failedAt: instant(),
    lastError: text().notNull().default(''),
  },
  (message) => [
    index('mail_message_due_index')
      .on(message.nextAttemptAt)
      .where(sql`${message.sentAt} is null and ${message.failedAt} is null`),
    index('mail_message_recipient_index').on(message.recipient, message.createdAt),
    index('mail_message_created_index').on(message.createdAt, message.id),
    check('mail_message_channel_check', sql`${message.channel} ${oneOf(mailChannels)}`),
  ],
)
export type Message = typeof messages.$inferSelect
label(messages, 'message', ({ kind, recipient }) => `${kind} to ${recipient}`)
