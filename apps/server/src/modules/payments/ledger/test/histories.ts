import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { and, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect } from 'vitest'
import { newService, newStaffMember, soon } from '../../../../../test/fixtures.ts'
import { DomainError } from '../../../../core/errors.ts'
import { retrying } from '../../../../core/postgres.ts'
import { zoneNamed } from '../../../../core/time.ts'
import { book, correct, expireLapsed, reschedule, transition } from '../../../bookings/index.ts'
import { bookings, policies } from '../../../bookings/tables.ts'
import { closingOf } from '../../closings/closings.ts'
import { reconcileLedger } from '../../reconciliation/reconcile.ts'
import { closings, intents, refunds, transactions } from '../../tables.ts'
import { balanceOf, writeTransaction } from '../ledger.ts'
import { giveBack, settle } from '../settle.ts'
import { correctTransaction, refundAtTill, takePayments } from '../till.ts'

// Random histories of what is done with bookings and their money, alone and two at once, on the real tables.

const zone = zoneNamed('UTC')
const cashier = { actorId: crypto.randomUUID(), actorName: 'Salma', business: 'Salon', at: Temporal.Now.instant() }
const machine = { actorId: null, actorName: '', business: 'Salon' }
const staffDoer = { actorId: cashier.actorId, actorName: 'Salma', actorKind: 'staff', channel: 'api' } as const
const customer = { actorId: null, actorName: '', actorKind: 'customer', channel: 'page' } as const
const atTill = { cashier, doer: staffDoer }

const share = fc.integer({ min: 1, max: 120 })
const which = fc.nat(7)
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('book' as const), byCustomer: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('online' as const), which, share, told: fc.integer({ min: 1, max: 2 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ do: fc.constant('till' as const), which, share },
      ...{ method: fc.constantFrom('cash' as const, 'card' as const), tip: fc.integer({ min: 0, max: 1 }) },
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('takeBack' as const), which: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'cancelByBusiness' as const, 'decline' as const, 'noShow' as const),
      which,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('complete' as const, 'correct' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('refund' as const), which, share, override: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('giveBack' as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('provider' as const), which, fails: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never
/** One after the other, or two at the same moment. */
const history = fc.array(fc.oneof(fc.tuple(step), fc.tuple(step, step)), { minLength: 15, maxLength: 40, size: 'max' })

export interface Place {
  tenant: TenantHandle
  serviceId: string
  staffId: string
  /** All times are apart, over all histories. */
  hours: number
}

export async function newPlace(tenant: TenantHandle): Promise<Place> {
  const service = await newService(tenant.db)
  const member = await newStaffMember(tenant.db)
  await tenant.db.insert(policies).values({
    ...{ version: 1, depositPercent: 40, depositMinor: 50_00, depositMinutes: 60, noShowPercent: 70 },
    cancelTiers: [{ minutes_before: 525_600, percent: 30 }],
  })
  return { tenant, serviceId: service.id, staffId: member.id, hours: 0 }
}

/** Plays random histories; after each all must add up. */
export async function expectSound(place: Place, numRuns: number): Promise<Record<string, number>> {
  const done: Record<string, number> = {}
  const kept = new Map<string, string>()
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const made: string[] = []
      for (const together of steps) {
        const results = await Promise.all(together.map((one) => attempt(place, made, one)))
        for (const [index, went] of results.entries()) {
          const name = `${together[index]?.do}${went ? '' : ' refused'}`
          done[name] = (done[name] ?? 0) + 1
        }
      }
      await assertSound(place.tenant, made, kept)
    }),
    // Each history leaves its rows: none is made smaller by playing it again.
    { numRuns, endOnFailure: true },
  )
  return done
}

