import type { TenantTx } from '@bookme/tenancy'
import {
  BookingNotFoundError,
  billPartsOfItems,
  cover,
  type Doer,
  IllegalTransitionError,
  listItems,
  lockBooking,
} from '../../bookings/index.ts'
import type { Booking } from '../../bookings/tables.ts'
import { CodeUnfitError, CodeUsedUpError } from '../errors.ts'
import { balanceOf, shareTill } from '../ledger/ledger.ts'
import { settle } from '../ledger/settle.ts'
import { refuseUnknown } from '../reductions.ts'
import { assertPays, coverOf, lockPass, returnUses, takeUses } from './passes.ts'

const payable = ['pending', 'confirmed', 'checked_in', 'completed']

type By = Doer & { at: Temporal.Instant }

/**
 * Pays for a booking with a pass, at the counter. One that waited for its deposit stands.
 *
 * @throws {BookingNotFoundError} @throws {IllegalTransitionError} it does not take place
 * @throws {UnknownCodeError} and whatever else a code is refused for
 */
export async function payWithPass(tx: TenantTx, bookingId: string, code: string, by: By): Promise<void> {
  await shareTill(tx)
  const booking = await locked(tx, bookingId)
  const { reference, status, startTime, seats, priceMinor, currency, customerId } = booking
  if (!payable.includes(status)) {
    throw new IllegalTransitionError(`Booking ${reference} is ${status}: there is nothing to pay with a pass.`)
  }
  const refuse = (message: string): never => {
    throw new CodeUnfitError(message, { faults: [{ field: 'code', message }] })
  }
  if (booking.coveredMinor > 0) refuse(`Booking ${reference} is paid with a pass already.`)
  if (booking.discountMinor > 0) refuse(`Booking ${reference} was made with a coupon: not both.`)
  const parts = billPartsOfItems(await listItems(tx, bookingId))
  const { pass, rest } = (await lockPass(tx, { code })) ?? refuseUnknown('code')
  assertPays(pass, rest, { startTime, parts, customerId }, 'code')
  const { count, covers } = coverOf(pass, rest, { parts, seats })
  const amountMinor = covers.reduce((total, amount) => total + amount, 0)
  const { balanceMinor } = await balanceOf(tx, bookingId)
  if (amountMinor > Math.min(priceMinor, balanceMinor)) {
    refuse(`A part of what the pass covers was paid already, in ${currency}: give that back first.`)
  }
  await takeUses(tx, { passId: pass.id, bookingId, count, amountMinor, by })
  const covered = await cover(tx, booking, amountMinor, { by, kind: 'pass_taken' })
  if (covered.awaitsPayment) await settle(tx, bookingId, by.at, by)
}

/**
 * Gives the uses that a booking took back to their pass, by hand: for a mistake, or as a favour. What they covered is to
 * be paid again, where it takes place.
 *
 * @throws {BookingNotFoundError} @throws {CodeUsedUpError} no pass pays for it
 */
export async function giveUsesBack(tx: TenantTx, bookingId: string, reason: string, by: By): Promise<void> {
  const booking = await locked(tx, bookingId)
  if (booking.coveredMinor === 0) throw new CodeUsedUpError(`No pass pays for booking ${booking.reference}.`)
  await returnUses(tx, bookingId, { reason, by })
  await cover(tx, booking, 0, { by, kind: 'pass_given_back', reason })
}

async function locked(tx: TenantTx, bookingId: string): Promise<Booking> {
  const booking = await lockBooking(tx, bookingId)
  if (booking === undefined) throw new BookingNotFoundError(`There is no booking ${bookingId} here.`)
  return booking
}
