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
  /** Of a code: for how long it is of use. After that it is not sent any more. */
  validMinutes?: number
}

/**
 * Writes a message to be sent once `tx` has committed; the worker sends it.
 *
 * @returns the statement, sent when it is awaited: in `Promise.all` in its place
 */
export function queueMessage(tx: Pick<SharedTx, 'insert'>, { validMinutes, ...message }: NewMessage) {
  const now = Temporal.Now.instant()
  const validUntil = validMinutes === undefined ? undefined : now.add({ minutes: validMinutes }).toString()
  return tx.insert(messages).values({ ...message, metadata: { validUntil }, nextAttemptAt: now })
}

/**
 * A message to nobody, which counts as sent: the same work as {@link queueMessage}, so that whoever asks for a message
 * is not told by the time it takes whether anybody gets one.
 */
export function queueNothing(tx: Pick<SharedTx, 'insert'>, { kind, channel, tenantId }: NewMessage) {
  const now = Temporal.Now.instant()
  return tx.insert(messages).values({
    ...{ kind, channel, tenantId, recipient: '', text: '', sentAt: now, nextAttemptAt: now },
  })
}

/** A message that counts as sent and says what it said, for `/dev/mail`: of development, where no server takes it. */
export function showMail(tx: Pick<SharedTx, 'insert'>, message: NewMessage) {
  const now = Temporal.Now.instant()
  return tx.insert(messages).values({ ...message, sentAt: now, nextAttemptAt: now })
}
