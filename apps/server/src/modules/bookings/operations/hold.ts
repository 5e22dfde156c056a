import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { eq, sql } from 'drizzle-orm'
import { services } from '../../services/tables.ts'
import { BookingNotFoundError, HoldLapsedError, IllegalTransitionError, TooManyHoldsError } from '../errors.ts'
import { hasLapsed } from '../life-cycle.ts'
import { assertMayBook, type DepositPart, depositOf, historyOf, latestPolicy } from '../policy/index.ts'
import {
  changeStatus,
  countHolds,
  listItems,
  lockBooking,
  lockHolder,
  lockLapsed,
  lockSubjects,
  releaseLapsed,
  releaseSeats,
} from '../queries.ts'
import { type Booking, bookings, items } from '../tables.ts'
import { answersOf, askedBy, contactPhoneOf, outcome, owesDeposit, write } from './book.ts'
import { customerFor } from './customer.ts'
import { assertRoomInMonth } from './month.ts'
import { billPartsOfItems, reduced } from './reductions.ts'
import { reserve } from './reserve.ts'
import {
  type Circumstances,
  type Contact,
  momentOf,
  nowOf,
  partsOf,
  type TimeWanted,
  visitor,
  wishOf,
} from './wanted.ts'

/** How long a chosen time is kept for whoever fills in the rest, and how long with all its renewals. */
const holdMinutes = 10
const longestHoldMinutes = 30
/** Of one network at a time: a family, an office, and the many who share an address of a mobile carrier. */
const mostHolds = 10

/**
 * Keeps a time for somebody who is still filling in the rest; {@link confirmHold} makes a booking of it.
 *
 * @param from.network - whoever it is for, as a keyed hash; `null` for those who work there, who may hold what they like
 * @param from.replaces - what the same visitor held until now: they have changed their mind
 * @param from.until - how long it is kept; without it ten minutes
 * @param from.contactPhone - of somebody who waits for it, the number that they gave, in E.164
 * @throws as `book`, and {TooManyHoldsError}
 */
export async function hold(
  tx: TenantTx,
  wanted: TimeWanted,
  around: Circumstances,
  {
    network = null,
    replaces,
    until,
    contactPhone = '',
  }: {
    network?: string | null
    replaces?: string | undefined
    until?: Temporal.Instant
    contactPhone?: string
  } = {},
): Promise<Booking> {
  const now = nowOf(around)
  const wish = wishOf(wanted)
  if (network !== null) await lockHolder(tx, network)
  if (replaces !== undefined) {
    // Whose time is given back and who is wanted, in one order with everybody else.
    await lockSubjects(tx, { ...wish, exclude: replaces }, momentOf(around).now)
    await giveBack(tx, replaces, around)
  }
  if (network !== null) {
    const held = await countHolds(tx, network, now)
    if (held >= mostHolds) {
      throw new TooManyHoldsError(`From here ${held} times are held already: book one of them, or wait ten minutes.`)
    }
  }
  const [reserved, policy] = await Promise.all([reserve(tx, wish, wanted.startTime, around), latestPolicy(tx)])
  const expiresAt = until ?? now.add({ minutes: holdMinutes })
  const values = {
    status: 'held' as const,
    customerId: null,
    contactPhone,
    expiresAt,
    policyVersion: policy.version,
    heldBy: network,
  }
  return write(tx, reserved, values, 'held', around)
}

/**
 * Keeps a held time for ten minutes more, but not for ever.
 *
 * @throws {BookingNotFoundError} @throws {HoldLapsedError} it is too late, or it was renewed too often
 */
export async function renewHold(tx: TenantTx, id: string, around: Circumstances): Promise<Booking> {
  const held = await lockHold(tx, id, around)
  const now = nowOf(around)
  const most = held.createdAt.add({ minutes: longestHoldMinutes })
  const wanted = now.add({ minutes: holdMinutes })
  const expiresAt = Temporal.Instant.compare(wanted, most) < 0 ? wanted : most
  if (Temporal.Instant.compare(expiresAt, now) <= 0) {
    throw new HoldLapsedError(`A time is held for ${longestHoldMinutes} minutes at most: choose it again.`)
  }
  const [renewed] = await tx.update(bookings).set({ expiresAt, updatedAt: now }).where(eq(bookings.id, id)).returning()
  return renewed as Booking
}

