import type { Scope } from '@bookme/tenancy'
import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { dateNamed, day, instantAt, isoOf, millisecondsOf, minute, minuteNamed, type Zone } from '../time.ts'
import type { JobContext, JobDefinition } from './definition.ts'
import { enqueueShared } from './enqueue.ts'
import { jobSchedules } from './shared-tables.ts'

/** A job of each tenant's, once a day. */
export interface Repetition<Settings> {
  readonly job: DailyJob
  readonly at: (settings: Settings) => string | null
}

/** Its payload says of which day of the business it is: `2026-11-22`. */
type DailyJob = JobDefinition<z.ZodType<{ onDate: string }, { onDate: string }>> & { scope: 'tenant' }

/**
 * Asks for a job of every open tenant each day, at a time of the wall of its business.
 *
 * @param at - `07:00`, by what the tenant has set; `null`: not for this tenant
 */
export function repeatDaily<Settings>(job: DailyJob, at: Repetition<Settings>['at']): Repetition<Settings> {
  return { job, at }
}

export interface Planning<Settings> {
  shared: Scope<'shared'>
  /** As they are now, not as they are remembered. */
  settings(tenantId: string): Promise<Settings & { zone: Zone }>
  /** SQL for `tenant_id` and `updated_at` of each tenant's settings. */
  settingsTimes: string
  /** SQL for the ids of tenants for which nothing is done. */
  closedTenants: string
  repetitions: readonly Repetition<Settings>[]
  log: Pick<JobContext['log'], 'error'>
}

/** What a schedule remembers: the last day it was for, and which settings its next time follows from. */
type Memory = { onDate?: string | undefined; settingsAt?: string | null }

interface Row extends Record<string, unknown> {
  id: string
  tenant_id: string
  name: string
  is_due: boolean
  metadata: Memory
  settings_at: string | null
}

const atOnce = 100
/** Of a job that a tenant does not want; a change of its settings is noticed all the same. */
const never = Temporal.Instant.from('9999-01-01T00:00:00Z')

/**
 * Asks for the repeated jobs whose time has come, and plans their next. Who was away for days asks for one, of the last day
 * there was; two who plan at once do not ask for the same. Changed settings count from the next round on: a day is not done
 * twice by them, and what is already past by the new time is not made up for.
 *
 * @returns how many jobs were asked for
 */
export async function planRepeated<Settings>(planning: Planning<Settings>, now: Temporal.Instant): Promise<number> {
  const { shared, repetitions, closedTenants } = planning
  if (repetitions.length === 0) return 0
  const names = sql`array[${sql.join(
    repetitions.map(({ job }) => sql`${job.name}`),
    sql`, `,
  )}]::text[]`
  await shared.db.execute(sql`
    insert into public.core_job_schedule (id, created_at, updated_at, tenant_id, name, next_at)
    select gen_random_uuid(), now(), now(), tenant.id, job.name, ${now.toString()}::timestamptz
    from public.tenant_tenant tenant cross join unnest(${names}) as job(name)
    where tenant.id not in (${sql.raw(closedTenants)}) and not exists (
      select from public.core_job_schedule known where known.tenant_id = tenant.id and known.name = job.name
    )
    on conflict do nothing`)
  let asked = 0
  for (;;) {
    const { looked, due } = await planSome(planning, names, now)
    asked += due
    if (looked < atOnce) return asked
  }
}

async function planSome<Settings>(
  { shared, settings, settingsTimes, closedTenants, repetitions, log }: Planning<Settings>,
  names: ReturnType<typeof sql>,
  now: Temporal.Instant,
): Promise<{ looked: number; due: number }> {
  return shared.transaction(async (tx) => {
    const { rows } = await tx.execute<Row>(sql`
      select schedule.id, schedule.tenant_id, schedule.name, schedule.metadata,
        schedule.next_at <= ${now.toString()}::timestamptz as is_due, changed.updated_at::text as settings_at
      from public.core_job_schedule schedule
        left join (${sql.raw(settingsTimes)}) changed on changed.tenant_id = schedule.tenant_id
      where schedule.name = any(${names}) and schedule.tenant_id not in (${sql.raw(closedTenants)}) and (
        schedule.next_at <= ${now.toString()}::timestamptz
        or changed.updated_at is distinct from (schedule.metadata->>'settingsAt')::timestamptz
      )
      order by schedule.next_at, schedule.id limit ${atOnce} for update of schedule skip locked`)
    const plans = await Promise.all(
      rows.map(async (row) => {
        const repetition = repetitions.find(({ job }) => job.name === row.name) as Repetition<Settings>
        try {
          const found = await settings(row.tenant_id)
          return { row, job: repetition.job, ...planOf(row, repetition.at(found), found.zone, now) }
        } catch (error) {
          log.error(
            { err: error, tenantId: row.tenant_id, job: row.name },
            'cannot plan a repeated job; in an hour again',
          )
          return {
            row,
            job: repetition.job,
            due: undefined,
            nextAt: now.add({ hours: 1 }),
            onDate: row.metadata.onDate,
          }
        }
      }),
    )
    for (const { row, job, due, nextAt, onDate } of plans) {
      const metadata: Memory = { onDate, settingsAt: row.settings_at }
      const values = { nextAt, metadata, ...(due === undefined ? {} : { lastAt: now }) }
      await Promise.all([
        tx.update(jobSchedules).set(values).where(eq(jobSchedules.id, row.id)),
        ...(due === undefined
          ? []
          : [enqueueShared(tx, job, { onDate: due }, { tenantId: row.tenant_id, key: due, dueAt: now })]),
      ])
    }
    return { looked: rows.length, due: plans.filter(({ due }) => due !== undefined).length }
  })
}

/**
 * @returns `due`: the day whose job is to be asked for now; `onDate`: the last day that is done with
 */
function planOf({ is_due: isDue, metadata }: Row, at: string | null, zone: Zone, now: Temporal.Instant) {
  const done = metadata.onDate === undefined ? undefined : dateNamed(metadata.onDate)
  if (at === null) return { due: undefined, nextAt: never, onDate: metadata.onDate }
  const ms = millisecondsOf(now)
  const clock = (date: number) => zone.instantOf(date * day + minuteNamed(at) * minute)
  const today = zone.dateOf(ms)
  /** The last date on which it was that time there. */
  const last = clock(today) <= ms ? today : today - 1
  // New here: it begins with the next time.
  const isAsked = done !== undefined && isDue && last > done
  const over = isAsked ? last : (done ?? last)
  let next = Math.max(today, over + 1)
  while (clock(next) <= ms) next += 1
  return { due: isAsked ? nameOf(last) : undefined, nextAt: instantAt(clock(next)), onDate: nameOf(over) }
}

function nameOf(date: number): string {
  return isoOf(date * day).slice(0, 10)
}
