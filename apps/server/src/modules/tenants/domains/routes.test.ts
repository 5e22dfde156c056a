import type { AddressInfo } from 'node:net'
import { and, eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type AppContext, type Client, openApp, signIn } from '../../../../test/fixtures.ts'
import { send } from '../../../../test/web-process.ts'
import { sharedAuditEvents } from '../../../core/audit/shared-tables.ts'
import { configs, domainClaims, domains, tenants } from '../tables.ts'
import { nameServer } from './test/internet.ts'

/** Two businesses with an owner each, and the DNS of the world. */
async function twoOwners() {
  const TXT: Record<string, string[]> = {}
  const { dnsServers } = await nameServer({ TXT })
  const context = await openApp({ dnsServers })
  // The smallest tier has no domains of its own.
  await context.tenancy.shared.db.update(tenants).set({ subscriptionTier: 'solo' })
  const [demo, acme] = await Promise.all(
    ['demo', 'acme'].map((slug) => signIn(context, `${slug}.localhost:8000`, { memberOf: slug })),
  )
  return { context, TXT, demo: demo!, acme: acme! }
}

const at = async ({ app }: AppContext, host: string, url = '/api/services/') =>
  (await app.inject({ url, headers: { host } })).statusCode

/** Announced changes take a few milliseconds. */
const becomes = (context: AppContext, host: string, status: number) =>
  expect.poll(() => at(context, host), { timeout: 1000, interval: 10 }).toBe(status)

async function claim(client: Client, domain: string) {
  const reply = await client.post('/api/domain_claims/', { domain })
  expect([domain, reply.statusCode]).toEqual([domain, 201])
  return reply.json() as { id: string; domain: string; proof: { record: { name: string; value: string } } }
}
const check = (client: Client, { id }: { id: string }) => client.post(`/api/domain_claims/${id}/check/`, undefined)

test('an owner adds a name below the platform’s, and the business answers there at once', async () => {
  const { context, demo } = await twoOwners()
  await becomes(context, 'yasmine.localhost', 404)
  const added = await demo.post('/api/own_domains/', { subdomain: 'yasmine' })
  expect(added.json()).toMatchObject({ domain: 'yasmine.localhost', kind: 'platform', is_primary: false, proof: null })
  await becomes(context, 'yasmine.localhost', 200)
  const refused = async (subdomain: string) => (await demo.post('/api/own_domains/', { subdomain })).json().code
  for (const name of ['admin', 'adm1n', 'b00kme', 'www', 'l0gin']) {
    expect([name, await refused(name)]).toEqual([name, 'tenants.unusable_subdomain'])
  }
  for (const name of ['yasmine', 'acme']) expect(await refused(name)).toBe('tenancy.domain_taken')
  for (const name of ['Yasmine', 'a.b', '-a', 'xn--4gbrim', 'é', 'a'])
    expect(await refused(name)).toMatch(/core.invalid|unusable/)

  const { id } = added.json()
  expect((await demo.post(`/api/own_domains/${id}/make_primary/`, undefined)).json()).toMatchObject({
    is_primary: true,
  })
  expect((await demo.request('DELETE', `/api/own_domains/${id}/`)).json()).toMatchObject({
    code: 'tenants.primary_domain',
  })
  const { results } = (await demo.get('/api/own_domains/')).json()
  expect(results.map((one: { domain: string }) => one.domain)).toEqual(['yasmine.localhost', 'demo.localhost'])
  await demo.post(`/api/own_domains/${results[1].id}/make_primary/`, undefined)
  expect((await demo.request('DELETE', `/api/own_domains/${id}/`)).statusCode).toBe(204)
  await becomes(context, 'yasmine.localhost', 404)
  const ofDomains = like(sharedAuditEvents.action, 'domains.%')
  const events = await context.tenancy.shared.db.select().from(sharedAuditEvents).where(ofDomains)
  expect(events.map(({ action, actorKind }) => `${action} ${actorKind}`)).toEqual([
    'domains.add member',
    'domains.make_primary member',
    'domains.make_primary member',
    'domains.remove member',
  ])
})

test('a business that is not verified yet takes no names from others', async () => {
  const { context, demo: owner } = await twoOwners()
  const { db } = context.tenancy.shared
  await db.update(tenants).set({ status: 'unverified' }).where(eq(tenants.slug, 'demo'))
  const add = async () => (await owner.post('/api/own_domains/', { subdomain: 'early-bird' })).json()
  expect(await add()).toMatchObject({ status: 409, code: 'tenants.too_many_domains' })
  await db.update(tenants).set({ status: 'trial' }).where(eq(tenants.slug, 'demo'))
  expect(await add()).toMatchObject({ domain: 'early-bird.localhost' })
})

