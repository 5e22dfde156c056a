import { randomUUIDv7 } from 'node:crypto'
import type { SharedTx, TenantTx } from '@bookme/tenancy'
import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { JobDefinition } from './definition.ts'
import { jobOutbox } from './shared-tables.ts'

interface When {
  /** Not before; by default at once. */
  dueAt?: Temporal.Instant
  /** Of one tenant, job and key one waits: a second is not added, and the first keeps its time and payload. */
  key?: string
}

/**
 * Asks for a job of the tenant whose transaction this is; it is done after the commit, and not at all without one.
 *
 * @param when.onlyIf - added only where this holds, in the same statement
 * @returns the statement, sent when it is awaited: in `Promise.all` in its place
 */
export function enqueue<P extends z.ZodType<Record<string, unknown>>>(
  tx: Pick<TenantTx, 'execute'>,
  job: JobDefinition<P> & { scope: 'tenant' },
  payload: z.input<P>,
  { dueAt, key, onlyIf }: When & { onlyIf?: SQL } = {},
) {
  const wire = JSON.stringify(checked(job, payload))
  const due = (dueAt ?? Temporal.Now.instant()).toString()
  const call = sql`extensions.enqueue_job(${randomUUIDv7()}::uuid, ${job.name}, ${wire}::jsonb, ${due}::timestamptz, ${key ?? null}::text)`
  return tx.execute(onlyIf === undefined ? sql`select ${call}` : sql`select ${call} where ${onlyIf}`)
}

/**
 * Asks for a job in a transaction of the shared tables: one of the platform's, or a tenant's by its id.
 *
 * @returns the statement, sent when it is awaited: in `Promise.all` in its place
 */
export function enqueueShared<P extends z.ZodType<Record<string, unknown>>>(
  tx: Pick<SharedTx, 'insert'>,
  job: JobDefinition<P>,
  payload: z.input<P>,
  { dueAt, key, tenantId = null }: When & { tenantId?: string | null } = {},
) {
  if ((tenantId === null) !== (job.scope === 'shared')) {
    throw new TypeError(`Job ${job.name} is ${job.scope === 'shared' ? 'of no tenant' : 'of a tenant: name it'}.`)
  }
  const values = { name: job.name, payload: checked(job, payload), tenantId, dedupeKey: key ?? null }
  return tx
    .insert(jobOutbox)
    .values({ ...values, dueAt: dueAt ?? Temporal.Now.instant() })
    .onConflictDoNothing()
}

/** What does not fit its schema is a fault of whoever asks, and fails there. */
function checked<P extends z.ZodType<Record<string, unknown>>>(job: JobDefinition<P>, payload: z.input<P>) {
  const parsed = job.payload.safeParse(payload)
  if (!parsed.success) throw new TypeError(`The payload of job ${job.name} does not fit.`, { cause: parsed.error })
  return payload as Record<string, unknown>
}
