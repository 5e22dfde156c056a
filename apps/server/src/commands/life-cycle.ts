import type { Command } from 'commander'
import type { StepName } from '../modules/tenants/index.ts'
import { findTenant } from './find-tenant.ts'
import { withPlatform } from './platform.ts'

interface LifeCycleCommand {
  step: StepName
  description: string
  /** What is said when it is done, of the business and the status it has now. */
  told(slug: string, status: string): string
}

const commands: Readonly<Record<string, LifeCycleCommand>> = {
  activate: {
    step: 'activate',
    description: 'Make a business a paying one, whatever it is at present.',
    told: (slug) => `Activated ${slug}.`,
  },
  'past-due': {
    step: 'mark_past_due',
    description: 'Note that a payment is missing. Everything works for 14 days more, then the business is suspended.',
    told: (slug) => `${slug} is past due.`,
  },
  suspend: {
    step: 'suspend',
    description: 'Close a business to the public. Its data stay, and `resume` opens it again.',
    told: (slug) => `Suspended ${slug}: its hosts answer 403 until it is resumed.`,
  },
  resume: {
    step: 'resume',
    description: 'Open a suspended business again, as what it was before.',
    told: (slug, status) => `Resumed ${slug}: it is ${status} again.`,
  },
  archive: {
    step: 'archive',
    description: 'Close a business to everybody. Its data are kept for 90 days, and `activate` brings it back.',
    told: (slug) => `Archived ${slug}: its data are kept for 90 days.`,
  },
}

export function addLifeCycle(program: Command): void {
  for (const [name, { step, description, told }] of Object.entries(commands)) {
    program
      .command(name)
      .description(description)
      .argument('<tenant>', 'slug or schema, see `bookme tenants`')
      .requiredOption('--reason <text>', 'why, for the record')
      .action(async (tenant: string, { reason }: { reason: string }) => {
        await withPlatform(async ({ tenancy }) => {
          const [{ changeStatus }, { ownersOf }, { byCommand }] = await Promise.all([
            import('../modules/tenants/index.ts'),
            import('../modules/users/index.ts'),
            import('../core/audit/index.ts'),
          ])
          const { id, slug } = await findTenant(tenancy, tenant)
          const { status } = await changeStatus(tenancy, id, step, { reason, by: byCommand, ownersOf })
          console.log(told(slug, status))
        })
      })
  }
}
