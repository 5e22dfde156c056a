import type { TenantHandle } from '@bookme/tenancy'
import { beforeAll, expect, test } from 'vitest'
import { appOfFile, type Client, newService, newStaffMember, openApp, signIn, soon } from '../../../../test/fixtures.ts'
import { expireLapsed } from '../../bookings/index.ts'
import { reconcileLedger } from '../reconciliation/reconcile.ts'
import { couponUses } from '../tables.ts'

const app = appOfFile()
let owner: Client
let reception: Client
let tenant: TenantHandle
let cut: string
let colour: string
let staffId: string
let hours = 0

beforeAll(async () => {
  owner = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
  reception = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo', role: 'reception' })
  tenant = await app().open('demo')
  cut = (await newService(tenant.db, { name: 'Cut', priceMinor: 150_00 })).id
  colour = (await newService(tenant.db, { name: 'Colour', priceMinor: 300_00 })).id
  staffId = (await newStaffMember(tenant.db)).id
  const tiers = [{ minutes_before: 60 * 24 * 40, percent: 50 }]
  await owner.post('/api/policies/', { deposit_percent: 50, deposit_minutes: 60, cancel_tiers: tiers })
})

async function newCoupon(code: string, more: Record<string, unknown> = { percent: 20 }) {
  const reply = await owner.post('/api/coupons/', { code, ...more })
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json() as { id: string; code: string }
}

const book = (coupon_code: string, more: Record<string, unknown> = {}, client: Pick<Client, 'post'> = app().demo) =>
  client.post('/api/bookings/', {
    ...{ service_id: cut, staff_id: staffId, customer_email: `a${hours}@example.com`, coupon_code },
    start_time: soon.add({ hours: hours++ }).toString(),
    ...more,
  })
const used = async (id: string) => (await reception.get(`/api/coupons/${id}/`)).json().used

test('a coupon lowers the price that is owed, its deposit and its fee; what it is for alone', async () => {
  const { id } = await newCoupon('Printemps', { percent: 20, service_ids: [cut] })
  const booking = (await book('prinTEMPS', { followed_by: [colour] })).json()
  // 20 % of the cut; half of what is left is asked for before.
  expect(booking).toMatchObject({ price: '450.00', discount: '30.00', deposit: '210.00', status: 'pending' })
  const paid = await reception.post(`/api/bookings/${booking.id}/payments/`, {
    payments: [{ method: 'cash', amount: '210.00' }],
  })
  expect(paid.json()).toMatchObject({ outcome: 'confirmed', balance: { owed: '420.00', balance: '210.00' } })
  expect(paid.json().receipts[0].facts.booking).toMatchObject({ price: '450.00', discount: '30.00' })
  await app().demo.post(`/api/manage/${booking.manage_token}/cancel/`, {})
  expect((await reception.get(`/api/bookings/${booking.id}/`)).json()).toMatchObject({ fee: '210.00' })
  expect(await used(id)).toBe(0)
  expect(await reconcileLedger(tenant.db)).toEqual([])
})

test('an amount goes off the parts it is for, and never below nothing', async () => {
  await newCoupon('HUNDRED', { amount: '200.00', service_ids: [cut] })
  expect((await book('HUNDRED', { followed_by: [colour] })).json()).toMatchObject({
    price: '450.00',
    discount: '150.00',
  })
  await newCoupon('FREE', { percent: 100 })
  expect((await book('FREE')).json()).toMatchObject({ discount: '150.00', deposit: '0.00', status: 'confirmed' })
})

test('what is wrong with a code is said, by the field and the reason', async () => {
  await newCoupon('EURO', { amount: '5.00', currency: 'EUR' })
  await newCoupon('DEAR', { percent: 10, min_price: '200.00' })
  await newCoupon('OTHER', { percent: 10, service_ids: [colour] })
  await newCoupon('OVER', { percent: 10, until_instant: '2020-01-01T00:00:00Z' })
  await newCoupon('SOON', { percent: 10, from_instant: soon.toString() })
  await newCoupon('OFF', { percent: 10, is_active: false })
  const refused = async (code: string) => {
    const reply = (await book(code)).json()
    expect(reply.errors).toMatchObject([{ field: 'coupon_code' }])
    return [code, reply.status, reply.code.replace('payments.code_', '')]
  }
  const codes = ['NONE', 'EURO', 'DEAR', 'OTHER', 'OVER', 'SOON', 'OFF']
  const all = await Promise.all(codes.map(refused))
  expect(all).toEqual([
    ['NONE', 400, 'unknown'],
    ...['EURO', 'DEAR', 'OTHER'].map((code) => [code, 409, 'unfit']),
    ...[
      ['OVER', 409, 'run_out'],
      ['SOON', 409, 'unfit'],
      ['OFF', 409, 'run_out'],
    ],
  ])
  const wrong = await Promise.all(
    [{}, { percent: 10, amount: '5.00' }, { percent: 0 }].map((worth) =>
      owner.post('/api/coupons/', { code: 'X12', ...worth }),
    ),
  )
  expect(wrong.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400])
  expect((await reception.post('/api/coupons/', { code: 'MINE', percent: 90 })).statusCode).toBe(403)
})

