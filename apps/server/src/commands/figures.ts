import { type Command, InvalidArgumentError } from 'commander'
import { withPlatform } from './platform.ts'
import { printJson, printTable } from './table.ts'

interface Flags {
  from?: string
  to?: string
  tier?: string
  json?: boolean
}

export function addFigures(program: Command): void {
  program
    .command('figures')
    .description('Show what all businesses did, by day and together.')
    .option('--from <date>', 'by default thirty days before the last', plainDate)
    .option('--to <date>', 'the last day; by default today', plainDate)
    .option('--tier <tier>', 'only businesses with this subscription')
    .option('--json', 'as JSON, with all figures')
    .action(async ({ json = false, tier, ...dates }: Flags) => {
      await withPlatform(
        async ({ tenancy }) => {
          const { readFigures, spanOf } = await import('../modules/reports/index.ts')
          const span = spanOf(dates, Temporal.Now.instant())
          const { sum, days, failures } = await readFigures(tenancy.shared.db, { ...span, tier })
          if (json) {
            printJson({ ...span, sum, days, failures })
            return
          }
          const line = (day: string, figures: typeof sum) => [
            day,
            ...[
              figures.bookings,
              figures.cancelled,
              figures.active_tenants,
              figures.new_tenants,
              figures.failed_tenants,
            ],
            Object.entries(figures.revenue)
              .map(([currency, amount]) => `${amount} ${currency}`)
              .join(', '),
          ]
          const heads = ['DAY', 'BOOKINGS', 'CANCELLED', 'ACTIVE', 'NEW', 'FAILED', 'REVENUE']
          printTable([heads, ...days.map((day) => line(day.on_date, day)), line('all', sum)])
          for (const { slug, on_date, failure } of failures) {
            console.error(`${slug} could not be counted on ${on_date}: ${failure}`)
          }
        },
        { readOnly: true },
      )
    })
}

function plainDate(text: string): string {
  try {
    return Temporal.PlainDate.from(text).toString()
  } catch {
    throw new InvalidArgumentError('It is a date like 2030-01-07.')
  }
}