/** A visitor does not want what they held: it is free again. What is no hold any more stays as it is. */
export async function giveBack(tx: TenantTx, id: string, around: Circumstances): Promise<void> {
  const by = { ...(around.by ?? visitor), at: nowOf(around) }
  const held = await lockBooking(tx, id)
  if (held?.status !== 'held') return
  await Promise.all([
    changeStatus(tx, held, { to: 'expired', event: 'expired', by, reason: 'given back' }),
    releaseSeats(tx, id),
  ])
}

/**
 * Gives back the time of holds that have lapsed and of requests that nobody answered. Whoever books does the same for
 * themselves, and nobody is offered less for it: this is for what nobody asks for.
 */
export async function expireLapsed(tx: TenantTx, { epochMilliseconds }: Temporal.Instant): Promise<void> {
  await lockLapsed(tx, epochMilliseconds)
  await releaseLapsed(tx, epochMilliseconds)
}

/**
 * A hold becomes a booking, in place.
 *
 * @throws {BookingNotFoundError} @throws {HoldLapsedError} @throws {IllegalTransitionError} it is no hold any more
 * @throws {TooManyBookingsError} the policy allows this customer no more
 * @throws {PleaseCallError} @throws {CustomerBlockedError} the business has blocked them
 * @throws {LimitReachedError} @throws {NotAcceptingError} as `assertRoomInMonth`
 */
export async function confirmHold(tx: TenantTx, id: string, who: Contact, around: Circumstances): Promise<Booking> {
  // The customer first, as whoever books does: they may be one and the same.
  const asked = askedBy(around)
  const [customer, held, policy, parts, terms, , history] = await Promise.all([
    customerFor(tx, who, around),
    lockHold(tx, id, around),
    latestPolicy(tx),
    listItems(tx, id),
    termsOf(tx, id),
    assertMayBook(tx, who.customerEmail, asked),
    historyOf(tx, who, asked.now),
  ])
  const bill = () => ({
    ...{ customerId: customer.id, startTime: held.startTime, seats: held.seats },
    parts: billPartsOfItems(parts),
  })
  const { priceMinor, currency } = held
  const { off, use, isCovered, ...left } = await reduced(tx, who, { priceMinor, currency }, terms.parts, bill, around)
  const isAsked = owesDeposit(who, around) && !isCovered
  const depositMinor = isAsked ? depositOf(policy, left.price, left.parts, history) : 0
  const { status: to, event, ...result } = outcome({ ...terms, depositMinor }, policy, held.startTime, around)
  const [first, ...followedBy] = partsOf(parts)
  const answers = await answersOf(tx, { ...first, followedBy, answers: who.answers }, around)
  const values = {
    ...{ ...result, customerId: customer.id, policyVersion: policy.version, notes: who.notes ?? '', answers, ...off },
    contactPhone: who.customerPhone === undefined ? held.contactPhone : contactPhoneOf(who),
  }
  const { by, now } = asked
  const [changed] = await Promise.all([
    changeStatus(tx, held, { to, event, by: { ...by, at: now }, values }),
    assertRoomInMonth(tx, id, held.createdAt, around),
  ])
  await use?.(tx, id)
  return changed as Booking
}

/** A hold that is still one, and nobody else changes it until `tx` is over. */
async function lockHold(tx: TenantTx, id: string, around: Circumstances): Promise<Booking> {
  const held = await lockBooking(tx, id)
  if (held === undefined) throw new BookingNotFoundError(`There is no booking ${id} here.`)
  const { status, reference } = held
  if (status === 'expired' || (status === 'held' && hasLapsed(held, nowOf(around)))) {
    throw new HoldLapsedError('This time was held too long ago: choose it again.')
  }
  if (status !== 'held') throw new IllegalTransitionError(`Booking ${reference} is ${status}, not held.`)
  return held
}

/** What the services of a booking ask, as they are now: an answer of the business, a deposit of their own. */
export async function termsOf(tx: TenantDb, id: string): Promise<{ isRequest: boolean; parts: DepositPart[] }> {
  const rows = await tx
    .select({
      ...{ needsApproval: services.requiresApproval, depositPercent: services.depositPercent },
      priceMinor: sql<number>`${items.priceMinor} * ${items.seats}`.mapWith(Number),
    })
    .from(items)
    .innerJoin(services, eq(services.id, items.serviceId))
    .where(eq(items.bookingId, id))
    .orderBy(items.position)
  return { isRequest: rows.some(({ needsApproval }) => needsApproval), parts: rows }
}
