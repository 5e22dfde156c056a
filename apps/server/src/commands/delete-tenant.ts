import type { Command } from 'commander'
import { CommandError } from './errors.ts'
import { withPlatform } from './platform.ts'
import { ask, canAsk } from './prompt.ts'

export function addDeleteTenant(program: Command): void {
  program
    .command('delete-tenant')
    .description('Delete a business with all its data. There is no way back.')
    .argument('<slug>', 'see `bookme tenants`')
    .option('--confirm <slug>', 'the slug once more, where nobody can be asked')
    .option('--force-drop', 'say that the data shall go; needed together with --confirm')
    .action(async (slug: string, flags: { confirm?: string; forceDrop?: boolean }) => {
      await withPlatform(async ({ tenancy }) => {
        const { eq } = await import('drizzle-orm')
        const { tenants } = await import('../modules/tenants/tables.ts')
        const { TenantNotFoundError } = await import('@bookme/tenancy')
        const [tenant] = await tenancy.shared.db.select().from(tenants).where(eq(tenants.slug, slug))
        if (tenant === undefined) {
          throw new TenantNotFoundError(`There is no tenant ${JSON.stringify(slug)}: see \`bookme tenants\`.`)
        }
        let { confirm, forceDrop = false } = flags
        if (confirm === undefined) {
          if (!canAsk()) {
            throw new CommandError(
              `Deleting needs a confirmation, and there is no terminal to ask on: add --confirm ${slug} --force-drop.`,
            )
          }
          console.error(
            `${tenant.name} (${tenant.status}), with its schema ${tenant.schemaName} and all data in it, will be gone for good.`,
          )
          confirm = await ask(`Type ${slug} to delete it: `)
          forceDrop = true
        }
        // The toolkit's own check, before anything is written.
        if (!forceDrop || confirm !== slug) await tenancy.delete(slug, { confirm, forceDrop })
        const [{ changeStatus }, { ownersOf }, { byCommand }] = await Promise.all([
          import('../modules/tenants/index.ts'),
          import('../modules/users/index.ts'),
          import('../core/audit/index.ts'),
        ])
        // One that was left half deleted says so already.
        if (tenant.status !== 'deleted') {
          const why = { reason: 'bookme delete-tenant', by: byCommand, ownersOf }
          await changeStatus(tenancy, tenant.id, 'delete', why)
        }
        await tenancy.delete(slug, { confirm, forceDrop })
        console.log(`Deleted ${slug}.`)
      })
    })
}
