import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newService, newStaffMember, soon, testConfig, testDatabase } from '../test/fixtures.ts'
import { mailServer } from '../test/mail-server.ts'
import { idempotencyKeys, sharedIdempotencyKeys } from './core/idempotency/index.ts'
import { customers } from './modules/customers/tables.ts'
import { queueMessage } from './modules/mail/index.ts'
import { messages } from './modules/mail/tables.ts'
import { createTenant } from './modules/tenants/index.ts'
import { configs, domains } from './modules/tenants/tables.ts'
import { findOrCreateUser } from './modules/users/index.ts'
import { sessions } from './modules/users/tables.ts'
import { entries } from './modules/waitlist/tables.ts'
import { openTenancy } from './tenancy.ts'
import { startWorker } from './worker.ts'

test('the worker removes expired sessions when it starts and once an hour, and no others', async () => {
  const database = await testDatabase()
  const config = testConfig(database)
  const tenancy = openTenancy(config, { owner: true })
  const { db } = tenancy.shared
  const { userId } = await tenancy.shared.transaction((tx) =>
    findOrCreateUser(tx, { email: 'user@example.com', password: 'a long password', name: 'User' }),
  )
  const open = (token: string, minutes: number) =>
    db.insert(sessions).values({ userId, token, host: 'localhost', expiresAt: new Date(Date.now() + minutes * 60_000) })
  const tokens = async () => (await db.select({ token: sessions.token }).from(sessions)).map(({ token }) => token)
  await open('running', 60)
  await open('expired', -1)

  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const worker = startWorker({ tenancy, config, log, spares: 0 })
  onTestFinished(async () => {
    vi.restoreAllMocks()
    await worker.stop()
    await tenancy.close()
    await database.drop()
  })
  await expect.poll(tokens).toEqual(['running'])
  await expect
    .poll(() => log.info.mock.calls)
    .toContainEqual([expect.objectContaining({ sessions: 1 }), 'removed what log-in needs no more'])

  await open('expired later', -1)
  const reconcile = vi.spyOn(tenancy, 'reconcile')
  const turns = (count: number) =>
    expect.poll(() => reconcile.mock.calls.length, { timeout: 15_000 }).toBeGreaterThan(count)
  await turns(1)
  expect((await tokens()).sort()).toEqual(['expired later', 'running'])

  const now = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 60 * 60 * 1000)
  await turns(reconcile.mock.calls.length + 1)
  expect(await tokens()).toEqual(['running'])
  expect(log.warn).not.toHaveBeenCalledWith(expect.anything(), expect.stringContaining('cannot'))
})

test('the worker compares time zones with the database’s once, when it starts', async () => {
  const database = await testDatabase()
  const config = testConfig(database)
  const tenancy = openTenancy(config, { owner: true })
  // On this one they differ whatever their data.
  await tenancy.shared.db.update(configs).set({ timeZone: 'CET' })
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const reconcile = vi.spyOn(tenancy, 'reconcile')
  const worker = startWorker({ tenancy, config, log, spares: 0 })
  onTestFinished(async () => {
    vi.restoreAllMocks()
    await worker.stop()
    await tenancy.close()
    await database.drop()
  })
  await expect.poll(() => reconcile.mock.calls.length, { timeout: 15_000 }).toBeGreaterThan(2)
  expect(log.warn.mock.calls).toEqual([[expect.objectContaining({ zone: 'CET' }), expect.any(String)]])
})

