import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, asc, desc, eq, getColumns, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { type JobFailure, jobFailures, jobOutbox, jobQueues } from '../../core/jobs/shared-tables.ts'

export type Failure = JobFailure

/** Which failures are meant. */
export interface Which {
  queue?: string | undefined
  name?: string | undefined
  tenantId?: string | undefined
}

/** Read beside a queue's columns, by the database's clock, which the worker writes by. */
export const ofQueue = {
  lagSeconds: sql<number>`greatest(0, coalesce(extract(epoch from now() - ${jobQueues.oldestDueAt}), 0))::int`,
  isWorkerSeen: sql<boolean>`${jobQueues.seenAt} > now() - interval '30 seconds'`,
}
const seenSeconds = sql<number>`greatest(0, extract(epoch from now() - ${jobQueues.seenAt}))::int`
export type QueueStanding = typeof jobQueues.$inferSelect & {
  /** For how long the oldest could have begun; 0 where none waits. */
  lagSeconds: number
  isWorkerSeen: boolean
  seenSeconds: number
}

export async function listQueues(db: SharedDb): Promise<QueueStanding[]> {
  return db
    .select({ ...getColumns(jobQueues), ...ofQueue, seenSeconds })
    .from(jobQueues)
    .orderBy(asc(jobQueues.name))
}

/** Those that were not sent round again, the latest first. */
export async function listFailures(db: SharedDb, which: Which, most: number): Promise<Failure[]> {
  return db
    .select()
    .from(jobFailures)
    .where(open(which))
    .orderBy(desc(jobFailures.failedAt), desc(jobFailures.id))
    .limit(most)
}

export async function lockFailure(tx: SharedTx, id: string): Promise<Failure | undefined> {
  const [failure] = await tx.select().from(jobFailures).where(eq(jobFailures.id, id)).for('update')
  return failure
}

/**
 * Those that somebody else has in hand just now are left to them.
 *
 * @param until - what fails later, having been sent round meanwhile, is not meant
 */
export async function lockFailures(
  tx: SharedTx,
  which: Which,
  { until, most }: { until: Temporal.Instant; most: number },
): Promise<Failure[]> {
  return tx
    .select()
    .from(jobFailures)
    .where(and(open(which), lte(jobFailures.failedAt, until)))
    .orderBy(asc(jobFailures.failedAt), asc(jobFailures.id))
    .limit(most)
    .for('update', { skipLocked: true })
}

/** They stay the same jobs: whoever has done one already, by its receipt, does it no second time. */
export async function putBack(tx: SharedTx, failures: readonly Failure[], now: Temporal.Instant): Promise<void> {
  if (failures.length === 0) return
  const jobs = failures.map(({ jobId, tenantId, name, payload }) => ({
    ...{ tenantId, name, payload, dueAt: now, metadata: { jobId, attempts: 0 } },
  }))
  const ids = failures.map(({ id }) => id)
  await Promise.all([
    tx.insert(jobOutbox).values(jobs),
    tx.update(jobFailures).set({ redrivenAt: now }).where(inArray(jobFailures.id, ids)),
  ])
}

function open({ queue, name, tenantId }: Which): SQL | undefined {
  return and(
    isNull(jobFailures.redrivenAt),
    queue === undefined ? undefined : eq(jobFailures.queue, queue),
    name === undefined ? undefined : eq(jobFailures.name, name),
    tenantId === undefined ? undefined : eq(jobFailures.tenantId, tenantId),
  )
}
