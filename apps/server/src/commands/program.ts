import { addTenancyCommands } from '@bookme/tenancy/cli'
import { Command, Option } from 'commander'
import { addAllTenants } from './all-tenants.ts'
import { addCreateTenant } from './create-tenant.ts'
import { addCreateSuperuser } from './createsuperuser.ts'
import { addDeleteTenant } from './delete-tenant.ts'
import { addDomains } from './domains.ts'
import { exampleText } from './examples.ts'

import { addFigures } from './figures.ts'
import { addJobs } from './jobs.ts'
import { addLifeCycle } from './life-cycle.ts'
import { addMail } from './mail.ts'

import { addInvite, addMembers, addRemoveMember } from './members.ts'
import { openPlatform } from './platform.ts'
import { addRunserver } from './runserver.ts'
import { addSeedDemo } from './seed-demo.ts'
import { addShell } from './shell.ts'
import { addSlots } from './slots.ts'
import { addTenantCommand } from './tenant-command.ts'
import { addTenants } from './tenants.ts'
import { addUp } from './up.ts'
import { addWallTimes } from './wall-times.ts'
import { addWorker } from './worker.ts'

/** The command line. A command imports what it needs when it runs, so that each starts fast. */
export function buildProgram(): Command {
  const program = new Command('bookme')
    .description('Booking for many businesses, each in a PostgreSQL schema of its own.')
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError('(add --help for what there is)')
  addUp(program)
  addRunserver(program)
  addWorker(program)
  addTenancyCommands(program, {
    open: () => openPlatform(),
    sources: async () => {
      const [shared, tenant, { migrations }] = await Promise.all([
        import('../shared-tables.ts'),
        import('../tenant-tables.ts'),
        import('../tenancy.ts'),
      ])
      return { models: [...Object.values(shared), ...Object.values(tenant)], migrations }
    },
    // Under npm, `bookme` is not on the path.
    program: process.env.npm_lifecycle_event === 'bookme' ? 'npm run bookme --' : 'bookme',
  })
  addCreateTenant(program)
  addTenants(program)
  addDomains(program)
  addFigures(program)
  addMail(program)
  addJobs(program)
  addLifeCycle(program)
  addDeleteTenant(program)
  addMembers(program)
  addInvite(program)
  addRemoveMember(program)
  addTenantCommand(program)
  addAllTenants(program)
  addShell(program)
  addCreateSuperuser(program)
  addSeedDemo(program)
  addSlots(program)
  addWallTimes(program)
  for (const command of program.commands) {
    const name = command.name()
    // Who comes from Django types create_tenant.
    const spellings = [name, ...command.aliases()]
    for (const spelling of spellings) {
      const other = spelling.replaceAll('-', '_')
      if (!spellings.includes(other)) command.alias(other)
    }
    command.addHelpText('after', exampleText(name))
  }
  for (const command of allOf(program)) {
    command.addOption(new Option('--verbose', 'show where an error came from').hideHelp(command !== program))
  }
  return program
}

/** The command, and those below it. */
export function allOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allOf)]
}
