import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { findOrCreateCustomer } from '../../customers/index.ts'
import { checkAnswers, listFields } from '../../services/index.ts'
import { services } from '../../services/tables.ts'
import { BookingNotFoundError, HoldLapsedError, IllegalTransitionError, TooManyHoldsError } from '../errors.ts'
import { hasLapsed } from '../life-cycle.ts'
import { assertMayBook, latestPolicy } from '../policy/index.ts'
import {
  changeStatus,
  countHolds,
  insertBooking,
  listItems,
  lockBooking,
  lockHolder,
  lockLapsed,
  releaseLapsed,
  releaseSeats,
} from '../queries.ts'
import { type Answer, type Booking, bookings, items } from '../tables.ts'
import { priceOf, type Reserved, reserve, spanOf } from './reserve.ts'
import {
  type BookingRequest,
  type Circumstances,
  type Contact,
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
 * Books for a customer, who is made if this address never booked here. What is offered is what is accepted: the engine
 * decides, on what it reads under the lock.
 *
 * @param tx - all of it commits together or not at all; two flushes, and one more for COMMIT
 * @returns the booking; its price is that of all its parts and seats as of now
 * @throws {UnknownServiceError} @throws {ServiceInactiveError} @throws {UnknownStaffMemberError}
 * @throws {StartInPastError} @throws {TooShortNoticeError} @throws {StartTooFarError} @throws {NotOfferedError}
 * @throws {TooManyBookingsError} the policy allows this customer no more
 * @throws {SlotTakenError} nobody is free then, or nothing; `tx` can afterwards only roll back
 */
export async function book(tx: TenantTx, wanted: BookingRequest, around: Circumstances): Promise<Booking> {
  const [reserved, { id: customerId }, policy, answers] = await Promise.all([
    reserve(tx, wishOf(wanted), wanted.startTime, around),
    findOrCreateCustomer(tx, contactOf(wanted)),
    latestPolicy(tx),
    answersOf(tx, wanted, around),
    assertMayBook(tx, wanted.customerEmail, around),
  ])
  const isRequest = reserved.calendar.offers.some((offer) => offer?.service.requires_approval)
  const { status, event, expiresAt } = outcome(isRequest, policy, wanted.startTime, around)
  const values = { status, customerId, expiresAt, policyVersion: policy.version, notes: wanted.notes ?? '', answers }
  return write(tx, reserved, values, event, around)
}

/**
 * What the customer said to the questions of the services. Those who work there need not ask all of them.
 *
 * @throws {InvalidAnswersError}
 */
export async function answersOf(
  tx: TenantTx,
  { serviceId, followedBy = [], answers = [] }: Pick<BookingRequest, 'serviceId' | 'followedBy' | 'answers'>,
  { by = visitor }: Circumstances,
): Promise<Answer[]> {
  const asked = await listFields(tx, [serviceId, ...followedBy.map((part) => part.serviceId)])
  const isCustomer = by.actorKind === 'customer'
  return checkAnswers(
    asked.map((field) => ({ ...field, isRequired: field.isRequired && isCustomer })),
    answers,
  )
}

/**
 * Keeps a time for somebody who is still filling in the rest; {@link confirmHold} makes a booking of it.
 *
 * @param from.network - whoever it is for, as a keyed hash; `null` for those who work there, who may hold what they like
 * @param from.replaces - what the same visitor held until now: they have changed their mind
 * @param from.until - how long it is kept; without it ten minutes
 * @throws as {@link book}, and {TooManyHoldsError}
 */
export async function hold(
  tx: TenantTx,
  wanted: TimeWanted,
  around: Circumstances,
  {
    network = null,
    replaces,
    until,
  }: { network?: string | null; replaces?: string | undefined; until?: Temporal.Instant } = {},
): Promise<Booking> {
  const now = nowOf(around)
  if (replaces !== undefined) await giveBack(tx, replaces, around)
  if (network !== null) {
    const [, held] = await Promise.all([lockHolder(tx, network), countHolds(tx, network, now)])
    if (held >= mostHolds) {
      throw new TooManyHoldsError(`From here ${held} times are held already: book one of them, or wait ten minutes.`)
    }
  }
  const [reserved, policy] = await Promise.all([
    reserve(tx, wishOf(wanted), wanted.startTime, around),
    latestPolicy(tx),
  ])
  const expiresAt = until ?? now.add({ minutes: holdMinutes })
  const values = {
    status: 'held' as const,
    customerId: null,
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
export async function giveBack(tx: TenantTx, id: string, { by = visitor }: Circumstances): Promise<void> {
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
 */
export async function confirmHold(tx: TenantTx, id: string, who: Contact, around: Circumstances): Promise<Booking> {
  // The customer first, as whoever books does: they may be one and the same.
  const [customer, held, policy, parts, isRequest] = await Promise.all([
    findOrCreateCustomer(tx, contactOf(who)),
    lockHold(tx, id, around),
    latestPolicy(tx),
    listItems(tx, id),
    needsApproval(tx, id),
    assertMayBook(tx, who.customerEmail, around),
  ])
  const { status: to, event, expiresAt } = outcome(isRequest, policy, held.startTime, around)
  const [first, ...followedBy] = partsOf(parts)
  const answers = await answersOf(tx, { ...first, followedBy, answers: who.answers }, around)
  const values = { customerId: customer.id, expiresAt, notes: who.notes ?? '', policyVersion: policy.version, answers }
  const changed = await changeStatus(tx, held, { to, event, by: around.by ?? visitor, values })
  return changed as Booking
}

/** What becomes of a booking that is made: where the business confirms bookings itself, it waits for an answer. */
export function outcome(
  isRequest: boolean,
  { approvalMinutes }: { approvalMinutes: number | null },
  startTime: Temporal.Instant,
  around: Circumstances,
) {
  if (!isRequest) return { status: 'confirmed' as const, event: 'confirmed', expiresAt: null }
  const until = approvalMinutes === null ? startTime : nowOf(around).add({ minutes: approvalMinutes })
  return { status: 'pending' as const, event: 'requested', expiresAt: earlier(until, startTime) }
}

/** Once it should have begun, nobody waits for an answer any more. */
const earlier = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? one : other

/** Until when a request is waited for that moves: as long as before, but not past its new start. */
export function stillUntil(
  { startTime, expiresAt, createdAt }: Booking,
  { approvalMinutes }: { approvalMinutes: number | null },
  newStart: Temporal.Instant,
): Temporal.Instant {
  if (expiresAt !== null && !expiresAt.equals(startTime)) return earlier(expiresAt, newStart)
  return approvalMinutes === null ? newStart : earlier(createdAt.add({ minutes: approvalMinutes }), newStart)
}

export const contactOf = ({ customerEmail: email, customerName: name, customerPhone: phone }: Contact) => ({
  email,
  name,
  phone,
})

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

async function needsApproval(tx: TenantTx, id: string): Promise<boolean> {
  const rows = await tx
    .select({ needed: services.requiresApproval })
    .from(items)
    .innerJoin(services, eq(services.id, items.serviceId))
    .where(eq(items.bookingId, id))
  return rows.some(({ needed }) => needed)
}

/** What was reserved, as a booking. */
export async function write(
  tx: TenantTx,
  { parts, calendar, staffChoice }: Reserved,
  values: Pick<
    typeof bookings.$inferInsert,
    'status' | 'customerId' | 'expiresAt' | 'notes' | 'policyVersion' | 'heldBy' | 'seriesId' | 'answers'
  >,
  event: string,
  around: Circumstances,
  more: { overbooked?: boolean; metadata?: Record<string, unknown> } = {},
): Promise<Booking> {
  const { zone, by = visitor, source = 'page' } = around
  const { seats, services } = calendar.question
  const serviceId = services[0].id
  const row = { ...values, ...spanOf(parts, zone), ...priceOf(calendar, parts, seats), serviceId, seats }
  const createdAt = nowOf(around)
  return insertBooking(
    tx,
    { ...row, source, staffChoice, createdAt, updatedAt: createdAt },
    { parts, calendar, by: { ...by, at: createdAt }, event, ...more },
  )
}
