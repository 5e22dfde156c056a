import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, asc, desc, eq, exists, gt, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { exactlyOne } from '../../../core/postgres.ts'
import { DomainNotFoundError } from '../errors.ts'
import { configs, type Domain, type DomainClaim, domainClaims, domains, tenants } from '../tables.ts'
import { ClaimNotFoundError } from './errors.ts'

/** A tenant's domains, the primary first. */
export async function listDomains(db: SharedDb, tenantId: string): Promise<Domain[]> {
  return db
    .select()
    .from(domains)
    .where(eq(domains.tenantId, tenantId))
    .orderBy(desc(domains.isPrimary), asc(domains.domain))
}

/** @throws {DomainNotFoundError} there is none, or with `tenantId`: it is another's */
export async function getDomain(db: SharedDb, id: string, tenantId?: string): Promise<Domain> {
  const own = tenantId === undefined ? undefined : eq(domains.tenantId, tenantId)
  const [domain] = await db
    .select()
    .from(domains)
    .where(and(eq(domains.id, id), own))
  if (domain === undefined) throw new DomainNotFoundError(`There is no domain ${id}.`)
  return domain
}

/** As {@link listDomains}, and nobody else changes them until `tx` is over. */
export async function lockDomains(tx: SharedTx, tenantId: string): Promise<Domain[]> {
  return tx.select().from(domains).where(eq(domains.tenantId, tenantId)).orderBy(asc(domains.id)).for('update')
}

export async function insertDomain(tx: SharedTx, values: typeof domains.$inferInsert): Promise<Domain> {
  return exactlyOne(await tx.insert(domains).values(values).returning())
}

/** In this order: the index allows one primary at any time. */
export async function movePrimary(tx: SharedTx, fromId: string | undefined, toId: string): Promise<void> {
  if (fromId !== undefined) await tx.update(domains).set({ isPrimary: false }).where(eq(domains.id, fromId))
  await tx.update(domains).set({ isPrimary: true }).where(eq(domains.id, toId))
}

export async function deleteDomain(tx: SharedTx, id: string): Promise<void> {
  await tx.delete(domains).where(eq(domains.id, id))
}

/** Whether another tenant's slug is this: the host of that name is kept for it. */
export async function isSlugOfAnother(db: SharedDb, slug: string, tenantId: string): Promise<boolean> {
  const [other] = await db
    .select({ id: tenants.id })
    .from(tenants)
    .where(and(eq(tenants.slug, slug), sql`${tenants.id} <> ${tenantId}`))
  return other !== undefined
}

/** Whether its other hosts are to lead to the primary one. */
export async function wantsRedirect(db: SharedDb, tenantId: string): Promise<boolean> {
  const [config] = await db
    .select({ redirect: configs.redirectToPrimary })
    .from(configs)
    .where(eq(configs.tenantId, tenantId))
  return config?.redirect === true
}

/**
 * Whether a tenant has had a host without a break since something was made there. A domain that went and came back, or
 * came from another tenant, is a row of its own, and younger.
 */
export function hostHeldSince(db: SharedDb, host: PgColumn, tenantId: string, made: PgColumn): SQL {
  const held = and(eq(domains.domain, host), eq(domains.tenantId, tenantId), lte(domains.createdAt, made))
  return exists(db.select({ one: sql`1` }).from(domains).where(held))
}

/** A tenant's claims that have not lapsed, in the order of their domains. */
export async function listClaims(db: SharedDb, tenantId: string, now: Temporal.Instant): Promise<DomainClaim[]> {
  return db
    .select()
    .from(domainClaims)
    .where(and(eq(domainClaims.tenantId, tenantId), gt(domainClaims.expiresAt, now)))
    .orderBy(asc(domainClaims.domain))
}

/** @throws {ClaimNotFoundError} there is none, or it is another's */
export async function getClaim(db: SharedDb, id: string, tenantId: string): Promise<DomainClaim> {
  const [claim] = await db
    .select()
    .from(domainClaims)
    .where(and(eq(domainClaims.id, id), eq(domainClaims.tenantId, tenantId)))
  if (claim === undefined) throw new ClaimNotFoundError(`There is no claim ${id} here.`)
  return claim
}

/** One that is there already keeps its token, and its time begins anew. */
export async function upsertClaim(tx: SharedTx, values: typeof domainClaims.$inferInsert): Promise<DomainClaim> {
  const { expiresAt } = values
  const target = [domainClaims.tenantId, domainClaims.domain]
  return exactlyOne(
    await tx.insert(domainClaims).values(values).onConflictDoUpdate({ target, set: { expiresAt } }).returning(),
  )
}

export async function noteClaim(
  tx: SharedTx,
  id: string,
  values: Pick<DomainClaim, 'checkedAt' | 'lastError'>,
): Promise<void> {
  await tx.update(domainClaims).set(values).where(eq(domainClaims.id, id))
}

/** @returns whether it was there */
export async function deleteClaim(tx: SharedTx, id: string): Promise<boolean> {
  const { rowCount } = await tx.delete(domainClaims).where(eq(domainClaims.id, id))
  return rowCount === 1
}

/** @returns how many there were */
export async function deleteExpiredClaims(db: SharedDb, now: Temporal.Instant): Promise<number> {
  const { rowCount } = await db.delete(domainClaims).where(lt(domainClaims.expiresAt, now))
  return rowCount ?? 0
}

/** Proved domains that were not looked at since `before`, as this caller's own: nobody else is given them today. */
export async function takeUnchecked(
  db: SharedDb,
  { before, now, most }: { before: Temporal.Instant; now: Temporal.Instant; most: number },
): Promise<Domain[]> {
  const due = db
    .select({ id: domains.id })
    .from(domains)
    .where(and(isNotNull(domains.proofToken), or(isNull(domains.checkedAt), lt(domains.checkedAt, before))))
    .orderBy(asc(domains.checkedAt))
    .limit(most)
    .for('update', { skipLocked: true })
  return db.update(domains).set({ checkedAt: now }).where(inArray(domains.id, due)).returning()
}

export async function noteDomain(
  tx: SharedTx,
  id: string,
  values: Partial<Pick<Domain, 'checkedAt' | 'failingSince' | 'metadata'>>,
): Promise<void> {
  await tx.update(domains).set(values).where(eq(domains.id, id))
}