/** @returns whether it was let through; what is refused by name is a part of any history */
async function attempt({ tenant, ...place }: Place, made: string[], one: Step): Promise<boolean> {
  try {
    return await retrying(() => tenant.transaction((tx) => play(tx, place, made, one)), 10)
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

async function play(tx: TenantTx, place: Omit<Place, 'tenant'>, made: string[], one: Step): Promise<boolean> {
  if (one.do === 'book') {
    const startTime = soon.add({ hours: next++ % 15_000 })
    const wanted = { serviceId: place.serviceId, staffId: place.staffId, customerEmail: 'a@example.com', startTime }
    const by = one.byCustomer ? customer : staffDoer
    const { id } = await book(tx, { ...wanted, startTime }, { zone, by })
    made.push(id)
    return true
  }
  if (one.do === 'expire') {
    await expireLapsed(tx, Temporal.Now.instant().add({ hours: 2 }))
    return true
  }
  if (one.do === 'close') return close(tx)
  if (one.do === 'takeBack') return takeBack(tx, one.which)
  const id = made[one.which % Math.max(1, made.length)]
  if (id === undefined) return false
  const [booking] = await tx.select().from(bookings).where(eq(bookings.id, id))
  // Of one that was rolled back, and is tried again, there is none.
  if (booking === undefined) return false
  const late = booking.startTime.add({ minutes: 20 })
  switch (one.do) {
    case 'online':
      return payOnline(tx, id, Math.ceil((booking.priceMinor * one.share) / 100), one.told)
    case 'till': {
      const amount = (Math.ceil((booking.priceMinor * one.share) / 100) / 100).toFixed(2)
      const part = { method: one.method, staffId: null, reference: '' }
      const tip = { ...part, amount: '7.00', isTip: true }
      await takePayments(tx, id, [{ ...part, amount, isTip: false }, ...(one.tip === 1 ? [tip] : [])], atTill)
      return true
    }
    case 'move':
      await reschedule(tx, id, { startTime: soon.add({ hours: next++ % 15_000 }) }, { zone, by: customer })
      return true
    case 'cancel':
      await transition(tx, 'cancel', id, { zone, by: customer })
      return true
    case 'cancelByBusiness':
      await transition(tx, 'cancel', id, { zone, by: staffDoer })
      return true
    case 'decline':
      await transition(tx, 'decline', id, { zone, by: staffDoer })
      return true
    case 'noShow':
      await transition(tx, 'no_show', id, { zone, by: staffDoer, now: late })
      return true
    case 'complete':
      await transition(tx, 'complete', id, { zone, by: staffDoer, now: late })
      return true
    case 'correct':
      await correct(tx, id, 'correct', { zone, by: staffDoer, now: late, reason: 'mistake' })
      return true
    case 'refund': {
      const amount = (Math.ceil((booking.priceMinor * one.share) / 100) / 100).toFixed(2)
      await refundAtTill(tx, id, { amount, reason: 'history', mayOverride: one.override }, atTill)
      return true
    }
    case 'giveBack':
      return (await giveBack(tx, id, Temporal.Now.instant())) > 0
    case 'provider':
      return answerRefund(tx, id, one.fails)
  }
}

let next = 0
let told = 0

/** A payment that a provider tells, once or twice over. */
async function payOnline(tx: TenantTx, bookingId: string, amountMinor: number, times: number): Promise<boolean> {
  const providerRef = `payment ${told++}`
  const [intent] = await tx
    .insert(intents)
    .values({ bookingId, purpose: 'deposit', amountMinor, currency: 'MAD', provider: 'stripe', status: 'captured' })
    .returning()
  for (let time = 0; time < times; time++) {
    await writeTransaction(
      tx,
      {
        ...{ kind: 'deposit', method: 'online', amountMinor, currency: 'MAD', bookingId, intentId: intent!.id },
        ...{ provider: 'stripe', providerRef },
      },
      machine,
    )
    await settle(tx, bookingId, Temporal.Now.instant())
  }
  return true
}

/** What a provider makes of a refund that was asked for. */
async function answerRefund(tx: TenantTx, bookingId: string, fails: boolean): Promise<boolean> {
  const asked = and(eq(refunds.bookingId, bookingId), eq(refunds.status, 'requested'))
  // As whoever hears of it does: the booking first, like everybody.
  await tx.select().from(bookings).where(eq(bookings.id, bookingId)).for('update')
  const [refund] = await tx.select().from(refunds).where(asked).limit(1).for('update')
  if (refund === undefined) return false
  const { id, amountMinor, intentId } = refund
  if (fails) {
    await tx.update(refunds).set({ status: 'failed' }).where(eq(refunds.id, id))
    await tx
      .update(intents)
      .set({ refundedMinor: sql`${intents.refundedMinor} - ${amountMinor}` })
      .where(eq(intents.id, intentId as string))
    return true
  }
  await tx.update(refunds).set({ status: 'done' }).where(eq(refunds.id, id))
  await writeTransaction(
    tx,
    {
      ...{ kind: 'refund', method: 'online', amountMinor: -amountMinor, currency: 'MAD', bookingId, intentId },
      ...{ refundId: id, provider: 'stripe', providerRef: `refund ${id}` },
    },
    machine,
  )
  return true
}

async function takeBack(tx: TenantTx, nth: number): Promise<boolean> {
  const [wrong] = await tx
    .select({ id: transactions.id })
    .from(transactions)
    .orderBy(sql`${transactions.createdAt} desc`)
    .offset(nth)
    .limit(1)
  if (wrong === undefined) return false
  await correctTransaction(tx, wrong.id, 'mistake', cashier, { refund: true })
  return true
}

async function close(tx: TenantTx): Promise<boolean> {
  const days = await tx.$count(closings)
  const onDate = Temporal.PlainDate.from('2020-01-01').add({ days }).toString()
  const row = { onDate, currency: 'MAD', countedMinor: 0, floatMinor: 0 }
  const added = await tx
    .insert(closings)
    .values({ ...row, ...(await closingOf(tx, row, onDate)) })
    .onConflictDoNothing()
    .returning()
  return added.length > 0
}

/** @param kept - movements as they were when they were first seen */
async function assertSound({ db }: TenantHandle, made: readonly string[], kept: Map<string, string>): Promise<void> {
  expect(await reconcileLedger(db)).toEqual([])
  const rows = await db.select().from(transactions)
  for (const row of rows) {
    const now = JSON.stringify(row)
    expect(kept.get(row.id) ?? now).toBe(now)
    kept.set(row.id, now)
  }
  expect(rows).toHaveLength(kept.size)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const id of made) {
    const [booking] = await db.select().from(bookings).where(eq(bookings.id, id))
    if (booking === undefined) continue
    const { status, priceMinor, feeMinor, metadata } = booking
    const bill = rows.filter(({ bookingId, kind, correctsId }) => {
      return bookingId === id && (byId.get(correctsId ?? '')?.kind ?? kind) !== 'tip'
    })
    const paid = bill.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    const allowance = Number(metadata.allowance_minor ?? 0)
    const isOff = ['cancelled', 'declined', 'expired', 'no_show'].includes(status)
    const owed = isOff ? feeMinor : Math.max(0, priceMinor - allowance)
    expect((await balanceOf(db, id)).balanceMinor).toBe(owed - paid)
    expect(paid).toBeGreaterThanOrEqual(0)
  }
}
