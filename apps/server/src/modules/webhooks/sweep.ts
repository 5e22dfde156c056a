import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, inArray, lt, ne, sql } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import { enqueue } from '../../core/jobs/index.ts'
import type { BookmeTenancy } from '../tenants/index.ts'
import { Deliver } from './jobs.ts'
import { webhookDeliveries } from './tables.ts'

const keptDays = 30
/** Its job was given up, or lost with a queue that was restored from a copy: it is asked for anew. */
const lostAfterHours = 2
/** In one statement, so that none holds its locks for long. */
const batchSize = 1000

/**
 * Removes every tenant's deliveries that are a month old, and asks again for those that wait and should have been sent long
 * ago. Tenants where that fails are told of in one line of the log, and stop no other.
 */
export async function sweepDeliveries(
  tenancy: Pick<BookmeTenancy, 'readAll' | 'forEach'>,
  log: Pick<FastifyBaseLogger, 'info' | 'error'>,
  now = Temporal.Now.instant(),
): Promise<void> {
  const [old, lost] = [now.subtract({ hours: keptDays * 24 }), now.subtract({ hours: lostAfterHours })]
  // Most tenants have none; to find out costs one statement for many of them.
  const looked = await tenancy.readAll<{ some: number }>({}, (table) => {
    const deliveries = table(webhookDeliveries)
    return sql`select 1 as some from ${deliveries} where created_at < ${old.toString()}::timestamptz
      or (status = 'queued' and next_attempt_at < ${lost.toString()}::timestamptz) limit 1`
  })
  const some = looked.flatMap((one) => (one.ok && one.value.length > 0 ? [one.tenant] : []))
  const swept = await tenancy.forEach(some, async (tenant) => {
    await tenant.transaction((tx) => askAgain(tx, lost, now))
    return deleteOld(tenant.db, old)
  })
  const deliveries = swept.reduce((sum, one) => sum + (one.ok ? one.value : 0), 0)
  if (deliveries > 0) log.info({ deliveries }, 'removed deliveries of webhooks older than a month')
  const failed = [...looked, ...swept].filter((one) => !one.ok)
  if (failed.length === 0) return
  const tenants = failed.map(({ tenant }) => tenant.slug)
  log.error({ tenants, err: failed[0]?.error }, 'cannot sweep the webhook deliveries of these tenants')
}

async function askAgain(tx: TenantTx, lost: Temporal.Instant, now: Temporal.Instant): Promise<void> {
  const found = await tx
    .update(webhookDeliveries)
    .set({ nextAttemptAt: now })
    .where(and(eq(webhookDeliveries.status, 'queued'), lt(webhookDeliveries.nextAttemptAt, lost)))
    .returning({ id: webhookDeliveries.id })
  await Promise.all(found.map(({ id }) => enqueue(tx, Deliver, { deliveryId: id }, { key: id })))
}

/** @returns how many there were */
async function deleteOld(db: TenantDb, before: Temporal.Instant): Promise<number> {
  const batch = db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(and(lt(webhookDeliveries.createdAt, before), ne(webhookDeliveries.status, 'queued')))
    .limit(batchSize)
    .for('update', { skipLocked: true })
  for (let sum = 0; ; ) {
    const { rowCount } = await db.delete(webhookDeliveries).where(inArray(webhookDeliveries.id, batch))
    sum += rowCount ?? 0
    if ((rowCount ?? 0) < batchSize) return sum
  }
}
