import type { Command } from 'commander'
import { CommandError } from './errors.ts'
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
    .description('lead one more domain to the business, without proof')
    .argument(...tenantArgument)
    .argument(...domainArgument)
    .option('--primary', 'make it the domain of record, which links are made with')
    .option('--reason <text>', 'why, for the record')
    .action(async (name: string, domain: string, flags: { primary?: boolean; reason?: string }) => {
      const { primary = false, reason } = flags
      await withPlatform(async ({ tenancy, config }) => {
        const { addDomain } = await import('../modules/tenants/index.ts')
        const { id, slug } = await findTenant(tenancy, name)
        const wanted = { tenantId: id, domain, isPrimary: primary, reason }
        const added = await addDomain(tenancy, config.baseDomain, wanted)
        console.log(`${added.domain} leads to ${slug} now${added.isPrimary ? ', as its primary domain' : ''}.`)
      })
    })
  domains
    .command('claim')
    .description('claim a domain for the business, which it has to prove; says how')
    .argument(...tenantArgument)
    .argument(...domainArgument)
    .action(async (name: string, domain: string) => {
      await withPlatform(async ({ tenancy, config }) => {
        const { claimDomain, placesOf } = await import('../modules/tenants/index.ts')
        const { byCommand } = await import('../core/audit/index.ts')
        const { id: tenantId, slug } = await findTenant(tenancy, name)
        const wanted = { tenantId, domain, now: Temporal.Now.instant(), by: byCommand }
        const claim = await tenancy.shared.transaction((tx) => claimDomain(tx, config.baseDomain, wanted))
        const { record, file } = placesOf(claim.domain, claim.token)
        console.log(`Put this into the DNS of ${claim.domain}:`)
        console.log(`  ${record.name}  ${record.type}  ${record.value}`)
        console.log(`or serve ${file.url} with this in it:`)
        console.log(`  ${file.content}`)
        console.log(`Then: bookme domains check ${slug} ${claim.domain}`)
      })
    })
  domains
    .command('check')
    .description('look for the proofs of the domains that the business claims; proved, they lead to it')
    .argument(...tenantArgument)
    .argument('[domain]', 'this one only')
    .action(async (name: string, domain?: string) => {
      await withPlatform(async ({ tenancy, config }) => {
        const { listClaims, proofFinder, settleClaim } = await import('../modules/tenants/index.ts')
        const { byCommand } = await import('../core/audit/index.ts')
        const { canonicalDomain } = await import('@bookme/tenancy')
        const { id, slug } = await findTenant(tenancy, name)
        const now = Temporal.Now.instant()
        const host = domain === undefined ? undefined : canonicalDomain(domain)
        const claims = await listClaims(tenancy.shared.db, id, now)
        const wanted = claims.filter((claim) => host === undefined || claim.domain === host)
        if (wanted.length === 0)
          throw new CommandError(host === undefined ? `${slug} claims no domain.` : `${slug} does not claim ${host}.`)
        const findProof = proofFinder(config)
        for (const claim of wanted) {
          const settled = await settleClaim(tenancy, claim, await findProof(claim), { now, by: byCommand })
          if ('domain' in settled) console.log(`${claim.domain} is proved and leads to ${slug} now.`)
          else console.log(`${claim.domain} is not proved yet: ${settled.claim.lastError}.`)
        }
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
