import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { mayDo, type Role, type Visitor } from '../../core/permissions.ts'
import { exactlyOne } from '../../core/postgres.ts'
import { hostHeldSince } from '../tenants/index.ts'
import { type TenantStatus, tenants } from '../tenants/tables.ts'
import { accounts, memberships, sessions, supportEntries, users } from './tables.ts'

/** Who a request speaks for: a person, or an API key under its own id and name. */
export interface CurrentUser extends Visitor {
  readonly id: string
  /** Empty for a key. */
  readonly email: string
  readonly name: string
  /** Whose place in the business they have, and with it whose calendar is their own: a user. */
  readonly memberId: string
  /** Of somebody of the platform who was let in. */
  readonly visit: Visit | null
}

/** What lets somebody of the platform into a business for a while. */
export interface Visit {
  readonly entryId: string
  /** Who came, and why. */
  readonly by: string
  readonly reason: string
  readonly until: Temporal.Instant
  /** The member they stand in for; `null`: nobody, they only look. */
  readonly standInName: string | null
}

/**
 * The user of a running session that was opened on `host`, with their role in `tenantId`, in one statement. One that was
 * opened there before the host came to that business does not count: it was for another, or for nobody. A session of
 * support runs as long as its entry does, the business is in use, and whoever came may still come.
 */
export async function findSessionUser(
  db: SharedDb,
  wanted: { token: string; host: string; tenantId: string | null; now: Temporal.Instant; sessionsNow: Date },
): Promise<CurrentUser | undefined> {
  const here = wanted.tenantId === null ? sql`false` : eq(memberships.tenantId, wanted.tenantId)
  const held =
    wanted.tenantId === null ? undefined : hostHeldSince(db, sessions.host, wanted.tenantId, sessions.createdAt)
  const asWhom = sql`coalesce(${supportEntries.standInId}, ${users.id})`
  const [user] = await db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      isSuperuser: users.isSuperuser,
      isSupport: users.isSupport,
      role: memberships.role,
      supportEntryId: sessions.supportEntryId,
      entry: supportEntries,
      status: tenants.status,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(supportEntries, eq(supportEntries.id, sessions.supportEntryId))
    .leftJoin(tenants, eq(tenants.id, supportEntries.tenantId))
    .leftJoin(memberships, and(sql`${memberships.userId} = ${asWhom}`, here))
    .where(
      and(
        eq(sessions.token, wanted.token),
        eq(sessions.host, wanted.host),
        gt(sessions.expiresAt, wanted.sessionsNow),
        held,
      ),
    )
  if (user === undefined) return undefined
  const { isSuperuser, isSupport, supportEntryId, entry, status, ...known } = user
  const platformRole = isSuperuser ? 'operator' : isSupport ? 'support' : null
  const person = { ...known, platformRole, scopes: null } as const
  if (supportEntryId === null) return { ...person, memberId: known.id, visit: null }
  const runs =
    entry !== null &&
    entry.tenantId === wanted.tenantId &&
    entry.endedAt === null &&
    Temporal.Instant.compare(entry.endsAt, wanted.now) > 0 &&
    isInUse(status)
  const role = entry?.standInId == null ? 'support' : known.role
  // Who may not come any more, and who stands in for somebody who has left, is out.
  const action = entry?.standInId == null ? 'support.enter' : 'support.stand_in'
  if (!runs || role === null || !mayDo(person, action)) return undefined
  const { id: entryId, reason, endsAt: until, standInId, standInName } = entry
  const visit = { entryId, by: known.name, reason, until, standInName: standInId === null ? null : standInName }
  // On the host of a business they are nothing but what they were let in as.
  return { ...person, platformRole: null, role, memberId: standInId ?? known.id, visit, isVisit: true }
}

/** Whether support may come: nobody looks into a business that is closed, or whose address nobody has answered from. */
export function isInUse(status: TenantStatus | null): boolean {
  return status === 'trial' || status === 'active' || status === 'past_due'
}

export async function findUserIdByEmail(db: SharedDb, email: string): Promise<string | undefined> {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
  return user?.id
}

export async function insertUser(tx: SharedTx, values: typeof users.$inferInsert): Promise<string> {
  return exactlyOne(await tx.insert(users).values(values).returning({ id: users.id })).id
}

export async function updateUser(
  tx: SharedTx,
  userId: string,
  values: Partial<typeof users.$inferInsert>,
): Promise<void> {
  await tx.update(users).set(values).where(eq(users.id, userId))
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

/** As {@link findRole}, and nobody takes it away or changes it until `tx` is over. */
export async function lockRole(tx: SharedTx, userId: string, tenantId: string): Promise<Role | undefined> {
  const [membership] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.tenantId, tenantId)))
    .for('share')
  return membership?.role
}

export async function findRole(db: SharedDb, userId: string, tenantId: string): Promise<Role | undefined> {
  const [membership] = await db
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.tenantId, tenantId)))
  return membership?.role
}
