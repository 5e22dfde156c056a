import type pg from 'pg'
import type { JobDefinition } from './definition.ts'
import { queues } from './definition.ts'
import { bossSchema } from './relay.ts'

/** What waits and has a name that no worker here knows: it was asked for by a newer build, or by one that is gone. */
const unknownQueue = 'unknown'

/** Every name there is a line for. */
const standingNames = [...queues, unknownQueue] as const

/**
 * Writes down how each queue stands, for whoever asks in a web process. Jobs that wait because their business is closed
 * count as waiting for nobody.
 */
export async function writeStanding(
  client: pg.ClientBase,
  jobs: ReadonlyMap<string, JobDefinition>,
  closedTenants: string,
): Promise<void> {
  const known = [...jobs.values()]
  await client.query(
    `with job as (
      select * from unnest($1::text[], $2::text[], $3::boolean[]) as job(name, queue, held)
    ), outside as (
      select coalesce(job.queue, '${unknownQueue}') as queue, count(*) as jobs, min(o.due_at) as oldest
      from core_job_outbox o left join job using (name)
      where o.due_at <= now()
        and not (coalesce(job.held, false) and o.tenant_id is not null and o.tenant_id in (${closedTenants}))
      group by 1
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
    from unnest($4::text[]) as name left join outside on outside.queue = name left join inside on inside.queue = name
      left join failed on failed.queue = name
    order by name
    on conflict (name) do update set updated_at = excluded.updated_at, waiting = excluded.waiting, outbox = excluded.outbox,
      active = excluded.active, failed = excluded.failed, oldest_due_at = excluded.oldest_due_at, seen_at = excluded.seen_at`,
    [
      known.map((job) => job.name),
      known.map((job) => job.queue),
      known.map((job) => job.whileSuspended !== 'run'),
      standingNames,
    ],
  )
}
