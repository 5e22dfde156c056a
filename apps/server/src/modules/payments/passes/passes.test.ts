import type { TenantHandle } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { appOfFile, type Client, newService, newStaffMember, signIn, soon } from '../../../../test/fixtures.ts'
import { expireLapsed } from '../../bookings/index.ts'
import { addons } from '../../services/tables.ts'
import { reconcileLedger } from '../reconciliation/reconcile.ts'
import { passes, passUses, transactions } from '../tables.ts'

const app = appOfFile()
let owner: Client
let reception: Client
let tenant: TenantHandle
let hammam: string
let massage: string
let staffId: string
let tenHammams: string
let hours = 0

beforeAll(async () => {
  owner = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
  reception = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo', role: 'reception' })
  tenant = await app().open('demo')
  hammam = (await newService(tenant.db, { name: 'Hammam', priceMinor: 150_00 })).id
  massage = (await newService(tenant.db, { name: 'Massage', priceMinor: 300_00 })).id
  staffId = (await newStaffMember(tenant.db)).id
  const tiers = [{ minutes_before: 60 * 24 * 40, percent: 50 }]
  await owner.post('/api/policies/', { deposit_percent: 50, cancel_tiers: tiers, no_show_percent: 100 })
  tenHammams = await newType({})
})

async function newType(more: Record<string, unknown>): Promise<string> {
  const body = { name: `Ten hammams ${hours++}`, service_ids: [hammam], uses: 10, price: '1200.00', ...more }
  const reply = await owner.post('/api/pass_types/', body)
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json().id
}

/** @param email - who buys it */
async function sell(email: string, typeId = tenHammams, amount = '1200.00') {
  const payments = [{ method: 'cash', amount }]
  const reply = await reception.post('/api/passes/sell/', { type_id: typeId, customer_email: email, payments })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json() as { pass: { id: string; code: string; customer_id: string }; transactions: { id: string }[] }
}

const wish = (email: string, more: Record<string, unknown> = {}) => ({
  ...{ service_id: hammam, staff_id: staffId, customer_email: email },
  start_time: soon.add({ hours: hours++ }).toString(),
  ...more,
})
const book = (email: string, more: Record<string, unknown> = {}, client: Pick<Client, 'post'> = app().demo) =>
  client.post('/api/bookings/', wish(email, more))
const restOf = async (id: string) => (await reception.get(`/api/passes/${id}/`)).json().rest
const balance = async (id: string) => (await reception.get(`/api/bookings/${id}/balance/`)).json()

