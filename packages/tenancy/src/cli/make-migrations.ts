import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import type { generate } from 'drizzle-kit/cli'
import { getTableConfig, isPgEnum, type PgTable } from 'drizzle-orm/pg-core'
import { MigrationFileError } from '../errors.ts'
import { kindOf, type TableKind } from '../models.ts'
import { type Finding, lintModels, tablesAmong } from './lint-models.ts'
import { type KnownTables, lintSql } from './lint-sql.ts'
import { migrationName } from './migration-name.ts'
import { count, line, paint, type Terminal } from './terminal.ts'

export interface MakeMigrationsFlags {
  /** Only these changes: `shared`, `tenant`, or `services` for the tables `services_*`. */
  part?: string
  name?: string
  /** `table.old:new` for a column, `old:new` for a table. */
  rename?: readonly string[]
  /** `table.column` or `table`: it is new, not a renamed one. */
  create?: readonly string[]
  /** Writes nothing; the exit code says whether models and migrations differ. */
  check?: boolean
  /** An empty migration of this set, for SQL by hand. */
  empty?: TableKind
}

export interface MakeMigrationsOptions {
  /** Exports of the files of models; what is no table is passed over. */
  models: readonly unknown[]
  migrations: { shared: string; tenant: string }
  /** How the person calls the program, for commands to copy. */
  program: string
}

type GenerateOptions = Parameters<typeof generate>[0]
type Generated = Awaited<ReturnType<typeof generate>>
type Hint = NonNullable<GenerateOptions['hints']>[number]
type MissingHint = Extract<Generated, { status: 'missing_hints' }>['unresolved'][number]

/**
 * Compares the models with the newest snapshots and writes a migration for each set that changed, after both the models
 * and the SQL passed the rules. Asks nothing: where a rename is possible it prints the commands to choose from.
 *
 * @returns the exit code
 */
export async function makeMigrations(
  options: MakeMigrationsOptions,
  flags: MakeMigrationsFlags,
  terminal: Terminal,
): Promise<number> {
  const { stdout, stderr } = terminal
  if (flags.name !== undefined && !/^[a-z0-9_]+$/.test(flags.name)) {
    throw new MigrationFileError(`${JSON.stringify(flags.name)} cannot name a migration: use a–z, 0–9 and _.`)
  }
  const tables = tablesAmong(options.models)
  const known = knownTables(tables)
  const findings = [...lintModels(tables), ...lintFiles(options.migrations, known)]
  if (findings.length > 0) return refuse(findings, 'models and migrations', terminal)
  const { part } = flags
  const isSet = part === 'shared' || part === 'tenant'
  const prefix = isSet ? undefined : part
  if (part !== undefined && flags.empty !== undefined) {
    throw new MigrationFileError(`An empty migration is of no tables: leave out ${part}.`)
  }
  if (flags.empty !== undefined) return writeEmpty(options, flags.empty, flags.name, stdout)

  const hints = [...(flags.rename ?? []).map(renameHint), ...(flags.create ?? []).map(createHint)]
  const drafts: Draft[] = []
  try {
    for (const set of ['shared', 'tenant'] as const) {
      if (isSet && part !== set) continue
      const modelsOfSet = tables.filter((table) => kindOf(table) === set)
      const draft = await makeDraft(modelsOfSet, options.migrations[set], hints, prefix)
      if (draft === undefined) continue
      if ('choices' in draft) {
        line(stderr, `Some ${set} models could be new or renamed. Say which, one of each pair:`)
        for (const choice of draft.choices) line(stderr, choicesText(choice, options.program, flags))
        return 1
      }
      drafts.push({ ...draft, set })
    }
    const faults = drafts.flatMap(({ set, sql }) => lintSql(sql, set, `the new ${set} migration`, known))
    if (faults.length > 0) return refuse(faults, 'the generated SQL', terminal)
    assertUsed(flags.rename ?? [], drafts)
    if (drafts.length === 0) {
      if (prefix !== undefined) assertPrefix(prefix, known)
      const of = isSet ? ` of ${part} models` : ` of ${prefix}_* tables`
      line(stdout, part === undefined ? 'No changes: models and migrations agree.' : `No changes${of}.`)
      return 0
    }
    for (const draft of drafts) {
      const isFirst = migrationFolders(options.migrations[draft.set]).length === 0
      const name = flags.name ?? (isFirst ? 'init' : migrationName(draft.sql))
      if (flags.check === true) {
        line(stdout, `Missing a ${draft.set} migration (${name}):`)
      } else {
        const folder = nextFolder(options.migrations[draft.set], name)
        mkdirSync(dirname(folder), { recursive: true })
        cpSync(draft.folder, folder, { recursive: true })
        line(stdout, paint(stdout, 'bold', join(relative(process.cwd(), folder), 'migration.sql')))
      }
      for (const text of draft.sql.trimEnd().split('\n')) line(stdout, text === '' ? '' : `  ${text}`)
      for (const warning of warnings(draft.sql)) line(stderr, paint(stderr, 'yellow', `  Warning: ${warning}`))
    }
    if (flags.check !== true) {
      line(stdout, `Review it, then run: ${options.program} migrate`)
      return 0
    }
    line(stdout, `Models and migrations differ. Run: ${options.program} makemigrations`)
    return 1
  } finally {
    for (const { scratch } of drafts) rmSync(scratch, { recursive: true, force: true })
  }
}

