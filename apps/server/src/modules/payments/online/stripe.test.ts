import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openPaying, type Paying } from '../../../../test/fakes/paying.ts'
import type { FakeEvent } from '../../../../test/fakes/stripe.ts'
import { newService, newStaffMember, signIn } from '../../../../test/fixtures.ts'
import { fromDecimal } from '../../../core/wire.ts'
import { expireLapsed } from '../../bookings/index.ts'
import { bookings } from '../../bookings/tables.ts'
import { balanceOf } from '../ledger/ledger.ts'
import { requestRefund } from '../ledger/refunds.ts'
import { AmountUnfitError } from '../providers/index.ts'
import { fromStripe, toStripe } from '../providers/stripe-amounts.ts'
import { reconcileLedger } from '../reconciliation/reconcile.ts'
import { callbacks, refunds, transactions } from '../tables.ts'

let all: Paying
const endings: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  all = await openPaying((end) => endings.unshift(end))
  await all.openAccount('stripe')
  all.work()
})
afterAll(async () => {
  for (const end of endings) await end()
})

/** A booking whose customer is on Stripe's page. */
async function onPage() {
  const booking = await all.book()
  const asked = await all.pay(booking)
  expect(asked).toMatchObject({ provider: 'stripe', purpose: 'deposit', status: 'redirected', amount: '75.00' })
  const session = [...all.stripe.sessions.values()].find(({ metadata }) => metadata.intent === asked.payment_id)!
  expect(asked.way).toEqual({ kind: 'redirect', url: session.url })
  return { booking, id: asked.payment_id as string, session }
}
/** And has paid there. */
async function paid() {
  const found = await onPage()
  const events = all.stripe.pay(found.session.id)
  for (const event of events) expect((await all.stripe.deliver(event)).status).toBe(200)
  return { ...found, events, payment: found.session.payment_intent as string }
}
const ledgerOf = async (id: string) =>
  (await all.db.select().from(transactions).where(eq(transactions.intentId, id)).orderBy(transactions.createdAt)).map(
    ({ kind, amountMinor }) => [kind, amountMinor],
  )
const heardOf = async (id: string) =>
  (await all.db.select().from(callbacks).where(eq(callbacks.intentId, id)).orderBy(callbacks.createdAt)).map(
    ({ outcome }) => outcome,
  )
const refundOf = async (id: string) => (await all.db.select().from(refunds).where(eq(refunds.intentId, id))).at(-1)
const giveBack = (bookingId: string, amountMinor: number) =>
  all.tenant.transaction((tx) =>
    requestRefund(tx, {
      ...{ bookingId, amountMinor, reason: 'cancelled' },
      by: { actorId: null, actorName: '', business: 'Demo' },
    }),
  )
/** Payments of which the ledger would have more than came. */
const aboveAmount = async () => (await reconcileLedger(all.db)).filter(({ kind }) => kind === 'intent_above_amount')
const toCheck = async (id: string) =>
  (await all.owner.get('/api/payments/reconciliation/'))
    .json()
    .to_check.find((one: { payment_id: string }) => one.payment_id === id)?.reason

test('a customer pays on Stripe’s page, for the business’s own account, and the booking stands', async () => {
  const { booking, id, session, events } = await paid()
  expect(session).toMatchObject({ account: 'acct_demo1', amount_total: 75_00, currency: 'mad' })
  expect(session.metadata).toEqual({ tenant: all.tenant.id, intent: id })
  expect(await all.statusOf(booking.id)).toBe('confirmed')
  // Two messages tell of one movement.
  expect(events.map(({ type }) => type)).toEqual(['payment_intent.succeeded', 'checkout.session.completed'])
  expect(await heardOf(id)).toEqual(['captured', 'known'])
  expect(await ledgerOf(id)).toEqual([['deposit', 75_00]])
})

