import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Role, Visitor } from '../../core/permissions.ts'
import { exactlyOne } from '../../core/postgres.ts'
import { hostHeldSince } from '../tenants/index.ts'
import { accounts, memberships, sessions, users } from './tables.ts'

/** Who a request speaks for. */
export interface CurrentUser extends Visitor {
  readonly id: string
  readonly email: string
  readonly name: string
}

/**
 * The user of a running session that was opened on `host`, with their role in `tenantId`, in one statement. One that was
 * opened there before the host came to that business does not count: it was for another, or for nobody.
 */
export async function findSessionUser(
  db: SharedDb,
  wanted: { token: string; host: string; tenantId: string | null; now: Date },
): Promise<CurrentUser | undefined> {
  const here = wanted.tenantId === null ? sql`false` : eq(memberships.tenantId, wanted.tenantId)
  const held =
    wanted.tenantId === null ? undefined : hostHeldSince(db, sessions.host, wanted.tenantId, sessions.createdAt)
  const [user] = await db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      isSuperuser: users.isSuperuser,
      isSupport: users.isSupport,
      role: memberships.role,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(memberships, and(eq(memberships.userId, users.id), here))
    .where(
      and(eq(sessions.token, wanted.token), eq(sessions.host, wanted.host), gt(sessions.expiresAt, wanted.now), held),
    )
  if (user === undefined) return undefined
  const { isSuperuser, isSupport, ...known } = user
  return { ...known, platformRole: isSuperuser ? 'operator' : isSupport ? 'support' : null, scopes: null }
}

export async function findUserIdByEmail(db: SharedDb, email: string): Promise<string | undefined> {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
  return user?.id
}

export async function insertUser(tx: SharedTx, values: typeof users.$inferInsert): Promise<string> {
  return exactlyOne(await tx.insert(users).values(values).returning({ id: users.id })).id
}

export async function makeSuperuser(tx: SharedTx, userId: string, name: string): Promise<void> {
  await tx.update(users).set({ isSuperuser: true, name }).where(eq(users.id, userId))
}

/** better-auth's `credential` account: its `accountId` is the user's own id. */
export async function setPasswordHash(tx: SharedTx, userId: string, password: string): Promise<void> {
  const key = { userId, accountId: userId, providerId: 'credential' }
  const known = and(eq(accounts.providerId, key.providerId), eq(accounts.accountId, key.accountId))
  const { length } = await tx.update(accounts).set({ password }).where(known).returning({ id: accounts.id })
  if (length === 0) await tx.insert(accounts).values({ ...key, password })
}

export async function deleteSessions(tx: SharedTx, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId))
}

/** @returns how many there were */
export async function deleteExpiredSessions(db: SharedDb, now: Date): Promise<number> {
  const { rowCount } = await db.delete(sessions).where(lte(sessions.expiresAt, now))
  return rowCount ?? 0
}

export async function insertMembership(tx: SharedTx, values: typeof memberships.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(memberships).values(values).onConflictDoNothing().returning({ id: memberships.id })
  return inserted.length > 0
}

export async function findRole(db: SharedDb, userId: string, tenantId: string): Promise<Role | undefined> {
  const [membership] = await db
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.tenantId, tenantId)))
  return membership?.role
}
