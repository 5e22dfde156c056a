import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callerAt } from '../../../../test/clocked.ts'
import { merchant, openPaying, type Paying, storeKey } from '../../../../test/fakes/paying.ts'
import { newService, newStaffMember, signIn } from '../../../../test/fixtures.ts'
import { expireLapsed } from '../../bookings/index.ts'
import { bookings } from '../../bookings/tables.ts'
import { giveBack } from '../ledger/settle.ts'
import { hashVer3, isHashed } from '../providers/cmi-hash.ts'
import { callbacks, intents, refunds, transactions } from '../tables.ts'

let all: Paying
const endings: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  all = await openPaying((end) => endings.unshift(end))
  await all.openAccount('cmi')
})
afterAll(async () => {
  for (const end of endings) await end()
})

/** A booking whose customer is on the gateway's page. */
async function onPage() {
  const booking = await all.book()
  const asked = await all.pay(booking)
  expect(asked).toMatchObject({ provider: 'cmi', purpose: 'deposit', status: 'redirected', amount: '75.00' })
  expect(await all.cmi.post(asked.way)).toBe(200)
  return { booking, oid: asked.payment_id as string, asked }
}
const ledgerOf = (intentId: string) => all.db.select().from(transactions).where(eq(transactions.intentId, intentId))
const heardOf = async (intentId: string) =>
  (await all.db.select().from(callbacks).where(eq(callbacks.intentId, intentId))).map(({ outcome }) => outcome)

test('the hash is of the values in the order of their names, with what parts them escaped', () => {
  // SHA-512 of `b\|\\|A|2|10|k\|ey`, made elsewhere: names without regard to case, and numbers in them by value.
  const fields = { choix10: '10', amount: 'b|\\', Choix2: '2', B: 'A', hash: 'x', encoding: 'UTF-8' }
  const expected = 'P+TKNSpkwOUibYZCyqHJbMsGFonw7oJOASOwqqdHSQ2cqs7guizjSO5g7/VCpVMIKJY+bQrJM6kZNd9vzu7Y2g=='
  expect(hashVer3(fields, 'k|ey')).toBe(expected)
  const signed = { ...fields, HASH: hashVer3(fields, 'k|ey') }
  delete (signed as Partial<typeof signed>).hash
  expect(isHashed(signed, 'k|ey')).toBe(true)
  for (const changed of [
    { ...signed, amount: 'b' },
    { ...signed, more: '' },
    { ...signed, HASH: '' },
  ]) {
    expect(isHashed(changed, 'k|ey')).toBe(false)
  }
  expect(isHashed(signed, 'key')).toBe(false)
  // What is escaped is no border: two values are not one with a border in it.
  expect(hashVer3({ a: '1|2' }, 'k')).not.toBe(hashVer3({ a: '1', b: '2' }, 'k'))
})

test('a customer pays the deposit on the gateway’s page, and the booking stands', async () => {
  const { booking, oid } = await onPage()
  expect(booking.status).toBe('pending')
  expect(await all.cmi.call(all.cmi.pay(oid))).toBe('ACTION=POSTAUTH')
  expect(all.cmi.orders.get(oid)).toMatchObject({ status: 'C', amount: '75.00', currency: '504' })
  expect(await all.statusOf(booking.id)).toBe('confirmed')
  expect(await ledgerOf(oid)).toMatchObject([
    { kind: 'deposit', method: 'online', amountMinor: 75_00, provider: 'cmi' },
  ])
  expect(await all.intentOf(oid)).toMatchObject({ status: 'captured' })
  const { results } = (await all.owner.get(`/api/events/?booking_id=${booking.id}&ordering=number`)).json()
  expect(results.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['payment_started', 'payment_captured', 'confirmed']),
  )
  // Of the card and the person nothing is kept.
  const kept = JSON.stringify(await all.db.select().from(callbacks).where(eq(callbacks.intentId, oid)))
  for (const word of ['AMINA', '400000', 'VISA']) expect(kept).not.toContain(word)
})

