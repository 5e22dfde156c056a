import type { Command } from 'commander'
import { addressOf } from './addresses.ts'
import { CommandError } from './errors.ts'
import { withPlatform } from './platform.ts'

export function addCreateTenant(program: Command): void {
  program
    .command('create-tenant')
    .alias('create_tenant')
    .description('Create a business: its record, its first domain and its schema.')
    .argument('<name>', 'as people call it, e.g. "Demo Company"')
    .argument('<domain>', 'its first and primary domain, e.g. demo.localhost')
    .argument('<email>', 'whom to write to')
    .option('--slug <slug>', 'for life: the schema is named after it; by default made of the name')
    .option('--status <status>', 'trial, active, …', 'trial')
    .action(async (name: string, domain: string, email: string, flags: { slug?: string; status: string }) => {
      const { tenantStatuses } = await import('../modules/tenants/tables.ts')
      const status = tenantStatuses.find((known) => known === flags.status)
      if (status === undefined) {
        throw new CommandError(`--status is one of ${tenantStatuses.join(', ')}, not ${flags.status}.`, { exitCode: 2 })
      }
      const { createTenant } = await import('../modules/tenants/index.ts')
      await withPlatform(async ({ tenancy, config }) => {
        const wanted = { name, domain, email, slug: flags.slug, status, actorId: null, reason: 'bookme create-tenant' }
        const created = await createTenant(tenancy, config.baseDomain, wanted)
        const { tenant } = created
        console.log(`Created ${tenant.name}: slug ${tenant.slug}, schema ${tenant.schemaName}, ${tenant.status}.`)
        console.log(`Its address: ${addressOf(created.domain, config.port)}`)
      })
    })
}
