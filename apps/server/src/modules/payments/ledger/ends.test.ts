import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { appOfFile, type Client, newService, newStaffMember, signIn, soon } from '../../../../test/fixtures.ts'
import { jobOutbox } from '../../../core/jobs/shared-tables.ts'
import { bookings } from '../../bookings/tables.ts'
import { ledgerHandlers } from '../handlers.ts'
import { intents, refunds } from '../tables.ts'
import { writeTransaction } from './ledger.ts'
import { settle } from './settle.ts'

const app = appOfFile()
let owner: Client
let tenant: TenantHandle
let wanted: Record<string, unknown>
let hours = 0
const machine = { actorId: null, actorName: '', business: 'Demo Company' }

beforeAll(async () => {
  owner = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
  tenant = await app().open('demo')
  const [{ id: service_id }, { id: staff_id }] = [await newService(tenant.db), await newStaffMember(tenant.db)]
  wanted = { service_id, staff_id, customer_email: 'amina@example.com' }
  const tiers = [{ minutes_before: 525_600, percent: 20 }]
  await owner.post('/api/policies/', { deposit_percent: 50, cancel_tiers: tiers, no_show_percent: 40 })
})

/** A booking of a customer who has paid its deposit of 75.00 online. */
async function paid() {
  const start_time = soon.add({ hours: hours++ }).toString()
  const booking = (await app().demo.post('/api/bookings/', { ...wanted, start_time })).json()
  expect(booking).toMatchObject({ status: 'pending', deposit: '75.00' })
  expect(await tenant.transaction((tx) => payOnline(tx, booking.id, 75_00))).toBe('confirmed')
  return booking as { id: string; manage_token: string }
}

async function payOnline(tx: TenantTx, bookingId: string, amountMinor: number) {
  const [intent] = await tx
    .insert(intents)
    .values({ bookingId, purpose: 'deposit', amountMinor, currency: 'MAD', provider: 'stripe', status: 'captured' })
    .returning()
  const providerRef = crypto.randomUUID()
  const values = { bookingId, amountMinor, intentId: intent!.id, provider: 'stripe', providerRef } as const
  await writeTransaction(tx, { kind: 'deposit', method: 'online', ...values }, machine)
  return settle(tx, bookingId, Temporal.Now.instant())
}

/** Does the job that waits for a booking, where there is one; twice over. @returns when it was due */
async function refundLater(id: string) {
  const jobs = await app()
    .tenancy.shared.db.select()
    .from(jobOutbox)
    .where(and(eq(jobOutbox.name, 'payments.refund_ended'), eq(jobOutbox.dedupeKey, id)))
  const [handler] = ledgerHandlers()
  for (const { payload } of [...jobs, ...jobs]) {
    await tenant.transaction((tx) => handler!.inTransaction!(tx, payload as never, {} as never))
  }
  return jobs[0]?.dueAt
}
const refunded = (id: string) => tenant.db.select().from(refunds).where(eq(refunds.bookingId, id))

test('who cancels pays the fee out of the deposit, and the rest goes back by the way it came', async () => {
  const { id, manage_token } = await paid()
  expect((await app().demo.post(`/api/manage/${manage_token}/cancel/`, {})).json()).toMatchObject({ fee: '30.00' })
  await refundLater(id)
  expect(await refunded(id)).toMatchObject([{ amountMinor: 45_00, status: 'requested', method: 'online' }])
  expect((await owner.get(`/api/bookings/${id}/balance/`)).json()).toMatchObject({
    ...{ owed: '30.00', paid: '75.00', refunding: '45.00', balance: '-45.00' },
  })
})

test('where the business cancels, all of it goes back', async () => {
  const { id } = await paid()
  await owner.post(`/api/bookings/${id}/cancel/`, {})
  await refundLater(id)
  expect(await refunded(id)).toMatchObject([{ amountMinor: 75_00 }])
})

test('who stays away pays out of the deposit, a day later: until then it may have been a mistake', async () => {
  const { id } = await paid()
  const hourAgo = Temporal.Now.instant().subtract({ hours: 1 })
  await tenant.db
    .update(bookings)
    .set({ startTime: hourAgo, endTime: hourAgo.add({ minutes: 30 }) })
    .where(eq(bookings.id, id))
  expect((await owner.post(`/api/bookings/${id}/no_show/`, {})).json()).toMatchObject({ fee: '60.00', paid: '75.00' })
  const due = await refundLater(id)
  expect(Temporal.Instant.compare(due!, Temporal.Now.instant().add({ hours: 23 }))).toBe(1)
  expect(await refunded(id)).toMatchObject([{ amountMinor: 15_00 }])
})

test('a request that runs out with a part of its deposit paid gives that part back', async () => {
  const start_time = soon.add({ hours: hours++ }).toString()
  const booking = (await app().demo.post('/api/bookings/', { ...wanted, start_time })).json()
  expect(await tenant.transaction((tx) => payOnline(tx, booking.id, 10_00))).toBe('waiting')
  const lapsed = { expiresAt: Temporal.Now.instant().subtract({ minutes: 1 }) }
  await tenant.db.update(bookings).set(lapsed).where(eq(bookings.id, booking.id))
  // Whoever comes next gets the time.
  expect((await app().demo.post('/api/bookings/', { ...wanted, start_time })).statusCode).toBe(201)
  await refundLater(booking.id)
  expect(await refunded(booking.id)).toMatchObject([{ amountMinor: 10_00 }])
  const events = (await owner.get(`/api/events/?booking_id=${booking.id}&ordering=number`)).json().results
  expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(['deposit_due', 'expired'])
})

test('where nothing was paid online nothing waits to be done', async () => {
  const start_time = soon.add({ hours: hours++ }).toString()
  const { id } = (await owner.post('/api/bookings/', { ...wanted, start_time })).json()
  await owner.post(`/api/bookings/${id}/payments/`, { payments: [{ method: 'cash', amount: '10.00' }] })
  await owner.post(`/api/bookings/${id}/cancel/`, {})
  expect(await refundLater(id)).toBeUndefined()
})

test('of a payment that comes as its time is given to somebody else, one of the two has it', async () => {
  for (let round = 0; round < 5; round++) {
    const start_time = soon.add({ hours: hours++ }).toString()
    const { id } = (await app().demo.post('/api/bookings/', { ...wanted, start_time })).json()
    const lapsed = { expiresAt: Temporal.Now.instant().subtract({ minutes: 1 }) }
    await tenant.db.update(bookings).set(lapsed).where(eq(bookings.id, id))
    const [settled, other] = await Promise.all([
      tenant.transaction((tx) => payOnline(tx, id, 75_00)),
      app().demo.post('/api/bookings/', { ...wanted, start_time }),
    ])
    const [mine] = await tenant.db.select().from(bookings).where(eq(bookings.id, id))
    const isMine = other.statusCode === 409
    expect([settled, mine?.status]).toEqual(isMine ? ['confirmed', 'confirmed'] : ['late', 'expired'])
    expect(await refunded(id)).toHaveLength(isMine ? 0 : 1)
  }
})