test('whoever asks again gets the same payment; where the sum has changed, another takes its place', async () => {
  const booking = await all.book()
  const [first, second] = await Promise.all([all.pay(booking), all.pay(booking)])
  expect(second.payment_id).toBe(first.payment_id)
  const other = await all.pay(booking, { part: 'balance' })
  expect(other).toMatchObject({ purpose: 'prepayment', amount: '150.00' })
  expect(other.payment_id).not.toBe(first.payment_id)
  expect(await all.intentOf(first.payment_id)).toMatchObject({ status: 'voided' })
  // Somebody had the first page open still, and pays there: it is heard of, and it is enough for the deposit.
  await all.cmi.post(first.way)
  expect(await all.cmi.call(all.cmi.pay(first.payment_id))).toBe('ACTION=POSTAUTH')
  expect(await all.statusOf(booking.id)).toBe('confirmed')
  expect(await all.intentOf(first.payment_id)).toMatchObject({ status: 'captured' })
  const rest = await all.pay(booking)
  expect(rest).toMatchObject({ purpose: 'balance', amount: '75.00' })
  expect(rest.payment_id).not.toBe(other.payment_id)
})

test('told twice, and at the same time, it is written down once, and answered alike', async () => {
  const { booking, oid } = await onPage()
  const fields = all.cmi.pay(oid)
  const answers = await Promise.all([1, 2, 3, 4].map(() => all.cmi.call(fields)))
  expect(new Set(answers)).toEqual(new Set(['ACTION=POSTAUTH']))
  // In other words, about the same movement.
  expect(await all.cmi.call(all.cmi.sign({ ...fields, rnd: 'other', AuthCode: '1' }))).toBe('ACTION=POSTAUTH')
  expect(await ledgerOf(oid)).toHaveLength(1)
  expect(await heardOf(oid)).toEqual(['captured'])
  expect(await all.statusOf(booking.id)).toBe('confirmed')
})

test('an attempt that failed is no end: another may follow, and what failed after it changes nothing', async () => {
  const { booking, oid } = await onPage()
  expect(await all.cmi.call(all.cmi.pay(oid, { code: '05' }))).toBe('APPROVED')
  expect(await all.intentOf(oid)).toMatchObject({ status: 'failed' })
  expect(await all.statusOf(booking.id)).toBe('pending')
  expect(await all.cmi.call(all.cmi.pay(oid))).toBe('ACTION=POSTAUTH')
  expect(await all.cmi.call(all.cmi.pay(oid, { code: '05' }))).toBe('APPROVED')
  expect(await all.intentOf(oid)).toMatchObject({ status: 'captured' })
  expect(await heardOf(oid)).toEqual(['failed', 'captured', 'out_of_order'])
  expect(await all.statusOf(booking.id)).toBe('confirmed')
})

