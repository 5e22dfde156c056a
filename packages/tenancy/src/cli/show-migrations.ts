import { NotReadyError } from '../errors.ts'
import type { Tenancy } from '../tenancy.ts'
import { isInstalled } from './ledger.ts'
import { count, line, paint, type Terminal } from './terminal.ts'

/** Which migrations are applied where, from the central ledger. */
export async function showMigrations(
  tenancy: Tenancy,
  flags: { schema?: readonly string[] },
  terminal: Terminal,
): Promise<number> {
  if (!(await isInstalled(tenancy))) {
    throw new NotReadyError('This database is not prepared yet: run `migrate` first.')
  }
  if (flags.schema !== undefined && flags.schema.length > 0) await showSchemas(tenancy, flags.schema, terminal)
  else await showSets(tenancy, terminal)
  return 0
}

interface Counted {
  state: 'shared' | 'ready' | 'spare'
  schemas: number
  name: string | null
  applied: number
}

async function showSets(tenancy: Tenancy, { stdout }: Terminal): Promise<void> {
  const { rows } = await tenancy.internals.owner.with((client) =>
    client.query<Counted>(
      `select s.state, m.name, count(*)::int as applied,
         (select count(*)::int from public.tenancy_schema a where a.state = s.state) as schemas
       from public.tenancy_schema s left join public.tenancy_migration m on m.schema_id = s.id
       where s.state in ('shared', 'ready', 'spare') group by s.state, m.name`,
    ),
  )
  const counted = (state: string, name: string) =>
    rows.find((row) => row.state === state && row.name === name)?.applied ?? 0
  const schemas = (state: string) => rows.find((row) => row.state === state)?.schemas ?? 0
  const box = (applied: boolean) => (applied ? paint(stdout, 'green', '[X]') : paint(stdout, 'yellow', '[ ]'))

  line(stdout, paint(stdout, 'bold', 'shared'))
  for (const { name } of tenancy.migrationsOf('shared')) line(stdout, ` ${box(counted('shared', name) > 0)} ${name}`)
  for (const name of unknownOf(rows, ['shared'], tenancy.migrationsOf('shared'))) line(stdout, unknownLine(name))

  const tenants = schemas('ready')
  const spares = schemas('spare')
  line(stdout, paint(stdout, 'bold', `tenant (${count(tenants, 'tenant')}, ${count(spares, 'spare schema')})`))
  for (const { name } of tenancy.migrationsOf('tenant')) {
    const lacking = tenants - counted('ready', name)
    const sparesLacking = spares - counted('spare', name)
    const notes = [
      ...(lacking > 0 ? [`${lacking} of ${count(tenants, 'tenant')} lack${lacking === 1 ? 's' : ''} it`] : []),
      ...(sparesLacking > 0 ? [`${sparesLacking} of ${count(spares, 'spare schema')}`] : []),
    ]
    line(stdout, ` ${box(lacking + sparesLacking === 0)} ${name}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`)
  }
  for (const name of unknownOf(rows, ['ready', 'spare'], tenancy.migrationsOf('tenant')))
    line(stdout, unknownLine(name))
}

function unknownOf(rows: readonly Counted[], states: string[], known: readonly { name: string }[]): string[] {
  const names = new Set<string>()
  for (const { state, name } of rows) if (name !== null && states.includes(state)) names.add(name)
  for (const { name } of known) names.delete(name)
  return [...names].sort()
}

function unknownLine(name: string): string {
  return ` [?] ${name} (applied, but its file is not here)`
}

async function showSchemas(tenancy: Tenancy, schemas: readonly string[], { stdout }: Terminal): Promise<void> {
  for (const schema of schemas) {
    const set = schema === 'public' ? 'shared' : 'tenant'
    const [status] = await tenancy.status(set, [schema])
    const pending = new Set(status?.pending.map((migration) => migration.name))
    line(stdout, paint(stdout, 'bold', schema))
    for (const { name } of tenancy.migrationsOf(set)) {
      line(stdout, ` ${pending.has(name) ? paint(stdout, 'yellow', '[ ]') : paint(stdout, 'green', '[X]')} ${name}`)
    }
  }
}
