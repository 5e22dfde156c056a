import type { SchemaOutcome, SchemaStatus } from '../migrate.ts'
import type { Tenancy } from '../tenancy.ts'
import { findRemoved, isInstalled } from './ledger.ts'
import { count, line, ProgressBar, paint, type Terminal } from './terminal.ts'

export interface MigrateFlags {
  /** The shared set alone. */
  shared?: boolean
  /** Only these physical schemas; `public` means the shared set. */
  schema?: readonly string[]
  executor?: 'standard' | 'parallel'
  plan?: boolean
}

// More connections gain little: the server's catalog is what they all write to.
const parallelConnections = 4
// From so many tenants on, a terminal shows a bar and the failures instead of every line.
const manyTenants = 20

/**
 * Shared tables first, then every tenant, or the part of that asked for.
 *
 * @returns the exit code: 1 when a schema failed
 * @throws {MigrationRunningError} @throws {MigrationFileError}
 */
export async function runMigrate(tenancy: Tenancy, flags: MigrateFlags, terminal: Terminal): Promise<number> {
  const named = flags.schema ?? []
  const withShared = named.length === 0 || named.includes('public')
  const tenantSchemas = named.filter((name) => name !== 'public')
  const withTenants = flags.shared !== true && (named.length === 0 || tenantSchemas.length > 0)
  const schemas = tenantSchemas.length === 0 ? {} : { schemas: tenantSchemas }
  const installed = await isInstalled(tenancy)
  if (installed) await warnOfRemoved(tenancy, terminal)
  if (flags.plan === true) {
    if (installed) return plan(tenancy, { withShared, withTenants, ...schemas }, terminal)
    return planEverything(tenancy, terminal)
  }

  const report = new Report(flags.executor ?? 'standard', terminal)
  const events = {
    started: (_schemas: number, pending: number) => report.expect(pending),
    finished: (outcome: SchemaOutcome) => report.finished(outcome),
  }
  if (withShared) {
    const failed = (await tenancy.migrateShared(events)).some((outcome) => outcome.failure !== undefined)
    if (failed && withTenants) {
      line(terminal.stderr, 'The tenants were left alone, because the shared tables come first.')
      report.summary(undefined)
      return 1
    }
  }
  if (withTenants) {
    const concurrency = flags.executor === 'parallel' ? parallelConnections : 1
    await tenancy.migrate({ ...events, ...schemas, concurrency })
  }
  report.summary(withTenants ? await countTenants(tenancy, tenantSchemas) : undefined)
  return report.failed.length === 0 ? 0 : 1
}

/** Turns outcomes into lines. A schema's lines come together, when it is done. */
class Report {
  readonly #executor: string
  readonly #terminal: Terminal
  readonly #started = performance.now()
  readonly #bar: ProgressBar
  readonly failed: string[] = []
  #expected = 0
  #tenants = 0
  #spares = 0
  #sharedApplied = false

  constructor(executor: string, terminal: Terminal) {
    this.#executor = executor
    this.#terminal = terminal
    this.#bar = new ProgressBar(terminal.stderr)
  }

