import type { TenantHandle } from '@bookme/tenancy'
import { type Command, Option } from 'commander'
import type { DisplacedBooking, Repaired } from '../modules/bookings/index.ts'
import { messageOf } from './errors.ts'
import { findTenant } from './find-tenant.ts'
import { withPlatform } from './platform.ts'
import { printJson, printTable } from './table.ts'

interface WallTimesFlags {
  schema?: string
  repair?: boolean
  json?: boolean
}

/** What there is of one tenant. */
type Report = { tenant: string; schema: string } & (
  | { bookings: readonly (DisplacedBooking | Repaired)[] }
  | { error: string }
)

export function addWallTimes(program: Command): void {
  program
    .command('wall-times')
    .description(
      'After newer zone data: list bookings to come that are not at the wall time they were made for, or move them there. Exits with 1 when some are left.',
    )
    .option('--schema <schema>', 'only this business, e.g. tenant_demo; its slug will do')
    .option('--repair', 'move them, but for those that would meet another booking')
    .addOption(new Option('--dry-run', 'list them and change nothing; this is the default').conflicts('repair'))
    .option('--json', 'as JSON')
    .action(async (flags: WallTimesFlags) => {
      const { repair = false } = flags
      await withPlatform(
        async ({ tenancy }) => {
          const which =
            flags.schema === undefined ? {} : [await tenancy.open((await findTenant(tenancy, flags.schema)).slug)]
          // One at a time: the tables of a business stay together.
          const outcomes = await tenancy.forEach(which, (tenant) => wallTimesOf(tenant, repair), { concurrency: 1 })
          const reports = outcomes.map((outcome): Report => {
            const about = { tenant: outcome.tenant.slug, schema: outcome.tenant.schemaName }
            return outcome.ok ? { ...about, bookings: outcome.value } : { ...about, error: messageOf(outcome.error) }
          })
          if (flags.json === true) printJson(reports)
          else print(reports, repair)
          if (reports.some((report) => 'error' in report || report.bookings.some(isLeft))) process.exitCode = 1
        },
        { readOnly: !repair },
      )
    })
}

const isLeft = (booking: DisplacedBooking | Repaired) => !('outcome' in booking) || booking.outcome === 'conflict'

async function wallTimesOf(tenant: TenantHandle, repair: boolean): Promise<readonly (DisplacedBooking | Repaired)[]> {
  const { keepWallTimes, listDisplaced } = await import('../modules/bookings/index.ts')
  const now = Temporal.Now.instant()
  if (!repair) return listDisplaced(tenant.db, now)
  await import('../listeners.ts')
  const { retrying } = await import('../core/postgres.ts')
  return retrying(() => tenant.transaction((tx) => keepWallTimes(tx, now)))
}

function print(reports: readonly Report[], repair: boolean): void {
  let [found, left, failed] = [0, 0, 0]
  for (const report of reports) {
    if ('error' in report) {
      failed += 1
      console.log(`[${report.schema}] FAILED: ${report.error}`)
      continue
    }
    if (report.bookings.length === 0) continue
    found += report.bookings.length
    left += report.bookings.filter(isLeft).length
    console.log(`[${report.schema}]`)
    const heads = ['REFERENCE', 'WALL TIME', 'TIME ZONE', 'STARTS AT', 'SHOULD START AT']
    printTable([
      repair ? [...heads, 'OUTCOME'] : heads,
      ...report.bookings.map((booking) => [
        ...[booking.reference, booking.wallTime, booking.timeZone, String(booking.startTime), String(booking.keptBy)],
        ...('outcome' in booking ? [booking.outcome] : []),
      ]),
    ])
  }
  const parts = failed < reports.length ? summary(found, left, repair) : []
  if (failed > 0) parts.push(`${failed} ${failed === 1 ? 'business' : 'businesses'} FAILED.`)
  console.log(parts.join(' '))
}

function summary(found: number, left: number, repair: boolean): string[] {
  const bookings = (count: number) => `${count} ${count === 1 ? 'booking' : 'bookings'}`
  if (found === 0) return ['Every booking to come is at the wall time it was made for.']
  if (!repair) return [`${bookings(found)} not at the wall time; with --repair they are moved there.`]
  const moved = `${bookings(found - left)} moved.`
  return left === 0 ? [moved] : [moved, `${bookings(left)} left where another one is in the way: move them by hand.`]
}
