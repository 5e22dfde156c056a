import { eq } from 'drizzle-orm'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { type AppContext, appOfFile, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { emit } from '../../core/events.ts'
import { startJobs } from '../../core/jobs/index.ts'
import { jobOutbox } from '../../core/jobs/shared-tables.ts'
import { messages } from '../mail/tables.ts'
import { MoneyRecorded } from '../payments/index.ts'
import { transactions } from '../payments/tables.ts'
import { services } from '../services/tables.ts'
import { settingsOf } from '../tenants/index.ts'
import { ownersOf } from '../users/index.ts'
import { webhookHandlers } from './handlers.ts'
import { webhookDeliveries, webhookEndpoints } from './tables.ts'
import { isSignedBy, receiver } from './test/receiver.ts'

const app = appOfFile({ testWebhookLoopback: true })
let hour = 0

beforeEach(async () => {
  for (const slug of ['demo', 'acme']) {
    const { db } = await app().open(slug)
    await db.delete(webhookEndpoints)
  }
  await app().tenancy.shared.db.delete(jobOutbox)
})

/** What a worker does, until the test ends. */
function startWork({ tenancy, config }: AppContext) {
  const jobs = startJobs({
    ownerUrl: config.ownerUrl as string,
    shared: tenancy.shared.db,
    findTenant: (id) => tenancy.find(id),
    isClosed: () => false,
    closedTenants: 'select id from tenant_tenant where false',
    handlers: webhookHandlers({ tenancy, config, settings: settingsOf(tenancy), ownersOf }),
    log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
  })
  onTestFinished(() => jobs.stop())
}

/** A business with a service, its owner, and a webhook to somebody. */
async function business(slug: 'demo' | 'acme') {
  const tenant = await app().open(slug)
  const owner = await signIn(app(), `${slug}.localhost:8000`, { memberOf: slug })
  const service = await newService(tenant.db)
  await newStaffMember(tenant.db)
  const listen = async (events: string[] = ['*'], more: object = {}) => {
    const there = await receiver()
    const reply = await owner.post('/api/webhooks/', { url: there.url, events, ...more })
    const { id, secret } = reply.json()
    return { ...there, id, secret }
  }
  const book = async () => {
    const start_time = soon.add({ hours: hour++ }).toString()
    const body = { service_id: service.id, customer_email: 'amina@example.com', start_time, notes: 'Allergie' }
    return (await owner.post('/api/bookings/', body)).json()
  }
  return { tenant, owner, listen, book }
}

const types = (events: { type: string }[]) => events.map(({ type }) => type).sort()

test('each endpoint is told what it asked for, by two workers once, and never what happens elsewhere', async () => {
  const [demo, acme] = [await business('demo'), await business('acme')]
  const all = await demo.listen()
  const some = await demo.listen(['booking.cancelled', 'payment.recorded'])
  const off = await demo.listen(['*'], { is_active: false })
  const ofAcme = await acme.listen()
  startWork(app())
  startWork(app())
  const booking = await demo.book()
  const moved = { start_time: soon.add({ hours: hour++ }).toString() }
  await demo.owner.post(`/api/bookings/${booking.id}/reschedule/`, moved)
  await demo.owner.post(`/api/bookings/${booking.id}/cancel/`, {})
  await acme.book()
  await expect
    .poll(() => [all, some, ofAcme].map(({ received }) => received.length), { timeout: 15_000 })
    .toEqual([3, 1, 1])
  expect(types(all.events())).toEqual(['booking.cancelled', 'booking.confirmed', 'booking.moved'])
  expect(types(some.events())).toEqual(['booking.cancelled'])
  expect(off.received).toEqual([])
  // The other business was told of its own, by the same workers at the same time.
  expect(ofAcme.events()).toMatchObject([{ tenant: 'acme', type: 'booking.confirmed' }])
  expect(all.events().every(({ tenant }: { tenant: string }) => tenant === 'demo')).toBe(true)
  expect(all.received.every((message) => isSignedBy(all.secret, message))).toBe(true)
  expect(all.received.some((message) => isSignedBy(some.secret, message))).toBe(false)

  const inOrder = all.events().toSorted((one, other) => one.sequence - other.sequence)
  expect(inOrder.map(({ type, sequence }) => [type, sequence])).toEqual([
    ['booking.confirmed', 1],
    ['booking.moved', 2],
    ['booking.cancelled', 3],
  ])
  expect(inOrder[1]).toMatchObject({
    data: {
      booking: { id: booking.id, price: '150.00', currency: 'MAD', customer_id: booking.customer_id },
      change: { before: { start_time: booking.start_time }, after: moved, from_status: 'confirmed' },
    },
  })
  // What people wrote about themselves goes nowhere.
  for (const { body } of all.received) expect(body).not.toMatch(/Allergie|notes|answers|health|amina/)
  const events = (await demo.owner.get(`/api/events/?booking_id=${booking.id}`)).json().results
  expect(inOrder.map(({ id }) => id).sort()).toEqual(events.map(({ id }: { id: string }) => id).sort())
})

test('where nobody listens nothing is asked for, and a hold is told to nobody', async () => {
  const demo = await business('demo')
  const { shared } = app().tenancy
  await demo.book()
  await demo.listen(['*'], { is_active: false })
  await demo.book()
  const asked = () => shared.db.$count(jobOutbox, eq(jobOutbox.name, 'webhooks.fan_out'))
  expect(await asked()).toBe(0)
  await demo.listen()
  const [service] = await demo.tenant.db.select().from(services)
  const wanted = { service_id: service!.id, start_time: soon.add({ hours: hour++ }).toString() }
  const held = (await app().demo.post('/api/bookings/hold/', wanted)).json()
  await app().demo.post(`/api/bookings/${held.id}/release/`, { token: held.token })
  expect(await asked()).toBe(0)
  // The control.
  await demo.book()
  expect(await asked()).toBe(1)
})

test('what is undone is told to nobody', async () => {
  const demo = await business('demo')
  await demo.listen()
  const undone = demo.tenant.transaction(async (tx) => {
    const [transaction] = await tx.insert(transactions).values(payment).returning()
    await emit(tx, MoneyRecorded, { transaction: transaction!, receipt: undefined })
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  expect(await app().tenancy.shared.db.$count(jobOutbox)).toBe(0)
})

const payment = { kind: 'payment', method: 'cash', amountMinor: 150_00, occurredAt: soon } as const

test('money that is written down is told with its amount, and in no order', async () => {
  const demo = await business('demo')
  const { events } = await demo.listen(['payment.recorded'])
  startWork(app())
  await demo.tenant.transaction(async (tx) => {
    const [transaction] = await tx.insert(transactions).values(payment).returning()
    await emit(tx, MoneyRecorded, { transaction: transaction!, receipt: undefined })
  })
  await expect.poll(() => events().length, { timeout: 10_000 }).toBe(1)
  expect(events()[0]).toMatchObject({
    type: 'payment.recorded',
    sequence: null,
    data: { transaction: { kind: 'payment', method: 'cash', amount: '150.00', currency: 'MAD', receipt_number: null } },
  })
})

test('an endpoint that wants no more is switched off, and its owners are written to once', async () => {
  const demo = await business('demo')
  const { email } = (await demo.owner.get('/api/auth/get-session')).json().user
  const there = await receiver((_request, response) => void response.writeHead(410).end())
  const { id } = (await demo.owner.post('/api/webhooks/', { url: `${there.url}?token=s3cret` })).json()
  startWork(app())
  await demo.owner.post(`/api/webhooks/${id}/test/`, undefined)
  const { shared } = app().tenancy
  const letters = () => shared.db.select().from(messages).where(eq(messages.recipient, email))
  await expect.poll(async () => (await letters()).length, { timeout: 10_000 }).toBe(1)
  const [letter] = await letters()
  expect(letter).toMatchObject({ kind: 'webhook_switched_off', tenantId: demo.tenant.id })
  expect(letter!.text).toContain('410')
  expect(letter!.text).toContain(new URL(there.url).host)
  // An address may have a secret in it.
  expect(`${letter!.text}${letter!.html}`).not.toContain('s3cret')
  expect((await demo.owner.get(`/api/webhooks/${id}/`)).json()).toMatchObject({ is_active: false })
  expect(await demo.tenant.db.$count(webhookDeliveries, eq(webhookDeliveries.status, 'failed'))).toBe(1)
})
