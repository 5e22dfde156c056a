import type { SharedTx } from '@bookme/tenancy'
import { messages } from './tables.ts'

export interface NewMessage {
  /** What it is for: `invitation`. */
  kind: string
  /** By default `email`. */
  channel?: 'email' | 'sms'
  recipient: string
  /** Of an email. */
  subject?: string
  text: string
  html?: string
  /** The business it speaks for; by default the platform. */
  tenantId?: string | null
}

/**
 * Writes a message to be sent once `tx` has committed; the worker sends it.
 *
 * @returns the statement, sent when it is awaited: in `Promise.all` in its place
 */
export function queueMessage(tx: Pick<SharedTx, 'insert'>, message: NewMessage) {
  return tx.insert(messages).values({ ...message, nextAttemptAt: Temporal.Now.instant() })
}
