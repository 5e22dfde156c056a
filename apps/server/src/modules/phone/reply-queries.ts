import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, gt, sql } from 'drizzle-orm'
import { phoneDigits, sameNumber } from '../../core/phone.ts'
import { type Booking, bookings } from '../bookings/tables.ts'
import { notifications, preferences, type Reply, replies } from '../communications/tables.ts'
import { customers } from '../customers/tables.ts'

/** Whoever takes another message of this sender meanwhile waits until `tx` is over. */
export async function lockSender(tx: TenantTx, channel: string, sender: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(current_user || ${` reply ${channel} ${sender}`}, 0))`,
  )
}

export async function findNotification(db: TenantDb, id: string) {
  const [notification] = await db
    .select({
      id: notifications.id,
      bookingId: notifications.bookingId,
      customerId: notifications.customerId,
      language: notifications.language,
    })
    .from(notifications)
    .where(eq(notifications.id, id))
  return notification
}

export async function lockBooking(tx: TenantTx, id: string): Promise<Booking | undefined> {
  const [booking] = await tx.select().from(bookings).where(eq(bookings.id, id)).for('update')
  return booking
}

/** How many of this outcome the program has answered since, or is about to. */
export async function countAnswered(
  db: TenantDb,
  { channel, sender, outcome, since }: Pick<Reply, 'channel' | 'sender' | 'outcome'> & { since: Temporal.Instant },
): Promise<number> {
  const same = and(eq(replies.channel, channel), eq(replies.sender, sender), eq(replies.outcome, outcome))
  const wasAnswered = sql`${replies.metadata}->>'answer' in ('wanted', 'sending', 'sent')`
  return db.$count(replies, and(same, wasAnswered, gt(replies.createdAt, since)))
}

/** @returns `undefined`: it is there already */
export async function insertReply(tx: TenantTx, values: typeof replies.$inferInsert): Promise<Reply | undefined> {
  const [reply] = await tx.insert(replies).values(values).onConflictDoNothing().returning()
  return reply
}

/** @returns the customers for whom that is new */
export async function setPreference(
  tx: TenantTx,
  { channel, sender, isAllowed, at }: Pick<Reply, 'channel' | 'sender'> & { isAllowed: boolean; at: Temporal.Instant },
): Promise<string[]> {
  const theirs = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(sameNumber(customers.phone, phoneDigits(sender)))
  if (theirs.length === 0) return []
  const values = { isAllowed, source: isAllowed ? 'reply START' : 'reply STOP', updatedAt: at }
  const changed = await tx
    .insert(preferences)
    .values(theirs.map(({ id }) => ({ customerId: id, channel, createdAt: at, ...values })))
    .onConflictDoUpdate({
      target: [preferences.customerId, preferences.channel],
      set: values,
      setWhere: sql`${preferences.isAllowed} <> ${isAllowed}`,
    })
    .returning({ customerId: preferences.customerId })
  return changed.map(({ customerId }) => customerId)
}

export async function findReply(db: TenantDb, id: string): Promise<Reply | undefined> {
  const [reply] = await db.select().from(replies).where(eq(replies.id, id))
  return reply
}

/**
 * Takes an answer over to send it, unless somebody has.
 *
 * @returns whether it is the caller's
 */
export async function claimAnswer(db: TenantDb, id: string): Promise<boolean> {
  const { rowCount } = await db
    .update(replies)
    .set({ metadata: answerIs('sending') })
    .where(and(eq(replies.id, id), sql`${replies.metadata}->>'answer' = 'wanted'`))
  return rowCount === 1
}

export async function noteAnswer(db: TenantDb, id: string, state: 'wanted' | 'sent' | 'failed'): Promise<void> {
  await db
    .update(replies)
    .set({ metadata: answerIs(state) })
    .where(eq(replies.id, id))
}

const answerIs = (state: string) => sql`jsonb_set(${replies.metadata}, '{answer}', to_jsonb(${state}::text))`
