import { instant, sharedTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { label } from '../labels.ts'

/**
 * What is to be done, and when: written where the reason for it commits, and handed to the queue when it is due. A
 * tenant's transaction adds to it through `extensions.enqueue_job`, which stamps the tenant from the transaction's role.
 */
export const jobOutbox = sharedTable(
  'core_job_outbox',
  {
    /** `null`: a job of the platform's. The migration adds the foreign key, and with the tenant its jobs go. */
    tenantId: uuid(),
    name: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Of one tenant, name and key there is one job that waits. */
    dedupeKey: text(),
    dueAt: instant().notNull(),
  },
  (job) => [
    index('core_job_outbox_due_index').on(job.dueAt, job.id),
    index('core_job_outbox_tenant_index').on(job.tenantId),
    uniqueIndex('core_job_outbox_key_unique')
      .on(sql`coalesce(${job.tenantId}, '00000000-0000-0000-0000-000000000000')`, job.name, job.dedupeKey)
      .where(sql`${job.dedupeKey} is not null`),
  ],
)
export type OutboxJob = typeof jobOutbox.$inferSelect
label(jobOutbox, 'job', ({ name, dueAt }) => `${name}, ${dueAt}`)

/** A job that was tried often enough: it waits for somebody to look at it, and to send it round again. */
export const jobFailures = sharedTable(
  'core_job_failure',
  {
    jobId: uuid().notNull(),
    tenantId: uuid(),
    queue: text().notNull(),
    name: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    attempts: integer().notNull(),
    /** What went wrong the last time, without personal data. */
    error: text().notNull().default(''),
    failedAt: instant().notNull(),
    /** When it was sent round again; it is kept for the record. */
    redrivenAt: instant(),
  },
  (failure) => [
    unique('core_job_failure_job_unique').on(failure.jobId),
    index('core_job_failure_failed_index').on(failure.failedAt, failure.id),
    index('core_job_failure_tenant_index').on(failure.tenantId),
  ],
)
export type JobFailure = typeof jobFailures.$inferSelect
label(jobFailures, 'failed job', ({ name, failedAt }) => `${name}, ${failedAt}`)

/** When a tenant's repeated job comes next: a time of the wall of its business. */
export const jobSchedules = sharedTable(
  'core_job_schedule',
  {
    tenantId: uuid().notNull(),
    name: text().notNull(),
    nextAt: instant().notNull(),
    lastAt: instant(),
  },
  (schedule) => [
    unique('core_job_schedule_unique').on(schedule.tenantId, schedule.name),
    index('core_job_schedule_next_index').on(schedule.nextAt),
  ],
)
label(jobSchedules, 'schedule', ({ name, nextAt }) => `${name}, ${nextAt}`)

/** How each queue stands, as a worker last wrote it: what is old here says that no worker runs. */
export const jobQueues = sharedTable(
  'core_job_queue',
  {
    name: text().notNull(),
    /** Due, not begun yet; of them in the outbox; begun; given up and not sent round again. */
    waiting: integer().notNull().default(0),
    outbox: integer().notNull().default(0),
    active: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    /** Since when the oldest of those that wait could have begun. */
    oldestDueAt: instant(),
    /** Until then the worker is taken to be alive. */
    seenAt: instant().notNull(),
  },
  (queue) => [unique('core_job_queue_name_unique').on(queue.name)],
)
export type JobQueue = typeof jobQueues.$inferSelect
label(jobQueues, 'queue', ({ name }) => name)