test('whoever asks twice at once gets one page, and one that was replaced is closed at Stripe', async () => {
  const booking = await all.book()
  const [one, other] = await Promise.all([all.pay(booking), all.pay(booking)])
  expect(one.way).toEqual(other.way)
  const made = [...all.stripe.sessions.values()].filter(({ metadata }) => metadata.intent === one.payment_id)
  expect(made).toHaveLength(1)
  await all.pay(booking, { part: 'balance' })
  await expect.poll(() => made[0]!.status, { timeout: 10_000 }).toBe('expired')
})

test('with one Idempotency-Key the same is answered again', async () => {
  const booking = await all.book()
  const ask = (body: object) =>
    all.owner.request('POST', `/api/bookings/${booking.id}/pay/`, body, { 'idempotency-key': 'pay once' })
  const [first, second] = [await ask({ part: 'deposit' }), await ask({ part: 'deposit' })]
  expect(second.json()).toEqual(first.json())
  expect((await ask({ part: 'balance' })).json()).toMatchObject({ status: 422 })
  expect((await all.demo.request('POST', `/api/bookings/${booking.id}/pay/`, {})).statusCode).toBe(401)
})

test('messages twice, in any order and at the same time come to the same', async () => {
  const { booking, id, session } = await onPage()
  const events = all.stripe.pay(session.id)
  const many = [...events, ...events, ...events].toReversed()
  await all.stripe.deliverAll(many, { delayMs: 30 })
  expect(await ledgerOf(id)).toEqual([['deposit', 75_00]])
  expect((await heardOf(id)).toSorted()).toEqual(['captured', 'known'])
  // Expired, after it was paid.
  const late = all.stripe.event('checkout.session.expired', session.account, {
    ...session,
    status: 'expired',
    payment_status: 'unpaid',
  })
  await all.stripe.deliver(late)
  expect(await all.intentOf(id)).toMatchObject({ status: 'captured' })
  expect(await all.statusOf(booking.id)).toBe('confirmed')
})

test('nothing is believed that Stripe has not signed just now, or that is of another’s account', async () => {
  const { booking, id, session } = await onPage()
  const [, event] = all.stripe.pay(session.id) as [FakeEvent, FakeEvent]
  const foreign = await foreignPayment()
  const body = JSON.stringify(event)
  const minutesAgo = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60
  for (const [what, how] of [
    ['another key', { secret: 'whsec_made_up_by_somebody' }],
    ['recorded and sent again', { at: minutesAgo(6) }],
    ['changed on the way', { body: body.replace('7500', '7501') }],
    ['no JSON at all', { body: 'x' }],
  ] as const) {
    expect([what, (await all.stripe.deliver(event, how)).status]).toEqual([what, 400])
  }
  const headers = { host: 'localhost:8000', 'content-type': 'application/json' }
  const unsigned = await all.app.inject({ method: 'POST', url: '/webhooks/stripe/', headers, payload: body })
  expect([unsigned.statusCode, unsigned.json().code]).toEqual([400, 'payments.forged'])
  // Signed, but of another account; of no account; of a payment of another business.
  for (const [what, changed] of [
    ['another account', { ...event, account: 'acct_acme' }],
    ['the platform’s own', { ...event, account: undefined }],
    ['another business', withMetadata(event, { tenant: foreign.tenantId, intent: id })],
    ['another business’s payment', withMetadata(event, { tenant: all.tenant.id, intent: foreign.id })],
    ['no business', withMetadata(event, { tenant: crypto.randomUUID(), intent: id })],
    ['nonsense', withMetadata(event, { tenant: "' or 1=1", intent: 'x' })],
  ] as const) {
    const reply = await all.stripe.deliver({ ...changed, id: `evt_${what}` } as FakeEvent)
    expect([what, reply.status, JSON.parse(reply.body)]).toEqual([what, 200, { outcome: 'unknown' }])
  }
  expect([await all.statusOf(booking.id), await ledgerOf(id), await heardOf(id)]).toEqual(['pending', [], []])
  expect(await foreign.rows()).toBe(0)
  // On a business's own host there is no such address.
  expect((await all.demo.request('POST', '/webhooks/stripe/', {})).statusCode).toBe(404)
  // The control: as it was sent, it counts, within five minutes.
  expect((await all.stripe.deliver(event, { at: minutesAgo(4) })).status).toBe(200)
  expect(await all.statusOf(booking.id)).toBe('confirmed')
})