  get #showsBar(): boolean {
    return this.#expected > manyTenants && this.#terminal.stderr.isTTY === true
  }

  expect(pending: number): void {
    this.#expected += pending
    this.#bar.total = this.#expected
  }

  finished(outcome: SchemaOutcome): void {
    const { stdout } = this.#terminal
    const failed = outcome.failure !== undefined
    if (failed) this.failed.push(outcome.schemaName)
    else if (isSpare(outcome.schemaName)) this.#spares += 1
    else if (outcome.schemaName === 'public') this.#sharedApplied = true
    else this.#tenants += 1

    const quiet = !failed && (isSpare(outcome.schemaName) || (this.#showsBar && stdout.isTTY === true))
    if (!quiet) {
      this.#bar.clear()
      this.#lines(outcome)
    }
    if (this.#showsBar) this.#bar.advance(failed)
  }

  #lines(outcome: SchemaOutcome): void {
    const { stdout } = this.#terminal
    const label = `[${this.#executor}:${outcome.schemaName}]`
    const applying = (name: string, result: string) => line(stdout, `${label}   Applying ${name}... ${result}`)
    line(stdout, `${label} === Running migrations`)
    for (const name of outcome.applied) applying(name, paint(stdout, 'green', 'OK'))
    if (outcome.failure === undefined) return
    const { migration, message, code } = outcome.failure
    const reason = `${message}${code === undefined ? '' : ` (SQLSTATE ${code})`}`
    applying(migration, `${paint(stdout, 'red', 'FAILED')}: ${reason}`)
  }

  /** @param all - tenants looked at, those that lacked nothing included; `undefined` when tenants were not asked for */
  summary(all: number | undefined): void {
    this.#bar.clear()
    const { stdout } = this.#terminal
    if (this.#spares > 0) {
      line(stdout, `[${this.#executor}:spares] ${count(this.#spares, 'spare schema')} brought up to date`)
    }
    const seconds = `${((performance.now() - this.#started) / 1000).toFixed(1)} s`
    const parts: string[] = []
    if (this.#sharedApplied) parts.push('shared tables migrated')
    if (this.#tenants > 0) parts.push(`${count(this.#tenants, 'tenant')} migrated`)
    const failedTenants = this.failed.filter((name) => name.startsWith('tenant_')).length
    const untouched = all === undefined ? 0 : Math.max(0, all - this.#tenants - failedTenants)
    if (parts.length === 0 && this.failed.length === 0) {
      const what = all === undefined ? 'the shared tables are' : `shared tables and ${count(all, 'tenant')} are`
      line(stdout, `Nothing to migrate: ${what} up to date (${seconds}).`)
      return
    }
    if (untouched > 0) parts.push(`${count(untouched, 'tenant')} up to date before`)
    if (this.failed.length > 0) {
      const named = this.failed.slice(0, 5).join(', ') + (this.failed.length > 5 ? ', …' : '')
      parts.push(paint(stdout, 'red', `${this.failed.length} FAILED (${named})`))
    }
    line(stdout, `${capital(parts.join(', '))} (${seconds}).`)
    if (this.failed.length > 0) {
      line(
        stdout,
        'Nothing of a failed migration was kept. Correct the cause and run this again: it takes up what is left.',
      )
    }
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function isSpare(schemaName: string): boolean {
  return schemaName.startsWith('spare_')
}

async function countTenants(tenancy: Tenancy, named: readonly string[]): Promise<number> {
  if (named.length > 0) return named.length
  const { rows } = await tenancy.internals.owner.with((client) =>
    client.query<{ count: number }>("select count(*)::int as count from public.tenancy_schema where state = 'ready'"),
  )
  return rows[0]?.count ?? 0
}

// A warning and no refusal: what is applied works on, also for whoever runs an older checkout.
async function warnOfRemoved(tenancy: Tenancy, { stderr }: Terminal): Promise<void> {
  for (const { set, name, schemas } of await findRemoved(tenancy)) {
    const where = set === 'shared' ? 'to the shared tables' : `in ${count(schemas, 'schema')}`
    const danger = set === 'shared' ? 'a new database would lack it' : 'new tenants lack it'
    line(stderr, `Warning: ${name} is applied ${where}, and its file is missing: restore it, ${danger}.`)
  }
}

function planEverything(tenancy: Tenancy, { stdout }: Terminal): number {
  line(stdout, 'This database is not prepared yet. `migrate` will make the roles and the ledger, and then apply:')
  for (const set of ['shared', 'tenant'] as const) {
    for (const { name } of tenancy.migrationsOf(set)) line(stdout, `[plan:${set}]   ${name}`)
  }
  return 0
}

async function plan(
  tenancy: Tenancy,
  what: { withShared: boolean; withTenants: boolean; schemas?: readonly string[] },
  { stdout }: Terminal,
): Promise<number> {
  const behind: SchemaStatus[] = []
  if (what.withShared) behind.push(...(await tenancy.status('shared')))
  if (what.withTenants) behind.push(...(await tenancy.status('tenant', what.schemas)))
  const pending = behind.filter((schema) => schema.pending.length > 0)
  for (const { schemaName, pending: migrations } of pending.filter((schema) => schema.state !== 'spare')) {
    line(stdout, `[plan:${schemaName}] === Would run migrations`)
    for (const { name } of migrations) line(stdout, `[plan:${schemaName}]   Would apply ${name}`)
  }
  const spares = pending.filter((schema) => schema.state === 'spare').length
  if (spares > 0) line(stdout, `[plan:spares] ${count(spares, 'spare schema')} would be brought up to date`)
  line(
    stdout,
    pending.length === 0
      ? 'Nothing to migrate.'
      : `${count(pending.length, 'schema')} would be migrated. Nothing was changed.`,
  )
  return 0
}