test('the worker removes idempotency keys older than a day, of all businesses that can be reached', async () => {
  const database = await testDatabase()
  const config = testConfig(database)
  const tenancy = openTenancy(config, { owner: true })
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  const wanted = { name: 'Broken', email: 'x@example.com', status: 'active', actorId: null, reason: 'test' } as const
  await createTenant(tenancy, 'localhost', { ...wanted, slug: 'broken', domain: 'broken.localhost' })
  const businesses = await Promise.all(['acme', 'broken', 'demo'].map((slug) => tenancy.open(slug)))
  const [acme, broken, demo] = businesses as [(typeof businesses)[0], (typeof businesses)[0], (typeof businesses)[0]]
  const aged = (count: number, hours: number) =>
    Array.from({ length: count }, (_, index) => ({
      key: `${hours} ${index}`,
      bodyHash: '',
      createdAt: Temporal.Now.instant().subtract({ hours }),
    }))
  // More than go in one statement.
  await demo.db.insert(idempotencyKeys).values(aged(2500, 25))
  for (const { db } of businesses) await db.insert(idempotencyKeys).values([...aged(2, 48), ...aged(2, 23)])
  await tenancy.shared.db.insert(sharedIdempotencyKeys).values([...aged(3, 25), ...aged(1, 23)])
  // One whose table is gone, one where nothing can be deleted.
  await tenancy.internals.owner.with(async (client) => {
    await client.query(`drop table ${broken.schemaName}.core_idempotency_key`)
    const { rows } = await client.query('select role_name from public.tenancy_schema where tenant_id = $1', [acme.id])
    await client.query(`revoke delete on ${acme.schemaName}.core_idempotency_key from ${rows[0].role_name}`)
  })

  const worker = startWorker({ tenancy, config, log, spares: 0 })
  await expect.poll(() => log.error.mock.calls.length).toBe(1)
  await worker.stop()
  expect(log.info).toHaveBeenCalledWith({ keys: 2505 }, 'removed idempotency keys older than a day')
  const [[facts, message]] = log.error.mock.calls as [[{ tenants: string[]; err: Error }, string]]
  expect(message).toBe('cannot remove the idempotency keys of these tenants')
  expect(facts).toEqual({ tenants: ['broken', 'acme'], err: expect.any(Error) })
  expect(await demo.db.$count(idempotencyKeys)).toBe(2)
  expect(await acme.db.$count(idempotencyKeys)).toBe(4)
  expect(await tenancy.shared.db.$count(sharedIdempotencyKeys)).toBe(1)
  expect(log.warn).not.toHaveBeenCalledWith(expect.anything(), expect.stringContaining('cannot'))
})

test('the worker goes round the waiting lists when it starts and once a minute', async () => {
  const database = await testDatabase()
  const config = testConfig(database)
  const tenancy = openTenancy(config, { owner: true })
  const { db } = await tenancy.open('demo')
  const { id: serviceId } = await newService(db)
  await newStaffMember(db)
  const wait = async (email: string) => {
    const [customer] = await db.insert(customers).values({ email }).returning()
    const date = soon.toString().slice(0, 10)
    await db.insert(entries).values({ customerId: customer!.id, serviceId, fromDate: date, toDate: date })
  }
  const statuses = async () => (await db.select().from(entries)).map(({ status }) => status).sort()
  await wait('first@example.com')
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const reconcile = vi.spyOn(tenancy, 'reconcile')
  const readAll = vi.spyOn(tenancy, 'readAll')
  const worker = startWorker({ tenancy, config, log, spares: 0 })
  onTestFinished(async () => {
    vi.restoreAllMocks()
    await worker.stop()
    await tenancy.close()
    await database.drop()
  })
  await expect.poll(statuses, { timeout: 10_000 }).toEqual(['offered'])
  const turns = (count: number) =>
    expect.poll(() => reconcile.mock.calls.length, { timeout: 15_000 }).toBeGreaterThan(count)
  await turns(reconcile.mock.calls.length + 1)
  // Beside the round old keys, codes, deliveries, messages and receipts are looked for at the start, and once an hour.
  expect(readAll).toHaveBeenCalledTimes(6)

  const now = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000)
  await turns(reconcile.mock.calls.length + 1)
  await expect.poll(() => readAll.mock.calls.length).toBe(7)
  expect(log.error).not.toHaveBeenCalled()
})

test('the worker sends mail, and looks for the proofs of domains; a text to a telephone is no mail', async () => {
  const database = await testDatabase()
  const server = await mailServer()
  const config = { ...testConfig(database), smtpUrl: server.url }
  const tenancy = openTenancy(config, { owner: true })
  const { db } = tenancy.shared
  const { id: tenantId } = await tenancy.open('demo')
  await db.insert(domains).values({ tenantId, domain: 'salon.example', isPrimary: false, proofToken: 'x' })
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const worker = startWorker({ tenancy, config, log, spares: 0 })
  onTestFinished(async () => {
    await worker.stop()
    await tenancy.close()
    await database.drop()
  })
  await tenancy.shared.transaction(async (tx) => {
    await queueMessage(tx, { kind: 'code', channel: 'sms', recipient: '+212600000000', text: 'x' })
    await queueMessage(tx, { kind: 'link', recipient: 'amina@example.com', text: 'x' })
  })
  await expect.poll(() => server.received.length, { timeout: 5000 }).toBe(1)
  const states = async () =>
    (await db.select().from(messages)).map(({ kind, sentAt }) => `${kind} ${sentAt !== null}`).sort()
  await expect.poll(states).toEqual(['code false', 'link true'])
  const salon = async () => (await db.select().from(domains).where(eq(domains.domain, 'salon.example')))[0]
  await expect.poll(async () => (await salon())?.checkedAt ?? null, { timeout: 10_000 }).not.toBeNull()
  expect(log.warn).not.toHaveBeenCalledWith(expect.anything(), expect.stringContaining('cannot'))
})
