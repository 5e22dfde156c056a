import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { byStaff, inTenant, newService, newStaffMember, soon } from '../../../../test/fixtures.ts'
import { book, expireLapsed } from '../../bookings/index.ts'
import { bookings } from '../../bookings/tables.ts'
import { takings } from '../closings/closings.ts'
import { intents, refunds } from '../tables.ts'
import { balanceOf, writeTransaction } from './ledger.ts'
import { requestRefund } from './refunds.ts'
import { settle } from './settle.ts'

const till = { actorId: crypto.randomUUID(), actorName: 'Salma', business: 'Salon Yasmine' }
const machine = { actorId: null, actorName: '', business: 'Salon Yasmine' }

async function newBooking(tx: TenantTx, values: Partial<typeof bookings.$inferInsert> = {}) {
  const [service, member] = [await newService(tx), await newStaffMember(tx)]
  const wanted = { serviceId: service.id, staffId: member.id, customerEmail: 'amina@example.com', startTime: soon }
  const booking = await book(tx, wanted, byStaff)
  if (Object.keys(values).length > 0) await tx.update(bookings).set(values).where(eq(bookings.id, booking.id))
  return { ...booking, wanted }
}

async function paidOnline(tx: TenantTx, bookingId: string, amountMinor: number, ref: string = crypto.randomUUID()) {
  const values = { bookingId, amountMinor, currency: 'MAD', provider: 'stripe' as const, status: 'captured' as const }
  const [intent] = await tx
    .insert(intents)
    .values({ ...values, purpose: 'deposit', providerRef: `session ${ref}` })
    .returning()
  const movement = {
    ...{ kind: 'deposit' as const, method: 'online' as const, amountMinor, currency: 'MAD', bookingId },
    ...{ intentId: intent!.id, provider: 'stripe' as const, providerRef: ref },
  }
  return { intent: intent!, movement, written: await writeTransaction(tx, movement, machine) }
}

inTenant('what a provider tells twice is written down once, with one receipt', async (tx) => {
  const { id } = await newBooking(tx)
  const { written, movement } = await paidOnline(tx, id, 50_00)
  expect(written).toMatchObject({
    transaction: { amountMinor: 50_00 },
    receipt: { number: 1, kind: 'receipt', facts: { business: 'Salon Yasmine', booking: { services: ['Haircut'] } } },
  })
  expect(await writeTransaction(tx, movement, machine)).toBeUndefined()
  const next = { kind: 'payment', method: 'cash', amountMinor: 100_00, bookingId: id } as const
  expect((await writeTransaction(tx, next, till))?.receipt?.number).toBe(2)
  expect(await balanceOf(tx, id)).toMatchObject({ owedMinor: 150_00, paidMinor: 150_00, balanceMinor: 0 })
})

inTenant('sums are above what an integer holds', async (tx) => {
  const { id } = await newBooking(tx)
  for (const kind of ['payment', 'payment', 'tip', 'tip'] as const) {
    await writeTransaction(tx, { kind, method: 'cash', amountMinor: 2_000_000_000, bookingId: id }, till)
  }
  expect(await balanceOf(tx, id)).toMatchObject({ paidMinor: 4_000_000_000, tipsMinor: 4_000_000_000 })
  expect(await takings(tx, 'MAD')).toMatchObject({ expectedMinor: { cash: 8_000_000_000 } })
})

inTenant('a tip is beside the balance, and a correction counts where that counted which it corrects', async (tx) => {
  const { id } = await newBooking(tx)
  const write = async (kind: 'payment' | 'tip', amountMinor: number) =>
    (await writeTransaction(tx, { kind, method: 'cash', amountMinor, bookingId: id }, till))!
  const correct = ({ transaction }: Awaited<ReturnType<typeof write>>) =>
    writeTransaction(
      tx,
      {
        kind: 'correction',
        method: 'cash',
        amountMinor: -transaction.amountMinor,
        bookingId: id,
        correctsId: transaction.id,
      },
      till,
    )
  const [payment, tip] = [await write('payment', 150_00), await write('tip', 20_00)]
  expect(tip.receipt).toBeUndefined()
  expect(await balanceOf(tx, id)).toMatchObject({ tipsMinor: 20_00, paidMinor: 150_00, balanceMinor: 0 })
  expect((await correct(tip))?.receipt).toBeUndefined()
  expect((await correct(payment))?.receipt).toMatchObject({ kind: 'refund', facts: { corrects: 1 } })
  expect(await balanceOf(tx, id)).toMatchObject({ tipsMinor: 0, paidMinor: 0, balanceMinor: 150_00 })
  expect(await correct(payment)).toBeUndefined()
})

