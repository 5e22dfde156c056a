import type pg from 'pg'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import { databaseErrorOf } from '../postgres.ts'
import { type Carried, dbOf } from './relay.ts'

/** How an attempt at a job ended. `attempts`: how often it has been tried by now, as far as that counts. */
export type Outcome =
  | { kind: 'done' }
  | { kind: 'again'; seconds: number; attempts: number }
  | { kind: 'failed'; error: string; queue: string; attempts: number }

export interface Settling {
  boss: Pick<PgBoss, 'complete'>
  pool: pg.Pool
}

/**
 * Ends an attempt: the queue lets go of it, and what becomes of the job is written down, together or not at all. Whose
 * attempt was taken for dead, and has been given to somebody else, changes nothing any more.
 */
export async function settle(
  { boss, pool }: Settling,
  queue: string,
  { id, retryCount, data }: Pick<JobWithMetadata<Carried>, 'id' | 'retryCount' | 'data'>,
  outcome: Outcome,
): Promise<void> {
  if (outcome.kind === 'done') {
    await boss.complete(queue, { id, retryCount })
    return
  }
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    // Its type leaves out what it says.
    const { affected } = (await boss.complete(queue, { id, retryCount }, null, { db: dbOf(client) })) as {
      affected: number
    }
    if (affected === 1) await (outcome.kind === 'again' ? putBack : note)(client, data, outcome as never)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch((failure) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** To be handed over anew at a time; it stays the same job. With its tenant it is gone. */
async function putBack(
  client: pg.ClientBase,
  { jobId, tenantId, name, payload }: Carried,
  { seconds, attempts }: Outcome & { kind: 'again' },
): Promise<void> {
  await client.query(
    `insert into core_job_outbox (id, created_at, updated_at, metadata, tenant_id, name, payload, due_at)
     select gen_random_uuid(), now(), now(), jsonb_build_object('jobId', $1::text, 'attempts', $6::int), $2::uuid, $3, $4,
       now() + make_interval(secs => $5)
     where $2::uuid is null or exists (select from tenant_tenant where id = $2::uuid)`,
    [jobId, tenantId, name, payload, seconds, attempts],
  )
}

/** Where operators find it. */
async function note(
  client: pg.ClientBase,
  { jobId, tenantId, name, payload }: Carried,
  { error, queue, attempts }: Outcome & { kind: 'failed' },
): Promise<void> {
  await client.query(
    `insert into core_job_failure (id, created_at, updated_at, job_id, tenant_id, queue, name, payload, attempts, error, failed_at)
     select gen_random_uuid(), now(), now(), $1::uuid, $2::uuid, $3, $4, $5, $6, $7, now()
     where $2::uuid is null or exists (select from tenant_tenant where id = $2::uuid)
     on conflict (job_id) do update set updated_at = now(), attempts = excluded.attempts, error = excluded.error,
       failed_at = now(), redriven_at = null
     where core_job_failure.tenant_id is not distinct from excluded.tenant_id`,
    [jobId, tenantId, queue, name, payload, attempts, error],
  )
}

/**
 * In a line, and no longer than people read. What the query builder says of a statement that failed has its values in it:
 * of the database's errors only its own words are kept, and of those about values only which error it was.
 */
export function describe(error: unknown): string {
  const ofDatabase = databaseErrorOf(error)
  const message = ofDatabase === undefined ? wordsOf(error) : wordsOfDatabase(ofDatabase)
  return message.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 500)
}

function wordsOfDatabase({ code, message }: { code: string; message: string }): string {
  return code.startsWith('22') ? `PostgreSQL refused a value (${code}).` : `${message} (${code})`
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something was thrown that is no error.'
  const { message, cause } = error
  return message.startsWith('Failed query') ? wordsOf(cause) : message
}
