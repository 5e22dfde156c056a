import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaying, type Paying } from '../../../../test/fakes/paying.ts'
import { jobOutbox } from '../../../core/jobs/shared-tables.ts'
import { findAccount, opened } from '../accounts/accounts.ts'
import { AccountSeal } from '../accounts/secrets.ts'
import { askAbout } from '../online/handlers.ts'
import { Providers } from '../providers/index.ts'
import { intents, providerAccounts, transactions } from '../tables.ts'

let all: Paying
const endings: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  all = await openPaying((end) => endings.unshift(end))
  await all.openAccount('stripe')
})
afterAll(async () => {
  for (const end of endings) await end()
})

/** What the worker does when its time has come, at a time of the test's own. */
async function ask(id: string, now = Temporal.Now.instant()) {
  const intent = await all.intentOf(id)
  const providers = new Providers(all.config)
  const account = (await findAccount(all.db, intent.provider))!
  const provider = providers.find(intent.provider)!
  const reached = { provider, account: opened(new AccountSeal(all.config.healthKeys), all.tenant.id, account) }
  await askAbout(all.tenant, intent, reached, now)
  return all.intentOf(id)
}
async function begun() {
  const booking = await all.book()
  const asked = await all.pay(booking)
  const id = asked.payment_id as string
  const session = [...all.stripe.sessions.values()].find(({ metadata }) => metadata.intent === id)
  return { booking, id, session, asked }
}
const report = async () => (await all.owner.get('/api/payments/reconciliation/')).json()
const ledgerOf = async (id: string) =>
  (await all.db.select().from(transactions).where(eq(transactions.intentId, id))).map(({ amountMinor }) => amountMinor)

test('a payment of which nobody says anything is asked about after fifteen minutes', async () => {
  const { booking, id, session } = await begun()
  const { nextCheckAt, createdAt } = await all.intentOf(id)
  expect(nextCheckAt!.since(createdAt).total('minutes')).toBe(15)
  const [job] = await all.tenancy.shared.db.select().from(jobOutbox).where(eq(jobOutbox.name, 'payments.ask'))
  expect(job).toMatchObject({ payload: { intent_id: id }, dueAt: nextCheckAt })
  // It was paid, and no message ever came.
  const lost = all.stripe.pay(session!.id)
  expect(await ask(id)).toMatchObject({ status: 'captured', nextCheckAt: null, checks: 1 })
  expect([await all.statusOf(booking.id), await ledgerOf(id)]).toEqual(['confirmed', [75_00]])
  // They do come, much later.
  for (const event of lost) await all.stripe.deliver(event)
  expect(await ledgerOf(id)).toEqual([75_00])
})

test('it is asked about again, after longer and longer pauses, and given up at last; what comes then counts', async () => {
  const { booking, id, session, asked } = await begun()
  expect((await report()).open).toContainEqual(expect.objectContaining({ payment_id: id, amount: '75.00', checks: 0 }))
  const now = Temporal.Now.instant().round('millisecond')
  const pauses: number[] = []
  for (let at = 1; at <= 6; at += 1) {
    const { nextCheckAt, checks, status } = await ask(id, now)
    expect(checks).toBe(at)
    if (nextCheckAt !== null) pauses.push(nextCheckAt.since(now).total('minutes'))
    else expect(status).toBe('abandoned')
  }
  expect(pauses).toEqual([15, 30, 60, 180, 720])
  // Nobody can pay there any more, and the booking can be paid anew.
  expect(session!.status).toBe('expired')
  expect((await report()).open).not.toContainEqual(expect.objectContaining({ payment_id: id }))
  expect((await report()).to_check).not.toContainEqual(expect.objectContaining({ payment_id: id }))
  expect((await all.pay(booking)).payment_id).not.toBe(asked.payment_id)
  // Somebody was quicker than we.
  Object.assign(session!, { status: 'open' })
  for (const event of all.stripe.pay(session!.id)) await all.stripe.deliver(event)
  expect(await all.intentOf(id)).toMatchObject({ status: 'captured' })
  expect(await all.statusOf(booking.id)).toBe('confirmed')
})

