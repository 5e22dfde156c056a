import type { Command } from 'commander'
import { withPlatform } from './platform.ts'
import { statusNamed } from './status.ts'
import { printJson, printTable } from './table.ts'

export function addTenants(program: Command): void {
  program
    .command('tenants')
    .alias('list-tenants')
    .description('List the businesses.')
    .option('--status <status>', 'only those that are trial, active, …')
    .option('--json', 'as JSON, with all columns')
    .action(async (flags: { status?: string; json?: boolean }) => {
      const status = flags.status === undefined ? undefined : await statusNamed(flags.status)
      const { asc, eq } = await import('drizzle-orm')
      const { domains, tenants } = await import('../modules/tenants/tables.ts')
      await withPlatform(async ({ tenancy }) => {
        const all = await tenancy.shared.db
          .select()
          .from(tenants)
          .where(status === undefined ? undefined : eq(tenants.status, status))
          .orderBy(asc(tenants.slug))
        const primary = await tenancy.shared.db.select().from(domains).where(eq(domains.isPrimary, true))
        const domainOf = new Map(primary.map(({ tenantId, domain }) => [tenantId, domain]))
        const rows = all.map((tenant) => ({ ...tenant, domain: domainOf.get(tenant.id) ?? null }))
        if (flags.json === true) {
          printJson(rows)
          return
        }
        const columns = ['slug', 'name', 'status', 'domain', 'schemaName'] as const
        const heads = ['SLUG', 'NAME', 'STATUS', 'DOMAIN', 'SCHEMA']
        printTable([heads, ...rows.map((row) => columns.map((column) => row[column]))])
      })
    })
}
