import type { TenantDb } from '@bookme/tenancy'
import { and, inArray, lt, ne, sql } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import { firstIdAt } from '../../core/ids.ts'
import type { BookmeTenancy } from '../tenants/index.ts'
import { notifications } from './tables.ts'

/** A year, and a month in which last year's is compared with this one's. */
const keptDays = 396
/** In one statement, so that none holds its locks for long. */
const batchSize = 1000

/**
 * Removes every business's messages that are older than a year, with what became of them on their ways; those that still
 * wait to be sent stay. Where that fails it stops no other.
 */
export async function sweepNotifications(
  tenancy: Pick<BookmeTenancy, 'readAll' | 'forEach'>,
  log: Pick<FastifyBaseLogger, 'info' | 'error'>,
  now = Temporal.Now.instant(),
): Promise<void> {
  // By their ids, which ascend with time: no other index is needed, and who has none is known at once.
  const before = firstIdAt(now.subtract({ hours: keptDays * 24 }).epochMilliseconds)
  const looked = await tenancy.readAll<{ old: number }>({}, (table) => {
    return sql`select 1 as old from ${table(notifications)} where id < ${before}::uuid and status <> 'queued' limit 1`
  })
  const some = looked.flatMap((one) => (one.ok && one.value.length > 0 ? [one.tenant] : []))
  const swept = await tenancy.forEach(some, ({ db }) => deleteOld(db, before))
  const messages = swept.reduce((sum, one) => sum + (one.ok ? one.value : 0), 0)
  if (messages > 0) log.info({ messages }, 'removed messages older than a year')
  const failed = [...looked, ...swept].filter((one) => !one.ok)
  if (failed.length === 0) return
  const tenants = failed.map(({ tenant }) => tenant.slug)
  log.error({ tenants, err: failed[0]?.error }, 'cannot remove the old messages of these tenants')
}

/** @returns how many there were */
async function deleteOld(db: TenantDb, before: string): Promise<number> {
  const batch = db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(lt(notifications.id, before), ne(notifications.status, 'queued')))
    .limit(batchSize)
    .for('update', { skipLocked: true })
  for (let sum = 0; ; ) {
    const { rowCount } = await db.delete(notifications).where(inArray(notifications.id, batch))
    sum += rowCount ?? 0
    if ((rowCount ?? 0) < batchSize) return sum
  }
}
