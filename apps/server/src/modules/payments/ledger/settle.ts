import type { TenantTx } from '@bookme/tenancy'
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { nobody } from '../../../core/actor.ts'
import { BookingNotFoundError, type Doer, lockBooking, standPaid } from '../../bookings/index.ts'
import { refunds } from '../tables.ts'
import { balanceOf } from './ledger.ts'
import { refundOnline } from './refunds.ts'

/**
 * What money has meant for a booking: it stands because of it, it waits (for more, or for the business), it is too late,
 * or nothing, because it stood already, or because what came is owed all the same.
 */
export type Settled = 'confirmed' | 'waiting' | 'late' | 'unchanged'

const open = ['confirmed', 'checked_in', 'completed', 'no_show']

/**
 * Whether what was paid makes a booking stand. Where its time was given back and is somebody else's now, or where it was
 * cancelled, what came by a provider goes back in full, less the fee.
 *
 * @throws {BookingNotFoundError}
 */
export async function settle(tx: TenantTx, bookingId: string, now: Temporal.Instant, by?: Doer): Promise<Settled> {
  const booking = await lockBooking(tx, bookingId)
  if (booking === undefined) throw new BookingNotFoundError(`There is no booking ${bookingId} here.`)
  if (open.includes(booking.status)) return 'unchanged'
  const { depositMinor, paidMinor, refundedMinor, balanceMinor } = await balanceOf(tx, bookingId)
  // What is on its way back does not count any more.
  const isEnough = paidMinor - refundedMinor - (await underWay(tx, bookingId)) >= depositMinor
  if (booking.status === 'held') return 'waiting'
  if (booking.status === 'pending') {
    if (!booking.awaitsPayment || !isEnough) return 'waiting'
  } else if (booking.status !== 'expired' || depositMinor === 0 || !isEnough) {
    // A fee is owed, and may be paid like anything else.
    if (balanceMinor >= 0) return 'unchanged'
    await giveBack(tx, bookingId, now)
    return 'late'
  }
  const standing = await standPaid(tx, booking, by === undefined ? { now } : { now, by })
  if (standing?.status === 'confirmed') return 'confirmed'
  if (standing?.status === 'pending') return 'waiting'
  await giveBack(tx, bookingId, now)
  return 'late'
}

/**
 * What was paid online above what is owed, and is not on its way back already.
 *
 * @returns how much was asked for
 */
export async function giveBack(tx: TenantTx, bookingId: string, now: Temporal.Instant): Promise<number> {
  const surplus = await surplusOf(tx, bookingId)
  if (surplus <= 0) return 0
  const by = { ...nobody, business: '', at: now }
  return refundOnline(tx, bookingId, { atMostMinor: surplus, reason: 'policy', by })
}

/** What was paid above what is owed, and is not on its way back already; below zero, what is still to be paid. */
export async function surplusOf(tx: TenantTx, bookingId: string): Promise<number> {
  const { balanceMinor } = await balanceOf(tx, bookingId)
  return -balanceMinor - (await underWay(tx, bookingId))
}

/** What was asked for at a provider, and is not in the ledger yet. */
export async function underWay(tx: TenantTx, bookingId: string): Promise<number> {
  const [row] = await tx
    .select({ sum: sql<number>`coalesce(sum(${refunds.amountMinor}), 0)::float8` })
    .from(refunds)
    .where(
      and(
        eq(refunds.bookingId, bookingId),
        isNotNull(refunds.intentId),
        inArray(refunds.status, ['requested', 'sent']),
      ),
    )
  return row?.sum ?? 0
}
