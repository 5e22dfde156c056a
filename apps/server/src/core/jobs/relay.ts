import type pg from 'pg'
import type { PgBoss } from 'pg-boss'
import type { JobDefinition, Queue } from './definition.ts'

/** pg-boss's own schema: the owner's, and nobody else's. */
export const bossSchema = 'pgboss'

/** What pg-boss keeps of a job. `jobId` stays the same when a job is put back and handed over anew. */
export interface Carried {
  jobId: string
  tenantId: string | null
  name: string
  payload: Record<string, unknown>
}

export interface Handover {
  client: pg.Client
  boss: Pick<PgBoss, 'insert'>
  jobs: ReadonlyMap<string, JobDefinition>
  /** SQL for the ids of tenants whose jobs wait, or go, by their policy. */
  closedTenants: string
  /** How many jobs that nobody has begun the queue holds at most: of a queue, and of one tenant in it. */
  most: number
  mostOfTenant: number
}

/** Of what is due, how much is looked at to take turns between tenants. */
const lookedAt = 20_000

/**
 * Hands what is due to the queue, tenants in turn: of each no more than a few at a time, so that whoever comes with one
 * job finds few before it, however many another has. Both sides change in one transaction: nothing is lost or doubled.
 *
 * @returns how many were handed over
 */
export async function handOver({ client, boss, jobs, closedTenants, most, mostOfTenant }: Handover): Promise<number> {
  const known = [...jobs.values()]
  await client.query('begin')
  try {
    await client.query(
      `delete from core_job_outbox where due_at <= now() and name = any($1) and tenant_id in (${closedTenants})`,
      [known.filter((job) => job.whileSuspended === 'drop').map((job) => job.name)],
    )
    const { rows } = await client.query<{
      id: string
      tenant_id: string | null
      name: string
      payload: Carried['payload']
      job_id: string | null
    }>(
      `with job as (
        select * from unnest($1::text[], $2::text[], $3::boolean[]) as job(name, queue, held)
      ), begun as (
        select name as queue, group_id, count(*) as jobs from ${bossSchema}.job where state < 'active' group by 1, 2
      ), due as (
        select o.id, o.tenant_id, o.due_at, job.queue from core_job_outbox o join job using (name)
        where o.due_at <= now() and not (job.held and o.tenant_id is not null and o.tenant_id in (${closedTenants}))
        order by o.due_at, o.id limit ${lookedAt}
      ), turned as (
        select id, queue, due_at, tenant_id,
          row_number() over (partition by queue, tenant_id order by due_at, id) + coalesce((
            select jobs from begun where begun.queue = due.queue and begun.group_id = coalesce(tenant_id::text, '')
          ), 0) as turn
        from due
      ), chosen as (
        select id, queue, row_number() over (partition by queue order by turn, due_at, id) + coalesce((
          select sum(jobs) from begun where begun.queue = turned.queue
        ), 0) as place
        from turned where turn <= $5
      ), locked as (
        select o.id from core_job_outbox o join chosen using (id) where place <= $4 for update of o skip locked
      )
      delete from core_job_outbox o using locked where o.id = locked.id
      returning o.id, o.tenant_id, o.name, o.payload, o.metadata->>'jobId' as job_id, o.due_at`,
      [
        known.map((job) => job.name),
        known.map((job) => job.queue),
        known.map((job) => job.whileSuspended !== 'run'),
        most,
        mostOfTenant,
      ],
    )
    const byQueue = Map.groupBy(rows, (row) => (jobs.get(row.name) as JobDefinition).queue)
    for (const [queue, some] of byQueue) {
      await boss.insert(
        queue,
        some.map(({ id, tenant_id, name, payload, job_id }) => {
          const job = jobs.get(name) as JobDefinition
          const data: Carried = { jobId: job_id ?? id, tenantId: tenant_id, name, payload }
          return {
            id,
            data,
            group: { id: tenant_id ?? 'platform' },
            retryLimit: job.retries,
            retryDelay: job.pauseSeconds,
            retryDelayMax: job.longestPauseSeconds,
            retryBackoff: true,
            expireInSeconds: job.expireSeconds,
          }
        }),
        { db: { executeSql: (text: string, values?: unknown[]) => client.query(text, values) } },
      )
    }
    await client.query('commit')
    return rows.length
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/** Puts a job back, to be handed over anew at a time; it stays the same job. */
export async function putBack(
  client: pg.Client,
  { jobId, tenantId, name, payload }: Carried,
  seconds: number,
): Promise<void> {
  await client.query(
    `insert into core_job_outbox (id, created_at, updated_at, metadata, tenant_id, name, payload, due_at)
     select gen_random_uuid(), now(), now(), jsonb_build_object('jobId', $1::text), $2::uuid, $3, $4, now() + make_interval(secs => $5)
     where $2::uuid is null or exists (select from tenant_tenant where id = $2::uuid)`,
    [jobId, tenantId, name, payload, seconds],
  )
}

/** Writes down how each queue stands, for whoever asks in a web process. */
export async function writeStanding(
  client: pg.Client,
  jobs: ReadonlyMap<string, JobDefinition>,
  queues: readonly Queue[],
): Promise<void> {
  const known = [...jobs.values()]
  await client.query(
    `with job as (
      select * from unnest($1::text[], $2::text[]) as job(name, queue)
    ), outside as (
      select job.queue, count(*) as jobs, min(o.due_at) as oldest from core_job_outbox o join job using (name)
      where o.due_at <= now() group by 1
    ), inside as (
      select name as queue, count(*) filter (where state < 'active') as waiting, count(*) filter (where state = 'active') as active,
        min(greatest(created_on, start_after)) filter (where state < 'active' and start_after <= now()) as oldest
      from ${bossSchema}.job where state <= 'active' group by 1
    ), failed as (
      select queue, count(*) as jobs from core_job_failure where redriven_at is null group by 1
    )
    insert into core_job_queue as q (id, created_at, updated_at, name, waiting, outbox, active, failed, oldest_due_at, seen_at)
    select gen_random_uuid(), now(), now(), name, coalesce(waiting, 0) + coalesce(outside.jobs, 0), coalesce(outside.jobs, 0),
      coalesce(active, 0), coalesce(failed.jobs, 0), least(outside.oldest, inside.oldest), now()
    from unnest($3::text[]) as name left join outside on outside.queue = name left join inside on inside.queue = name
      left join failed on failed.queue = name
    on conflict (name) do update set updated_at = excluded.updated_at, waiting = excluded.waiting, outbox = excluded.outbox,
      active = excluded.active, failed = excluded.failed, oldest_due_at = excluded.oldest_due_at, seen_at = excluded.seen_at`,
    [known.map((job) => job.name), known.map((job) => job.queue), queues],
  )
}
