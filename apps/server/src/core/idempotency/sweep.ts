import type { Db, Tenancy } from '@bookme/tenancy'
import { inArray, lt, sql } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import { forgottenBefore, type KeysTable } from './once.ts'
import { sharedIdempotencyKeys } from './shared-tables.ts'
import { idempotencyKeys } from './tables.ts'

/** In one statement, so that none holds its locks for long. */
const batchSize = 1000

/**
 * Removes every tenant's and the platform's keys whose day is over. Tenants where that fails are told of in one line of
 * the log, and stop no other.
 */
export async function sweepKeys(
  tenancy: Pick<Tenancy, 'shared' | 'readAll' | 'forEach'>,
  log: Pick<FastifyBaseLogger, 'info' | 'error'>,
): Promise<void> {
  const before = forgottenBefore()
  let keys = await deleteKeys(tenancy.shared.db, sharedIdempotencyKeys, before)
  // Most tenants have nothing to remove; to find out costs one statement for many of them.
  const looked = await tenancy.readAll<{ old: number }>({}, (table) => {
    const keys = table(idempotencyKeys)
    return sql`select 1 as old from ${keys} where created_at < ${before.toString()}::timestamptz limit 1`
  })
  const some = looked.flatMap((one) => (one.ok && one.value.length > 0 ? [one.tenant] : []))
  const swept = await tenancy.forEach(some, ({ db }) => deleteKeys(db, idempotencyKeys, before))
  for (const one of swept) if (one.ok) keys += one.value
  if (keys > 0) log.info({ keys }, 'removed idempotency keys older than a day')
  const failed = [...looked, ...swept].filter((one) => !one.ok)
  if (failed.length === 0) return
  const tenants = failed.map(({ tenant }) => tenant.slug)
  log.error({ tenants, err: failed[0]?.error }, 'cannot remove the idempotency keys of these tenants')
}

/** @returns how many there were */
// biome-ignore lint/suspicious/noExplicitAny: of either kind, as the table is
async function deleteKeys(db: Db<any>, table: KeysTable, before: Temporal.Instant): Promise<number> {
  const keys = table as typeof idempotencyKeys
  // Those a request holds just now it has, too: it removes what is over by itself.
  const batch = db
    .select({ id: keys.id })
    .from(keys)
    .where(lt(keys.createdAt, before))
    .limit(batchSize)
    .for('update', { skipLocked: true })
  for (let sum = 0; ; ) {
    const { rowCount } = await db.delete(keys).where(inArray(keys.id, batch))
    sum += rowCount ?? 0
    if ((rowCount ?? 0) < batchSize) return sum
  }
}
