import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaying, type Paying } from '../../../test/fakes/paying.ts'
import { callbacks, transactions } from './tables.ts'

let all: Paying
const endings: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  all = await openPaying((end) => endings.unshift(end))
  await all.open('cmi')
})
afterAll(async () => {
  for (const end of endings) await end()
})

/** A booking whose customer is on the gateway's page. */
async function onPage() {
  const booking = await all.book()
  const asked = await all.pay(booking)
  expect(asked).toMatchObject({
    provider: 'cmi',
    purpose: 'deposit',
    status: 'redirected',
    amount: '75.00',
    currency: 'MAD',
  })
  expect(await all.cmi.post(asked.way)).toBe(200)
  return { booking, oid: asked.payment_id as string, asked }
}
const ledgerOf = (intentId: string) => all.db.select().from(transactions).where(eq(transactions.intentId, intentId))

test('a customer pays the deposit on the gateway’s page, and the booking stands', async () => {
  const { booking, oid } = await onPage()
  expect(booking.status).toBe('pending')
  expect(await all.cmi.call(all.cmi.pay(oid))).toBe('ACTION=POSTAUTH')
  expect(all.cmi.orders.get(oid)).toMatchObject({ status: 'C', amount: '75.00', currency: '504' })
  expect(await all.statusOf(booking.id)).toBe('confirmed')
  expect(await ledgerOf(oid)).toMatchObject([
    { kind: 'deposit', method: 'online', amountMinor: 75_00, provider: 'cmi' },
  ])
  expect(await all.intentOf(oid)).toMatchObject({ status: 'captured', nextCheckAt: null })
})
