import type { TenantHandle } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { assertConsistent } from '../../../test/consistency.ts'
import { newService, newStaffMember, openApp, soon } from '../../../test/fixtures.ts'
import { bookingEvents, bookings } from '../bookings/tables.ts'
import { services } from '../services/tables.ts'
import { settingsOf } from '../tenants/index.ts'
import { tenants } from '../tenants/tables.ts'
import { join } from './operations.ts'
import { sweeperOf } from './sweep.ts'
import { entries, offers } from './tables.ts'

const date = soon.toString().slice(0, 10)
const now = Temporal.Now.instant().round('second')
const after = (minutes: number) => now.add({ minutes })
const fakeLog = () => ({ info: vi.fn(), warn: vi.fn(), error: vi.fn() })

/** Both businesses, each with a service that can be booked all day, and a way to go round their waiting lists. */
async function openTwo() {
  const context = await openApp({ testClock: true })
  const { tenancy } = context
  const settings = settingsOf(tenancy)
  const log = fakeLog()
  const sweep = sweeperOf({ tenancy, settings, log })
  const open = async (slug: string) => {
    const tenant = await tenancy.open(slug)
    const { id: serviceId } = await newService(tenant.db, { intervalMinutes: 60 })
    await newStaffMember(tenant.db)
    return { tenant, serviceId }
  }
  const wait = async ({ tenant, serviceId }: { tenant: TenantHandle; serviceId: string }, name: string) => {
    const { zone } = await settings(tenant.id)
    const wish = { serviceId, fromDate: date, toDate: date }
    return tenant.transaction((tx) => join(tx, { customerEmail: `${name}@example.com` }, wish, { zone, now }))
  }
  return { ...context, log, sweep, wait, demo_: await open('demo'), acme_: await open('acme') }
}
const statusesOf = async ({ tenant }: { tenant: TenantHandle }) =>
  (await tenant.db.select().from(entries).orderBy(entries.id)).map(({ status }) => status)

test('the sweep serves every business at which somebody waits, and tells what it did', async () => {
  const { sweep, wait, demo_, acme_, log } = await openTwo()
  await wait(demo_, 'amina')
  await wait(acme_, 'nadia')
  await sweep(now)
  expect([await statusesOf(demo_), await statusesOf(acme_)]).toEqual([['offered'], ['offered']])
  expect(log.info.mock.calls).toEqual([
    [{ slug: 'acme', lapsed: 0, offered: 1 }, 'went round the waiting list'],
    [{ slug: 'demo', lapsed: 0, offered: 1 }, 'went round the waiting list'],
  ])
  // Of what lapses it is told at once, and by nobody else.
  await sweep(after(29))
  expect(await statusesOf(demo_)).toEqual(['offered'])
  await sweep(after(30))
  expect([await statusesOf(demo_), await statusesOf(acme_)]).toEqual([['lapsed'], ['lapsed']])
  for (const { tenant } of [demo_, acme_]) await assertConsistent(tenant.db)
})

test('holds and requests whose time has passed are expired, also where nobody waits', async () => {
  const { sweep, demo, demo_ } = await openTwo()
  const { db } = demo_.tenant
  const at = (hours: number) => ({ service_id: demo_.serviceId, start_time: soon.add({ hours }).toString() })
  const clock = { 'x-test-now': now.toString() }
  const held = (await demo.post('/api/bookings/hold/', at(0), clock)).json()
  await db.update(services).set({ requiresApproval: true })
  const asked = (await demo.post('/api/bookings/', { ...at(1), customer_email: 'a@example.com' }, clock)).json()
  await db
    .update(bookings)
    .set({ expiresAt: after(20) })
    .where(eq(bookings.id, asked.id))
  const statuses = async () =>
    Object.fromEntries((await db.select().from(bookings)).map(({ id, status }) => [id, status]))
  await sweep(after(9))
  expect(await statuses()).toEqual({ [held.id]: 'held', [asked.id]: 'pending' })
  await sweep(after(10))
  expect(await statuses()).toEqual({ [held.id]: 'expired', [asked.id]: 'pending' })
  await sweep(after(20))
  expect(await statuses()).toEqual({ [held.id]: 'expired', [asked.id]: 'expired' })
  const told = await db.select().from(bookingEvents).where(eq(bookingEvents.kind, 'expired'))
  expect(told.map(({ actorKind, channel }) => [actorKind, channel])).toEqual(Array(2).fill(['system', 'clock']))
  await assertConsistent(db)
})

