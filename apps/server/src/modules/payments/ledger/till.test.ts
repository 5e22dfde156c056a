import type { TenantHandle } from '@bookme/tenancy'
import { beforeAll, describe, expect, test } from 'vitest'
import { appOfFile, type Client, newService, newStaffMember, signIn, soon } from '../../../../test/fixtures.ts'
import { refundAtTill } from './till.ts'

const app = appOfFile()
let owner: Client
let reception: Client
let tenant: TenantHandle
let serviceId: string
let staffId: string
let hours = 0

beforeAll(async () => {
  owner = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
  reception = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo', role: 'reception' })
  tenant = await app().open('demo')
  serviceId = (await newService(tenant.db)).id
  staffId = (await newStaffMember(tenant.db)).id
})

async function newBooking(client = reception, more: Record<string, unknown> = {}) {
  const start_time = soon.add({ hours: hours++ }).toString()
  const body = {
    service_id: serviceId,
    staff_id: staffId,
    customer_email: `a${hours}@example.com`,
    start_time,
    ...more,
  }
  const reply = await client.post('/api/bookings/', body)
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json() as { id: string; status: string; manage_token: string; expires_at: string | null }
}
const pay = (id: string, ...payments: Record<string, unknown>[]) =>
  reception.post(`/api/bookings/${id}/payments/`, { payments })
const balance = async (id: string) => (await reception.get(`/api/bookings/${id}/balance/`)).json()

test('several means settle one bill, a tip is beside it, and more than the bill is refused', async () => {
  const { id } = await newBooking()
  const tip = { method: 'cash', amount: '20.00', is_tip: true, staff_id: staffId }
  const reply = await pay(id, { method: 'cash', amount: '100.00' }, { method: 'card', amount: '50.00' }, tip)
  expect(reply.json()).toMatchObject({
    outcome: 'unchanged',
    transactions: [{ kind: 'payment' }, { kind: 'payment', method: 'card' }, { kind: 'tip', staff_id: staffId }],
    receipts: [{ amount: '100.00', facts: { business: 'Demo Company' } }, { amount: '50.00' }],
    balance: { owed: '150.00', paid: '150.00', tips: '20.00', balance: '0.00' },
  })
  expect((await pay(id, { method: 'cash', amount: '0.01' })).json()).toMatchObject({ code: 'payments.above_balance' })
  expect((await reception.get(`/api/bookings/${id}/`)).json()).toMatchObject({ paid: '150.00', balance: '0.00' })
})

test('what was written down by mistake is taken back whole, with a reason, and once', async () => {
  const { id } = await newBooking()
  const [{ id: wrong }] = (await pay(id, { method: 'cash', amount: '150.00' })).json().transactions
  const correct = () => reception.post(`/api/transactions/${wrong}/correct/`, { reason: 'typed twice' })
  const both = await Promise.all([correct(), correct()])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  const done = both.find(({ statusCode }) => statusCode === 200)!.json()
  expect(done).toMatchObject({ transaction: { amount: '-150.00', corrects_id: wrong }, receipt: { kind: 'refund' } })
  expect(await balance(id)).toMatchObject({ paid: '0.00', balance: '150.00' })
  const again = await reception.post(`/api/transactions/${done.transaction.id}/correct/`, { reason: 'no' })
  expect(again.json()).toMatchObject({ code: 'payments.already_corrected' })
})

test('what somebody else wrote down, or what was closed, is taken back by those who may give money back', async () => {
  const { id } = await newBooking()
  const payments = [{ method: 'cash', amount: '150.00' }]
  const [{ id: theirs }] = (await owner.post(`/api/bookings/${id}/payments/`, { payments })).json().transactions
  const correct = (client: Client) => client.post(`/api/transactions/${theirs}/correct/`, { reason: 'mistake' })
  expect((await correct(reception)).json()).toMatchObject({ status: 403, code: 'core.forbidden' })
  expect(await balance(id)).toMatchObject({ paid: '150.00' })
  expect((await correct(owner)).statusCode).toBe(200)
})

