import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { exactlyOne } from '../../../core/postgres.ts'
import { domains, tenants } from '../../tenants/tables.ts'
import { type SupportEntry, sessions, supportEntries, users } from '../tables.ts'

/** A business, with its domain of record. */
export async function findBusiness(db: SharedDb, id: string) {
  const [found] = await db
    .select({ id: tenants.id, slug: tenants.slug, name: tenants.name, status: tenants.status, domain: domains.domain })
    .from(tenants)
    .leftJoin(domains, and(eq(domains.tenantId, tenants.id), eq(domains.isPrimary, true)))
    .where(eq(tenants.id, id))
  return found
}

export async function insertEntry(tx: SharedTx, values: typeof supportEntries.$inferInsert): Promise<SupportEntry> {
  return exactlyOne(await tx.insert(supportEntries).values(values).returning())
}

/**
 * Uses a link up. In one statement, so of two at once one finds it used.
 *
 * @returns the entry, with what whoever made it is on the platform now; `undefined`: the link opens nothing here
 */
export async function useEntry(
  tx: SharedTx,
  wanted: { tokenHash: string; tenantId: string; now: Temporal.Instant },
): Promise<{ entry: SupportEntry; user: typeof users.$inferSelect } | undefined> {
  const { tokenHash, tenantId, now } = wanted
  const [entry] = await tx
    .update(supportEntries)
    .set({ usedAt: now })
    .where(
      and(
        eq(supportEntries.tokenHash, tokenHash),
        eq(supportEntries.tenantId, tenantId),
        isNull(supportEntries.usedAt),
        isNull(supportEntries.endedAt),
        gt(supportEntries.linkExpiresAt, now),
        gt(supportEntries.endsAt, now),
      ),
    )
    .returning()
  if (entry === undefined) return undefined
  const [user] = await tx.select().from(users).where(eq(users.id, entry.userId))
  return user && { entry, user }
}

/** A log-in of whoever was let in: better-auth opens none without a password. */
export async function insertSession(tx: SharedTx, values: typeof sessions.$inferInsert): Promise<void> {
  await tx.insert(sessions).values(values)
}

export async function findEntry(db: SharedDb, id: string): Promise<SupportEntry | undefined> {
  const [entry] = await db.select().from(supportEntries).where(eq(supportEntries.id, id))
  return entry
}

/** Ends a visit and its sessions. @returns `undefined` when it had ended already */
export async function endEntry(tx: SharedTx, id: string, now: Temporal.Instant): Promise<SupportEntry | undefined> {
  const [entry] = await tx
    .update(supportEntries)
    .set({ endedAt: now })
    .where(and(eq(supportEntries.id, id), isNull(supportEntries.endedAt)))
    .returning()
  await tx.delete(sessions).where(eq(sessions.supportEntryId, id))
  return entry
}

/** A page of the visits to a business, the newest first. */
export async function listEntries(
  db: SharedDb,
  tenantId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ count: number; rows: SupportEntry[] }> {
  const where = eq(supportEntries.tenantId, tenantId)
  const [count, rows] = await Promise.all([
    db.$count(supportEntries, where),
    db
      .select()
      .from(supportEntries)
      .where(where)
      .orderBy(desc(supportEntries.createdAt), desc(supportEntries.id))
      .limit(limit)
      .offset(offset),
  ])
  return { count, rows }
}
