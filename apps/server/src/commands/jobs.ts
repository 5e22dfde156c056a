import type { Command } from 'commander'
import { CommandError } from './errors.ts'
import { findTenant } from './find-tenant.ts'
import { type Platform, withPlatform } from './platform.ts'
import { printJson, printTable } from './table.ts'

interface Flags {
  queue?: string
  name?: string
  tenant?: string
  json?: boolean
}

const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const mostListed = 50

export function addJobs(program: Command): void {
  const jobs = program
    .command('jobs')
    .description('Show what is done later: what waits and for how long, what was given up, and whether a worker runs.')
  jobs
    .command('queues', { isDefault: true })
    .description('list the queues')
    .option('--json', 'as JSON')
    .action(async ({ json = false }: Flags) => {
      await withPlatform(async ({ tenancy }) => {
        const { listQueues } = await import('../modules/jobs/index.ts')
        const queues = await listQueues(tenancy.shared.db)
        if (json) {
          printJson(queues)
          return
        }
        const heads = ['QUEUE', 'WAITING', 'OLDEST', 'RUNNING', 'FAILED']
        printTable([
          heads,
          ...queues.map(({ name, waiting, lagSeconds, active, failed }) => [
            ...[name, waiting, waiting === 0 ? null : `${lagSeconds} s`, active, failed],
          ]),
        ])
        if (!queues.some(({ isWorkerSeen }) => isWorkerSeen)) {
          console.error('No worker was seen in the last thirty seconds: nothing is done.')
        }
      })
    })
  selecting(jobs.command('failures'))
    .description('list jobs that were given up, the latest first')
    .option('--json', 'as JSON')
    .action(async (flags: Flags) => {
      await withPlatform(async (platform) => {
        const { failureToWire, listFailures } = await import('../modules/jobs/index.ts')
        const failures = await listFailures(platform.tenancy.shared.db, await whichOf(platform, flags), mostListed)
        const rows = failures.map((failure) => failureToWire(failure) as Record<string, unknown>)
        if (flags.json === true) {
          printJson(rows)
          return
        }
        const columns = ['id', 'failed_at', 'queue', 'name', 'attempts', 'error'] as const
        const heads = ['ID', 'FAILED AT', 'QUEUE', 'JOB', 'ATTEMPTS', 'ERROR']
        printTable([heads, ...rows.map((row) => columns.map((column) => row[column]))])
      })
    })
  selecting(jobs.command('redrive'))
    .description('send failed jobs round again: one, or all of a queue, a name or a business')
    .argument('[id]', 'of a failure, as the list has it')
    .action(async (id: string | undefined, flags: Flags) => {
      const isSome = Object.keys(flags).length > 0
      if ((id === undefined) !== isSome)
        throw new CommandError('Name a failure by its id, or say which: --queue, --name, --tenant.')
      if (id !== undefined && !isId.test(id)) throw new CommandError(`${id} is not the id of a failure.`)
      await withPlatform(async (platform) => {
        const count = id === undefined ? await redriveAll(platform, flags) : await redriveOne(platform, id)
        console.log(count === 1 ? '1 job is sent round again.' : `${count} jobs are sent round again.`)
      })
    })
}

function selecting(command: Command): Command {
  return command
    .option('--queue <queue>', 'only of this queue')
    .option('--name <name>', 'only jobs of this name')
    .option('--tenant <tenant>', 'only of this business, by slug or schema')
}

async function whichOf({ tenancy }: Platform, { queue, name, tenant }: Flags) {
  return { queue, name, tenantId: tenant === undefined ? undefined : (await findTenant(tenancy, tenant)).id }
}

async function redriveOne({ tenancy }: Platform, id: string): Promise<number> {
  const { redriveFailure } = await import('../modules/jobs/index.ts')
  const how = await byOperator()
  await tenancy.shared.transaction((tx) => redriveFailure(tx, id, how))
  return 1
}

async function redriveAll(platform: Platform, flags: Flags): Promise<number> {
  const { redriveFailures } = await import('../modules/jobs/index.ts')
  const [which, how] = await Promise.all([whichOf(platform, flags), byOperator()])
  for (let sum = 0; ; ) {
    const count = await platform.tenancy.shared.transaction((tx) => redriveFailures(tx, which, how))
    if (count === 0) return sum
    sum += count
  }
}

async function byOperator() {
  const { byCommand } = await import('../core/audit/index.ts')
  return { now: Temporal.Now.instant(), by: byCommand }
}
