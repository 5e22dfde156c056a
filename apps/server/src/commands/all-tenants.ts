import type { TenantHandle } from '@bookme/tenancy'
import { ProgressBar } from '@bookme/tenancy/cli'
import { type Command, InvalidArgumentError } from 'commander'
import type { ReportRow } from '../core/tenant-command.ts'
import { messageOf } from './errors.ts'
import { withPlatform } from './platform.ts'
import { statusNamed } from './status.ts'
import { cell, printJson, tableLines } from './table.ts'
import { tenantCommandNamed } from './tenant-commands.ts'

interface AllTenantsFlags {
  status?: string
  concurrency: number
  stop?: boolean
  json?: boolean
}

/** How one tenant fared, as `--json` prints it. */
interface Report {
  tenant: string
  schema: string
  rows?: readonly ReportRow[]
  error?: string
}

export function addAllTenants(program: Command): void {
  program
    .command('all-tenants')
    .description('Run a command for every business: `count`, `sql` or `ledger`. Exits with 1 when it failed for one.')
    .argument('<command>', 'count [tables...], sql <statement>, ledger or reseal')
    .argument('[args...]', 'of that command; after -- they may begin with a dash')
    .option('--status <status>', 'only for those that are trial, active, …')
    .option('--concurrency <number>', 'how many at a time, 1 to 32', concurrency, 1)
    .option('--stop', 'begin with no other business once it failed for one; by default the rest goes on')
    .option('--json', 'as JSON: a list with what each business answered')
    .action(async (commandName: string, args: string[], flags: AllTenantsFlags) => {
      const command = await tenantCommandNamed(commandName)
      const work = command.prepare(args)
      const status = flags.status === undefined ? undefined : await statusNamed(flags.status)
      const { eq } = await import('drizzle-orm')
      const { tenants } = await import('../modules/tenants/tables.ts')
      await withPlatform(
        async ({ tenancy, config }) => {
          const asked = status === undefined ? undefined : eq(tenants.status, status)
          const run = new Run(flags, await tenancy.shared.db.$count(tenants, asked))
          const filter = status === undefined ? {} : { status }
          await tenancy.forEach(filter, (tenant) => run.one(tenant, () => work(tenant, config)), {
            concurrency: flags.concurrency,
          })
          run.finish()
        },
        { readOnly: command.readOnly },
      )
    })
}

/** Says of each tenant how it fared as soon as that is known. */
class Run {
  readonly #flags: AllTenantsFlags
  readonly #executor: string
  readonly #started = performance.now()
  readonly #bar = new ProgressBar(process.stderr)
  readonly #reports: Report[] = []
  readonly #failed: string[] = []
  #skipped = 0

  constructor(flags: AllTenantsFlags, tenants: number) {
    this.#flags = flags
    this.#executor = flags.concurrency > 1 ? 'parallel' : 'standard'
    this.#bar.total = tenants
  }

  async one(tenant: TenantHandle, work: () => Promise<readonly ReportRow[]>): Promise<void> {
    if (this.#flags.stop === true && this.#failed.length > 0) {
      this.#skipped += 1
      return
    }
    const about = { tenant: tenant.slug, schema: tenant.schemaName }
    try {
      this.#tell({ ...about, rows: await work() })
    } catch (error) {
      this.#failed.push(tenant.schemaName)
      this.#tell({ ...about, error: messageOf(error as Error) })
    }
  }

  #tell(report: Report): void {
    this.#reports.push(report)
    this.#bar.clear()
    if (this.#flags.json !== true) {
      for (const line of linesOf(report)) console.log(`[${this.#executor}:${report.schema}] ${line}`)
    }
    if (process.stderr.isTTY === true) this.#bar.advance(report.error !== undefined)
  }

  finish(): void {
    this.#bar.clear()
    if (this.#failed.length > 0) process.exitCode = 1
    if (this.#flags.json === true) {
      printJson(this.#reports.sort((one, other) => (one.tenant < other.tenant ? -1 : 1)))
      return
    }
    const seconds = ((performance.now() - this.#started) / 1000).toFixed(1)
    const parts = [`${this.#reports.length - this.#failed.length} of ${this.#bar.total} tenants answered`]
    if (this.#failed.length > 0) {
      const named = this.#failed.slice(0, 5).join(', ') + (this.#failed.length > 5 ? ', …' : '')
      parts.push(`${this.#failed.length} FAILED (${named})`)
    }
    const unready = this.#bar.total - this.#reports.length - this.#skipped
    if (unready > 0) parts.push(`${unready} not ready yet`)
    if (this.#skipped > 0) parts.push(`${this.#skipped} not asked, because of --stop`)
    console.log(`${parts.join(', ')} (${seconds} s).`)
  }
}

/** A table of one row is a line of its own: that of many tenants reads as one table. */
function linesOf({ rows = [], error }: Report): string[] {
  if (error !== undefined) return [`FAILED: ${error}`]
  const [first, ...others] = rows
  if (first === undefined) return ['no rows']
  if (others.length === 0) return tableLines([Object.entries(first).map(([name, value]) => `${name}: ${cell(value)}`)])
  return tableLines([Object.keys(first), ...rows.map((row) => Object.values(row))])
}

function concurrency(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 32) throw new InvalidArgumentError('It is 1 to 32.')
  return number
}
