import { join } from 'node:path'
import { createTenancy, TenancyError } from '@bookme/tenancy'
import { addTenancyCommands } from '@bookme/tenancy/cli'
import { Command } from 'commander'

const { DATABASE_URL: url, OWNER_URL: ownerUrl } = process.env
const migrations = {
  shared: join(import.meta.dirname, 'migrations', 'shared'),
  tenant: join(import.meta.dirname, 'migrations', 'tenant'),
}

const program = new Command('shop').enablePositionalOptions()
addTenancyCommands(program, {
  sources: async () => ({ models: Object.values(await import('./models.ts')), migrations }),
  open: async () => {
    const { tenants, domains } = await import('./platform.ts')
    if (url === undefined || ownerUrl === undefined) throw new Error('DATABASE_URL and OWNER_URL are missing')
    const options = { url, ownerUrl, tenants, domains, migrations }
    const tenancy = createTenancy(options)
    return { tenancy, options, close: () => tenancy.close() }
  },
})

await program.parseAsync().catch((error) => {
  if (!(error instanceof TenancyError)) throw error
  console.error(error.message)
  process.exitCode = 1
})
