import type { Command } from 'commander'
import { addressOf } from './addresses.ts'
import { CommandError } from './errors.ts'
import { findTenant } from './find-tenant.ts'
import { withPlatform } from './platform.ts'
import { printJson, printTable } from './table.ts'

const which = 'slug or schema, see `bookme tenants`'

export function addMembers(program: Command): void {
  program
    .command('members')
    .description('List who may sign in at a business, as what.')
    .argument('<tenant>', which)
    .option('--json', 'as JSON')
    .action(async (name: string, flags: { json?: boolean }) => {
      await withPlatform(async ({ tenancy }) => {
        const { membersOf } = await import('../modules/users/index.ts')
        const { slug } = await findTenant(tenancy, name)
        const members = await membersOf(tenancy, await tenancy.open(slug))
        if (flags.json === true) {
          printJson(members)
          return
        }
        const rows = members.map(({ email, name: called, role, createdAt }) => [email, called, role, dateOf(createdAt)])
        printTable([['EMAIL', 'NAME', 'ROLE', 'SINCE'], ...rows])
      })
    })
}

export function addInvite(program: Command): void {
  program
    .command('invite')
    .description('Invite somebody to a business by mail; the worker sends it.')
    .argument('<tenant>', which)
    .argument('<email>', 'whom to invite')
    .argument('<role>', 'owner, manager, reception, staff or accountant')
    .action(async (name: string, email: string, role: string) => {
      await withPlatform(async ({ tenancy, config }) => {
        const [{ inviteByCommand }, { listDomains, settingsOf }] = await Promise.all([
          import('../modules/users/index.ts'),
          import('../modules/tenants/index.ts'),
        ])
        const { id, slug } = await findTenant(tenancy, name)
        const [primary] = await listDomains(tenancy.shared.db, id)
        if (primary === undefined) throw new CommandError(`${slug} has no domain that a link could lead to.`)
        const { domain } = primary
        const origin = config.isProduction ? `https://${domain}` : addressOf(domain, config.port)
        await inviteByCommand(tenancy, await tenancy.open(slug), settingsOf(tenancy), { email, role, origin })
        console.log(`Invited ${email} to ${slug} as ${role}: the link in the mail is good for seven days.`)
      })
    })
}

export function addRemoveMember(program: Command): void {
  program
    .command('remove-member')
    .description('Remove somebody from a business: sessions, keys and calendar feed end at once.')
    .argument('<tenant>', which)
    .argument('<email>', 'whom to remove')
    .action(async (name: string, email: string) => {
      await withPlatform(async ({ tenancy }) => {
        const { removeByCommand } = await import('../modules/users/index.ts')
        const { slug } = await findTenant(tenancy, name)
        await removeByCommand(tenancy, await tenancy.open(slug), email)
        console.log(`Removed ${email} from ${slug}.`)
      })
    })
}

const dateOf = (instant: Temporal.Instant) => instant.toString().slice(0, 10)
