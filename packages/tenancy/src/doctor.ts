import { randomBytes } from 'node:crypto'
import { type AnyPgColumn, getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import type { DomainsTable, TenantsTable } from './directory.ts'
import { kindOf, type TableKind } from './models.ts'
import { quoteIdentifier as id, quoteLiteral as text } from './names.ts'
import { schemaLedger } from './provision.ts'
import type { Tenancy } from './tenancy.ts'

/** Something that should be otherwise, and what to do about it. */
export interface Fault {
  what: string
  danger: string
  remedy: string
}

/** One thing the doctor looked at. */
export interface Check {
  title: string
  faults: Fault[]
  /** Worth knowing, and no fault. */
  notes: string[]
}

export interface Patient {
  tenancy: Tenancy
  /** The application's URL, as the tenancy has it. */
  url: string
  directUrl: string | undefined
  tenants: TenantsTable
  domains: DomainsTable
  /** Tables whose rows are only ever added: row-level security lets the application's roles do nothing else. */
  appendOnly?: readonly PgTable[] | undefined
}

/** Looks at a prepared database from the outside, check by check; changes nothing. */
export async function* examine(patient: Patient): AsyncGenerator<Check> {
  const { owner } = patient.tenancy.internals
  const withOwner = (work: (client: pg.ClientBase) => Promise<Check>) => owner.with(work)
  yield await withOwner(serverVersion)
  yield await privileges(patient.tenancy)
  yield await withOwner(schemasAndRows)
  yield await withOwner((client) => tenantsAndDomains(client, patient))
  yield await migrationsBehind(patient.tenancy)
  yield await withOwner(ledgers)
  const { appendOnly = [] } = patient
  if (appendOnly.length > 0) yield await withOwner((client) => onlyAddedTo(client, appendOnly))
  yield await withOwner(lockBudget)
  yield await withOwner((client) => wayToTheServer(client, patient))
}

async function serverVersion(client: pg.ClientBase): Promise<Check> {
  const { rows } = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  )
  const { number = 0, version = '' } = rows[0] ?? {}
  const major = Math.floor(number / 10_000)
  const faults: Fault[] = []
  if (major < 15) {
    faults.push({
      what: `PostgreSQL ${version}`,
      danger: 'it is older than 15, the oldest this is tested with',
      remedy: 'upgrade the server',
    })
  }
  const notes =
    major > 18 ? [`PostgreSQL ${version} is newer than 18, the newest this is tested with`] : [`PostgreSQL ${version}`]
  return { title: 'Server version', faults, notes: major < 15 ? [] : notes }
}

async function privileges(tenancy: Tenancy): Promise<Check> {
  const openings = await tenancy.findOpenings()
  return {
    title: 'Privileges',
    faults: openings.map(({ name, danger, remedy }) => ({ what: name, danger, remedy: `as a superuser: ${remedy}` })),
    notes: [],
  }
}

async function schemasAndRows(client: pg.ClientBase): Promise<Check> {
  const { rows } = await client.query<{ name: string; state: string | null; there: boolean; tenant: string | null }>(
    `select coalesce(n.nspname, s.schema_name) as name, s.state, n.oid is not null as there, s.tenant_id as tenant
     from (select * from pg_namespace where nspname ~ '^(tenant|spare)_') n
     full join (select * from public.tenancy_schema where state <> 'shared') s on s.schema_name = n.nspname
     where s.id is null or n.oid is null or s.state in ('requested', 'dropping') order by 1`,
  )
  const faults = rows.map(({ name, state, there }): Fault => {
    if (state === null) {
      return {
        what: `Schema ${name} belongs to no tenant`,
        danger: 'nothing migrates, backs up or deletes it',
        remedy: `look into it, then: drop schema ${id(name)} cascade`,
      }
    }
    if (state === 'requested') {
      return {
        what: `Schema ${name} was asked for and is not built`,
        danger: 'its tenant cannot be used',
        remedy: 'start the worker; it builds what was asked for',
      }
    }
    if (state === 'dropping') {
      return {
        what: `Schema ${name} is half deleted`,
        danger: 'its tenant is gone for users, and its data are not',
        remedy: 'delete the tenant once more; it goes on where it was',
      }
    }
    return {
      what: `Schema ${name} is recorded as ${state}${there ? '' : ' and does not exist'}`,
      danger: state === 'spare' ? 'the next new tenant would get it' : 'its tenant finds no tables',
      remedy:
        state === 'spare'
          ? `delete from public.tenancy_schema where schema_name = ${text(name)}`
          : 'restore the schema from a backup, or delete the tenant',
    }
  })
  return { title: 'Schemas and their records', faults, notes: [] }
}

