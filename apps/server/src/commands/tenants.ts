import type { Command } from 'commander'
import { withPlatform } from './platform.ts'

export function addTenants(program: Command): void {
  program
    .command('tenants')
    .aliases(['list-tenants', 'list_tenants'])
    .description('List the businesses.')
    .option('--status <status>', 'only those that are trial, active, …')
    .option('--json', 'as JSON, with all columns')
    .action(async (flags: { status?: string; json?: boolean }) => {
      const { asc, eq } = await import('drizzle-orm')
      const { domains, tenants } = await import('../modules/tenants/tables.ts')
      await withPlatform(async ({ tenancy }) => {
        const query = tenancy.shared.db.select().from(tenants).orderBy(asc(tenants.slug))
        const all =
          flags.status === undefined ? await query : (await query).filter((row) => row.status === flags.status)
        const primary = await tenancy.shared.db.select().from(domains).where(eq(domains.isPrimary, true))
        const domainOf = new Map(primary.map(({ tenantId, domain }) => [tenantId, domain]))
        const rows = all.map((tenant) => ({ ...tenant, domain: domainOf.get(tenant.id) ?? null }))
        if (flags.json === true) {
          console.log(JSON.stringify(rows, null, 2))
          return
        }
        const columns = ['slug', 'name', 'status', 'domain', 'schemaName'] as const
        const heads = ['SLUG', 'NAME', 'STATUS', 'DOMAIN', 'SCHEMA']
        printTable([heads, ...rows.map((row) => columns.map((column) => row[column] ?? '–'))])
      })
    })
}

function printTable(rows: readonly string[][]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? []
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  }
}
