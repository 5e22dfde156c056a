import type { Command } from 'commander'
import { findTenant } from './find-tenant.ts'
import { withPlatform } from './platform.ts'
import { printJson, printTable } from './table.ts'

const tenantArgument = ['<tenant>', 'slug or schema, see `bookme tenants`'] as const
const domainArgument = ['<domain>', 'a host name, e.g. yasmine.example.com'] as const

export function addDomains(program: Command): void {
  const domains = program
    .command('domains')
    .description("List a business's domains, or change them. `bookme domains demo` lists those of demo.")
  domains
    .command('list', { isDefault: true })
    .description('list them, the primary one first')
    .argument(...tenantArgument)
    .option('--json', 'as JSON, with all columns')
    .action(async (name: string, flags: { json?: boolean }) => {
      await withPlatform(async ({ tenancy }) => {
        const { listDomains } = await import('../modules/tenants/index.ts')
        const { id } = await findTenant(tenancy, name)
        const rows = await listDomains(tenancy.shared.db, id)
        if (flags.json === true) printJson(rows)
        else printTable([['DOMAIN', ''], ...rows.map((row) => [row.domain, row.isPrimary ? 'primary' : ''])])
      })
    })
  domains
    .command('add')
    .description('lead one more domain to the business')
    .argument(...tenantArgument)
    .argument(...domainArgument)
    .option('--primary', 'make it the domain of record, which links are made with')
    .action(async (name: string, domain: string, { primary = false }: { primary?: boolean }) => {
      await withPlatform(async ({ tenancy, config }) => {
        const { addDomain } = await import('../modules/tenants/index.ts')
        const { id, slug } = await findTenant(tenancy, name)
        const wanted = { tenantId: id, domain, isPrimary: primary }
        const added = await addDomain(tenancy, config.baseDomain, wanted)
        console.log(`${added.domain} leads to ${slug} now${added.isPrimary ? ', as its primary domain' : ''}.`)
      })
    })
  domains
    .command('make-primary')
    .alias('make_primary')
    .description('make one of its domains the domain of record')
    .argument(...tenantArgument)
    .argument(...domainArgument)
    .action(async (name: string, domain: string) => {
      await withPlatform(async ({ tenancy }) => {
        const { makePrimary } = await import('../modules/tenants/index.ts')
        const { id, slug } = await findTenant(tenancy, name)
        await makePrimary(tenancy, id, domain)
        console.log(`${domain} is the primary domain of ${slug} now.`)
      })
    })
  domains
    .command('remove')
    .description('lead a domain to the business no longer; the primary one cannot go')
    .argument(...tenantArgument)
    .argument(...domainArgument)
    .action(async (name: string, domain: string) => {
      await withPlatform(async ({ tenancy }) => {
        const { removeDomain } = await import('../modules/tenants/index.ts')
        const { id, slug } = await findTenant(tenancy, name)
        await removeDomain(tenancy, id, domain)
        console.log(`${domain} leads to ${slug} no longer.`)
      })
    })
}
