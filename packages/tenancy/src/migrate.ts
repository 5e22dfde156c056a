import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { fileErrorOf, inSchema, madeNothingOutside } from './confined.ts'
import { MigrationFileError, MigrationRunningError } from './errors.ts'
import { assertInstalled, publicSchemaId } from './installation.ts'
import type { Migration } from './migration-files.ts'
import { quoteIdentifier as id, quoteLiteral as text } from './names.ts'
import type { Owner } from './owner.ts'
import { ledgerRow, schemaLedger } from './provision.ts'

/** What a rollout came to for one schema. */
export interface SchemaOutcome {
  schemaName: string
  applied: string[]
  /** The migration that failed, with the server's words and SQLSTATE. Nothing of it was kept; later ones were not tried. */
  failure?: { migration: string; message: string; code: string | undefined }
}

/** What happens during a rollout, in order; for showing it. */
export interface MigrationEvents {
  started?(schemas: number, pending: number): void
  finished?(outcome: SchemaOutcome): void
}

export interface RolloutOptions extends MigrationEvents {
  /** Only these physical schemas. */
  schemas?: readonly string[]
  /** Connections at once; each takes its own share of the schemas. */
  concurrency?: number
  /** Leaves the rest alone when so many schemas have failed. */
  stopAfter?: number
}

/** Which of the set's migrations a schema lacks. */
export interface SchemaStatus {
  schemaName: string
  state: 'spare' | 'ready' | 'shared'
  pending: Migration[]
}

interface Target {
  id: string
  schemaName: string
  state: 'spare' | 'ready' | 'shared'
  pending: Migration[]
}

const lockTimeoutMs = 2000
const lockAttempts = 5

// A key of our own among the database's advisory locks.
const rolloutLock = 0x74656e63

/**
 * Runs `work` while no other process migrates this database. The lock belongs to a transaction, so it holds through a
 * transaction pooler as well, and goes when the process dies.
 *
 * @throws {MigrationRunningError} another process is at it
 */
export async function withRolloutLock<T>(owner: Owner, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: owner.url, application_name: 'tenancy rollout lock' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin; set local idle_in_transaction_session_timeout to 0; set local statement_timeout to 0')
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
      rolloutLock,
    ])
    if (rows[0]?.mine !== true) {
      throw new MigrationRunningError(
        'Another process is migrating this database. It goes on by itself; run this again when it has finished.',
      )
    }
    return await work()
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * What is missing where, by one query over the central ledger however many schemas there are.
 *
 * @throws {MigrationFileError} a file was changed after it had been applied somewhere
 */
export async function findTargets(
  client: pg.ClientBase,
  set: 'shared' | 'tenant',
  migrations: readonly Migration[],
  schemas?: readonly string[],
): Promise<Target[]> {
  await assertInstalled(client)
  const states = set === 'shared' ? "('shared')" : "('spare', 'ready')"
  const { rows } = await client.query<{ name: string | null; checksum: string | null; count: number; schemas: number }>(
    `select m.name, m.checksum, count(*)::int as count, (select count(*)::int from public.tenancy_schema where state in ${states}) as schemas
     from public.tenancy_schema s left join public.tenancy_migration m on m.schema_id = s.id
     where s.state in ${states} group by m.name, m.checksum`,
  )
  assertUnchanged(migrations, rows)
  const everywhere = new Set(rows.filter((row) => row.count === row.schemas).map((row) => row.name))
  const missing = migrations.filter((migration) => !everywhere.has(migration.name))
  if (missing.length === 0 && schemas === undefined) return []
  const targets = await client.query<{ id: string; schema_name: string; state: Target['state']; applied: string[] }>(
    `select s.id, s.schema_name, s.state,
       array(select m.name from public.tenancy_migration m where m.schema_id = s.id and m.name = any($1)) as applied
     from public.tenancy_schema s where s.state in ${states} order by s.state, s.schema_name`,
    [missing.map((migration) => migration.name)],
  )
  const known = new Set(targets.rows.map((row) => row.schema_name))
  for (const name of schemas ?? []) {
    if (!known.has(name))
      throw new MigrationFileError(`There is no schema ${name}: see the list of tenants for the names.`)
  }
  return targets.rows
    .filter((row) => schemas === undefined || schemas.includes(row.schema_name))
    .map((row) => ({
      id: row.id,
      schemaName: row.schema_name,
      state: row.state,
      pending: missing.filter((migration) => !row.applied.includes(migration.name)),
    }))
    .filter((target) => target.pending.length > 0 || schemas !== undefined)
}