test('the last use is given once, a customer has as many as they may, and what is cancelled comes back', async () => {
  const { id } = await newCoupon('TWICE', { percent: 10, max_uses: 2, max_per_customer: 1 })
  const same = { customer_email: 'same@example.com' }
  const both = await Promise.all([book('TWICE', same), book('TWICE', same)])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
  expect(both.find(({ statusCode }) => statusCode === 409)!.json()).toMatchObject({ code: 'payments.code_used_up' })
  const last = await Promise.all(Array.from({ length: 4 }, () => book('TWICE')))
  expect(last.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409, 409])
  expect(await used(id)).toBe(2)
  const made = last.find(({ statusCode }) => statusCode === 201)!.json()
  await reception.post(`/api/bookings/${made.id}/cancel/`, {})
  expect(await used(id)).toBe(1)
  expect((await book('TWICE', same)).json()).toMatchObject({ code: 'payments.code_used_up' })
  expect((await book('TWICE')).statusCode).toBe(201)
  expect((await tenant.db.update(couponUses).set({ count: 1 })).rowCount).toBe(0)
  expect((await tenant.db.delete(couponUses)).rowCount).toBe(0)
})

test('who pays too late has the coupon back if it is still there, else the money goes back', async () => {
  const { id } = await newCoupon('LATE', { percent: 20, max_uses: 1 })
  const late = async () => {
    const booking = (await book('LATE')).json()
    expect(booking).toMatchObject({ status: 'pending', deposit: '60.00' })
    await tenant.transaction((tx) => expireLapsed(tx, Temporal.Instant.from(booking.expires_at).add({ minutes: 1 })))
    expect(await used(id)).toBe(0)
    return booking as { id: string }
  }
  const pay = (booking: { id: string }) =>
    reception.post('/api/transactions/', {
      ...{ kind: 'deposit', method: 'transfer', amount: '60.00', booking_id: booking.id },
      occurred_at: '2026-12-01T10:45:00+01:00',
    })
  const [first, second] = [await late(), await late()]
  expect((await pay(first)).statusCode).toBe(201)
  expect((await reception.get(`/api/bookings/${first.id}/`)).json()).toMatchObject({ status: 'confirmed' })
  expect(await used(id)).toBe(1)
  expect((await pay(second)).statusCode).toBe(201)
  expect((await reception.get(`/api/bookings/${second.id}/`)).json()).toMatchObject({ status: 'expired' })
  expect(await used(id)).toBe(1)
  expect(await reconcileLedger(tenant.db)).toEqual([])
})

test('a time that is held is booked with a code, too; both kinds at once are not', async () => {
  const { id } = await newCoupon('HELD')
  const wish = { service_id: cut, staff_id: staffId, start_time: soon.add({ hours: hours++ }).toString() }
  const held = (await app().demo.post('/api/bookings/hold/', wish)).json()
  const body = { token: held.token, customer_email: 'held@example.com', coupon_code: 'held' }
  const both = await app().demo.post(`/api/bookings/${held.id}/book/`, { ...body, pass_code: 'ABC' })
  expect(both.json()).toMatchObject({ code: 'payments.code_unfit' })
  const booked = await app().demo.post(`/api/bookings/${held.id}/book/`, body)
  expect(booked.json()).toMatchObject({ status: 'pending', discount: '30.00', deposit: '60.00' })
  expect(await used(id)).toBe(1)
})

test('strangers check a coupon, and are stopped where they guess', async () => {
  const context = await openApp({ rateLimitPerMinute: 1000 })
  const guesser = context.demo
  const body = { code: 'guess', service_id: '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17' }
  const replies = await Promise.all(Array.from({ length: 21 }, () => guesser.post('/api/coupons/check/', body)))
  const codes = replies.map((reply) => reply.json().code).toSorted()
  expect(codes).toEqual([...Array(20).fill('payments.code_unknown'), 'payments.too_many_codes'])
  const wish = { service_id: cut, customer_email: 'a@example.com', start_time: soon.toString(), coupon_code: 'guess' }
  const booking = await guesser.post('/api/bookings/', wish)
  expect(booking.json()).toMatchObject({ status: 429, code: 'payments.too_many_codes' })
  const { code, id } = await newCoupon('CHECK', { percent: 15, service_ids: [cut] })
  const check = (more: object) => app().demo.post('/api/coupons/check/', { code, service_id: cut, ...more })
  expect((await check({})).json()).toEqual({
    ...{ code: 'CHECK', percent: 15, amount: null, currency: 'MAD', min_price: '0.00', until_instant: null },
  })
  expect((await check({ service_id: colour })).json()).toMatchObject({ code: 'payments.code_unfit' })
  const acme = await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await acme.get(`/api/coupons/${id}/`)).statusCode).toBe(404)
})