test('where nobody answers it is for somebody to look at in the end', async () => {
  const { id } = await begun()
  await all.db.update(intents).set({ checks: 5 }).where(eq(intents.id, id))
  all.stripe.state.isDown = true
  expect(await ask(id)).toMatchObject({ status: 'abandoned', checks: 6 })
  all.stripe.state.isDown = false
  expect((await report()).to_check).toContainEqual(expect.objectContaining({ payment_id: id, reason: 'unanswered' }))
})

test('a gateway that cannot be asked leaves its open payments to people', async () => {
  await all.db.update(providerAccounts).set({ isActive: false })
  const account = await all.openAccount('cmi')
  await all.owner.request('PATCH', `/api/payment_accounts/${account}/secrets/`, { api_user: null, api_password: null })
  const { id } = await begun()
  for (let at = 1; at <= 6; at += 1) await ask(id)
  expect(await all.intentOf(id)).toMatchObject({ status: 'abandoned', provider: 'cmi' })
  const { to_check } = await report()
  expect(to_check).toContainEqual(expect.objectContaining({ payment_id: id, reason: 'unanswered', provider: 'cmi' }))
  const path = `/api/payments/${id}/checked/`
  expect((await all.owner.post(path, {})).statusCode).toBe(400)
  const seen = await all.owner.post(path, { note: 'Nothing at the bank.' })
  expect(seen.json()).toMatchObject({ to_check: null })
  expect((await report()).to_check).not.toContainEqual(expect.objectContaining({ payment_id: id }))
})

test('one that can be asked tells what was taken when our answer was lost', async () => {
  const [account] = await all.db.select().from(providerAccounts).where(eq(providerAccounts.provider, 'cmi'))
  const secrets = { api_user: 'api', api_password: 'p<a>&ss' }
  await all.owner.request('PATCH', `/api/payment_accounts/${account!.id}/secrets/`, secrets)
  const { booking, id, asked } = await begun()
  await all.cmi.post(asked.way)
  expect(await ask(id)).toMatchObject({ status: 'redirected', checks: 1 })
  // Taken at the gateway by hand; no callback ever came.
  all.cmi.pay(id)
  all.cmi.orders.get(id)!.status = 'C'
  expect(await ask(id)).toMatchObject({ status: 'captured' })
  expect([await all.statusOf(booking.id), await ledgerOf(id)]).toEqual(['confirmed', [75_00]])
})

test('whether the gateway has taken what we told it to take is asked afterwards', async () => {
  for (const isLost of [false, true]) {
    const { id, asked } = await begun()
    await all.cmi.post(asked.way)
    expect(await all.cmi.call(all.cmi.pay(id))).toBe('ACTION=POSTAUTH')
    const { nextCheckAt, capturedAt } = await all.intentOf(id)
    expect(nextCheckAt!.since(capturedAt!).total('minutes')).toBe(15)
    if (isLost) all.cmi.orders.get(id)!.status = 'A'
    all.cmi.state.isDown = true
    expect((await ask(id)).nextCheckAt).not.toBeNull()
    all.cmi.state.isDown = false
    expect(await ask(id)).toMatchObject({ status: 'captured', nextCheckAt: null })
    expect(await ledgerOf(id)).toEqual([75_00])
    const found = (await report()).to_check.find((one: { payment_id: string }) => one.payment_id === id)
    expect(found?.reason).toBe(isLost ? 'still_held' : undefined)
  }
})

test('where the ledger has another sum than the provider told, the report says so', async () => {
  const { differences } = await report()
  expect(differences).toEqual([])
  const { id, booking, asked } = await begun()
  await all.cmi.post(asked.way)
  await all.cmi.call(all.cmi.pay(id))
  await all.db.insert(transactions).values({
    ...{ kind: 'correction', method: 'online', amountMinor: -1_00, currency: 'MAD', bookingId: booking.id },
    ...{ intentId: id, provider: 'cmi', providerRef: 'by mistake', occurredAt: Temporal.Now.instant() },
  })
  expect((await report()).differences).toMatchObject([{ payment_id: id, ledger: '74.00', provider_says: '75.00' }])
})

test('without an account money comes in by hand, and nothing is open', async () => {
  await all.db.update(providerAccounts).set({ isActive: false })
  const booking = await all.book()
  const asked = await all.pay(booking)
  expect(asked).toEqual({
    ...{ payment_id: null, provider: 'manual', purpose: 'deposit', status: null, amount: '75.00', currency: 'MAD' },
    ...{ page: null, way: null },
  })
})
