import { expect, onTestFinished, test, vi } from 'vitest'
import { newService, newStaffMember, soon, testConfig, testDatabase } from '../test/fixtures.ts'
import { customers } from './modules/customers/tables.ts'
import { configs } from './modules/tenants/tables.ts'
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
  expect(log.info).toHaveBeenCalledWith({ sessions: 1 }, 'removed expired sessions')

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
  expect(readAll).toHaveBeenCalledTimes(1)

  const now = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000)
  await turns(reconcile.mock.calls.length + 1)
  await expect.poll(() => readAll.mock.calls.length).toBe(2)
  expect(log.error).not.toHaveBeenCalled()
})