test('a name that is another business’s own is kept for it, in use or not', async () => {
  const { context, demo } = await twoOwners()
  await context.tenancy.shared.db.delete(domains).where(eq(domains.domain, 'acme.localhost'))
  expect((await demo.post('/api/own_domains/', { subdomain: 'acme' })).json()).toMatchObject({
    code: 'tenancy.domain_taken',
  })
})

test('only owners change domains, and only their own', async () => {
  const { context, demo, acme } = await twoOwners()
  const manager = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'manager' })
  const staff = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'staff' })
  const [own] = (await demo.get('/api/own_domains/')).json().results
  const claimed = await claim(demo, 'salon.example')
  expect((await manager.get('/api/own_domains/')).json().count).toBe(1)
  expect((await manager.post('/api/own_domains/', { subdomain: 'yasmine' })).statusCode).toBe(403)
  expect((await staff.get('/api/own_domains/')).statusCode).toBe(403)
  for (const path of [`own_domains/${own.id}`, `domain_claims/${claimed.id}`]) {
    expect((await acme.get(`/api/${path}/`)).statusCode).toBe(404)
    expect((await acme.request('DELETE', `/api/${path}/`)).statusCode).toBe(404)
    expect((await acme.post(`/api/${path}/check/`, undefined)).statusCode).toBe(404)
  }
  expect((await acme.post(`/api/own_domains/${own.id}/make_primary/`, undefined)).statusCode).toBe(404)
})

test('F11: a domain that is claimed leads nowhere until it is proved, and then at once', async () => {
  const { context, demo, TXT } = await twoOwners()
  const claimed = await claim(demo, 'Salon.Example.')
  expect(claimed).toMatchObject({
    domain: 'salon.example',
    leads_to: 'localhost',
    proof: {
      record: { name: '_bookme.salon.example', type: 'TXT', value: expect.stringMatching(/^bookme=[\w-]{32}$/) },
      file: { url: 'http://salon.example/.well-known/bookme.txt', content: expect.stringMatching(/^[\w-]{32}$/) },
    },
  })
  await becomes(context, 'salon.example', 404)
  expect((await check(demo, claimed)).json()).toMatchObject({
    proved: false,
    domain: null,
    claim: { last_error: expect.stringContaining('_bookme.salon.example') },
  })
  await becomes(context, 'salon.example', 404)
  TXT[claimed.proof.record.name] = [claimed.proof.record.value]
  expect((await check(demo, claimed)).json()).toMatchObject({
    proved: true,
    claim: null,
    domain: { domain: 'salon.example', kind: 'own', is_primary: false, failing_since: null },
  })
  await becomes(context, 'salon.example', 200)
  expect((await check(demo, claimed)).statusCode).toBe(404)
  expect((await demo.get('/api/domain_claims/')).json().count).toBe(0)
  expect((await demo.post('/api/domain_claims/', { domain: 'salon.example' })).json().code).toBe('tenancy.domain_taken')
})

test('of several that claim a domain the first to prove it has it, and the others hear why not', async () => {
  const { context, demo, acme, TXT } = await twoOwners()
  const claims = [await claim(demo, 'salon.example'), await claim(acme, 'salon.example')]
  const [one, other] = claims.map(({ proof }) => proof.record) as [
    { name: string; value: string },
    { name: string; value: string },
  ]
  expect(one.value).not.toBe(other.value)
  // The proof of one proves nothing for the other.
  TXT[one.name] = [other.value]
  expect((await check(demo, claims[0]!)).json()).toMatchObject({ proved: false })
  TXT[one.name] = [one.value, other.value]
  const replies = await Promise.all([check(demo, claims[0]!), check(acme, claims[1]!)])
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  expect(replies.find(({ statusCode }) => statusCode === 409)!.json()).toMatchObject({
    code: 'tenancy.domain_taken',
    detail: expect.stringContaining('salon.example is in use'),
  })
  expect(await context.tenancy.shared.db.$count(domains, eq(domains.domain, 'salon.example'))).toBe(1)
  expect(await context.tenancy.shared.db.$count(domainClaims)).toBe(1)
})

test('said again it is the same claim; with and without www one record proves both', async () => {
  const { context, demo, TXT } = await twoOwners()
  const first = await claim(demo, 'salon.example')
  const again = await claim(demo, 'salon.example')
  expect([again.id, again.proof]).toEqual([first.id, first.proof])
  const www = await claim(demo, 'www.salon.example')
  TXT['_bookme.salon.example'] = [first.proof.record.value]
  expect((await check(demo, www)).json()).toMatchObject({ proved: true })
  expect((await check(demo, first)).json()).toMatchObject({ proved: true })
  const unicode = await claim(demo, 'café.example')
  expect(unicode.domain).toBe('xn--caf-dma.example')
  for (const host of ['salon.example', 'www.salon.example:8000']) await becomes(context, host, 200)
})