test('a pass is sold in full, has its receipt and is revenue once; its uses cover visits without a deposit', async () => {
  const short = {
    type_id: tenHammams,
    customer_email: 'a@example.com',
    payments: [{ method: 'cash', amount: '1199.99' }],
  }
  expect((await reception.post('/api/passes/sell/', short)).json()).toMatchObject({ code: 'payments.pass_price' })
  const payments = [
    { method: 'cash', amount: '200.00' },
    { method: 'card', amount: '1000.00' },
  ]
  const sold = (await reception.post('/api/passes/sell/', { ...short, payments })).json()
  expect(sold).toMatchObject({
    pass: { uses: 10, rest: 10, price: '1200.00', actor_name: expect.any(String) },
    transactions: [{ amount: '200.00', booking_id: null, pass_id: sold.pass.id }, { method: 'card' }],
    receipts: [{ facts: { pass: { uses: 10 } } }, { amount: '1000.00' }],
  })
  const code = `${sold.pass.code.slice(0, 4)} ${sold.pass.code.slice(4).toLowerCase()}`
  const reply = await book('A@example.com', { pass_code: code })
  expect(reply.json(), reply.body).toMatchObject({
    status: 'confirmed',
    price: '150.00',
    covered: '150.00',
    deposit: '0.00',
  })
  expect(await balance(reply.json().id)).toMatchObject({ owed: '0.00', paid: '0.00', balance: '0.00' })
  expect(await restOf(sold.pass.id)).toBe(9)
  const revenue = await tenant.db.select().from(transactions).where(eq(transactions.passId, sold.pass.id))
  expect(revenue.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(1200_00)
  const page = await reception.get(`/api/receipts/${sold.receipts[0].id}/page/`)
  expect(page.body).toContain('Ten hammams')
})

test('what is added, and what it is not good for, is paid otherwise; a seat is a use', async () => {
  const [foam] = await tenant.db
    .insert(addons)
    .values({ serviceId: hammam, name: 'Foam', durationMinutes: 0, priceMinor: 40_00 })
    .returning()
  const { pass } = await sell('b@example.com')
  const more = { pass_code: pass.code, addon_ids: [foam!.id], followed_by: [massage] }
  const { id } = (await book('b@example.com', more)).json()
  expect(await balance(id)).toMatchObject({ owed: '340.00', balance: '340.00' })
  expect(await restOf(pass.id)).toBe(9)
  const paid = await reception.post(`/api/bookings/${id}/payments/`, {
    payments: [{ method: 'cash', amount: '340.00' }],
  })
  const { receipts } = paid.json()
  expect(receipts[0].facts.booking).toMatchObject({ price: '490.00', covered: '150.00' })
  const page = await reception.get(`/api/receipts/${receipts[0].id}/page/`, { 'accept-language': 'en' })
  expect(page.body).toContain('Paid with a pass')
})

test('of two at once for the last use one has it, by the customer or at the counter', async () => {
  const one = await newType({ uses: 1, price: '150.00' })
  const { pass } = await sell('c@example.com', one, '150.00')
  const replies = await Promise.all(Array.from({ length: 4 }, () => book('c@example.com', { pass_code: pass.code })))
  expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409, 409])
  const refused = replies.find(({ statusCode }) => statusCode === 409)!
  expect(refused.json()).toMatchObject({ code: 'payments.code_used_up', errors: [{ field: 'pass_code' }] })
  const { pass: other } = await sell('c@example.com', one, '150.00')
  const made = await Promise.all([book('c@example.com', {}, reception), book('c@example.com', {}, reception)])
  const pay = (id: string) => reception.post(`/api/bookings/${id}/pass/`, { code: other.code })
  const paid = await Promise.all(made.map((reply) => pay(reply.json().id)))
  expect(paid.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  expect(await restOf(other.id)).toBe(0)
  expect(await reconcileLedger(tenant.db)).toEqual([])
})

test('what is cancelled in time gives its use back; what is late, or nobody comes to, has used it', async () => {
  const { pass } = await sell('d@example.com')
  const booked = async (days: number) => {
    const start_time = soon.add({ hours: 24 * days + (hours++ % 10) }).toString()
    return (await book('d@example.com', { pass_code: pass.code, start_time })).json()
  }
  const [early, late, missed, byUs] = [await booked(60), await booked(1), await booked(2), await booked(3)]
  expect(await restOf(pass.id)).toBe(6)
  expect((await app().demo.post(`/api/manage/${early.manage_token}/cancel/`, {})).statusCode).toBe(200)
  expect(await restOf(pass.id)).toBe(7)
  await app().demo.post(`/api/manage/${late.manage_token}/cancel/`, {})
  expect(await restOf(pass.id)).toBe(7)
  // The use is the fee: what was covered is not asked for in money, too.
  expect((await reception.get(`/api/bookings/${late.id}/`)).json()).toMatchObject({ status: 'cancelled', fee: '0.00' })
  await reception.post(`/api/bookings/${byUs.id}/cancel/`, {})
  expect(await restOf(pass.id)).toBe(8)
  await tenant.transaction(async (tx) => {
    const { transition } = await import('../../bookings/index.ts')
    const { zoneNamed } = await import('../../../core/time.ts')
    const by = { actorId: null, actorName: '', actorKind: 'staff', channel: 'api' } as const
    const now = Temporal.Instant.from(missed.start_time).add({ minutes: 30 })
    await transition(tx, 'no_show', missed.id, { zone: zoneNamed('UTC'), by, now })
  })
  expect(await restOf(pass.id)).toBe(8)
  const back = (client: Client) => client.post(`/api/bookings/${missed.id}/pass/give_back/`, { reason: 'was ill' })
  expect((await back(reception)).statusCode).toBe(403)
  expect((await back(owner)).json()).toMatchObject({ covered: '0.00' })
  expect((await back(owner)).json()).toMatchObject({ code: 'payments.code_used_up' })
  expect(await restOf(pass.id)).toBe(9)
  // What was written of uses stays.
  expect((await tenant.db.update(passUses).set({ count: 1 })).rowCount).toBe(0)
  expect((await tenant.db.delete(passUses)).rowCount).toBe(0)
  expect(await reconcileLedger(tenant.db)).toEqual([])
})

