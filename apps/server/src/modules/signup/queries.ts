import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { exactlyOne } from '../../core/postgres.ts'
import { domains, signups, tenants } from '../tenants/tables.ts'

export type SignUp = typeof signups.$inferSelect

/** What is kept of a sign-up until it is answered. */
export interface Pending {
  user_id: string
  /** The account was made by this sign-up, with the password that was given. */
  made_user: boolean
  /** Of an account that was there and that nobody had proved to be theirs. */
  password_hash?: string
}

/** Those of these addresses that a business has, as its slug or as the host below the platform's. */
export async function takenOf(db: SharedDb, addresses: readonly string[], platform: string): Promise<Set<string>> {
  if (addresses.length === 0) return new Set()
  const hosts = addresses.map((address) => `${address}.${platform}`)
  const [slugs, taken] = await Promise.all([
    db
      .select({ slug: tenants.slug })
      .from(tenants)
      .where(inArray(tenants.slug, [...addresses])),
    db.select({ domain: domains.domain }).from(domains).where(inArray(domains.domain, hosts)),
  ])
  return new Set([
    ...slugs.map(({ slug }) => slug),
    ...taken.map(({ domain }) => domain.slice(0, -platform.length - 1)),
  ])
}

/**
 * How many asked from this network, and how many with this address of mail, since then. Others who do wait until `tx` is
 * over.
 */
export async function countSince(tx: SharedTx, by: Pick<SignUp, 'network' | 'email'>, since: Temporal.Instant) {
  // In the order of their hashes, so that nobody waits for somebody who waits for them.
  const lock = sql`select pg_advisory_xact_lock(key) from (
    select hashtextextended(text, 2) as key from unnest(array[${by.network}::text, ${by.email}::text]) as text
    order by key) keys`
  const [, fromNetwork, withEmail] = await Promise.all([
    tx.execute(lock),
    tx.$count(signups, and(eq(signups.network, by.network), gt(signups.createdAt, since))),
    tx.$count(signups, and(eq(signups.email, by.email), gt(signups.createdAt, since))),
  ])
  return { fromNetwork, withEmail }
}

/** Whether the schema of a business that is being made is there already. */
export async function hasSchema(tx: SharedTx, tenantId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from public.tenancy_schema where tenant_id = ${tenantId} and state = 'ready'`,
  )
  return rows.length > 0
}

export async function insertSignUp(tx: SharedTx, values: typeof signups.$inferInsert): Promise<SignUp> {
  return exactlyOne(await tx.insert(signups).values(values).returning())
}

/** The sign-up as it is, and nobody else answers it until `tx` is over. */
export async function lockSignUp(tx: SharedTx, id: string): Promise<SignUp | undefined> {
  const [signUp] = await tx.select().from(signups).where(eq(signups.id, id)).for('update')
  return signUp
}

export async function findSignUp(db: SharedDb, id: string): Promise<SignUp | undefined> {
  const [signUp] = await db.select().from(signups).where(eq(signups.id, id))
  return signUp
}

/** The newest sign-up with this address that waits to be answered, of this business or of any. */
export async function findWaiting(
  db: SharedDb,
  { email, tenantId, since }: { email: string; tenantId: string | undefined; since: Temporal.Instant },
): Promise<{ id: string; tenantId: string; name: string; createdAt: Temporal.Instant } | undefined> {
  const [waiting] = await db
    .select({ id: signups.id, tenantId: tenants.id, name: tenants.name, createdAt: signups.createdAt })
    .from(signups)
    .innerJoin(tenants, eq(tenants.id, signups.tenantId))
    .where(
      and(
        eq(signups.email, email),
        isNull(signups.verifiedAt),
        gt(signups.createdAt, since),
        tenantId === undefined ? undefined : eq(signups.tenantId, tenantId),
      ),
    )
    .orderBy(desc(signups.createdAt))
    .limit(1)
  return waiting
}

export async function setVerified(tx: SharedTx, id: string, now: Temporal.Instant): Promise<void> {
  await tx.update(signups).set({ verifiedAt: now, metadata: {} }).where(eq(signups.id, id))
}

/** Sign-ups that nobody answered and whose business is gone. */
export async function takeUnanswered(tx: SharedTx, before: Temporal.Instant): Promise<SignUp[]> {
  return tx
    .delete(signups)
    .where(
      and(
        isNull(signups.verifiedAt),
        lt(signups.createdAt, before),
        or(
          isNull(signups.tenantId),
          sql`not exists (select from ${tenants} where ${tenants.id} = ${signups.tenantId})`,
        ),
      ),
    )
    .returning()
}