test('a tip has a limit, lest a slip of the finger be one', async () => {
  const { id } = await newBooking()
  const tip = (amount: string) => pay(id, { method: 'cheque', amount, is_tip: true })
  expect((await tip('100000.01')).json()).toMatchObject({ status: 400, code: 'core.invalid_amount' })
  const written = { kind: 'tip', method: 'cheque', occurred_at: '2026-12-01T10:45:00+01:00', booking_id: id }
  const direct = await reception.post('/api/transactions/', { ...written, amount: '100000.01' })
  expect(direct.json()).toMatchObject({ status: 400, code: 'core.invalid_amount' })
  expect((await tip('100000.00')).statusCode).toBe(200)
})

test('of what was given back in part the payment is not taken back', async () => {
  const { id } = await newBooking()
  const [{ id: paid }] = (await pay(id, { method: 'cash', amount: '150.00' })).json().transactions
  await owner.post(`/api/bookings/${id}/refund/`, { amount: '10.00', reason: 'late' })
  const reply = await reception.post(`/api/transactions/${paid}/correct/`, { reason: 'no' })
  expect(reply.json()).toMatchObject({ code: 'payments.already_corrected' })
})

describe('a refund', () => {
  test('as the policy has it is for whoever stands at the till; more is for the owner, and lets go of the fee', async () => {
    const policy = { cancel_tiers: [{ minutes_before: 525_600, percent: 40 }] }
    await owner.post('/api/policies/', policy)
    const { id } = await newBooking()
    await pay(id, { method: 'cash', amount: '150.00' })
    await reception.post(`/api/bookings/${id}/cancel/`, { on_behalf: true })
    expect(await balance(id)).toMatchObject({ owed: '60.00', paid: '150.00', balance: '-90.00' })
    const refund = (client: Client, amount: string) =>
      client.post(`/api/bookings/${id}/refund/`, { amount, reason: 'ill' })
    expect((await refund(reception, '90.01')).json()).toMatchObject({ code: 'payments.refund_override', status: 403 })
    expect((await refund(reception, '40.00')).json()).toMatchObject({
      refunds: [{ amount: '40.00', status: 'done', policy: '90.00' }],
      balance: { balance: '-50.00', refunded: '40.00' },
    })
    expect((await refund(owner, '110.01')).json()).toMatchObject({ code: 'payments.refund_too_high' })
    expect((await refund(owner, '110.00')).json()).toMatchObject({
      refunds: [{ policy: '50.00' }],
      balance: { owed: '0.00', balance: '0.00' },
    })
    const events = (await owner.get(`/api/events/?booking_id=${id}`)).json().results
    expect(events[0]).toMatchObject({ kind: 'fee_lowered', metadata: { reason: 'ill' }, after: { owed_minor: 0 } })
    await owner.post('/api/policies/', {})
  })

  test('of two at once never gives the same money back twice', async () => {
    const { id } = await newBooking()
    await pay(id, { method: 'cash', amount: '100.00' })
    const actor = { actorId: crypto.randomUUID(), actorName: 'Salma' }
    const atTill = {
      cashier: { ...actor, business: 'Salon', at: Temporal.Now.instant() },
      doer: { ...actor, actorKind: 'staff', channel: 'api' },
    } as const
    const wanted = { amount: '60.00', reason: 'twice', mayOverride: true }
    // Past the requests, which do not arrive at the same moment.
    const refund = () => tenant.transaction((tx) => refundAtTill(tx, id, wanted, atTill))
    const done = await Promise.allSettled(Array.from({ length: 8 }, refund))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = done.filter((one) => one.status === 'rejected').map(({ reason }) => reason.code)
    expect(new Set(refused)).toEqual(new Set(['payments.refund_too_high']))
    expect(await balance(id)).toMatchObject({ refunded: '60.00', balance: '110.00' })
  })

  test('is not written down past the policy, nor past what came in', async () => {
    const { id } = await newBooking()
    const out = (client: Client, amount: string, more: object = {}) =>
      client.post('/api/transactions/', {
        ...{ kind: 'refund', method: 'cash', amount, booking_id: id, occurred_at: soon.toString() },
        ...more,
      })
    expect((await out(reception, '-1.00')).json()).toMatchObject({ code: 'core.forbidden' })
    expect((await out(owner, '-1.00')).json()).toMatchObject({ code: 'payments.refund_too_high' })
    expect((await out(owner, '1.00', { kind: 'payment', currency: 'EUR' })).json()).toMatchObject({
      code: 'payments.other_currency',
    })
  })
})