test('a tier without domains of one’s own has none', async () => {
  const { context, demo } = await twoOwners()
  await context.tenancy.shared.transaction(async (tx) => {
    await tx.update(tenants).set({ subscriptionTier: 'free' })
    await context.tenancy.announce(tx, (await context.open('demo')).id)
  })
  const claimed = async () => (await demo.post('/api/domain_claims/', { domain: 'salon.example' })).json().code
  await expect.poll(claimed, { timeout: 1000 }).toBe('tenants.feature_off')
  expect((await demo.post('/api/own_domains/', { subdomain: 'yasmine' })).statusCode).toBe(201)
})

test('what is the platform’s or nobody’s cannot be claimed, nor more than there is room for', async () => {
  const { demo } = await twoOwners()
  const code = async (domain: string) => (await demo.post('/api/domain_claims/', { domain })).json().code
  for (const domain of ['localhost', 'x.localhost', 'a.b.localhost'])
    expect(await code(domain)).toBe('tenants.reserved_name')
  for (const domain of ['com', 'co.ma', 'github.io']) expect(await code(domain)).toBe('tenants.unownable_domain')
  for (const domain of ['127.0.0.1', 'a_b.ma', 'http://x.ma', '']) expect(await code(domain)).toBe('core.invalid')
  for (let index = 0; index < 10; index += 1) await claim(demo, `salon${index}.example`)
  expect(await code('one-more.example')).toBe('tenants.too_many_domains')
  expect((await demo.post('/api/domain_claims/', { domain: 'salon3.example' })).statusCode).toBe(201)
})

test('operators add what is not proved for a reason, and it is written down', async () => {
  const { context } = await twoOwners()
  const operator = await signIn(context, 'localhost:8000', { superuser: true })
  const { id: tenant_id } = await context.open('demo')
  const add = (more: object) => operator.post('/api/domains/', { tenant_id, domain: 'salon.example', ...more })
  expect((await add({})).json()).toMatchObject({ code: 'tenants.invalid', errors: [{ field: 'reason' }] })
  expect((await add({ reason: 'Moved from elsewhere' })).statusCode).toBe(201)
  expect((await operator.post('/api/domains/', { tenant_id, domain: 'second.localhost' })).statusCode).toBe(201)
  const events = await context.tenancy.shared.db
    .select()
    .from(sharedAuditEvents)
    .where(and(eq(sharedAuditEvents.action, 'domains.add'), eq(sharedAuditEvents.objectLabel, 'salon.example')))
  expect(events).toMatchObject([{ actorKind: 'operator', reason: 'Moved from elsewhere', tenantId: tenant_id }])
})

test('where a business wishes it, its pages lead to its primary domain, and only there', async () => {
  const { context } = await twoOwners()
  const { app, tenancy, open } = context
  const { id: tenantId } = await open('demo')
  await tenancy.shared.db.insert(domains).values({ tenantId, domain: 'salon.example', isPrimary: false })
  // Over the wire: a test's own requests have tidier addresses than those that people make up.
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const ask = (url: string, host = 'salon.example', method = 'GET') => send(port, host, url, { method })
  expect((await ask('/')).status).toBe(200)
  await tenancy.shared.db.update(configs).set({ redirectToPrimary: true }).where(eq(configs.tenantId, tenantId))
  for (const [url, target] of [
    ['/', 'http://demo.localhost/'],
    ['/book?service=1&x=%2F%2Fevil.example', 'http://demo.localhost/book?service=1&x=%2F%2Fevil.example'],
    ['//evil.example/%2e%2e', 'http://demo.localhost//evil.example/%2e%2e'],
    ['/\\evil.example', 'http://demo.localhost/\\evil.example'],
    ['/@evil.example', 'http://demo.localhost/@evil.example'],
    ['/apiary', 'http://demo.localhost/apiary'],
  ] as const) {
    for (const method of ['GET', 'HEAD'] as const) {
      const reply = await ask(url, 'salon.example', method)
      expect([url, reply.status, reply.headers.location]).toEqual([url, 308, target])
      expect(new URL(reply.headers.location as string).host).toBe('demo.localhost')
      expect(reply.headers['cache-control']).toBe('no-store')
    }
  }
  expect((await ask('/book', 'salon.example:8000')).headers.location).toBe('http://demo.localhost:8000/book')
  expect((await ask('/api/services/')).status).toBe(200)
  expect((await ask('/.well-known/bookme.txt')).status).toBe(404)
  // A link that signs in is bound to its host.
  expect((await ask('/auth/magic-link?token=x')).status).not.toBe(308)
  expect((await ask('/book', 'salon.example', 'POST')).status).toBe(404)
  expect((await ask('/', 'demo.localhost')).status).toBe(200)
  expect((await ask('/', 'acme.localhost')).status).toBe(200)
  expect((await ask('/', 'localhost')).status).toBe(200)
})
