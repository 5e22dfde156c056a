import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import type { Role } from '../../../core/permissions.ts'
import { domains, tenants } from '../../tenants/tables.ts'
import { invitations, memberships, users } from '../tables.ts'

/** Somebody who works at a business, under their own id. */
export interface Member {
  id: string
  name: string
  email: string
  role: Role
  createdAt: Temporal.Instant
}

const member = {
  id: users.id,
  name: users.name,
  email: users.email,
  role: memberships.role,
  createdAt: memberships.createdAt,
}

const ofUser = eq(users.id, memberships.userId)

/** A page of them, the longest there first, with how many there are. */
export async function listMembers(
  db: SharedDb,
  tenantId: string,
  page?: { limit: number; offset: number },
): Promise<{ count: number; members: Member[] }> {
  const query = db
    .select(member)
    .from(memberships)
    .innerJoin(users, ofUser)
    .where(eq(memberships.tenantId, tenantId))
    .orderBy(asc(memberships.createdAt), asc(memberships.id))
  const [total, members] = await Promise.all([
    db.$count(memberships, eq(memberships.tenantId, tenantId)),
    page === undefined ? query : query.limit(page.limit).offset(page.offset),
  ])
  return { count: total, members }
}

export async function findMember(db: SharedDb, tenantId: string, userId: string): Promise<Member | undefined> {
  const [found] = await db
    .select(member)
    .from(memberships)
    .innerJoin(users, ofUser)
    .where(and(eq(memberships.tenantId, tenantId), eq(memberships.userId, userId)))
  return found
}

/** Of each of these businesses how many owners it has; nobody else changes a membership there until `tx` is over. */
export async function lockOwners(tx: SharedTx, tenantIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ tenantId: memberships.tenantId, role: memberships.role })
    .from(memberships)
    .where(inArray(memberships.tenantId, [...tenantIds]))
    // All in one order: whoever waits for one of them holds none that the other needs.
    .orderBy(asc(memberships.id))
    .for('update')
  const owners = new Map<string, number>()
  for (const { tenantId, role } of rows) {
    if (role === 'owner') owners.set(tenantId, (owners.get(tenantId) ?? 0) + 1)
  }
  return owners
}

/** Of each of these businesses how many owners it has. One without any is not among them. */
export async function countOwners(tx: SharedTx, tenantIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ tenantId: memberships.tenantId, owners: count() })
    .from(memberships)
    .where(and(inArray(memberships.tenantId, [...tenantIds]), eq(memberships.role, 'owner')))
    .groupBy(memberships.tenantId)
  return new Map(rows.map(({ tenantId, owners }) => [tenantId, owners]))
}

export async function updateRole(tx: SharedTx, tenantId: string, userId: string, role: Role): Promise<void> {
  await tx
    .update(memberships)
    .set({ role })
    .where(and(eq(memberships.tenantId, tenantId), eq(memberships.userId, userId)))
}

export async function deleteMembership(tx: SharedTx, tenantId: string, userId: string): Promise<void> {
  await tx.delete(memberships).where(and(eq(memberships.tenantId, tenantId), eq(memberships.userId, userId)))
}

/** What somebody offered in a business and may offer no longer; without `offered`, all of it. */
export async function revokeInvitationsOf(
  tx: SharedTx,
  wanted: { tenantId: string; userId: string; offered?: readonly Role[]; now: Temporal.Instant },
): Promise<void> {
  const { tenantId, userId, offered, now } = wanted
  await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.invitedById, userId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        offered === undefined ? undefined : inArray(invitations.role, [...offered]),
      ),
    )
}

/** Where somebody works, by name, with the address. */
export async function listBusinesses(db: SharedDb, userId: string) {
  return db
    .select({
      tenantId: tenants.id,
      name: tenants.name,
      slug: tenants.slug,
      status: tenants.status,
      role: memberships.role,
      domain: domains.domain,
    })
    .from(memberships)
    .innerJoin(tenants, eq(tenants.id, memberships.tenantId))
    .leftJoin(domains, and(eq(domains.tenantId, tenants.id), eq(domains.isPrimary, true)))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(tenants.name), asc(tenants.id))
}