function assertUnchanged(
  migrations: readonly Migration[],
  applied: readonly { name: string | null; checksum: string | null }[],
): void {
  for (const migration of migrations) {
    const other = applied.find((row) => row.name === migration.name && row.checksum !== migration.checksum)
    if (other === undefined) continue
    throw new MigrationFileError(
      `${migration.name} was changed after it had been applied: restore the file as it was, and put the change into a new migration.`,
    )
  }
}

/**
 * Applies what is missing. One migration on one schema is one transaction together with both ledger rows; where many
 * schemas need the same small one, up to fifty share a transaction, and when that fails each is tried alone. The first
 * tenant that takes a migration takes it alone, and it is looked at whether it made anything outside its schema.
 *
 * @returns an outcome for each schema that lacked something
 * @throws {MigrationFileError} a file reaches out of the schema it is applied to; nothing of it was kept
 */
export async function rollOut(
  owner: Owner,
  targets: readonly Target[],
  options: RolloutOptions = {},
): Promise<SchemaOutcome[]> {
  const pending = targets.filter((target) => target.pending.length > 0)
  options.started?.(targets.length, pending.length)
  const outcomes = new Map(
    pending.map((target) => [target.id, { schemaName: target.schemaName, applied: [] } as SchemaOutcome]),
  )
  const proven = new Set<Migration>()
  let failures = 0
  const queue: Cohort[] = cohorts(pending).map((members) => ({ members, attempt: 1 }))
  const worker = async () => {
    for (let cohort = queue.shift(); cohort !== undefined; cohort = queue.shift()) {
      if (options.stopAfter !== undefined && failures >= options.stopAfter) return
      const { members, attempt } = cohort
      // Jittered, so that those who met the same lock do not meet again.
      if (attempt > 1) await sleep(100 * 2 ** attempt * (0.5 + Math.random()))
      const locked = await owner.with(async (client) => {
        // The owner's own limits would end a long rewrite half way; waiting for locks is bounded here.
        await client.query(`set statement_timeout to 0; set lock_timeout to ${lockTimeoutMs}`)
        const skipped = await migrateCohort(client, cohort, outcomes, proven)
        await client.query('reset statement_timeout; reset lock_timeout')
        return skipped
      })
      // Somebody reads or writes there for long: the others go first.
      queue.push(...locked.map((target) => ({ members: [target], attempt: attempt + 1 })))
      for (const target of members) {
        if (locked.includes(target)) continue
        const outcome = outcomes.get(target.id) as SchemaOutcome
        if (outcome.failure !== undefined) failures += 1
        options.finished?.(outcome)
      }
    }
  }
  // All of them, also when one gives up: none may go on behind the back of the caller, whose lock ends with this call.
  for (const ended of await Promise.allSettled(Array.from({ length: options.concurrency ?? 1 }, worker))) {
    if (ended.status === 'rejected') throw ended.reason
  }
  return [...outcomes.values()]
}

/** Schemas that lack the same migrations. */
interface Cohort {
  members: Target[]
  attempt: number
}

// Schemas that lack exactly the same migrations travel together; how many depends on the locks their statements take.
function cohorts(targets: readonly Target[]): Target[][] {
  const alike = new Map<string, Target[]>()
  for (const target of targets) {
    const key = target.pending.map((migration) => migration.name).join(' ')
    const group = alike.get(key)
    if (group === undefined) alike.set(key, [target])
    else group.push(target)
  }
  return [...alike.values()].flatMap((group) => {
    const most = Math.max(...(group[0] as Target).pending.map((migration) => migration.statements))
    const size = Math.max(1, Math.min(50, Math.floor(200 / Math.max(1, most))))
    const parts: Target[][] = []
    for (let at = 0; at < group.length; at += size) parts.push(group.slice(at, at + size))
    return parts
  })
}

