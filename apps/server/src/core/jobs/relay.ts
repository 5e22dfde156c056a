import type pg from 'pg'
import type { PgBoss } from 'pg-boss'
import type { JobDefinition } from './definition.ts'

/** pg-boss's own schema: the owner's, and nobody else's. */
export const bossSchema = 'pgboss'

/** What pg-boss keeps of a job. `jobId` stays the same when a job is put back and handed over anew. */
export interface Carried {
  jobId: string
  tenantId: string | null
  name: string
  payload: Record<string, unknown>
  /** How often it was tried before it was handed over this time. */
  attempts: number
}

export interface RelayOptions {
  boss: Pick<PgBoss, 'insert'>
  jobs: ReadonlyMap<string, JobDefinition>
  /** SQL for the ids of tenants whose jobs wait, or go, by their policy. */
  closedTenants: string
  /** How many jobs that nobody has begun the queue holds at most: of a queue, and of one tenant in it. */
  most: number
  mostOfTenant: number
  /** Of what is due, how much is looked at in a turn from the oldest on, and as much again further on. */
  lookedAt?: number
}

interface Due {
  id: string
  tenant_id: string | null
  name: string
  payload: Carried['payload']
  metadata: { jobId?: string; attempts?: number }
}

/** The group of the platform's own jobs. */
const platform = 'platform'

/**
 * Hands what is due to the queue, tenants in turn: of each no more than a few at a time, so that whoever comes with one
 * job finds few before it, however many another has.
 */
export class Relay {
  readonly #options: Required<RelayOptions>
  readonly #names: string[]
  readonly #queues: string[]
  readonly #held: boolean[]
  readonly #dropped: string[]
  /** Where the second look begins. With more due than a look takes in, it wanders, and nobody stays out of sight. */
  #edge: { due_at: string; id: string } | null = null

  constructor(options: RelayOptions) {
    this.#options = { lookedAt: 4000, ...options }
    const known = [...options.jobs.values()]
    this.#names = known.map((job) => job.name)
    this.#queues = known.map((job) => job.queue)
    this.#held = known.map((job) => job.whileSuspended !== 'run')
    this.#dropped = known.filter((job) => job.whileSuspended === 'drop').map((job) => job.name)
  }

  /**
   * Both sides change in one transaction: nothing is lost or doubled.
   *
   * @returns how many were handed over
   */
  async handOver(client: pg.ClientBase): Promise<number> {
    const { jobs } = this.#options
    await client.query('begin')
    try {
      if (this.#dropped.length > 0) await this.#drop(client)
      const due = await this.#take(client)
      for (const [queue, some] of Map.groupBy(due, ({ name }) => (jobs.get(name) as JobDefinition).queue)) {
        await this.#options.boss.insert(
          queue,
          some.map((one) => jobOf(one, jobs.get(one.name) as JobDefinition)),
          { db: dbOf(client) },
        )
      }
      await client.query('commit')
      return due.length
    } catch (error) {
      await client.query('rollback').catch(() => {})
      throw error
    }
  }

  async #drop(client: pg.ClientBase): Promise<void> {
    await client.query(
      `delete from core_job_outbox
       where due_at <= now() and name = any($1) and tenant_id in (${this.#options.closedTenants})`,
      [this.#dropped],
    )
  }

  async #take(client: pg.ClientBase): Promise<Due[]> {
    const { closedTenants, lookedAt, most, mostOfTenant } = this.#options
    const { rows } = await client.query<{ taken: Due[]; near: number; far: number; near_edge: null; far_edge: null }>(
      `with job as (
        select * from unnest($1::text[], $2::text[], $3::boolean[]) as job(name, queue, held)
      ), begun as (
        select name as queue, group_id, count(*) as jobs from ${bossSchema}.job
        where state < 'active' and start_after <= now() group by 1, 2
      ), near as (
        select o.id, o.tenant_id, o.due_at, job.queue from core_job_outbox o join job using (name)
        where o.due_at <= now() and not (job.held and o.tenant_id is not null and o.tenant_id in (${closedTenants}))
        order by o.due_at, o.id limit ${lookedAt}
      ), far as (
        select o.id, o.tenant_id, o.due_at, job.queue from core_job_outbox o join job using (name)
        where (o.due_at, o.id) > ($6::timestamptz, $7::uuid)
          and o.due_at <= now() and not (job.held and o.tenant_id is not null and o.tenant_id in (${closedTenants}))
        order by o.due_at, o.id limit ${lookedAt}
      ), due as (
        select * from near union select * from far
      ), turned as (
        select id, queue, due_at,
          row_number() over (partition by queue, tenant_id order by due_at, id) + coalesce((
            select jobs from begun
            where begun.queue = due.queue and begun.group_id = coalesce(due.tenant_id::text, '${platform}')
          ), 0) as turn
        from due
      ), chosen as (
        select id, queue, row_number() over (partition by queue order by turn, due_at, id) + coalesce((
          select sum(jobs) from begun where begun.queue = turned.queue
        ), 0) as place
        from turned where turn <= $5
      ), locked as (
        select o.id from core_job_outbox o join chosen using (id) where place <= $4 for update of o skip locked
      ), taken as (
        delete from core_job_outbox o using locked where o.id = locked.id
        returning o.id, o.tenant_id, o.name, o.payload, o.metadata
      )
      select coalesce((select json_agg(taken) from taken), '[]') as taken,
        (select count(*)::int from near) as near, (select count(*)::int from far) as far,
        (select json_build_object('due_at', due_at, 'id', id) from near order by due_at desc, id desc limit 1) as near_edge,
        (select json_build_object('due_at', due_at, 'id', id) from far order by due_at desc, id desc limit 1) as far_edge`,
      [this.#names, this.#queues, this.#held, most, mostOfTenant, this.#edge?.due_at ?? null, this.#edge?.id ?? null],
    )
    const [{ taken, near, far, near_edge, far_edge } = none] = rows
    this.#edge = near < lookedAt ? null : far < lookedAt ? near_edge : far_edge
    return taken
  }
}

const none = { taken: [], near: 0, far: 0, near_edge: null, far_edge: null }

function jobOf({ id, tenant_id, name, payload, metadata }: Due, job: JobDefinition) {
  const { jobId = id, attempts = 0 } = metadata
  const data: Carried = { jobId, tenantId: tenant_id, name, payload, attempts }
  return {
    id,
    data,
    group: { id: tenant_id ?? platform },
    // What fails comes back to the outbox. These count for those who were killed, and never told.
    retryLimit: Math.max(0, job.retries - attempts),
    retryDelay: Math.min(job.pauseSeconds, 5),
    expireInSeconds: job.expireSeconds,
  }
}

/** pg-boss's statements, in a transaction of ours. */
export function dbOf(client: pg.ClientBase) {
  return { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
}
