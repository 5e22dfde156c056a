import type { TenantCommand } from '../core/tenant-command.ts'
import { CommandError } from './errors.ts'

/** What `tenant-command` and `all-tenants` can do. A module's own commands join the list here. */
async function listTenantCommands(): Promise<readonly TenantCommand[]> {
  const [{ countRows }, { queryTenant }, { reseal }] = await Promise.all([
    import('./count-rows.ts'),
    import('./query-tenant.ts'),
    import('./reseal.ts'),
  ])
  return [countRows, queryTenant, reseal]
}

/** @throws {CommandError} there is none of that name; the message lists those there are */
export async function tenantCommandNamed(name: string): Promise<TenantCommand> {
  const commands = await listTenantCommands()
  const command = commands.find((candidate) => candidate.name === name)
  if (command !== undefined) return command
  const known = commands.map((candidate) => `  ${candidate.name} ${candidate.usage}  ${candidate.description}`)
  throw new CommandError(`There is no tenant command ${JSON.stringify(name)}. There are:\n${known.join('\n')}`, {
    exitCode: 2,
  })
}
