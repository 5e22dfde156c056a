import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, desc, eq, gt, gte, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { messages } from '../../mail/tables.ts'
import { accounts, type Invitation, invitations, memberships, users } from '../tables.ts'
import type { InvitationState } from './contract.ts'

const isOpen = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt))

function inState(state: InvitationState, now: Temporal.Instant): SQL | undefined {
  switch (state) {
    case 'open':
      return and(isOpen, gt(invitations.expiresAt, now))
    case 'expired':
      return and(isOpen, lte(invitations.expiresAt, now))
    case 'accepted':
      return isNotNull(invitations.acceptedAt)
    case 'revoked':
      return isNotNull(invitations.revokedAt)
  }
}

/** What became of an invitation. */
export function stateOf(
  { acceptedAt, revokedAt, expiresAt }: Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  now: Temporal.Instant,
): InvitationState {
  if (acceptedAt !== null) return 'accepted'
  if (revokedAt !== null) return 'revoked'
  return Temporal.Instant.compare(expiresAt, now) > 0 ? 'open' : 'expired'
}

/** A page of a business's invitations, the newest first. */
export async function listInvitations(
  db: SharedDb,
  wanted: { tenantId: string; state: InvitationState | undefined; now: Temporal.Instant },
  page: { limit: number; offset: number },
): Promise<{ count: number; rows: Invitation[] }> {
  const { tenantId, state, now } = wanted
  const where = and(eq(invitations.tenantId, tenantId), state === undefined ? undefined : inState(state, now))
  const [count, rows] = await Promise.all([
    db.$count(invitations, where),
    db
      .select()
      .from(invitations)
      .where(where)
      .orderBy(desc(invitations.createdAt), desc(invitations.id))
      .limit(page.limit)
      .offset(page.offset),
  ])
  return { count, rows }
}

/** By the hash of its token, or by its id. */
type Named = { tokenHash: string } | { id: string }
const named = (tenantId: string, one: Named) =>
  and(
    eq(invitations.tenantId, tenantId),
    'id' in one ? eq(invitations.id, one.id) : eq(invitations.tokenHash, one.tokenHash),
  )

export async function findInvitation(db: SharedDb, tenantId: string, one: Named): Promise<Invitation | undefined> {
  const [found] = await db.select().from(invitations).where(named(tenantId, one))
  return found
}

/** As it is, and nobody else changes it until `tx` is over. */
export async function lockInvitation(tx: SharedTx, tenantId: string, one: Named): Promise<Invitation | undefined> {
  const [found] = await tx.select().from(invitations).where(named(tenantId, one)).for('update')
  return found
}

/** Whoever invites for the same business waits until `tx` is over: so what a day allows is counted one behind the other. */
export async function lockInviting(tx: SharedTx, tenantId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId} users_invitation`}, 0))`)
}

/** How many letters with invitations the business has had sent since then. */
export async function countLetters(tx: SharedTx, tenantId: string, since: Temporal.Instant): Promise<number> {
  return tx.$count(
    messages,
    and(eq(messages.tenantId, tenantId), eq(messages.kind, 'invitation'), gte(messages.createdAt, since)),
  )
}

export async function isMemberByEmail(tx: SharedTx, tenantId: string, email: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.tenantId, tenantId), eq(users.email, email)))
  return found !== undefined
}

/** Those to this address that nobody accepted in time make room for another one. */
export async function closeExpired(
  tx: SharedTx,
  wanted: { tenantId: string; email: string; now: Temporal.Instant },
): Promise<void> {
  const { tenantId, email, now } = wanted
  await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.tenantId, tenantId), eq(invitations.email, email), inState('expired', now)))
}

/** @returns `undefined` when another one to this address is open */
export async function insertInvitation(
  tx: SharedTx,
  values: typeof invitations.$inferInsert,
): Promise<Invitation | undefined> {
  const [made] = await tx.insert(invitations).values(values).onConflictDoNothing().returning()
  return made
}

export async function updateInvitation(
  tx: SharedTx,
  id: string,
  values: Partial<typeof invitations.$inferInsert>,
): Promise<Invitation | undefined> {
  const [changed] = await tx.update(invitations).set(values).where(eq(invitations.id, id)).returning()
  return changed
}

/**
 * Counts one more password that is tried with an invitation's link, before it is looked at: of many at once none escapes.
 *
 * @returns whether it may be tried
 */
export async function countTry(db: SharedDb, id: string, most: number): Promise<boolean> {
  const tries = sql`coalesce((${invitations.metadata} ->> 'tries')::int, 0)`
  const counted = await db
    .update(invitations)
    .set({ metadata: sql`jsonb_set(${invitations.metadata}, '{tries}', to_jsonb(${tries} + 1))` })
    .where(and(eq(invitations.id, id), sql`${tries} < ${most}`))
    .returning({ id: invitations.id })
  return counted.length > 0
}

export async function findPasswordHash(db: SharedDb, userId: string): Promise<string | undefined> {
  const ofPassword = and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential'))
  const [account] = await db.select({ password: accounts.password }).from(accounts).where(ofPassword)
  return account?.password ?? undefined
}
