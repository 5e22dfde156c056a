import { type Command, InvalidArgumentError } from 'commander'
import { addressOf } from './addresses.ts'
import { withPlatform } from './platform.ts'
import { statusNamed } from './status.ts'

interface CreateTenantFlags {
  slug?: string
  status: string
  tier?: string
  maxStaff?: number
  maxServices?: number
  phone?: string
  metadata?: Record<string, unknown>
}

export function addCreateTenant(program: Command): void {
  program
    .command('create-tenant')
    .description('Create a business: its record, its first domain and its schema.')
    .argument('<name>', 'as people call it, e.g. "Demo Company"')
    .argument('<domain>', 'its first and primary domain, e.g. demo.localhost')
    .argument('<email>', 'whom to write to')
    .option('--slug <slug>', 'for life: the schema is named after it; by default made of the name')
    .option('--status <status>', 'trial, active, …', 'trial')
    .option('--tier <tier>', 'its subscription, e.g. premium; by default free')
    .option('--max-staff <number>', 'how many staff members it may have; by default 5', wholeNumber)
    .option('--max-services <number>', 'how many services it may offer; by default 20', wholeNumber)
    .option('--phone <number>', 'whom to call, e.g. "+212 522 123 456"')
    .option('--metadata <json>', 'whatever else is to be kept of it, as a JSON object', jsonObject)
    .action(async (name: string, domain: string, email: string, flags: CreateTenantFlags) => {
      const status = await statusNamed(flags.status)
      const { createTenant } = await import('../modules/tenants/index.ts')
      await withPlatform(async ({ tenancy, config }) => {
        const wanted = { ...flags, name, domain, email, status, actorId: null, reason: 'bookme create-tenant' }
        const created = await createTenant(tenancy, config.baseDomain, wanted)
        const { tenant } = created
        console.log(`Created ${tenant.name}: slug ${tenant.slug}, schema ${tenant.schemaName}, ${tenant.status}.`)
        console.log(`Its address: ${addressOf(created.domain, config.port)}`)
      })
    })
}

function wholeNumber(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 0 on.')
  return Number(text)
}

function jsonObject(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new InvalidArgumentError(`It is no JSON: ${(error as Error).message}.`)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new InvalidArgumentError(`It is a JSON object, like '{"industry": "healthcare"}'.`)
}
