import type { Command } from 'commander'
import { findTenant } from './find-tenant.ts'
import { withPlatform } from './platform.ts'
import { printJson, printTable } from './table.ts'
import { tenantCommandNamed } from './tenant-commands.ts'

export function addTenantCommand(program: Command): void {
  program
    .command('tenant-command')
    .description('Run a command for one business: `count`, `sql`, `ledger` or `reseal`.')
    .argument('<tenant>', 'slug or schema, see `bookme tenants`')
    .argument('<command>', 'count [tables...], sql <statement>, ledger or reseal')
    .argument('[args...]', 'of that command; after -- they may begin with a dash')
    .option('--json', 'as JSON')
    .action(async (tenantName: string, commandName: string, args: string[], flags: { json?: boolean }) => {
      const command = await tenantCommandNamed(commandName)
      const work = command.prepare(args)
      await withPlatform(
        async ({ tenancy, config }) => {
          const { slug } = await findTenant(tenancy, tenantName)
          const rows = await work(await tenancy.open(slug), config)
          if (flags.json === true) printJson(rows)
          else if (rows[0] === undefined) console.log('No rows.')
          else printTable([Object.keys(rows[0]), ...rows.map((row) => Object.values(row))])
        },
        { readOnly: command.readOnly },
      )
    })
}
