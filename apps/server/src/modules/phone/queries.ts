import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, desc, eq, gt, inArray, lt, lte, sql } from 'drizzle-orm'
import { type Thread, threads } from './tables.ts'

/** `answer`: what the program itself said back. */
export type Direction = 'out' | 'answer' | 'in'

/** What else is known of a row: one that came in keeps what it said until it has been acted on. */
interface Said {
  direction: Direction
  body?: string
  isHandled?: boolean
}

const direction = sql<Direction>`coalesce(${threads.metadata}->>'direction', 'out')`

export function directionOf({ metadata }: Pick<Thread, 'metadata'>): Direction {
  return ((metadata as { direction?: Direction } | null)?.direction ?? 'out') satisfies Direction
}

/** Of a message that was sent twice there are two rows, for the provider has two names for it; of one that came in, one. */
export async function insertThread(
  db: Pick<SharedTx, 'insert'>,
  { direction: way, body, isHandled, ...row }: Omit<typeof threads.$inferInsert, 'metadata'> & Said,
): Promise<Thread | undefined> {
  const metadata = way === 'in' ? { direction: way, body, isHandled } : { direction: way }
  const [thread] = await db
    .insert(threads)
    .values({ ...row, metadata })
    .onConflictDoNothing()
    .returning()
  return thread
}

export async function findThreads(
  db: SharedDb,
  channel: Thread['channel'],
  providerIds: readonly string[],
): Promise<Thread[]> {
  if (providerIds.length === 0) return []
  return db
    .select()
    .from(threads)
    .where(and(eq(threads.channel, channel), inArray(threads.providerId, [...providerIds])))
}

/** The last message that went to a number between two times; the later time counts with it. */
export async function findLatest(
  db: SharedDb,
  { channel, contact, since, until }: Pick<Thread, 'channel' | 'contact'> & Record<'since' | 'until', Temporal.Instant>,
): Promise<Thread | undefined> {
  const [latest] = await db
    .select()
    .from(threads)
    .where(
      and(
        eq(threads.channel, channel),
        eq(threads.contact, contact),
        gt(threads.createdAt, since),
        lte(threads.createdAt, until),
        sql`${direction} <> 'in'`,
      ),
    )
    .orderBy(desc(threads.createdAt), desc(threads.id))
    .limit(1)
  return latest
}

/** Whether somebody has written since. */
export async function hasWritten(
  db: SharedDb,
  { channel, contact, since }: Pick<Thread, 'channel' | 'contact'> & { since: Temporal.Instant },
): Promise<boolean> {
  const wrote = and(eq(threads.channel, channel), eq(threads.contact, contact), sql`${direction} = 'in'`)
  return (await db.$count(threads, and(wrote, gt(threads.createdAt, since)))) > 0
}

export async function findThread(db: SharedDb, id: string): Promise<Thread | undefined> {
  const [thread] = await db.select().from(threads).where(eq(threads.id, id))
  return thread
}

/** What somebody wrote is their business's alone once it has it. */
export async function forgetBody(db: SharedDb, id: string): Promise<void> {
  await db
    .update(threads)
    .set({ metadata: sql`${threads.metadata} - 'body'` })
    .where(eq(threads.id, id))
}

/** @returns how many there were */
export async function deleteThreads(db: SharedDb, before: Temporal.Instant): Promise<number> {
  const { rowCount } = await db.delete(threads).where(lt(threads.createdAt, before))
  return rowCount ?? 0
}
