import type { SharedDb, SharedTx } from '@bookme/tenancy'
import type { z } from 'zod'
import { auditShared, type By } from '../../core/audit/index.ts'
import { type messageFacts, messageToWire } from './contract.ts'
import { MessageNotFoundError, MessageSentError } from './errors.ts'
import { maskedRecipient } from './masks.ts'
import { deleteMessages, listLatest, lockMessage, requeue } from './queries.ts'
import type { Message } from './tables.ts'

/**
 * Tries a message again from the beginning: one that was given up, or one that waits for its next attempt.
 *
 * @throws {MessageNotFoundError} @throws {MessageSentError}
 */
export async function retryMessage(
  tx: SharedTx,
  id: string,
  { now, by }: { now: Temporal.Instant; by: By },
): Promise<Message> {
  const message = await lockMessage(tx, id)
  if (message === undefined) throw new MessageNotFoundError(`There is no message ${id}.`)
  if (message.sentAt !== null) throw new MessageSentError(`The message was sent at ${message.sentAt}.`)
  const { kind, recipient, tenantId } = message
  const object = { objectType: 'mail', objectId: id, objectLabel: `${kind} to ${maskedRecipient(recipient)}` }
  await Promise.all([requeue(tx, id, now), auditShared(tx, by, { action: 'mail.retry', ...object, tenantId })])
  return { ...message, attempts: 0, failedAt: null, nextAttemptAt: now }
}

const mostListed = 50

/** The latest messages, as operators see them. */
export async function listMessages(
  db: SharedDb,
  { failed }: { failed: boolean },
): Promise<({ id: string } & z.output<z.ZodObject<typeof messageFacts>>)[]> {
  const rows = await listLatest(db, mostListed, failed)
  return rows.map((message) => messageToWire(message) as never)
}

const keptDays = 30

/**
 * Who was written to is forgotten a month after the message was sent or given up.
 *
 * @returns how many messages that were
 */
export async function sweepMessages(db: SharedDb): Promise<number> {
  return deleteMessages(db, Temporal.Now.instant().subtract({ hours: 24 * keptDays }))
}
