import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import { type Message, messages } from './tables.ts'

/** As with `mail_message_due_index`. */
const open = and(isNull(messages.sentAt), isNull(messages.failedAt))

/**
 * Messages of a channel that are due, as this caller's own until `until`: then whoever asks gets them again, for the caller may have
 * died with them. Those that somebody else is taking just now are passed over.
 */
export async function takeDue(
  db: SharedDb,
  {
    now,
    until,
    most,
    channel,
  }: Record<'now' | 'until', Temporal.Instant> & {
    most: number
    channel: Message['channel']
  },
): Promise<Message[]> {
  const due = db
    .select({ id: messages.id })
    .from(messages)
    .where(and(open, eq(messages.channel, channel), lte(messages.nextAttemptAt, now)))
    .orderBy(asc(messages.nextAttemptAt))
    .limit(most)
    .for('update', { skipLocked: true })
  return db
    .update(messages)
    .set({ attempts: sql`${messages.attempts} + 1`, nextAttemptAt: until })
    .where(inArray(messages.id, due))
    .returning()
}

/** It has been sent, and nothing is kept of what it said. */
export async function markSent(db: SharedDb, { id }: Message, now: Temporal.Instant): Promise<void> {
  const nothing = { subject: '', text: '', html: '', lastError: '' }
  await db
    .update(messages)
    .set({ ...nothing, sentAt: now, failedAt: null })
    .where(eq(messages.id, id))
}

/** It was not sent this time; unless somebody else has taken it since. */
export async function markFailed(
  db: SharedDb,
  { id, attempts }: Message,
  {
    lastError,
    nextAttemptAt,
    failedAt,
    metadata,
  }: Pick<Message, 'lastError' | 'nextAttemptAt' | 'failedAt' | 'metadata'>,
): Promise<void> {
  await db
    .update(messages)
    .set({ lastError, nextAttemptAt, failedAt, metadata })
    .where(and(eq(messages.id, id), eq(messages.attempts, attempts), isNull(messages.sentAt)))
}

/** Messages that nobody sends: those of channels without a way, or all while there is none. */
export async function countWaiting(db: SharedDb, which: 'all' | 'not email'): Promise<number> {
  return db.$count(messages, which === 'all' ? open : and(open, ne(messages.channel, 'email')))
}

/** @returns how many there were */
export async function deleteMessages(db: SharedDb, before: Temporal.Instant): Promise<number> {
  const over = or(lt(messages.sentAt, before), lt(messages.failedAt, before))
  const { rowCount } = await db.delete(messages).where(over)
  return rowCount ?? 0
}

/** @param failed - only those that were given up */
export async function listLatest(db: SharedDb, most: number, failed = false): Promise<Message[]> {
  const wanted = failed ? isNotNull(messages.failedAt) : undefined
  return db.select().from(messages).where(wanted).orderBy(desc(messages.createdAt), desc(messages.id)).limit(most)
}

export async function lockMessage(tx: SharedTx, id: string): Promise<Message | undefined> {
  const [message] = await tx.select().from(messages).where(eq(messages.id, id)).for('update')
  return message
}

/** From the beginning, as if it had been queued at `now`. */
export async function requeue(tx: SharedTx, id: string, now: Temporal.Instant): Promise<void> {
  const metadata = sql`${messages.metadata} - 'wasUnsure'`
  await tx
    .update(messages)
    .set({ attempts: 0, failedAt: null, nextAttemptAt: now, metadata })
    .where(eq(messages.id, id))
}