describe('a deposit', () => {
  test('is asked of customers as the policy says, keeps the time, and makes the booking stand once it is paid', async () => {
    await owner.post('/api/policies/', { deposit_percent: 30, deposit: '50.00', deposit_minutes: 30 })
    const current = await app().demo.get('/api/policies/current/', { 'accept-language': 'en' })
    expect(current.json().words[0]).toMatch(/^A deposit of 30%, at least MAD\s50\.00 is asked for when booking\.$/)
    const booked = await newBooking(app().demo)
    expect(booked).toMatchObject({ status: 'pending', awaits_payment: true, deposit: '50.00' })
    const link = `/api/manage/${booked.manage_token}/`
    expect((await app().demo.get(link)).json()).toMatchObject({
      awaits_payment: true,
      policy: { pay_until: booked.expires_at },
      balance: '150.00',
    })
    const confirmed = await reception.post(`/api/bookings/${booked.id}/confirm/`, {})
    expect(confirmed.json()).toMatchObject({ code: 'bookings.deposit_due', status: 409 })
    expect((await pay(booked.id, { method: 'cash', amount: '30.00' })).json()).toMatchObject({ outcome: 'waiting' })
    expect((await pay(booked.id, { method: 'card', amount: '20.00' })).json()).toMatchObject({
      outcome: 'confirmed',
      transactions: [{ kind: 'deposit' }],
      balance: { balance: '100.00', awaits_payment: false },
    })
    expect((await app().demo.get(link)).json()).toMatchObject({ status: 'confirmed', paid: '50.00' })
  })

  test('is asked by those who work there where they want one, and let go with a reason', async () => {
    expect(await newBooking(reception)).toMatchObject({ status: 'confirmed', deposit: '0.00' })
    const { id, ...asked } = await newBooking(reception, { ask_deposit: true })
    expect(asked).toMatchObject({ status: 'pending', deposit: '50.00' })
    const waive = (body: object) => reception.post(`/api/bookings/${id}/confirm/`, { waive_deposit: true, ...body })
    expect((await waive({})).json()).toMatchObject({ status: 400, errors: [{ field: 'reason' }] })
    expect((await waive({ reason: 'a regular' })).json()).toMatchObject({ status: 'confirmed', deposit: '0.00' })
  })

  test('of a service goes before that of the policy', async () => {
    const { id } = await newService(tenant.db, { depositPercent: 100 })
    expect(await newBooking(app().demo, { service_id: id })).toMatchObject({ deposit: '150.00' })
    const free = await newService(tenant.db, { depositPercent: 0 })
    expect(await newBooking(app().demo, { service_id: free.id })).toMatchObject({ status: 'confirmed' })
    await owner.post('/api/policies/', {})
  })
})