function withMetadata(event: FakeEvent, metadata: object): FakeEvent {
  return { ...event, data: { object: { ...event.data.object, metadata } } }
}

async function foreignPayment() {
  const client = await signIn(all, 'acme.localhost:8000', { memberOf: 'acme' })
  const { db, id: tenantId } = await all.tenancy.open('acme')
  const service = await newService(db, { depositPercent: 50 })
  await newStaffMember(db)
  await all.account('stripe', client, 'acct_acme')
  const start_time = Temporal.Now.instant().add({ hours: 72 }).round('minute').toString()
  const wish = { service_id: service.id, start_time, customer_email: 'a@example.com' }
  const made = (await all.acme.post('/api/bookings/', wish)).json()
  const asked = (await all.acme.post(`/api/manage/${made.manage_token}/pay/`, {})).json()
  return { id: asked.payment_id as string, tenantId, rows: () => db.$count(transactions) }
}

test('another sum is written down as it came, and does not make the booking stand by itself', async () => {
  const { booking, id, session } = await onPage()
  await all.stripe.deliverAll(all.stripe.pay(session.id, { amount: 74_99 }))
  expect(await ledgerOf(id)).toEqual([['deposit', 74_99]])
  expect([await all.statusOf(booking.id), await toCheck(id)]).toEqual(['pending', 'amount_differs'])
  // Another currency is no part of the bill at all.
  const other = await onPage()
  await all.stripe.deliverAll(all.stripe.pay(other.session.id, { currency: 'eur' }))
  expect([await ledgerOf(other.id), await toCheck(other.id)]).toEqual([[], 'currency_differs'])
  expect(await all.statusOf(other.booking.id)).toBe('pending')
})

test('money for a time that is gone goes back at once', async () => {
  const { booking, id, session } = await onPage()
  await all.tenant.transaction((tx) => expireLapsed(tx, Temporal.Now.instant().add({ hours: 2 })))
  const wish = { service_id: all.service.id, start_time: booking.start.toString(), customer_email: 'b@example.com' }
  expect((await all.owner.post('/api/bookings/', wish)).statusCode).toBe(201)
  await all.stripe.deliverAll(all.stripe.pay(session.id))
  expect(await heardOf(id)).toContain('late')
  await expect
    .poll(() => ledgerOf(id), { timeout: 10_000 })
    .toEqual([
      ['deposit', 75_00],
      ['refund', -75_00],
    ])
  expect(await refundOf(id)).toMatchObject({ status: 'done', amountMinor: 75_00 })
  expect(await all.statusOf(booking.id)).toBe('expired')
  const { results } = (await all.owner.get(`/api/events/?booking_id=${booking.id}`)).json()
  expect(results.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['payment_late', 'payment_refunded']),
  )
})

test('the fee of a booking that was cancelled can be paid', async () => {
  const { booking } = await paid()
  await all.db.update(bookings).set({ status: 'cancelled', feeMinor: 150_00 }).where(eq(bookings.id, booking.id))
  const { payment_id: id, amount } = await all.pay(booking)
  const session = [...all.stripe.sessions.values()].find(({ metadata }) => metadata.intent === id)!
  await all.stripe.deliverAll(all.stripe.pay(session.id))
  expect([amount, (await heardOf(id)).toSorted()]).toEqual(['75.00', ['captured', 'known']])
  expect(await balanceOf(all.db, booking.id)).toMatchObject({ balanceMinor: 0 })
})