function knownTables(tables: readonly PgTable[]): KnownTables {
  const names = (kind: TableKind) =>
    new Set(tables.filter((table) => kindOf(table) === kind).map((table) => getTableConfig(table).name))
  return { shared: names('shared'), tenant: names('tenant') }
}

function lintFiles(migrations: { shared: string; tenant: string }, known: KnownTables): Finding[] {
  return (['shared', 'tenant'] as const).flatMap((set) =>
    migrationFolders(migrations[set]).flatMap((name) => {
      const file = join(migrations[set], name, 'migration.sql')
      if (!existsSync(file)) throw new MigrationFileError(`${file} is missing.`)
      return lintSql(readFileSync(file, 'utf8'), set, join(set, name), known)
    }),
  )
}

function refuse(findings: readonly Finding[], what: string, { stderr }: Terminal): number {
  for (const { where, problem, instead } of findings) {
    line(stderr, `${paint(stderr, 'bold', where)}: ${problem}.`)
    line(stderr, `  write instead: ${instead}`)
  }
  line(stderr, `${count(findings.length, 'fault')} in ${what}. Nothing was written.`)
  return 1
}

function migrationFolders(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d{14}_/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
}

/** Named for now, or for the second after the newest migration there: it must come last. */
function nextFolder(folder: string, name: string): string {
  const stamp = (instant: Temporal.Instant) => instant.toString().replace(/\D/g, '').slice(0, 14)
  const now = stamp(Temporal.Now.instant())
  const newest = migrationFolders(folder).at(-1)?.slice(0, 14)
  if (newest === undefined || newest < now) return join(folder, `${now}_${name}`)
  const iso = newest.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z')
  return join(folder, `${stamp(Temporal.Instant.from(iso).add({ seconds: 1 }))}_${name}`)
}

function writeEmpty(
  { migrations, program }: MakeMigrationsOptions,
  set: TableKind,
  name: string | undefined,
  stdout: Terminal['stdout'],
): number {
  if (name === undefined) throw new MigrationFileError('An empty migration needs a name: add --name.')
  const folder = nextFolder(migrations[set], name)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'migration.sql')
  const whose =
    set === 'tenant' ? "for every tenant, with the tenant's schema on the path" : 'once, in the schema public'
  writeFileSync(file, `-- Runs in one transaction, ${whose}.\n`)
  line(stdout, join(relative(process.cwd(), file)))
  line(stdout, `Write the SQL, then run: ${program} migrate`)
  return 0
}

interface Draft {
  set: TableKind
  sql: string
  /** Of the migration, inside `scratch`. */
  folder: string
  scratch: string
}

