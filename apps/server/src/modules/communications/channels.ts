import type { Language } from '../../core/i18n.ts'
import type { Channel } from './tables.ts'

export interface Attachment {
  filename: string
  /** `text/calendar; method=REQUEST; charset=utf-8`. */
  contentType: string
  content: string
}

/** A message in words, ready to be handed over. */
export interface Outgoing {
  channel: Channel
  /** An address, or a number in E.164. */
  recipient: string
  language: Language
  /** The business's name; the platform's own when it has none. */
  from: string
  /** Of an email: the business's own address; empty where it has none. */
  replyTo: string
  /** Of an email. */
  subject: string
  text: string
  /** Of an email; empty for the others. */
  html: string
  attachments: readonly Attachment[]
  /** WhatsApp takes only what was approved before, outside of a conversation: its name, and its parameters in order. */
  template: { name: string; parameters: readonly string[] } | undefined
  /** The same each time it is sent: whoever is given it twice can tell. */
  key: string
  tenantId: string
  notificationId: string
}

/** It was taken. */
export interface Taken {
  /** What the provider calls it; `undefined` for an email. */
  providerId: string | undefined
  /** Whether it will be heard that it arrived: then its silence is a reason to try another way. */
  isReported: boolean
}

/** The message cannot be sent this way, whoever tries and however often. The message says why, without the address. */
export class UndeliverableError extends Error {
  override readonly name = 'UndeliverableError'
}

/** Whether they may have been given the message all the same: sent again, it would come twice. */
export function isUnsure(error: unknown): boolean {
  return error instanceof Error && (error as { isUnsure?: unknown }).isUnsure === true
}

/**
 * Hands a message over.
 *
 * @throws {UndeliverableError} trying again is of no use; any other error: it may be, see {@link isUnsure}
 */
export type Send = (message: Outgoing, signal: AbortSignal) => Promise<Taken>

/** The channels that this installation has. */
export type Senders = Partial<Record<Channel, Send>>
