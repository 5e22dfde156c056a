import type { Tenancy } from '@bookme/tenancy'
import { and, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { JobContext } from './definition.ts'
import { jobFailures } from './shared-tables.ts'
import { jobReceipts } from './tables.ts'

/** How long it is known which jobs were done, and which failures were sent round again. */
const keptDays = 30
const batchSize = 1000

/**
 * Removes receipts and failures that nobody asks for any more. A job that failed and may be sent round again keeps its
 * receipt, however old: if what it did had committed, it must not be done twice.
 */
export async function sweepJobs(
  tenancy: Pick<Tenancy, 'shared' | 'readAll' | 'forEach'>,
  log: Pick<JobContext['log'], 'info' | 'error'>,
): Promise<void> {
  const { db } = tenancy.shared
  const before = Temporal.Now.instant().subtract({ hours: keptDays * 24 })
  const asked = and(isNotNull(jobFailures.redrivenAt), lt(jobFailures.redrivenAt, before))
  const { rowCount: failures } = await db.delete(jobFailures).where(asked)
  const looked = await tenancy.readAll<{ old: number }>({}, (table) => {
    return sql`select 1 as old from ${table(jobReceipts)} where created_at < ${before.toString()}::timestamptz limit 1`
  })
  const some = looked.flatMap((one) => (one.ok && one.value.length > 0 ? [one.tenant] : []))
  const { rows } =
    some.length === 0
      ? { rows: [] }
      : await db.execute<{ id: string }>(
          sql`select job_id::text as id from public.core_job_failure
            union select metadata->>'jobId' from public.core_job_outbox where metadata ? 'jobId'`,
        )
  // One parameter, however many there are.
  const kept = `{${rows.map(({ id }) => id).join(',')}}`
  const swept = await tenancy.forEach(some, async (tenant) => {
    const old = tenant.db
      .select({ id: jobReceipts.id })
      .from(jobReceipts)
      .where(and(lt(jobReceipts.createdAt, before), sql`${jobReceipts.id} <> all(${kept}::uuid[])`))
      .limit(batchSize)
    for (let sum = 0; ; ) {
      const { rowCount } = await tenant.db.delete(jobReceipts).where(inArray(jobReceipts.id, old))
      sum += rowCount ?? 0
      if ((rowCount ?? 0) < batchSize) return sum
    }
  })
  const receipts = swept.reduce((sum, one) => sum + (one.ok ? one.value : 0), 0)
  if (receipts + (failures ?? 0) > 0) log.info({ receipts, failures }, 'removed what is known of jobs of long ago')
  const failed = [...looked, ...swept].filter((one) => !one.ok)
  if (failed.length === 0) return
  const tenants = failed.map(({ tenant }) => tenant.slug)
  log.error({ tenants, err: failed[0]?.error }, 'cannot remove the receipts of these tenants')
}
