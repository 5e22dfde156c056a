import { eq, isNotNull } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { openApp } from '../../../../test/fixtures.ts'
import { sharedAuditEvents } from '../../../core/audit/shared-tables.ts'
import { messages } from '../../mail/tables.ts'
import { configs, domainClaims, domains, tenants } from '../tables.ts'
import { proofFinder, recheckDomains } from './index.ts'
import { takeUnchecked } from './queries.ts'
import { nameServer } from './test/internet.ts'

const start = Temporal.Instant.from('2030-01-07T09:00:00Z')
const token = 'a-token-of-thirty-two-characters'

async function world() {
  const names = {
    TXT: { '_bookme.salon.example': [`bookme=${token}`] } as Record<string, string[]>,
    broken: [] as string[],
  }
  const { dnsServers, asked } = await nameServer(names)
  const context = await openApp({ dnsServers })
  const { tenancy, config } = context
  const { db } = tenancy.shared
  const { id: tenantId } = await context.open('demo')
  await db.update(domains).set({ isPrimary: false }).where(eq(domains.tenantId, tenantId))
  await db.insert(domains).values({
    ...{ tenantId, domain: 'salon.example', isPrimary: true, proofToken: token, checkedAt: start },
  })
  const log = { info: vi.fn(), warn: vi.fn() }
  const options = { tenancy, platform: config.baseDomain, findProof: proofFinder(config), log }
  return {
    ...{ context, names, asked, db, tenantId, log },
    /** What the worker does, so many hours later. */
    after: (hours: number) => recheckDomains(options, start.add({ hours }), new AbortController().signal),
    salon: async () => (await db.select().from(domains).where(eq(domains.domain, 'salon.example')))[0],
    primary: async () => (await context.open('demo')).primaryDomain,
    kinds: async () => (await db.select().from(messages)).map(({ kind }) => kind),
    actions: async () =>
      (await db.select().from(sharedAuditEvents))
        .map(({ action }) => action)
        .filter((action) => action.startsWith('domains.')),
  }
}

test('once a day the proof is looked for, and where it stands nothing changes', async () => {
  const { after, salon, asked, kinds, actions } = await world()
  await after(23)
  expect(asked).toEqual([])
  await after(25)
  expect(asked).toContain('TXT _bookme.salon.example')
  expect(await salon()).toMatchObject({ failingSince: null, checkedAt: start.add({ hours: 25 }) })
  expect([await kinds(), await actions()]).toEqual([[], []])
})

test('missing for a day the owner is told, back again all is well', async () => {
  const { after, salon, names, kinds, actions, db } = await world()
  const { '_bookme.salon.example': record } = names.TXT
  delete names.TXT['_bookme.salon.example']
  await after(25)
  expect(await salon()).toMatchObject({ failingSince: start.add({ hours: 25 }) })
  expect(await kinds()).toEqual([])
  await after(50)
  await after(75)
  expect(await kinds()).toEqual(['domain_missing'])
  const [letter] = await db.select().from(messages)
  expect(letter).toMatchObject({
    recipient: 'contact@demo.example',
    text: expect.stringContaining(`_bookme.salon.example TXT bookme=${token}`),
  })
  names.TXT['_bookme.salon.example'] = record!
  await after(100)
  expect(await salon()).toMatchObject({ failingSince: null, metadata: {} })
  expect(await actions()).toEqual(['domains.proof_missing', 'domains.proof_back'])
  // And from the beginning, should it be missing once more.
  delete names.TXT['_bookme.salon.example']
  for (const hours of [125, 150]) await after(hours)
  expect(await kinds()).toEqual(['domain_missing', 'domain_missing'])
})

test('missing for a week it is taken away, and the business is found below the platform’s again', async () => {
  const { after, salon, names, kinds, actions, primary, context, db } = await world()
  await db.update(configs).set({ language: 'ar' })
  delete names.TXT['_bookme.salon.example']
  for (let day = 1; day <= 7; day += 1) await after(day * 25)
  expect(await salon()).toBeDefined()
  await after(8 * 25)
  expect(await salon()).toBeUndefined()
  expect(await primary()).toBe('demo.localhost')
  expect(await kinds()).toEqual(['domain_missing', 'domain_lost'])
  const [, letter] = await db.select().from(messages)
  expect(letter!.html).toContain('dir="rtl"')
  expect(letter!.text).toContain('demo.localhost')
  expect(await actions()).toEqual(['domains.proof_missing', 'domains.lose'])
  const reply = await context.app.inject({ url: '/', headers: { host: 'salon.example' } })
  expect(reply.statusCode).toBe(404)
})

test('a business that has no other domain is given the one of its name', async () => {
  const { after, names, primary, db, salon } = await world()
  await db.delete(domains).where(eq(domains.domain, 'demo.localhost'))
  delete names.TXT['_bookme.salon.example']
  await after(25)
  await after(25 + 7 * 24 + 1)
  expect(await salon()).toBeUndefined()
  expect(await primary()).toBe('demo.localhost')
})

test('what nobody can tell counts neither for it nor against it', async () => {
  const { after, salon, names, kinds } = await world()
  names.broken = ['salon.example']
  for (let day = 1; day <= 10; day += 1) await after(day * 25)
  expect(await salon()).toMatchObject({ failingSince: null })
  names.broken = []
  delete names.TXT['_bookme.salon.example']
  await after(300)
  names.broken = ['salon.example']
  await after(300 + 8 * 24)
  expect(await salon()).toMatchObject({ failingSince: start.add({ hours: 300 }) })
  expect(await kinds()).toEqual([])
})

test('several workers look at each domain once', async () => {
  const { after, asked, db, tenantId } = await world()
  const many = Array.from({ length: 25 }, (_, index) => `salon${index}.example`)
  await db
    .insert(domains)
    .values(many.map((domain) => ({ tenantId, domain, isPrimary: false, proofToken: token, checkedAt: start })))
  const now = start.add({ hours: 25 })
  const taken = await Promise.all(
    Array.from({ length: 8 }, () => takeUnchecked(db, { before: start.add({ hours: 1 }), now, most: 5 })),
  )
  const ids = taken.flat().map(({ id }) => id)
  expect([ids.length, new Set(ids).size]).toEqual([26, 26])
  await db.update(domains).set({ checkedAt: start }).where(isNotNull(domains.proofToken))
  await Promise.all([after(25), after(25), after(25)])
  const records = asked.filter((question) => question.startsWith('TXT '))
  expect(records.length).toBe(26)
  expect(new Set(records).size).toBe(26)
})

test('claims that nobody proved are forgotten after a month', async () => {
  const { after, db, tenantId, context } = await world()
  await db.insert(domainClaims).values({ tenantId, domain: 'x.example', token, expiresAt: start.add({ hours: 10 }) })
  await after(9)
  expect(await db.$count(domainClaims)).toBe(1)
  await after(11)
  expect(await db.$count(domainClaims)).toBe(0)
  expect(await context.tenancy.shared.db.$count(tenants)).toBe(2)
})
