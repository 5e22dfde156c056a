import { createHash, randomBytes } from 'node:crypto'
import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { verifications } from '../tables.ts'

/** What a link, or a challenge to a passkey, is for. */
export type Purpose = 'magic-link' | 'verify-email' | 'reset-password' | 'hand-over' | 'passkey-add' | 'passkey-sign-in'

/** For whom a token was made and what goes with it. */
export interface Kept {
  userId: string
  /** The address it was sent to: of somebody whose address has changed since, it proves nothing. */
  email?: string
  /** Where the page goes on. */
  callback?: string
}

/** 256 bits: nothing that could be guessed. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

// Whoever reads the table can use none of it: of the token there is its hash, beside what it counts for.
const identifierOf = (purpose: Purpose, host: string, token: string) =>
  `${purpose} ${host} ${createHash('sha256').update(token).digest('base64url')}`

/** @returns the statement, sent when it is awaited: in `Promise.all` in its place */
export function keepToken(
  tx: Pick<SharedTx, 'insert'>,
  {
    purpose,
    host,
    token,
    expiresAt,
    kept,
  }: { purpose: Purpose; host: string; token: string; expiresAt: Temporal.Instant; kept: Kept },
) {
  const { userId, ...metadata } = kept
  return tx.insert(verifications).values({
    identifier: identifierOf(purpose, host, token),
    value: userId,
    metadata,
    expiresAt: new Date(expiresAt.epochMilliseconds),
  })
}

/** What was kept for the token, once: of many who ask at the same time one gets it, on its host and for its purpose. */
export async function takeToken(
  tx: Pick<SharedTx, 'delete'>,
  { purpose, host, token, now }: { purpose: Purpose; host: string; token: string; now: Temporal.Instant },
): Promise<Kept | undefined> {
  const [taken] = await tx
    .delete(verifications)
    .where(
      and(
        eq(verifications.identifier, identifierOf(purpose, host, token)),
        gt(verifications.expiresAt, new Date(now.epochMilliseconds)),
      ),
    )
    .returning({ userId: verifications.value, metadata: verifications.metadata })
  return taken === undefined ? undefined : { ...(taken.metadata as Omit<Kept, 'userId'>), userId: taken.userId }
}

/** Whether a token counts, and for whom it was made, without using it up. */
export async function findToken(
  db: SharedDb,
  { purpose, host, token, now }: { purpose: Purpose; host: string; token: string; now: Temporal.Instant },
): Promise<Kept | undefined> {
  const [found] = await db
    .select({ userId: verifications.value, metadata: verifications.metadata })
    .from(verifications)
    .where(
      and(
        eq(verifications.identifier, identifierOf(purpose, host, token)),
        gt(verifications.expiresAt, new Date(now.epochMilliseconds)),
      ),
    )
  return found === undefined ? undefined : { ...(found.metadata as Omit<Kept, 'userId'>), userId: found.userId }
}

/** How many of a user's links for this wait to be used on the host. */
export async function countTokens(
  tx: SharedDb,
  { purpose, host, userId, now }: { purpose: Purpose; host: string; userId: string; now: Temporal.Instant },
): Promise<number> {
  return tx.$count(
    verifications,
    and(
      eq(verifications.value, userId),
      sql`starts_with(${verifications.identifier}, ${`${purpose} ${host} `})`,
      gt(verifications.expiresAt, new Date(now.epochMilliseconds)),
    ),
  )
}

/** All that waits for somebody: links, and log-ins between their two steps. */
export async function deleteTokens(tx: SharedTx, userId: string): Promise<void> {
  await tx.delete(verifications).where(eq(verifications.value, userId))
}

/** @returns how many there were */
export async function deleteExpiredTokens(db: SharedDb, now: Temporal.Instant): Promise<number> {
  const { rowCount } = await db
    .delete(verifications)
    .where(lte(verifications.expiresAt, new Date(now.epochMilliseconds)))
  return rowCount ?? 0
}