async function tenantsAndDomains(client: pg.ClientBase, { tenants, domains }: Patient): Promise<Check> {
  const table = (model: TenantsTable | DomainsTable) => `public.${id(getTableConfig(model).name)}`
  const column = (model: AnyPgColumn) => id(model.name)
  const { rows } = await client.query<{ slug: string; recorded: boolean; domains: number; primaries: number }>(
    `select t.${column(tenants.slug)} as slug,
       exists (select from public.tenancy_schema s where s.tenant_id = t.${column(tenants.id)}) as recorded,
       count(d.*)::int as domains, (count(d.*) filter (where d.${column(domains.isPrimary)}))::int as primaries
     from ${table(tenants)} t left join ${table(domains)} d on d.${column(domains.tenantId)} = t.${column(tenants.id)}
     group by t.${column(tenants.id)}, t.${column(tenants.slug)} order by 1`,
  )
  const faults: Fault[] = []
  for (const { slug, recorded, domains: all, primaries } of rows) {
    if (!recorded) {
      faults.push({
        what: `Tenant ${slug} has no schema`,
        danger: 'it was not made by creating a tenant, and cannot be used',
        remedy: 'delete its row and create it with the program',
      })
    }
    if (all === 0) {
      faults.push({
        what: `Tenant ${slug} has no domain`,
        danger: 'nobody can reach it',
        remedy: `give it one, marked as primary`,
      })
    } else if (primaries !== 1) {
      faults.push({
        what: `Tenant ${slug} has ${primaries} primary domains among ${all}`,
        danger: 'links to it lead nowhere, or to a chance choice',
        remedy: 'mark exactly one of its domains as primary',
      })
    }
  }
  return { title: 'Tenants and domains', faults, notes: [`${rows.length} tenants`] }
}

async function migrationsBehind(tenancy: Tenancy): Promise<Check> {
  const faults: Fault[] = []
  for (const set of ['shared', 'tenant'] as const) {
    for (const { schemaName, pending } of await tenancy.status(set)) {
      faults.push({
        what: `Schema ${schemaName} lacks ${pending.map(({ name }) => name).join(', ')}`,
        danger: 'the program expects tables as the migrations leave them',
        remedy: `migrate, or migrate --schema ${schemaName}`,
      })
    }
  }
  return { title: 'Migrations', faults, notes: [] }
}

const ledgersPerQuery = 100

/** Each schema carries a ledger of its own; it must say what the central one says. */
async function ledgers(client: pg.ClientBase): Promise<Check> {
  const { rows: schemas } = await client.query<{ name: string; there: boolean }>(
    `select s.schema_name as name, c.oid is not null as there from public.tenancy_schema s
     join pg_namespace n on n.nspname = s.schema_name
     left join pg_class c on c.relnamespace = n.oid and c.relname = ${text(schemaLedger)}
     where s.state in ('ready', 'spare') order by 1`,
  )
  const faults: Fault[] = schemas
    .filter(({ there }) => !there)
    .map(({ name }) => ({
      what: `Schema ${name} has no ledger of its own`,
      danger: 'a copy or a restored schema could not say what it holds',
      remedy: 'restore the schema from a backup',
    }))
  const present = schemas.filter(({ there }) => there)
  for (let at = 0; at < present.length; at += ledgersPerQuery) {
    const own = present
      .slice(at, at + ledgersPerQuery)
      .map(({ name }) => `select ${text(name)} as schema_name, name, checksum from ${id(name)}.${schemaLedger}`)
    const names = present.slice(at, at + ledgersPerQuery).map(({ name }) => name)
    const { rows } = await client.query<{ schema_name: string; name: string; own: string | null }>(
      `select coalesce(o.schema_name, c.schema_name) as schema_name, coalesce(o.name, c.name) as name, o.checksum as own
       from (${own.join(' union all ')}) o
       full join (
         select s.schema_name, m.name, m.checksum from public.tenancy_schema s
         join public.tenancy_migration m on m.schema_id = s.id where s.schema_name = any($1)
       ) c on c.schema_name = o.schema_name and c.name = o.name
       where o.checksum is distinct from c.checksum order by 1, 2`,
      [names],
    )
    for (const { schema_name, name, own: ownChecksum } of rows) {
      faults.push({
        what: `Schema ${schema_name}: its own ledger and the central one differ about ${name}`,
        danger:
          ownChecksum === null ? 'the schema was replaced by an older copy' : 'the schema was replaced by another copy',
        remedy: "compare the schema with another tenant's, then correct public.tenancy_migration by hand",
      })
    }
  }
  return { title: 'Ledgers', faults, notes: [`${present.length} schemas compared`] }
}