describe('receipts', () => {
  test('of forty at once have numbers without a gap, whatever is rolled back between them', async () => {
    const before = (await reception.get('/api/receipts/?ordering=-number')).json().results[0]?.number ?? 0
    const made = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const { id } = await newBooking()
        return id
      }),
    )
    const replies = await Promise.all(
      made.flatMap((id) => [
        pay(id, { method: 'cash', amount: '10.00' }),
        // Its first part is written, and undone with the second, whose person does not exist.
        pay(
          id,
          { method: 'cash', amount: '5.00' },
          { method: 'cash', amount: '5.00', is_tip: true, staff_id: crypto.randomUUID() },
        ),
      ]),
    )
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(40)
    expect(replies.find(({ statusCode }) => statusCode !== 200)?.json()).toMatchObject({
      ...{ code: 'core.unknown_reference', errors: [{ field: 'staff_id' }] },
    })
    const numbers = replies.flatMap((reply) =>
      (reply.json().receipts ?? []).map(({ number }: { number: number }) => number),
    )
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => before + 1 + index))
  })

  test('can be printed in three languages, with the name and the words of then', async () => {
    const { id } = await newBooking()
    const [receipt] = (await pay(id, { method: 'cash', amount: '150.00' })).json().receipts
    const page = async (language: string) =>
      reception.get(`/api/receipts/${receipt.id}/page/`, { 'accept-language': language })
    const french = await page('fr')
    expect(french.headers['content-type']).toContain('text/html')
    expect(french.body).toContain(`Reçu n° ${receipt.number}`)
    expect(french.body).toContain('Demo Company')
    expect(french.body).toContain('Haircut')
    expect((await page('ar')).body).toMatch(/dir="rtl"[\s\S]*وصل رقم/)
    expect((await page('en')).body).toContain('Cash')
    expect((await app().demo.get(`/api/receipts/${receipt.id}/page/`)).statusCode).toBe(401)
  })
})

test('a day is closed once, with what the ledger expects since the last, and what comes later is in the next', async () => {
  const [{ id: first }, { id: second }] = [await newBooking(), await newBooking()]
  const taken = await pay(first, { method: 'cash', amount: '100.00' }, { method: 'card', amount: '50.00' })
  const preview = (await reception.get('/api/closings/preview/')).json()
  const today = Temporal.Now.zonedDateTimeISO('Africa/Casablanca').toPlainDate()
  const counted = (Number(preview.expected.cash) + 200 - 5).toFixed(2)
  const close = (on_date: Temporal.PlainDate) =>
    reception.post('/api/closings/', { on_date: on_date.toString(), counted, float: '200.00', note: 'five short' })
  const [closed, again] = await Promise.all([close(today), close(today)]).then((both) =>
    both.toSorted((a, b) => a.statusCode - b.statusCode),
  )
  expect(closed!.json()).toMatchObject({ difference: '-5.00', expected: preview.expected, from_instant: null })
  expect(again!.statusCode).toBe(409)
  await pay(second, { method: 'cash', amount: '30.00' })
  expect((await reception.get('/api/closings/preview/')).json()).toMatchObject({
    expected: { cash: '30.00' },
    from_instant: closed!.json().until_instant,
  })
  expect((await close(today.add({ days: 1 }))).json()).toMatchObject({ code: 'payments.day_closed' })
  expect((await close(today.subtract({ days: 1 }))).json()).toMatchObject({ code: 'payments.day_closed' })
  // What was counted is no slip of the same day any more.
  const correct = `/api/transactions/${taken.json().transactions[0].id}/correct/`
  expect((await reception.post(correct, { reason: 'typed twice' })).statusCode).toBe(403)
  expect((await owner.post(correct, { reason: 'typed twice' })).statusCode).toBe(200)
})

test('transactions go into a spreadsheet, and only for those who see them', async () => {
  const { id } = await newBooking()
  await pay(id, { method: 'cheque', amount: '150.00', reference: '=1+1' })
  const reply = await reception.get('/api/transactions/export/')
  expect(reply.headers['content-type']).toContain('text/csv')
  expect(reply.body).toContain(`cheque,150.00,MAD,${id}`)
  expect(reply.body).toContain("'=1+1")
  expect(reply.body.split('\n')[0]?.trim()).toMatch(/,pass_id$/)
  const staff = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo', role: 'staff' })
  expect((await staff.get('/api/transactions/export/')).statusCode).toBe(403)
})
