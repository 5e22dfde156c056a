import { DomainTakenError } from '@bookme/tenancy'
import { expect } from 'vitest'
import { type AppContext, inApp } from '../../../test/fixtures.ts'
import { DomainNotFoundError, PrimaryDomainError, ReservedNameError } from './errors.ts'
import { addDomain, makePrimary, removeDomain } from './operations.ts'
import { listDomains } from './queries.ts'
import { domains } from './tables.ts'

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