/** Generates into a copy, so that nothing is written before it passed every rule. */
async function makeDraft(
  tables: readonly PgTable[],
  migrations: string,
  given: readonly Hint[],
  prefix: string | undefined,
): Promise<Omit<Draft, 'set'> | { choices: Choice[] } | undefined> {
  if (tables.length === 0 && migrationFolders(migrations).length === 0) return undefined
  const scratch = mkdtempSync(join(tmpdir(), 'makemigrations-'))
  try {
    const out = join(scratch, 'out')
    mkdirSync(out)
    if (existsSync(migrations)) cpSync(migrations, out, { recursive: true })
    const schema = join(scratch, 'models.mjs')
    writeFileSync(schema, bridge([...tables, ...enumsOf(tables)]))
    const before = new Set(migrationFolders(out))
    const run = async (hints: readonly Hint[]) => {
      const { generate } = await import('drizzle-kit/cli')
      return generate({ dialect: 'postgresql', schema, out, name: 'draft', breakpoints: false, hints: [...hints] })
    }

    let hints = [...given]
    let result = await run(hints)
    if (result.status === 'missing_hints') {
      // Constraints, indexes and the like lose nothing when they are dropped and made anew; only rows are worth asking.
      // Columns of other tables are somebody else's question; a new table may be one of these under another name.
      const isAsked = (item: MissingHint) =>
        isWorthAsking(item) && (prefix === undefined || item.kind === 'table' || isOf(prefix, item))
      const asked = result.unresolved.filter(isAsked)
      hints = [...hints, ...result.unresolved.filter((item) => !isAsked(item)).map(asNew)]
      if (asked.length > 0) {
        const tried = await run([...hints, ...asked.map(asNew)])
        const dropped = tried.status === 'ok' ? droppedIn(readDraft(out, before).sql) : []
        const choices = asked.map((item) => choiceOf(item, dropped))
        rmSync(scratch, { recursive: true, force: true })
        return { choices }
      }
      result = await run(hints)
    }
    if (result.status === 'error')
      throw new MigrationFileError(`drizzle-kit could not compare: ${textOf(result.error)}`)
    if (result.status === 'no_changes') {
      rmSync(scratch, { recursive: true, force: true })
      return undefined
    }
    if (result.status !== 'ok') throw new MigrationFileError('drizzle-kit still asks after every answer was given.')
    const draft = readDraft(out, before)
    if (prefix === undefined) return { ...draft, scratch }
    const { narrow } = await import('./partial-migration.ts')
    const older = [...before].map((name) => join(out, name))
    const sql = await narrow({ folder: draft.folder, before: older, prefix, hints })
    if (sql !== undefined) return { ...draft, sql, scratch }
    rmSync(scratch, { recursive: true, force: true })
    return undefined
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true })
    throw error
  }
}

function readDraft(out: string, before: ReadonlySet<string>): { sql: string; folder: string } {
  const name = migrationFolders(out).find((candidate) => !before.has(candidate))
  if (name === undefined) throw new MigrationFileError('drizzle-kit wrote no migration.')
  const folder = join(out, name)
  const file = join(folder, 'migration.sql')
  const sql = `${readFileSync(file, 'utf8').trimEnd()}\n`
  writeFileSync(file, sql)
  return { sql, folder }
}

function textOf(error: object): string {
  const { message, ...rest } = error as { message?: string }
  return message ?? JSON.stringify(rest)
}

// drizzle-kit reads models from a file; this one hands over the very objects that are loaded already, so that files
// are not loaded a second time by a loader of its own.
const handedOver = Symbol.for('@bookme/tenancy/cli models')

function bridge(models: readonly unknown[]): string {
  const key = randomUUID()
  const shared = globalThis as unknown as { [handedOver]?: Record<string, readonly unknown[]> }
  shared[handedOver] ??= {}
  shared[handedOver][key] = models
  const source = `globalThis[Symbol.for(${JSON.stringify(handedOver.description)})][${JSON.stringify(key)}]`
  return models.map((_, index) => `export const model${index} = ${source}[${index}]\n`).join('')
}

function enumsOf(tables: readonly PgTable[]): unknown[] {
  const columns = tables.flatMap((table) => getTableConfig(table).columns)
  return [...new Set(columns.map((column) => (column as { enum?: unknown }).enum).filter(isPgEnum))]
}

// Rename hints name the schema that drizzle-kit assumes for a table without one.
const assumedSchema = 'public'

function renameHint(text: string): Hint {
  const column = /^([^.:]+)\.([^.:]+):([^.:]+)$/.exec(text)
  if (column !== null) {
    const [, table, from, to] = column as unknown as [string, string, string, string]
    return { type: 'rename', kind: 'column', from: [assumedSchema, table, from], to: [assumedSchema, table, to] }
  }
  const table = /^([^.:]+):([^.:]+)$/.exec(text)
  if (table === null) {
    throw new MigrationFileError(`--rename takes table.old:new for a column or old:new for a table, not ${text}.`)
  }
  const [, from, to] = table as unknown as [string, string, string]
  return { type: 'rename', kind: 'table', from: [assumedSchema, from], to: [assumedSchema, to] }
}

