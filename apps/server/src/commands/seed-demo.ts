import type { Command } from 'commander'
import { addressOf } from './addresses.ts'
import { withPlatform } from './platform.ts'

export function addSeedDemo(program: Command): void {
  program
    .command('seed-demo')
    .description('Create the demo businesses with services, staff and customers; those that exist stay as they are.')
    .action(async () => {
      await withPlatform(async ({ tenancy, config }) => {
        const { seedDemo } = await import('../demo.ts')
        for (const { name, domain, created } of await seedDemo(tenancy, config.baseDomain)) {
          console.log(`${name}: ${addressOf(domain, config.port)}${created ? '' : ' (was there before)'}`)
        }
      })
    })
}
