/**
 * The toolkit's commands for a program built with commander. Everything heavy is imported when a command runs: a
 * rollout with nothing to do takes a fraction of a second, and only `makemigrations` loads drizzle-kit.
 */
import type { Command } from 'commander'
import type { Tenancy } from '../tenancy.ts'
import type { MigrateFlags } from './migrate.ts'
import type { OpenedTenancy } from './opened.ts'
import type { Terminal } from './terminal.ts'

export type { OpenedTenancy } from './opened.ts'
export { ProgressBar } from './terminal.ts'

export interface TenancyCommandsOptions {
  /** Called when a command needs the database, and never before. */
  open(): Promise<OpenedTenancy>
  /**
   * What `makemigrations` compares: every model, shared and tenants' alike, as exports of the files that declare them,
   * and the folders of migrations.
   */
  sources(): Promise<{ models: readonly unknown[]; migrations: { shared: string; tenant: string } }>
  /** How people call the program, for the commands that are printed to be copied; by default its name. */
  program?: string
  /** By default the process's own. */
  terminal?: Terminal
}

/**
 * What the command `migrate` does, for programs that migrate when they start.
 *
 * @returns the exit code: 1 when a schema failed
 * @throws {MigrationRunningError} @throws {MigrationFileError}
 */
export async function migrate(tenancy: Tenancy, flags: MigrateFlags = {}, terminal: Terminal = process) {
  const { runMigrate } = await import('./migrate.ts')
  return runMigrate(tenancy, flags, terminal)
}

/**
 * Adds `migrate`, `showmigrations`, `makemigrations` and `doctor` to a program. A command that fails sets
 * `process.exitCode`; errors are thrown to whoever called `parseAsync`.
 */
export function addTenancyCommands(program: Command, options: TenancyCommandsOptions): void {
  const terminal = options.terminal ?? process
  const withTenancy = async (work: (opened: OpenedTenancy) => Promise<number>) => {
    const opened = await options.open()
    try {
      exitWith(await work(opened))
    } finally {
      await opened.close()
    }
  }

  program
    .command('migrate')
    .alias('migrate_schemas')
    .description('Apply the migrations that are missing: the shared tables first, then every tenant.')
    .option('--shared', 'only the shared tables')
    .option('--schema <schema>', 'only this schema, e.g. tenant_demo; may be given several times', collect)
    .addOption(executorOption(program))
    .option('--plan', 'show what would be applied, and change nothing')
    .action(async (flags) => {
      await withTenancy(({ tenancy }) => migrate(tenancy, flags, terminal))
    })

  program
    .command('showmigrations')
    .alias('show-migrations')
    .description('Show which migrations are applied, and how many tenants lack which.')
    .argument('[part]', 'only those of the shared or tenant set, or of some tables: services for services_*')
    .option('--schema <schema>', 'this schema in particular; may be given several times', collect)
    .action(async (part, flags) => {
      const { showMigrations } = await import('./show-migrations.ts')
      await withTenancy(({ tenancy }) => showMigrations(tenancy, { ...flags, part }, terminal))
    })

  program
    .command('makemigrations')
    .alias('make-migrations')
    .description('Write migrations for what changed in the models, in plain SQL to review. Needs no database.')
    .argument('[part]', 'only the changes of shared or tenant models, or of some tables: services for services_*')
    .option('--name <name>', 'name of the migration; by default one that says what changed')
    .option(
      '--rename <old:new>',
      'table.old:new is a renamed column, old:new a renamed table; may be repeated',
      collect,
    )
    .option('--create <new>', 'table.column or table is new, not renamed; may be repeated', collect)
    .option('--empty <set>', 'an empty migration for SQL by hand: shared or tenant')
    .option('--check', 'write nothing; exit with 1 when models and migrations differ')
    .action(async (part, flags) => {
      const { makeMigrations } = await import('./make-migrations.ts')
      const name = options.program ?? program.name()
      exitWith(await makeMigrations({ ...(await options.sources()), program: name }, { ...flags, part }, terminal))
    })

  program
    .command('doctor')
    .description('Look for what is open, missing or different from what it should be; exit with 1 when something is.')
    .option('--json', 'as JSON, with every fault')
    .action(async (flags) => {
      const { runDoctor } = await import('./doctor.ts')
      await withTenancy((opened) => runDoctor(opened, terminal, flags))
    })
}

function exitWith(code: number): void {
  if (code !== 0) process.exitCode = code
}

function collect(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value]
}

// `createOption` of the program itself: the toolkit then needs commander's types only.
function executorOption(program: Command) {
  return program
    .createOption('--executor <executor>', 'one schema at a time, or several')
    .choices(['standard', 'parallel'])
    .default('standard')
}
