import { MigrationFileError, NotReadyError } from '../errors.ts'
import type { Migration } from '../migration-files.ts'
import { tokens } from '../sql-text.ts'
import type { Tenancy } from '../tenancy.ts'
import { isInstalled } from './ledger.ts'
import { count, line, paint, type Terminal } from './terminal.ts'

export interface ShowMigrationsFlags {
  schema?: readonly string[]
  /** Only these migrations: `shared`, `tenant`, or `services` for those that name a table `services_*`. */
  part?: string
}

/** Which migrations are applied where, from the central ledger. */
export async function showMigrations(
  tenancy: Tenancy,
  flags: ShowMigrationsFlags,
  terminal: Terminal,
): Promise<number> {
  if (!(await isInstalled(tenancy))) {
    throw new NotReadyError('This database is not prepared yet: run `migrate` first.')
  }
  const { schema = [], part } = flags
  if (schema.length > 0 && part !== undefined) {
    throw new MigrationFileError(`Give ${part} or --schema, not both.`)
  }
  if (schema.length > 0) await showSchemas(tenancy, schema, terminal)
  else await showSets(tenancy, part, terminal)
  return 0
}

/** Whether a migration is of that part: its SQL names something that begins like its tables. */
function isOf(part: string | undefined, { sql }: Migration): boolean {
  if (part === undefined || part === 'shared' || part === 'tenant') return true
  return tokens(sql).some(({ text }) => text.startsWith(`${part}_`))
}

/** A migration as the ledger has it, in so many schemas of one state. */
interface Applied {
  state: 'shared' | 'ready' | 'spare'
  /** Schemas of that state. */
  schemas: number
  /** `null` where nothing is applied. */
  name: string | null
  checksum: string | null
  applied: number
}

async function showSets(tenancy: Tenancy, part: string | undefined, { stdout }: Terminal): Promise<void> {
  const { rows } = await tenancy.internals.owner.with((client) =>
    client.query<Applied>(
      `select s.state, m.name, m.checksum, count(*)::int as applied,
         (select count(*)::int from public.tenancy_schema a where a.state = s.state) as schemas
       from public.tenancy_schema s left join public.tenancy_migration m on m.schema_id = s.id
       where s.state in ('shared', 'ready', 'spare') group by s.state, m.name, m.checksum`,
    ),
  )
  const schemas = (state: string) => rows.find((row) => row.state === state)?.schemas ?? 0
  const lacking = (state: string, { name }: Migration) =>
    rows
      .filter((row) => row.state === state && row.name === name)
      .reduce((left, { applied }) => left - applied, schemas(state))

  const isShown = (migration: Migration) => isOf(part, migration)
  const shown = (['shared', 'tenant'] as const).filter((set) => {
    if (part === 'shared' || part === 'tenant') return set === part
    return part === undefined || tenancy.migrationsOf(set).some(isShown)
  })
  if (shown.length === 0) throw new MigrationFileError(`No migration names anything that begins with ${part}_.`)
  if (shown.includes('shared')) {
    line(stdout, paint(stdout, 'bold', 'shared'))
    showSet(
      tenancy.migrationsOf('shared'),
      rows.filter((row) => row.state === 'shared'),
      (migration) => (lacking('shared', migration) > 0 ? '' : undefined),
      stdout,
      isShown,
    )
  }
  if (!shown.includes('tenant')) return

  const tenants = schemas('ready')
  const spares = schemas('spare')
  line(stdout, paint(stdout, 'bold', `tenant (${count(tenants, 'tenant')}, ${count(spares, 'spare schema')})`))
  const whoLacks = (migration: Migration) => {
    const [ready, spare] = [lacking('ready', migration), lacking('spare', migration)]
    if (ready + spare === 0) return undefined
    return [
      ...(ready > 0 ? [`${ready} of ${count(tenants, 'tenant')} lack${ready === 1 ? 's' : ''} it`] : []),
      ...(spare > 0 ? [`${spare} of ${count(spares, 'spare schema')}`] : []),
    ].join(', ')
  }
  showSet(
    tenancy.migrationsOf('tenant'),
    rows.filter((row) => row.state !== 'shared'),
    whoLacks,
    stdout,
    isShown,
  )
}

async function showSchemas(tenancy: Tenancy, schemas: readonly string[], { stdout }: Terminal): Promise<void> {
  for (const schema of schemas) {
    const { rows } = await tenancy.internals.owner.with((client) =>
      client.query<{ name: string | null; checksum: string | null }>(
        `select m.name, m.checksum from public.tenancy_schema s
         left join public.tenancy_migration m on m.schema_id = s.id
         where s.schema_name = $1 and s.state in ('shared', 'ready', 'spare')`,
        [schema],
      ),
    )
    if (rows.length === 0) {
      throw new MigrationFileError(`There is no schema ${schema}: see the list of tenants for the names.`)
    }
    line(stdout, paint(stdout, 'bold', schema))
    const lacks = ({ name }: Migration) => (rows.some((row) => row.name === name) ? undefined : '')
    showSet(tenancy.migrationsOf(schema === 'public' ? 'shared' : 'tenant'), rows, lacks, stdout)
  }
}

/**
 * A line for each migration there is or was, in order.
 *
 * @param lacking - who lacks it, in words; `undefined` when nobody does
 * @param isShown - of a file that is missing nobody can say: it is shown in any case
 */
function showSet(
  migrations: readonly Migration[],
  applied: readonly { name: string | null; checksum: string | null }[],
  lacking: (migration: Migration) => string | undefined,
  stdout: Terminal['stdout'],
  isShown: (migration: Migration) => boolean = () => true,
): void {
  const lines = migrations.filter(isShown).map((migration): [string, string] => {
    const { name, checksum } = migration
    const lack = lacking(migration)
    if (applied.some((row) => row.name === name && row.checksum !== checksum)) {
      return [
        name,
        ` ${paint(stdout, 'red', '[!]')} ${name} (its file was changed after it had been applied: migrate refuses)`,
      ]
    }
    if (lack === undefined) return [name, ` ${paint(stdout, 'green', '[X]')} ${name}`]
    return [name, ` ${paint(stdout, 'yellow', '[ ]')} ${name}${lack === '' ? '' : ` (${lack})`}`]
  })
  const known = new Set(migrations.map(({ name }) => name))
  const removed = new Set(applied.flatMap(({ name }) => (name === null || known.has(name) ? [] : [name])))
  for (const name of removed) {
    lines.push([
      name,
      ` ${paint(stdout, 'red', '[!]')} ${name} (applied, and its file is missing: new tenants lack it)`,
    ])
  }
  for (const [, text] of lines.sort(([a], [b]) => (a < b ? -1 : 1))) line(stdout, text)
}