describe('a refund', () => {
  inTenant('goes back by the means the money came by, the newest first', async (tx) => {
    const { id } = await newBooking(tx)
    await writeTransaction(tx, { kind: 'deposit', method: 'cash', amountMinor: 30_00, bookingId: id }, till)
    const { intent } = await paidOnline(tx, id, 100_00)
    const done = await requestRefund(tx, { bookingId: id, amountMinor: 120_00, reason: 'ill', by: till })
    expect(done.refunds).toMatchObject([
      { intentId: intent.id, amountMinor: 100_00, status: 'requested' },
      { intentId: null, method: 'cash', amountMinor: 20_00, status: 'done' },
    ])
    expect(done.transactions).toMatchObject([{ kind: 'refund', method: 'cash', amountMinor: -20_00 }])
    const [after] = await tx.select().from(intents).where(eq(intents.id, intent.id))
    expect(after?.refundedMinor).toBe(100_00)
    const again = requestRefund(tx, { bookingId: id, amountMinor: 10_01, reason: 'more', by: till })
    await expect(again).rejects.toMatchObject({ code: 'payments.refund_too_high' })
  })

  inTenant('out of the till takes somebody who stands there', async (tx) => {
    const { id } = await newBooking(tx)
    await writeTransaction(tx, { kind: 'payment', method: 'cash', amountMinor: 30_00, bookingId: id }, till)
    const asked = requestRefund(tx, { bookingId: id, amountMinor: 30_00, reason: 'ill', by: machine })
    await expect(asked).rejects.toMatchObject({ code: 'payments.refund_needs_user' })
  })
})

describe('money', () => {
  const waiting = { status: 'pending', awaitsPayment: true, depositMinor: 50_00, expiresAt: soon } as const

  inTenant('makes a booking stand once it is enough', async (tx) => {
    const { id } = await newBooking(tx, waiting)
    await paidOnline(tx, id, 49_00)
    expect(await settle(tx, id, Temporal.Now.instant())).toBe('waiting')
    await paidOnline(tx, id, 1_00)
    expect(await settle(tx, id, Temporal.Now.instant())).toBe('confirmed')
    const [booking] = await tx.select().from(bookings).where(eq(bookings.id, id))
    expect(booking).toMatchObject({ status: 'confirmed', awaitsPayment: false, expiresAt: null })
    expect(await settle(tx, id, Temporal.Now.instant())).toBe('unchanged')
  })

  inTenant('that comes too late makes it stand where its time is still free', async (tx) => {
    const { id } = await newBooking(tx, waiting)
    await tx.update(bookings).set({ expiresAt: Temporal.Now.instant() }).where(eq(bookings.id, id))
    await expireLapsed(tx, Temporal.Now.instant())
    await paidOnline(tx, id, 50_00)
    expect(await settle(tx, id, Temporal.Now.instant())).toBe('confirmed')
    const [booking] = await tx.select().from(bookings).where(eq(bookings.id, id))
    expect(booking).toMatchObject({ status: 'confirmed' })
  })

  inTenant('that comes too late goes back where somebody else has the time', async (tx) => {
    const { id, wanted } = await newBooking(tx, waiting)
    await tx.update(bookings).set({ expiresAt: Temporal.Now.instant() }).where(eq(bookings.id, id))
    await expireLapsed(tx, Temporal.Now.instant())
    await book(tx, { ...wanted, customerEmail: 'other@example.com' }, byStaff)
    await paidOnline(tx, id, 50_00)
    expect(await settle(tx, id, Temporal.Now.instant())).toBe('late')
    expect(await tx.select().from(refunds)).toMatchObject([{ amountMinor: 50_00, status: 'requested' }])
    // Told again, it asks for nothing more; not even if the time is free now: the money is on its way back.
    await tx
      .update(bookings)
      .set({ startTime: soon.add({ hours: 5 }), endTime: soon.add({ hours: 6 }) })
      .where(eq(bookings.id, id))
    expect(await settle(tx, id, Temporal.Now.instant())).toBe('late')
    expect(await tx.select().from(refunds)).toHaveLength(1)
  })
})
