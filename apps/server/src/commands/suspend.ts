import type { Command } from 'commander'
import { findTenant } from './find-tenant.ts'
import { withPlatform } from './platform.ts'

export function addSuspend(program: Command): void {
  program
    .command('suspend')
    .description('Close a business to everybody. Its data stay, and `resume` opens it again.')
    .argument('<tenant>', 'slug or schema, see `bookme tenants`')
    .requiredOption('--reason <text>', 'why, for the record')
    .action(async (name: string, { reason }: { reason: string }) => {
      await withPlatform(async ({ tenancy }) => {
        const { suspendTenant } = await import('../modules/tenants/index.ts')
        const { id, slug } = await findTenant(tenancy, name)
        await suspendTenant(tenancy, id, { reason, actorId: null })
        console.log(`Suspended ${slug}: its hosts answer 403 until it is resumed.`)
      })
    })
}

export function addResume(program: Command): void {
  program
    .command('resume')
    .description('Open a suspended business again, as what it was before.')
    .argument('<tenant>', 'slug or schema, see `bookme tenants`')
    .requiredOption('--reason <text>', 'why, for the record')
    .action(async (name: string, { reason }: { reason: string }) => {
      await withPlatform(async ({ tenancy }) => {
        const { resumeTenant } = await import('../modules/tenants/index.ts')
        const { id, slug } = await findTenant(tenancy, name)
        const { status } = await resumeTenant(tenancy, id, { reason, actorId: null })
        console.log(`Resumed ${slug}: it is ${status} again.`)
      })
    })
}