/** A schema that was copied, restored or altered by hand may have lost what keeps its rows as they are. */
async function onlyAddedTo(client: pg.ClientBase, tables: readonly PgTable[]): Promise<Check> {
  const namesOf = (kind: TableKind) =>
    tables.filter((table) => kindOf(table) === kind).map((table) => getTableConfig(table).name)
  const { rows } = await client.query<{ schema: string; name: string; isOn: boolean; others: string[] }>(
    `select n.nspname as schema, c.relname as name, c.relrowsecurity as "isOn",
       array(select p.polname::text from pg_policy p where p.polrelid = c.oid and p.polcmd not in ('r', 'a')) as others
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where (n.nspname = 'public' and c.relname = any($1)) or (c.relname = any($2) and n.nspname in
       (select schema_name from public.tenancy_schema where state in ('ready', 'spare')))
     order by 1, 2`,
    [namesOf('shared'), namesOf('tenant')],
  )
  const faults: Fault[] = []
  for (const { schema, name, isOn, others } of rows) {
    const table = `${id(schema)}.${id(name)}`
    if (!isOn) {
      faults.push({
        what: `Row security of ${schema}.${name} is off`,
        danger: 'the application can change and delete rows that are only ever added',
        remedy: `alter table ${table} enable row level security`,
      })
    }
    for (const policy of others) {
      faults.push({
        what: `The policy ${policy} of ${schema}.${name} is for more than reading and adding`,
        danger: 'the application can change and delete rows that are only ever added',
        remedy: `drop policy ${id(policy)} on ${table}`,
      })
    }
  }
  return { title: 'Rows that are only added', faults, notes: [`${rows.length} tables`] }
}

/** A transaction takes a lock for every table, index and sequence it alters, drops or dumps. */
async function lockBudget(client: pg.ClientBase): Promise<Check> {
  const { rows } = await client.query<{
    budget: number
    setting: number
    name: string | null
    relations: number | null
  }>(
    `select (current_setting('max_locks_per_transaction')::int
         * (current_setting('max_connections')::int + current_setting('max_prepared_transactions')::int)) as budget,
       current_setting('max_locks_per_transaction')::int as setting, largest.name, largest.relations
     from (values (1)) one left join lateral (
       select n.nspname as name, count(*)::int as relations from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in (select schema_name from public.tenancy_schema where state in ('ready', 'spare'))
       group by 1 order by 2 desc limit 1) largest on true`,
  )
  const { budget = 0, setting = 0, name, relations } = rows[0] ?? {}
  if (name === null || name === undefined || relations === null || relations === undefined) {
    return { title: 'Lock budget', faults: [], notes: [`${budget} locks`] }
  }
  const faults: Fault[] = []
  // Half of it: others hold locks at the same time.
  if (relations > budget / 2) {
    faults.push({
      what: `The largest schema, ${name}, has ${relations} tables and indexes; the server has ${budget} locks to give`,
      danger: 'exporting or copying it in one transaction fails with 53200',
      remedy: `alter system set max_locks_per_transaction to ${Math.max(setting * 2, Math.ceil((setting * relations * 4) / budget))}, and restart the server`,
    })
  }
  return { title: 'Lock budget', faults, notes: [`${budget} locks; the largest schema has ${relations} relations`] }
}

async function wayToTheServer(owner: pg.ClientBase, { url, directUrl }: Patient): Promise<Check> {
  const title = 'Way to the server'
  const unreachable = (which: string, error: unknown): Check => ({
    title,
    faults: [
      {
        what: `The application cannot connect by its ${which}: ${(error as Error).message}`,
        danger: 'it cannot start',
        remedy: 'correct the URL, or run migrate, which sets the password of the login',
      },
    ],
    notes: [],
  })
  let pooled: boolean
  try {
    pooled = await hasPooler(url)
  } catch (error) {
    return unreachable('URL', error)
  }
  const notes = [pooled ? 'a pooler stands between' : 'no pooler between']
  const channel = `tenancy_doctor_${randomBytes(6).toString('hex')}`
  let heard: boolean
  try {
    heard = await hears(directUrl ?? url, channel, owner)
  } catch (error) {
    return unreachable(directUrl === undefined ? 'URL' : 'direct URL', error)
  }
  const faults: Fault[] = []
  if (!heard) {
    faults.push({
      what: 'LISTEN is not answered',
      danger: 'changes of domains are heard of late by other processes, each after its time limit',
      remedy:
        directUrl === undefined
          ? 'give a URL that leads past the pooler as the direct URL'
          : 'let the direct URL lead past the pooler',
    })
  }
  return { title, faults, notes }
}

/** A pooler answers the start of a session itself, with a process number of its own invention. */
async function hasPooler(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const pids: number[] = []
    for (let round = 0; round < 2; round++) {
      const { rows } = await client.query<{ pid: number }>('select pg_catalog.pg_backend_pid() as pid')
      pids.push(rows[0]?.pid ?? 0)
    }
    const { processID } = client as unknown as { processID: number | null }
    return pids.some((pid) => pid !== processID)
  })
}

async function hears(url: string, channel: string, owner: pg.ClientBase): Promise<boolean> {
  return withClient(url, async (client) => {
    const heard = new Promise<boolean>((resolve) => {
      client.on('notification', (message) => resolve(message.channel === channel))
      setTimeout(resolve, 1000, false).unref()
    })
    await client.query(`listen ${channel}`)
    await owner.query(`notify ${channel}`)
    return heard
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'tenancy doctor',
    connectionTimeoutMillis: 5000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