test('of refunds at the same time no more goes back than was paid', async () => {
  const { booking, id } = await paid()
  const asked = await Promise.allSettled([50_00, 50_00, 25_00].map((minor) => giveBack(booking.id, minor)))
  const given = asked.filter(({ status }) => status === 'fulfilled').length
  expect(given).toBeLessThan(3)
  await expect
    .poll(async () => (await all.db.select().from(refunds).where(eq(refunds.intentId, id))).map((one) => one.status), {
      timeout: 10_000,
    })
    .toEqual(Array(given).fill('done'))
  const back = [...all.stripe.refunds.values()].filter(({ metadata }) => metadata.intent === id)
  expect(back.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(75_00)
  expect(back).toHaveLength(given)
  // Stripe tells of them, too.
  await all.stripe.deliverAll(back.map((one) => all.stripe.event('refund.updated', 'acct_demo1', one)))
  expect((await ledgerOf(id)).length).toBe(1 + given)
})

test('a refund that fails can be given again; one that fails after all is taken back in the ledger', async () => {
  const { booking, id } = await paid()
  all.stripe.state.refunding = 'refused'
  await giveBack(booking.id, 75_00)
  await expect.poll(async () => (await refundOf(id))?.status, { timeout: 10_000 }).toBe('failed')
  expect([await ledgerOf(id), await toCheck(id)]).toEqual([[['deposit', 75_00]], 'refund_failed'])
  expect(await all.intentOf(id)).toMatchObject({ refundedMinor: 0 })

  all.stripe.state.refunding = 'pending'
  await giveBack(booking.id, 75_00)
  const providerRef = () =>
    all.db
      .select()
      .from(refunds)
      .where(eq(refunds.intentId, id))
      .orderBy(refunds.createdAt)
      .then((rows) => rows.at(-1)?.providerRef)
  await expect.poll(providerRef, { timeout: 10_000 }).toMatch(/^re_/)
  all.stripe.state.refunding = 'done'
  const refund = (await providerRef()) as string
  expect(await ledgerOf(id)).toEqual([['deposit', 75_00]])
  await all.stripe.deliverAll(all.stripe.endRefund(refund, 'succeeded'))
  expect(await ledgerOf(id)).toEqual([
    ['deposit', 75_00],
    ['refund', -75_00],
  ])
  await all.stripe.deliverAll(all.stripe.endRefund(refund, 'failed'))
  expect(await ledgerOf(id)).toEqual([
    ['deposit', 75_00],
    ['refund', -75_00],
    ['correction', 75_00],
  ])
  expect(await all.intentOf(id)).toMatchObject({ refundedMinor: 0 })
  expect(await balanceOf(all.db, booking.id)).toMatchObject({ balanceMinor: 75_00 })
  expect(await aboveAmount()).toEqual([])
})

test('a refund that failed stays so, whatever older message comes after it', async () => {
  const pending = async () => {
    const { booking, id } = await paid()
    all.stripe.state.refunding = 'pending'
    await giveBack(booking.id, 75_00)
    await expect.poll(async () => (await refundOf(id))?.providerRef, { timeout: 10_000 }).toMatch(/^re_/)
    all.stripe.state.refunding = 'done'
    const ref = (await refundOf(id))!.providerRef as string
    return { id, done: all.stripe.endRefund(ref, 'succeeded'), failed: all.stripe.endRefund(ref, 'failed') }
  }
  const [backwards, again] = [await pending(), await pending()]
  for (const event of [...backwards.failed, ...backwards.done]) await all.stripe.deliver(event)
  expect([await ledgerOf(backwards.id), await refundOf(backwards.id)]).toMatchObject([
    [['deposit', 75_00]],
    { status: 'failed' },
  ])
  const other = all.stripe.event('refund.updated', 'acct_demo1', again.done[0]!.data.object)
  for (const event of [...again.done, ...again.failed, other]) await all.stripe.deliver(event)
  expect(await ledgerOf(again.id)).toEqual([
    ['deposit', 75_00],
    ['refund', -75_00],
    ['correction', 75_00],
  ])
  expect(await refundOf(again.id)).toMatchObject({ status: 'failed' })
  for (const { id } of [backwards, again]) {
    await expect.poll(async () => (await all.intentOf(id)).nextCheckAt, { timeout: 10_000 }).toBeNull()
    expect(await all.intentOf(id)).toMatchObject({ refundedMinor: 0 })
  }
})

test('what is only told of the whole charge is asked about', async () => {
  const { id, payment, session } = await paid()
  all.stripe.refundThere(payment, 25_00)
  const charge = { object: 'charge', metadata: session.metadata }
  await all.stripe.deliver(all.stripe.event('charge.refunded', 'acct_demo1', charge))
  await expect.poll(() => ledgerOf(id), { timeout: 10_000 }).toContainEqual(['refund', -25_00])
  await expect.poll(async () => (await all.intentOf(id)).nextCheckAt, { timeout: 10_000 }).toBeNull()
  expect(await all.intentOf(id)).toMatchObject({ refundedMinor: 25_00 })
})

test('what is given back on Stripe’s own pages is written down as it was done there', async () => {
  const { id, payment } = await paid()
  const events = all.stripe.refundThere(payment, 25_00)
  await all.stripe.deliverAll([...events, ...events])
  expect(await ledgerOf(id)).toEqual([
    ['deposit', 75_00],
    ['refund', -25_00],
  ])
  expect(await refundOf(id)).toMatchObject({ status: 'done', reason: 'provider', amountMinor: 25_00 })
  expect(await all.intentOf(id)).toMatchObject({ refundedMinor: 25_00 })
  const { differences } = (await all.owner.get('/api/payments/reconciliation/')).json()
  expect(differences.find((one: { payment_id: string }) => one.payment_id === id)).toBeUndefined()
})

test('a dispute takes the money out, and brings it back where it is won, in whatever order it is told', async () => {
  const { id, payment } = await paid()
  const [opened, won] = all.stripe.dispute(payment, 'won') as [FakeEvent, FakeEvent]
  await all.stripe.deliverAll([opened, opened])
  expect(await ledgerOf(id)).toEqual([
    ['deposit', 75_00],
    ['correction', -75_00],
  ])
  expect([(await all.intentOf(id)).status, await toCheck(id)]).toEqual(['disputed', 'disputed'])
  await all.stripe.deliver(won)
  expect(await ledgerOf(id)).toEqual([
    ['deposit', 75_00],
    ['correction', -75_00],
    ['correction', 75_00],
  ])
  expect((await all.intentOf(id)).status).toBe('captured')

  const other = await paid()
  const backwards = all.stripe.dispute(other.payment, 'won').toReversed()
  for (const event of backwards) await all.stripe.deliver(event)
  expect(await ledgerOf(other.id)).toEqual([['deposit', 75_00]])
  expect((await all.intentOf(other.id)).status).toBe('captured')

  const third = await paid()
  for (const event of all.stripe.dispute(third.payment, 'lost').toReversed()) await all.stripe.deliver(event)
  expect(await ledgerOf(third.id)).toEqual([
    ['deposit', 75_00],
    ['correction', -75_00],
  ])
  expect((await all.intentOf(third.id)).status).toBe('disputed')
  expect(await aboveAmount()).toEqual([])
})

test('while Stripe does not answer nobody is sent there, and the payment waits', async () => {
  const booking = await all.book()
  all.stripe.state.isDown = true
  const refused = await all.pay(booking)
  expect(refused).toMatchObject({ status: 503, code: 'payments.provider_unavailable' })
  expect(JSON.stringify(refused)).not.toContain('sk_test')
  all.stripe.state.isDown = false
  expect(await all.pay(booking)).toMatchObject({ status: 'redirected' })
})

test('what failed once is tried again, also minutes later', async () => {
  const booking = await all.book()
  all.stripe.state.isDown = true
  expect(await all.pay(booking)).toMatchObject({ code: 'payments.provider_unavailable' })
  Object.assign(all.stripe.state, { isDown: false, laterSeconds: 10 * 60 })
  onTestFinished(() => void Object.assign(all.stripe.state, { laterSeconds: 0 }))
  const later = Temporal.Now.instant().add({ minutes: 10 }).round('millisecond').toString()
  expect(await all.pay(booking, {}, later)).toMatchObject({ status: 'redirected' })
})

test('those who ask at once in several languages are led to one page', async () => {
  const booking = await all.book()
  const at = Temporal.Now.instant().round('millisecond').toString()
  const ask = (language: string) => {
    const headers = { 'accept-language': language, 'x-test-now': at }
    return all.demo.request('POST', `/api/manage/${booking.manage_token}/pay/`, {}, headers)
  }
  const replies = (await Promise.all(['fr', 'en', 'ar', 'fr'].map(ask))).map((reply) => reply.json())
  expect(replies).toEqual(Array(4).fill(expect.objectContaining({ status: 'redirected', way: replies[0].way })))
  const made = [...all.stripe.sessions.values()].filter(({ metadata }) => metadata.intent === replies[0].payment_id)
  expect(made).toHaveLength(1)
})

test('what was begun with one account is heard of, asked about and given back there, also after a change', async () => {
  const { booking, id, session } = await onPage()
  const { results } = (await all.owner.get('/api/payment_accounts/?provider=stripe')).json()
  const change = (public_id: string) =>
    all.owner.request('PATCH', `/api/payment_accounts/${results[0].id}/`, { public_id })
  expect((await change('acct_new')).statusCode).toBe(200)
  onTestFinished(async () => void (await change('acct_demo1')))
  for (const event of all.stripe.pay(session.id)) {
    const foreign = await all.stripe.deliver({ ...event, id: `${event.id}_new`, account: 'acct_new' })
    expect(JSON.parse(foreign.body)).toEqual({ outcome: 'unknown' })
    await all.stripe.deliver(event)
  }
  expect([await all.statusOf(booking.id), await ledgerOf(id)]).toEqual(['confirmed', [['deposit', 75_00]]])
  await giveBack(booking.id, 75_00)
  await expect.poll(async () => (await refundOf(id))?.status, { timeout: 10_000 }).toBe('done')
  const other = await onPageOf('acct_new')
  expect(other).toMatchObject({ account: 'acct_new' })
})

async function onPageOf(account: string) {
  const asked = await all.pay(await all.book())
  return [...all.stripe.sessions.values()].find(
    (one) => one.account === account && one.metadata.intent === asked.payment_id,
  )
}

test.each([
  ['MAD', '75.00', 75_00],
  ['HUF', '75.00', 75_00],
  ['RSD', '75', 75_00],
  ['JPY', '75', 75],
  ['ISK', '75', 75_00],
  ['UGX', '75', 75_00],
  ['MGA', '75', 75],
  ['TND', '75.120', 75_120],
])('%s %s goes to Stripe in its units, and comes back the same', (currency, amount, stripes) => {
  const minor = fromDecimal(amount, currency)
  expect(toStripe(minor, currency)).toBe(stripes)
  expect(fromStripe(stripes, currency)).toBe(minor)
})

test('what Stripe cannot take exactly is refused by name', async () => {
  expect(() => toStripe(75_125, 'TND')).toThrow(AmountUnfitError)
  const booking = await all.book()
  const odd = { currency: 'TND', depositMinor: 75_125, priceMinor: 150_250 }
  await all.db.update(bookings).set(odd).where(eq(bookings.id, booking.id))
  expect(await all.pay(booking)).toMatchObject({ status: 409, code: 'payments.amount_unfit' })
})

test('a live account is not paid with a key for trials, and what happens live is nobody’s there', async () => {
  const { booking, session } = await onPage()
  for (const event of all.stripe.pay(session.id)) {
    const live = await all.stripe.deliver({ ...event, id: `${event.id}_live`, livemode: true })
    expect(JSON.parse(live.body)).toEqual({ outcome: 'unknown' })
  }
  expect(await all.statusOf(booking.id)).toBe('pending')
  const { results } = (await all.owner.get('/api/payment_accounts/?provider=stripe')).json()
  const change = (is_test: boolean) =>
    all.owner.request('PATCH', `/api/payment_accounts/${results[0].id}/`, { is_test })
  expect((await change(false)).statusCode).toBe(200)
  onTestFinished(async () => void (await change(true)))
  expect(await all.pay(await all.book())).toMatchObject({ status: 409, code: 'payments.wrong_mode' })
})