test('a pass is its buyer’s unless it may be handed on, for its services, and for what begins before it runs out', async () => {
  const { pass } = await sell('e@example.com')
  const refused = async (email: string, more: Record<string, unknown>) => {
    const { status, code, errors } = (await book(email, { pass_code: pass.code, ...more })).json()
    return { status, code, field: errors?.[0]?.field }
  }
  const unfit = { status: 409, code: 'payments.code_unfit', field: 'pass_code' }
  expect(await refused('somebody@example.com', {})).toEqual(unfit)
  expect(await refused('e@example.com', { service_id: massage })).toEqual(unfit)
  expect(await refused('e@example.com', { pass_code: 'ABCD' })).toEqual({
    status: 400,
    code: 'payments.code_unknown',
    field: 'pass_code',
  })
  const free = await newType({ is_transferable: true, valid_days: 60 })
  const { pass: given } = await sell('e@example.com', free)
  const { id, start_time } = (await book('somebody@example.com', { pass_code: given.code })).json()
  expect(await restOf(given.id)).toBe(9)
  const late = soon.add({ hours: 24 * 90 }).toString()
  expect(await refused('e@example.com', { pass_code: given.code, start_time: late })).toMatchObject({
    code: 'payments.code_run_out',
  })
  const moved = await reception.post(`/api/bookings/${id}/reschedule/`, { start_time: late })
  expect(moved.json()).toMatchObject({ code: 'payments.code_run_out' })
  expect((await reception.get(`/api/bookings/${id}/`)).json()).toMatchObject({ start_time })
  // Whoever may give money back may make it last longer.
  const until = { valid_until: soon.add({ hours: 24 * 120 }).toString() }
  expect((await reception.request('PATCH', `/api/passes/${given.id}/`, until)).statusCode).toBe(403)
  expect((await owner.request('PATCH', `/api/passes/${given.id}/`, until)).statusCode).toBe(200)
  expect((await reception.post(`/api/bookings/${id}/reschedule/`, { start_time: late })).statusCode).toBe(200)
})

test('at the counter a pass pays for what was booked without it, and lets its deposit go', async () => {
  const { pass } = await sell('f@example.com')
  const booking = (await book('f@example.com')).json()
  expect(booking).toMatchObject({ status: 'pending', deposit: '75.00', awaits_payment: true })
  const pay = () => reception.post(`/api/bookings/${booking.id}/pass/`, { code: pass.code })
  const paid = await pay()
  expect(paid.json(), paid.body).toMatchObject({ covered: '150.00', balance: { balance: '0.00', deposit: '0.00' } })
  expect((await reception.get(`/api/bookings/${booking.id}/`)).json()).toMatchObject({ status: 'confirmed' })
  expect((await pay()).json()).toMatchObject({ code: 'payments.code_unfit' })
  const events = (await reception.get(`/api/events/?booking_id=${booking.id}`)).json()
  expect(JSON.stringify(events)).toContain('pass_taken')
  const settled = (await book('f@example.com', {}, reception)).json()
  await reception.post(`/api/bookings/${settled.id}/payments/`, { payments: [{ method: 'cash', amount: '150.00' }] })
  const twice = await reception.post(`/api/bookings/${settled.id}/pass/`, { code: pass.code })
  expect(twice.json()).toMatchObject({ code: 'payments.code_unfit' })
})