/** @returns those that were locked by somebody and should be tried again later */
async function migrateCohort(
  client: pg.ClientBase,
  { members, attempt }: Cohort,
  outcomes: ReadonlyMap<string, SchemaOutcome>,
  proven: Set<Migration>,
): Promise<Target[]> {
  const locked: Target[] = []
  for (const migration of (members[0] as Target).pending) {
    const outcomeOf = (target: Target) => outcomes.get(target.id) as SchemaOutcome
    const left = members.filter(
      (target) =>
        outcomeOf(target).failure === undefined &&
        !outcomeOf(target).applied.includes(migration.name) &&
        !locked.includes(target),
    )
    const alone = async (target: Target) => {
      const error = await tryApply(client, migration, [target], proven)
      if (error === undefined) outcomeOf(target).applied.push(migration.name)
      else if (lockErrors.has(error.code ?? '') && attempt < lockAttempts) locked.push(target)
      else outcomeOf(target).failure = { migration: migration.name, message: error.message, code: error.code }
    }
    while (left.length > 0 && !proven.has(migration)) await alone(left.shift() as Target)
    if (left.length > 1 && (await tryApply(client, migration, left, proven)) === undefined) {
      for (const target of left) outcomeOf(target).applied.push(migration.name)
      continue
    }
    for (const target of left) await alone(target)
  }
  return locked
}

type SqlError = Error & { code?: string }
/** lock_not_available, deadlock_detected */
const lockErrors = new Set(['55P03', '40P01'])

async function tryApply(
  client: pg.ClientBase,
  migration: Migration,
  targets: readonly Target[],
  proven: Set<Migration>,
): Promise<SqlError | undefined> {
  try {
    await apply(client, migration, targets, proven)
    return undefined
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const fault = fileErrorOf(error)
    if (fault !== undefined) throw fault
    return error as SqlError
  }
}

/** One transaction: the migration on each target, with both ledger rows of each. */
async function apply(
  client: pg.ClientBase,
  migration: Migration,
  targets: readonly Target[],
  proven: Set<Migration>,
): Promise<void> {
  const rows = await claim(client, migration, targets)
  const parts: string[] = []
  for (const { id: schemaId, schema_name } of rows) {
    parts.push(inSchema(schema_name, migration))
    if (schemaId === publicSchemaId) continue
    if (!proven.has(migration)) parts.push(madeNothingOutside(schema_name, migration.name))
    parts.push(
      `insert into ${id(schema_name)}.${schemaLedger} (name, checksum, applied_at) values ${ledgerRow(migration)}`,
    )
  }
  const central = rows.map((row) => `(${text(row.id)}, ${text(migration.name)}, ${text(migration.checksum)}, now())`)
  if (central.length > 0) {
    parts.push(
      `insert into public.tenancy_migration (schema_id, name, checksum, applied_at) values ${central.join(', ')}`,
    )
  }
  await client.query([...parts, 'commit'].join('\n;\n'))
  if (rows.length > 0) proven.add(migration)
}

/**
 * Opens the transaction. Those of the targets that still lack the migration, locked, under their names of now: a spare may
 * have been adopted, hence renamed, or another process been here since the list was made.
 */
async function claim(client: pg.ClientBase, migration: Migration, targets: readonly Target[]) {
  const ids = targets.map((target) => text(target.id)).join(', ')
  // Two statements: the ledger is read when the locks are held, not with the snapshot from before the wait for them.
  const answers = (await client.query(
    `begin;
     select from public.tenancy_schema where id in (${ids}) order by id for update;
     select s.id, s.schema_name from public.tenancy_schema s
       where s.id in (${ids}) and s.state in ('spare', 'ready', 'shared')
         and not exists (select from public.tenancy_migration m where m.schema_id = s.id and m.name = ${text(migration.name)})
       order by s.id`,
  )) as unknown as pg.QueryResult<{ id: string; schema_name: string }>[]
  return answers.at(-1)?.rows ?? []
}