/** A misspelt `--rename` would otherwise drop the column that it was to keep. */
function assertUsed(renames: readonly string[], drafts: readonly Draft[]): void {
  for (const rename of renames) {
    const [, from = '', to = ''] = /([^.:]+):([^.:]+)$/.exec(rename) ?? []
    const statement = new RegExp(`RENAME (COLUMN )?("${from}" )?TO "${to}"`)
    if (drafts.some(({ sql }) => statement.test(sql))) continue
    throw new MigrationFileError(`--rename ${rename} matches no change of the models. Nothing was written.`)
  }
}

function createHint(text: string): Hint {
  const [table, column, more] = text.split('.')
  if (table === undefined || table === '' || more !== undefined) {
    throw new MigrationFileError(`--create takes table.column or table, not ${text}.`)
  }
  return column === undefined
    ? { type: 'create', kind: 'table', entity: [assumedSchema, table] }
    : { type: 'create', kind: 'column', entity: [assumedSchema, table, column] }
}

/** @throws {MigrationFileError} no model's table begins so */
function assertPrefix(prefix: string, known: KnownTables): void {
  const names = [...known.shared, ...known.tenant]
  if (names.some((name) => name.startsWith(`${prefix}_`))) return
  const beginnings = [...new Set(names.map((name) => name.split('_')[0]))].sort().join(', ')
  throw new MigrationFileError(`No table begins with ${prefix}_: there are shared, tenant, or one of ${beginnings}.`)
}

function isOf(prefix: string, { entity }: MissingHint): boolean {
  const [, table = ''] = entity as readonly string[]
  return table.startsWith(`${prefix}_`)
}

function isWorthAsking(item: MissingHint): boolean {
  return item.type === 'rename_or_create' && (item.kind === 'table' || item.kind === 'column')
}

function asNew(item: MissingHint): Hint {
  const { kind, entity } = item
  const type = item.type === 'rename_or_create' ? 'create' : 'confirm_data_loss'
  return { type, kind, entity } as Hint
}

interface Choice {
  /** `table.column` or `table`, as `--create` takes it. */
  created: string
  /** As `--rename` takes them. */
  renames: string[]
}

/** What the migration would drop if nothing were a rename: `table` or `table.column`. */
function droppedIn(sql: string): string[] {
  const tables = [...sql.matchAll(/^DROP TABLE "([^"]+)"/gm)].map((match) => match[1] as string)
  const columns = [...sql.matchAll(/^ALTER TABLE "([^"]+)" DROP COLUMN "([^"]+)"/gm)]
  return [...tables, ...columns.map((match) => `${match[1]}.${match[2]}`)]
}

function choiceOf(item: MissingHint, dropped: readonly string[]): Choice {
  const [, table, column] = item.entity as readonly string[]
  if (column === undefined) {
    const tables = dropped.filter((name) => !name.includes('.'))
    return { created: `${table}`, renames: tables.map((old) => `${old}:${table}`) }
  }
  const columns = dropped.filter((name) => name.startsWith(`${table}.`))
  return { created: `${table}.${column}`, renames: columns.map((old) => `${old}:${column}`) }
}

function choicesText(choice: Choice, program: string, flags: MakeMigrationsFlags): string {
  const before = [
    `${program} makemigrations`,
    ...(flags.part === undefined ? [] : [flags.part]),
    ...(flags.name === undefined ? [] : [`--name ${flags.name}`]),
    ...(flags.check === true ? ['--check'] : []),
    ...(flags.rename ?? []).map((text) => `--rename ${text}`),
    ...(flags.create ?? []).map((text) => `--create ${text}`),
  ].join(' ')
  return [
    ...choice.renames.map((rename) => `  ${before} --rename ${rename}     (keeps its data)`),
    `  ${before} --create ${choice.created}     (new and empty; the old one is dropped)`,
  ].join('\n')
}

/** What PostgreSQL accepts on empty tables and refuses on full ones. */
function warnings(sql: string): string[] {
  const added = [...sql.matchAll(/^ALTER TABLE "([^"]+)" ADD COLUMN "([^"]+)" (.*)$/gm)]
  return added
    .filter(([, , , rest]) => / NOT NULL/.test(rest ?? '') && !/ (DEFAULT|GENERATED) /.test(rest ?? ''))
    .map(
      ([, table, column]) =>
        `${table}.${column} is NOT NULL without a default, which fails where the table has rows: give it a default.`,
    )
}
