import { DomainTakenError } from '@bookme/tenancy'
import { expect } from 'vitest'
import { type AppContext, inApp } from '../../../test/fixtures.ts'
import { addDomain, listDomains, makePrimary, removeDomain } from './domains/index.ts'
import { DomainNotFoundError, InvalidTenantError, PrimaryDomainError, ReservedNameError } from './errors.ts'
import { createTenant } from './operations.ts'
import { domains, tenants } from './tables.ts'

async function domainsOf({ tenancy }: AppContext, slug: string): Promise<[string, boolean][]> {
  const { id } = await tenancy.open(slug)
  return (await listDomains(tenancy.shared.db, id)).map(({ domain, isPrimary }) => [domain, isPrimary])
}

inApp('a tenant has exactly one primary domain, whichever way it changes', async (context) => {
  const { tenancy } = context
  const { id: tenantId } = await tenancy.open('demo')
  await addDomain(tenancy, 'localhost', { tenantId, domain: 'Second.Example.' })
  await addDomain(tenancy, 'localhost', { tenantId, domain: 'third.example', isPrimary: true })
  expect(await domainsOf(context, 'demo')).toEqual([
    ['third.example', true],
    ['demo.localhost', false],
    ['second.example', false],
  ])
  await Promise.all([
    makePrimary(tenancy, tenantId, 'second.example'),
    makePrimary(tenancy, tenantId, 'demo.localhost'),
    makePrimary(tenancy, tenantId, 'second.example'),
  ])
  expect((await domainsOf(context, 'demo')).filter(([, isPrimary]) => isPrimary)).toHaveLength(1)
  const primary = (await domainsOf(context, 'demo'))[0]![0]
  await expect(removeDomain(tenancy, tenantId, primary)).rejects.toThrow(PrimaryDomainError)
  await removeDomain(tenancy, tenantId, 'third.example')
  await expect(removeDomain(tenancy, tenantId, 'third.example')).rejects.toThrow(DomainNotFoundError)
  await expect(makePrimary(tenancy, tenantId, 'acme.localhost')).rejects.toThrow(DomainNotFoundError)
})

inApp('a domain is one tenant’s, and none of the platform’s', async ({ tenancy }) => {
  const { id: tenantId } = await tenancy.open('demo')
  await expect(addDomain(tenancy, 'localhost', { tenantId, domain: 'ACME.localhost' })).rejects.toThrow(
    DomainTakenError,
  )
  await expect(addDomain(tenancy, 'localhost', { tenantId, domain: 'api.localhost' })).rejects.toThrow(
    ReservedNameError,
  )
  await expect(addDomain(tenancy, 'localhost', { tenantId, domain: 'localhost' })).rejects.toThrow(ReservedNameError)
})

inApp('the database refuses a second primary domain', async ({ tenancy }) => {
  const { id: tenantId } = await tenancy.open('demo')
  const second = tenancy.shared.db.insert(domains).values({ tenantId, domain: 'x.example', isPrimary: true })
  await expect(second).rejects.toMatchObject({ cause: { code: '23505', constraint: 'tenant_domain_primary_unique' } })
})

inApp('a moved domain leads to its new tenant at once', async ({ tenancy, app }) => {
  const demo = await tenancy.open('demo')
  const acme = await tenancy.open('acme')
  const titleAt = async (host: string) =>
    (await app.inject({ url: '/', headers: { host } })).body.match(/<h1>(?:<bdi>)?(.*?)</)?.[1]
  await addDomain(tenancy, 'localhost', { tenantId: demo.id, domain: 'moving.example' })
  expect(await titleAt('moving.example')).toBe('Demo Company')
  await removeDomain(tenancy, demo.id, 'moving.example')
  await addDomain(tenancy, 'localhost', { tenantId: acme.id, domain: 'moving.example' })
  await expect.poll(() => titleAt('moving.example'), { timeout: 1000 }).toBe('Acme Corp')
})

const wanted = {
  name: 'Salon Nour',
  domain: 'nour.localhost',
  email: 'nour@example.com',
  status: 'trial',
  actorId: null,
  reason: 'test',
} as const

inApp(
  'a business with a field that is wrong is refused by its name, and nothing of it is kept',
  async ({ tenancy }) => {
    const refused = async (change: object) => {
      const error = await createTenant(tenancy, 'localhost', { ...wanted, ...change }).catch((reason) => reason)
      expect(error).toBeInstanceOf(InvalidTenantError)
      const fields = error.faults.map(({ field }: { field: string }) => field)
      for (const field of fields) expect(error.message).toContain(`${field}: `)
      return fields
    }
    expect(await refused({ email: 'nobody' })).toEqual(['email'])
    expect(await refused({ name: '  ', phone: 'call me' })).toEqual(['name', 'phone'])
    expect(await refused({ maxStaff: -1, maxServices: 1.5 })).toEqual(['max_staff', 'max_services'])
    expect(await refused({ tier: 'Premium Plus' })).toEqual(['tier'])
    expect(await tenancy.shared.db.$count(tenants)).toBe(2)
  },
)

inApp('a business keeps what is given, and the defaults of the rest', async ({ tenancy }) => {
  const plain = await createTenant(tenancy, 'localhost', wanted)
  expect(plain.tenant).toMatchObject({ contactPhone: '', subscriptionTier: 'free', maxStaff: 5, maxServices: 20 })
  const change = { slug: 'nour-2', domain: 'nour-2.localhost', email: ' nour@example.com ', phone: '+212 522 12 34 56' }
  const more = { tier: 'premium', maxStaff: 20, maxServices: 0, metadata: { industry: 'beauty' } }
  const { tenant } = await createTenant(tenancy, 'localhost', { ...wanted, ...change, ...more })
  expect(tenant).toMatchObject({
    contactEmail: 'nour@example.com',
    contactPhone: '+212 522 12 34 56',
    subscriptionTier: 'premium',
    maxStaff: 20,
    maxServices: 0,
    metadata: { industry: 'beauty' },
  })
})