test('nothing is believed that the store key has not signed, or that is about another payment', async () => {
  const { booking, oid, asked } = await onPage()
  const url = all.cmi.orders.get(oid)!.callbackUrl
  const paid = all.cmi.pay(oid)
  const foreign = await foreignPayment()
  const { HASH: _, ...unsigned } = paid
  const forged: [string, Record<string, string>, string][] = [
    ['another sum', { ...paid, amount: '1.00' }, url],
    ['another code', { ...all.cmi.pay(oid, { code: '05' }), ProcReturnCode: '00' }, url],
    ['no hash', unsigned, url],
    ['an empty hash', { ...paid, HASH: '' }, url],
    ['signed with nothing', { ...unsigned, HASH: hashVer3(unsigned, '') }, url],
    ['of another merchant', all.cmi.sign({ ...unsigned, clientid: '600009999' }), url],
    ['another order of this business', all.cmi.sign({ ...unsigned, oid: crypto.randomUUID() }), url],
    ['of one business, at the address of another', paid, foreign.url],
    ['of another business’s payment, signed with this one’s key', all.cmi.sign({ ...unsigned, oid: foreign.oid }), url],
    ['of another business’s payment, at its address', all.cmi.sign({ ...unsigned, oid: foreign.oid }), foreign.url],
    ['an address that was made up', paid, url.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'))],
  ]
  for (const [what, fields, address] of forged) {
    expect([what, await all.cmi.call(fields, address)]).toEqual([what, 'FAILURE'])
  }
  // A name twice: of which the hash is, nobody knows.
  const twice = await all.app.inject({
    method: 'POST',
    url: new URL(url).pathname,
    headers: { host: 'localhost:8000', 'content-type': 'application/x-www-form-urlencoded' },
    payload: `${new URLSearchParams(paid)}&amount=1.00`,
  })
  expect(twice.body).toBe('FAILURE')
  expect(await all.intentOf(oid)).toMatchObject({ status: 'redirected' })
  expect(await all.statusOf(booking.id)).toBe('pending')
  expect([await ledgerOf(oid), await heardOf(oid)]).toEqual([[], []])
  expect(await foreign.rows()).toEqual([0, 0])
  // Nor what the browser brings back.
  const back = await all.demo.request('POST', new URL(`${asked.page}/return`).pathname)
  expect(back.statusCode).toBe(303)
  expect(await all.intentOf(oid)).toMatchObject({ status: 'redirected' })
  // The control: as it was sent, it counts.
  expect(await all.cmi.call(paid)).toBe('ACTION=POSTAUTH')
  expect(await all.statusOf(booking.id)).toBe('confirmed')
})

/** One of another business, open at the same gateway. */
async function foreignPayment() {
  const client = await signIn(all, 'acme.localhost:8000', { memberOf: 'acme' })
  const { db } = await all.tenancy.open('acme')
  const service = await newService(db, { depositPercent: 50 })
  await newStaffMember(db)
  const { id } = await all.account('cmi', client, '600009999')
  const secrets = { store_key: 'Store key of Acme' }
  expect((await client.request('PATCH', `/api/payment_accounts/${id}/secrets/`, secrets)).statusCode).toBe(204)
  const start_time = Temporal.Now.instant().add({ hours: 72 }).round('minute').toString()
  const wish = { service_id: service.id, start_time, customer_email: 'a@example.com' }
  const made = (await all.acme.post('/api/bookings/', wish)).json()
  const asked = (await all.acme.post(`/api/manage/${made.manage_token}/pay/`, {})).json()
  const rows = async () => [await db.$count(callbacks), await db.$count(transactions)]
  return { oid: asked.payment_id as string, url: asked.way.fields.callbackUrl as string, rows }
}

test('another sum or another currency is not what was asked for: nothing is taken, and somebody looks', async () => {
  for (const [changes, reason] of [
    [{ amount: '74.99' }, 'amount_differs'],
    [{ amount: '150.00' }, 'amount_differs'],
    [{ currency: '978' }, 'currency_differs'],
    [{ amount: 'many' }, 'currency_differs'],
  ] as const) {
    const { booking, oid } = await onPage()
    expect(await all.cmi.call(all.cmi.pay(oid, { changes }))).toBe('FAILURE')
    expect(await all.statusOf(booking.id)).toBe('pending')
    expect(await ledgerOf(oid)).toEqual([])
    const { to_check } = (await all.owner.get('/api/payments/reconciliation/')).json()
    expect(to_check.find((one: { payment_id: string }) => one.payment_id === oid)).toMatchObject({ reason })
    const seen = await all.owner.post(`/api/payments/${oid}/checked/`, { note: 'Nothing was taken.' })
    expect(seen.json()).toMatchObject({ to_check: null })
  }
})

test('money for a time that is gone is not taken, and one that is still free is booked again', async () => {
  const [gone, free] = [await onPage(), await onPage()]
  const later = Temporal.Now.instant().add({ hours: 2 })
  await all.tenant.transaction((tx) => expireLapsed(tx, later))
  expect(await all.statusOf(gone.booking.id)).toBe('expired')
  const wish = {
    service_id: all.service.id,
    start_time: gone.booking.start.toString(),
    customer_email: 'b@example.com',
  }
  expect((await all.owner.post('/api/bookings/', wish)).statusCode).toBe(201)
  expect(await all.cmi.call(all.cmi.pay(gone.oid))).toBe('APPROVED')
  expect(await all.statusOf(gone.booking.id)).toBe('expired')
  expect([await ledgerOf(gone.oid), await heardOf(gone.oid)]).toEqual([[], ['not_taken']])
  expect(await all.intentOf(gone.oid)).toMatchObject({ status: 'voided', refundedMinor: 0 })
  expect(all.cmi.orders.get(gone.oid)).toMatchObject({ status: 'A' })

  expect(await all.cmi.call(all.cmi.pay(free.oid))).toBe('ACTION=POSTAUTH')
  expect(await all.statusOf(free.booking.id)).toBe('confirmed')
})

test('what is only held and nobody owes is not taken: paid twice, or in cash meanwhile', async () => {
  const again = await onPage()
  expect(await all.cmi.call(all.cmi.pay(again.oid))).toBe('ACTION=POSTAUTH')
  expect(await all.cmi.call(all.cmi.pay(again.oid))).toBe('APPROVED')
  expect([(await ledgerOf(again.oid)).length, await heardOf(again.oid)]).toEqual([1, ['captured', 'not_taken']])
  expect(await all.intentOf(again.oid)).toMatchObject({ status: 'captured', capturedMinor: 75_00 })

  const other = await onPage()
  const cash = { payments: [{ method: 'cash', amount: '150.00' }] }
  expect((await all.owner.post(`/api/bookings/${other.booking.id}/payments/`, cash)).statusCode).toBe(200)
  expect(await all.cmi.call(all.cmi.pay(other.oid))).toBe('APPROVED')
  expect([await ledgerOf(other.oid), await all.statusOf(other.booking.id)]).toEqual([[], 'confirmed'])
  expect(await all.intentOf(other.oid)).toMatchObject({ status: 'voided', capturedMinor: 0 })
})

test('the fee of a booking that was cancelled can be paid', async () => {
  const { booking, oid } = await onPage()
  await all.cmi.call(all.cmi.pay(oid))
  await all.db.update(bookings).set({ status: 'cancelled', feeMinor: 150_00 }).where(eq(bookings.id, booking.id))
  const { payment_id, way, ...rest } = await all.pay(booking)
  expect(rest).toMatchObject({ purpose: 'balance', amount: '75.00' })
  await all.cmi.post(way)
  expect(await all.cmi.call(all.cmi.pay(payment_id))).toBe('ACTION=POSTAUTH')
  expect([(await ledgerOf(payment_id)).length, await heardOf(payment_id)]).toEqual([1, ['captured']])
})

test('of a payment that came twice all goes back, by itself or by hand', async () => {
  const twice = async () => {
    const { booking, oid } = await onPage()
    for (const _ of [1, 2]) await all.cmi.call(all.cmi.pay(oid, { changes: { trantype: 'Auth' } }))
    expect((await ledgerOf(oid)).map(({ amountMinor }) => amountMinor)).toEqual([75_00, 75_00])
    expect(await all.intentOf(oid)).toMatchObject({ capturedMinor: 150_00, metadata: { check: 'paid_twice' } })
    return { booking, oid }
  }
  const [cancelled, byHand] = [await twice(), await twice()]
  await all.owner.post(`/api/bookings/${cancelled.booking.id}/cancel/`, {})
  expect(await all.tenant.transaction((tx) => giveBack(tx, cancelled.booking.id, Temporal.Now.instant()))).toBe(150_00)
  expect(await all.intentOf(cancelled.oid)).toMatchObject({ refundedMinor: 150_00 })
  const back = (amount: string) =>
    all.owner.post(`/api/bookings/${byHand.booking.id}/refund/`, { amount, reason: 'Paid twice' })
  expect((await back('100.00')).json()).toMatchObject({ refunds: [{ amount: '100.00', status: 'requested' }] })
  expect((await back('50.01')).json()).toMatchObject({ code: 'payments.refund_too_high' })
  expect((await back('50.00')).statusCode).toBe(200)
})

test('the page of a payment leads on by a button, to that host alone, and tells what became of it', async () => {
  const { oid, asked } = await onPage()
  const path = new URL(asked.page).pathname
  const look = (language = 'fr') => all.demo.get(path, { accept: 'text/html', 'accept-language': language })
  const page = await look()
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain(`action="${all.cmi.address}/est3Dgate"`)
  expect(page.body).toMatch(/name="hash" value="[\w+/=&;]+"/)
  expect(page.body).not.toMatch(/<script|onload|onclick/)
  expect(page.body).not.toContain('Store')
  expect(page.headers['content-security-policy']).toContain(`form-action 'self' ${new URL(all.cmi.address).origin};`)
  expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  expect((await look('ar')).body).toContain('dir="rtl"')
  const returned = await all.demo.get(`${path}?back=1`, { accept: 'text/html', 'accept-language': 'en' })
  expect(returned.body).toContain('confirmation is on its way')
  await all.cmi.call(all.cmi.pay(oid))
  expect((await look('en')).body).toContain('Your payment has arrived')
  expect((await all.acme.get(path)).statusCode).toBe(404)
  expect((await all.demo.get(path.slice(0, -1))).statusCode).toBe(404)
  // Thirty days on the link tells nothing any more.
  const then = Temporal.Now.instant()
    .add({ hours: 31 * 24 })
    .round('second')
  expect(await callerAt(all.demo, then).get(path)).toMatchObject({ status: 404, code: 'payments.payment_not_found' })
})

test('a refund is asked for by the XML interface; what was not settled yet is voided', async () => {
  all.work()
  const paid = async () => {
    const { booking, oid } = await onPage()
    await all.cmi.call(all.cmi.pay(oid))
    return { booking, oid }
  }
  const refundOf = async (oid: string) => (await all.db.select().from(refunds).where(eq(refunds.intentId, oid)))[0]
  const cancel = ({ id }: { id: string }) => all.owner.post(`/api/bookings/${id}/cancel/`, {})
  for (const how of ['done', 'not_settled'] as const) {
    all.cmi.state.refunding = how
    const { booking, oid } = await paid()
    expect((await cancel(booking)).statusCode).toBe(200)
    await expect.poll(async () => (await refundOf(oid))?.status, { timeout: 10_000 }).toBe('done')
    expect((await ledgerOf(oid)).map(({ amountMinor }) => amountMinor)).toEqual([75_00, -75_00])
    expect(all.cmi.orders.get(oid)).toMatchObject(how === 'done' ? { credited: 75_00 } : { status: 'V' })
  }
  // Refused: so much can be given back again. Without an answer: nobody gives it back a second time.
  for (const [how, status, refundedMinor] of [
    ['refused', 'failed', 0],
    ['silent', 'sent', 75_00],
  ] as const) {
    all.cmi.state.refunding = how
    const { booking, oid } = await paid()
    await cancel(booking)
    await expect.poll(async () => (await refundOf(oid))?.lastError ?? '', { timeout: 10_000 }).not.toBe('')
    expect(await refundOf(oid)).toMatchObject({ status, attempts: 1 })
    expect(await all.intentOf(oid)).toMatchObject({ refundedMinor })
    expect(await ledgerOf(oid)).toHaveLength(1)
    const { to_check } = (await all.owner.get('/api/payments/reconciliation/')).json()
    expect(to_check).toContainEqual(
      expect.objectContaining({ payment_id: oid, reason: expect.stringMatching(/^refund_/) }),
    )
  }
  all.cmi.state.refunding = 'done'
})

test('of the store key nothing is to be seen anywhere', async () => {
  const rows = JSON.stringify([await all.db.select().from(intents), await all.db.select().from(callbacks)])
  expect(rows).not.toContain(JSON.stringify(storeKey).slice(1, -1))
})

test('the merchant number stays while money is on its way by it', async () => {
  await onPage()
  const { results } = (await all.owner.get('/api/payment_accounts/?provider=cmi')).json()
  const change = (body: object) => all.owner.request('PATCH', `/api/payment_accounts/${results[0].id}/`, body)
  for (const body of [{ public_id: '600005555' }, { is_test: false }]) {
    expect((await change(body)).json()).toMatchObject({ status: 409, code: 'payments.account_in_use' })
  }
  // What was refused is nobody's, and the same again is no change.
  expect((await change({ public_id: merchant })).statusCode).toBe(200)
})
