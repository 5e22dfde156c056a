import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { deleteTokens } from './log-in/tokens.ts'
import { assertGoodPassword, hashPassword } from './password.ts'
import { deleteSessions, setPasswordHash } from './queries.ts'
import { accounts, memberships, passkeys, twoFactors, users } from './tables.ts'

/** The addresses of those who own a business. @param db - of the shared tables */
export async function ownersOf(db: SharedDb, tenantId: string): Promise<{ email: string }[]> {
  return db
    .select({ email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.tenantId, tenantId), eq(memberships.role, 'owner')))
    .orderBy(users.email)
}

/**
 * For a password that somebody chooses, before a transaction: it takes longer than one should be open.
 *
 * @throws {WeakPasswordError}
 */
export async function hashNewPassword(password: string, email: string): Promise<string> {
  assertGoodPassword(password, email)
  return hashPassword(password)
}

/**
 * Whoever has an address, which nobody has proved to be theirs yet. An account that exists is not touched.
 *
 * @param wanted.passwordHash - of {@link hashNewPassword}; without one they come in by a link
 */
export async function findOrCreateNewcomer(
  tx: SharedTx,
  wanted: { email: string; name: string; passwordHash: string | undefined },
): Promise<{ userId: string; created: boolean }> {
  const { name, passwordHash } = wanted
  const email = wanted.email.trim().toLowerCase()
  const [made] = await tx.insert(users).values({ email, name }).onConflictDoNothing().returning({ id: users.id })
  if (made === undefined) {
    const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email))
    if (known === undefined) throw new Error('unreachable: the address is neither new nor known')
    return { userId: known.id, created: false }
  }
  if (passwordHash !== undefined) await setPasswordHash(tx, made.id, passwordHash)
  return { userId: made.id, created: true }
}

/**
 * Somebody has shown that the address of an account is theirs. Whatever was set up before by others than them, with a
 * password of their own, ends: an account that waited for its owner does not let a stranger in.
 *
 * @param how.isTheirs - they made the account themselves, by what they prove now
 * @param how.passwordHash - what they chose, where the account was not theirs yet
 */
export async function proveAddress(
  tx: SharedTx,
  userId: string,
  how: { isTheirs: boolean; passwordHash: string | undefined },
): Promise<void> {
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for('update')
  if (user === undefined || user.emailVerified) return
  if (how.isTheirs) await tx.update(users).set({ emailVerified: true }).where(eq(users.id, userId))
  else await beginAnew(tx, userId)
  if (!how.isTheirs && how.passwordHash !== undefined) await setPasswordHash(tx, userId, how.passwordHash)
}

/** An account without any way in but its address, which is proved: no password, passkey, second factor, session or link. */
export async function beginAnew(tx: SharedTx, userId: string): Promise<void> {
  await Promise.all([
    tx.update(users).set({ emailVerified: true, twoFactorEnabled: false }).where(eq(users.id, userId)),
    deleteSessions(tx, userId),
    deleteTokens(tx, userId),
    ...[accounts, passkeys, twoFactors].map((table) => tx.delete(table).where(eq(table.userId, userId))),
  ])
}

/** Removes those of these accounts that nobody has proved to be theirs and that have no place in any business. */
export async function removeUnproven(tx: SharedTx, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return
  await tx
    .delete(users)
    .where(
      and(
        inArray(users.id, [...userIds]),
        eq(users.emailVerified, false),
        eq(users.isSuperuser, false),
        eq(users.isSupport, false),
        sql`not exists (select from ${memberships} where ${memberships.userId} = ${users.id})`,
      ),
    )
}
