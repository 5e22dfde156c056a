import type { Command } from 'commander'
import type { DemoBusiness } from '../demo.ts'
import { addressOf } from './addresses.ts'
import { keptSecret } from './database.ts'
import { type Platform, withPlatform } from './platform.ts'

export function addSeedDemo(program: Command): void {
  program
    .command('seed-demo')
    .description('Create the demo businesses with all that one looks at; those that exist stay as they are.')
    .action(async () => {
      await withPlatform(async (platform) => {
        const { config } = platform
        for (const { name, domain, created } of await fillDemo(platform)) {
          console.log(`${name}: ${addressOf(domain, config.port)}${created ? '' : ' (was there before)'}`)
        }
        if (config.isProduction) return
        const password = await letPeopleIn(platform)
        for (const line of await logInLines(platform, config.port, password)) console.log(line)
      })
    })
}

/** The demo businesses, with calendars that look used; in production those are for whoever works there. */
export async function fillDemo({ tenancy, config }: Platform): Promise<DemoBusiness[]> {
  const { seedDemo } = await import('../demo.ts')
  const businesses = await seedDemo(tenancy, config.baseDomain)
  if (config.isProduction) return businesses
  await import('../listeners.ts')
  const [{ enlivenDemo }, { settingsOf }] = await Promise.all([
    import('../demo-days.ts'),
    import('../modules/tenants/index.ts'),
  ])
  const now = Temporal.Now.instant()
  const settings = settingsOf(tenancy)
  await Promise.all(
    businesses.map(async ({ slug }) => {
      const tenant = await tenancy.open(slug)
      const { zone } = await settings(tenant.id)
      await enlivenDemo(tenant, { zone, now })
    }),
  )
  return businesses
}

/** @returns the password they were made with; whoever changed theirs since knows better */
export async function letPeopleIn({ tenancy }: Platform): Promise<string> {
  const password = keptSecret('demo-password')
  const { letDemoPeopleIn } = await import('../demo-people.ts')
  await letDemoPeopleIn(tenancy, password)
  return password
}

/** Who can log in where: nothing where nobody can. */
export async function logInLines({ tenancy, config }: Platform, port: number, password: string): Promise<string[]> {
  const { demoLogInsOf, demoPeople } = await import('../demo-people.ts')
  const { TenantNotFoundError } = await import('@bookme/tenancy')
  const lines: string[] = []
  for (const slug of Object.keys(demoPeople)) {
    const tenant = await tenancy.open(slug).catch((error) => {
      if (error instanceof TenantNotFoundError) return undefined
      throw error
    })
    const people = tenant === undefined ? [] : await demoLogInsOf(tenancy, tenant)
    if (tenant === undefined || people.length === 0) continue
    const address = addressOf(tenant.primaryDomain ?? `${slug}.${config.baseDomain}`, port)
    const width = Math.max(...people.map(({ email }) => email.length))
    lines.push(`Log in at ${address} with the password ${password} as`)
    for (const { email, role } of people) lines.push(`  ${email.padEnd(width)}  ${role}`)
  }
  return lines
}