test('what is left of a pass goes back once, by the means it came by, and with a reason', async () => {
  const payments = [
    { method: 'cash', amount: '200.00' },
    { method: 'card', amount: '1000.00' },
  ]
  const sale = { type_id: tenHammams, customer_email: 'g@example.com', payments }
  const { pass, transactions: moved } = (await reception.post('/api/passes/sell/', sale)).json()
  const { id } = (await book('g@example.com', { pass_code: pass.code })).json()
  const refund = (client: Client, more = {}) =>
    client.post(`/api/passes/${pass.id}/refund/`, { reason: 'moves', ...more })
  expect((await refund(reception)).statusCode).toBe(403)
  expect((await refund(owner, { amount: '1200.01' })).json()).toMatchObject({ code: 'payments.refund_too_high' })
  const both = await Promise.all([refund(owner), refund(owner)])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  const done = both.find(({ statusCode }) => statusCode === 200)!.json()
  const amounts = (done.transactions as { amount: string; method: string }[]).map(({ amount, method }) => [
    method,
    amount,
  ])
  expect(amounts).toEqual([
    ['card', '-1000.00'],
    ['cash', '-80.00'],
  ])
  expect(done).toMatchObject({ pass: { rest: 0 }, receipts: [{ kind: 'refund' }, { kind: 'refund' }] })
  // A use that comes back later is worth what is left of the price.
  await reception.post(`/api/bookings/${id}/cancel/`, {})
  expect(await restOf(pass.id)).toBe(1)
  expect((await refund(owner)).json()).toMatchObject({ pass: { rest: 0 }, transactions: [{ amount: '-120.00' }] })
  const correct = await owner.post(`/api/transactions/${moved[0].id}/correct/`, { reason: 'typed twice' })
  expect(correct.json()).toMatchObject({ code: 'payments.already_corrected' })
  expect(await reconcileLedger(tenant.db)).toEqual([])
})

test('strangers check a code for a service, and see nothing of whose it is', async () => {
  const { pass } = await sell('h@example.com')
  const check = (body: object) =>
    app().demo.post('/api/passes/check/', { code: pass.code, service_id: hammam, ...body })
  expect((await check({})).json()).toEqual({
    ...{ name: expect.stringContaining('Ten'), uses: 10, rest: 10, valid_until: null, is_transferable: false },
  })
  expect((await check({ service_id: massage })).json()).toMatchObject({ code: 'payments.code_unfit' })
  expect((await check({ code: 'NOTHING' })).json()).toMatchObject({ code: 'payments.code_unknown' })
  expect((await app().demo.get('/api/passes/')).statusCode).toBe(401)
  const acme = await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await acme.get(`/api/passes/${pass.id}/`)).statusCode).toBe(404)
})

test('a request that nobody answers gives its use back', async () => {
  const asks = (await newService(tenant.db, { requiresApproval: true, priceMinor: 100_00 })).id
  const type = await newType({ service_ids: [asks], uses: 2, price: '100.00' })
  const { pass } = await sell('i@example.com', type, '100.00')
  const { id, start_time } = (await book('i@example.com', { service_id: asks, pass_code: pass.code })).json()
  expect(await restOf(pass.id)).toBe(1)
  await tenant.transaction((tx) => expireLapsed(tx, Temporal.Instant.from(start_time).add({ minutes: 1 })))
  expect((await reception.get(`/api/bookings/${id}/`)).json()).toMatchObject({ status: 'expired', covered: '0.00' })
  expect(await restOf(pass.id)).toBe(2)
  expect(await tenant.db.$count(passes)).toBeGreaterThan(0)
  expect(await reconcileLedger(tenant.db)).toEqual([])
})