test('where nothing has lapsed those who wait are asked every ten minutes', async () => {
  const { sweep, wait, demo_ } = await openTwo()
  const { db } = demo_.tenant
  await db.update(services).set({ isActive: true, minNoticeMinutes: 500_000 })
  await wait(demo_, 'amina')
  await sweep(now)
  // A business that lets people come sooner has no request that would ask them.
  await db.update(services).set({ minNoticeMinutes: 0 })
  await sweep(after(9))
  expect(await statusesOf(demo_)).toEqual(['waiting'])
  await sweep(after(10))
  expect(await statusesOf(demo_)).toEqual(['offered'])
})

test('a business that is broken or closed stops no other, and is told of once', async () => {
  const { sweep, wait, demo_, acme_, log, tenancy } = await openTwo()
  await wait(demo_, 'amina')
  await wait(acme_, 'nadia')
  await tenancy.internals.owner.with((client) => client.query('alter table tenant_acme.waitlist_offer rename to gone'))
  await sweep(now)
  await sweep(after(1))
  expect(await statusesOf(demo_)).toEqual(['offered'])
  expect(log.error.mock.calls).toEqual([
    [{ slug: 'acme', err: expect.any(Error) }, 'cannot go round the waiting list of this business'],
  ])
  // Readable, and yet not to be served.
  await tenancy.internals.owner.with((client) =>
    client.query(`alter table tenant_acme.gone rename to waitlist_offer;
      alter table tenant_acme.waitlist_offer add constraint never check (start_time < '2000-01-01')`),
  )
  await sweep(after(20))
  await sweep(after(40))
  expect([await statusesOf(demo_), await statusesOf(acme_)]).toEqual([['lapsed'], ['waiting']])
  expect(log.error).toHaveBeenCalledTimes(1)
  await tenancy.internals.owner.with((client) =>
    client.query('alter table tenant_acme.waitlist_offer drop constraint never'),
  )
  await tenancy.shared.db.update(tenants).set({ status: 'suspended' }).where(eq(tenants.slug, 'acme'))
  await sweep(after(60))
  expect(await statusesOf(acme_)).toEqual(['waiting'])
  await tenancy.shared.db.update(tenants).set({ status: 'past_due' }).where(eq(tenants.slug, 'acme'))
  await sweep(after(61))
  expect(await statusesOf(acme_)).toEqual(['offered'])
  await assertConsistent(acme_.tenant.db)
})

test('two sweeps at once, as of two workers, offer and lapse everything once', async () => {
  const { wait, demo_, tenancy } = await openTwo()
  const { db } = demo_.tenant
  for (const name of ['a', 'b', 'c', 'd']) await wait(demo_, name)
  const log = fakeLog()
  const sweeps = Array.from({ length: 3 }, () => sweeperOf({ tenancy, settings: settingsOf(tenancy), log }))
  await Promise.all(sweeps.map((sweep) => sweep(now)))
  expect(await statusesOf(demo_)).toEqual(Array(4).fill('offered'))
  expect(await db.$count(offers)).toBe(4)
  await Promise.all(sweeps.map((sweep) => sweep(after(30))))
  expect(await statusesOf(demo_)).toEqual(Array(4).fill('lapsed'))
  const told = (await db.select().from(bookingEvents)).filter(({ kind }) => kind === 'waitlist_lapsed')
  expect(told).toHaveLength(4)
  expect(log.error).not.toHaveBeenCalled()
  await assertConsistent(db)
})
