import type { TenantTx } from '@bookme/tenancy'
import { e164Of } from '../../../core/phone.ts'
import { checkAnswers, listFields } from '../../services/index.ts'
import { assertMayBook, depositOf, historyOf, latestPolicy, type Rules } from '../policy/index.ts'
import { insertBooking } from '../queries.ts'
import type { Answer, Booking, bookings } from '../tables.ts'
import { customerFor } from './customer.ts'
import { assertRoomInMonth } from './month.ts'
import { billPartsOf, reduced } from './reductions.ts'
import { priceOf, type Reserved, reserve, spanOf } from './reserve.ts'
import { type BookingRequest, type Circumstances, type Contact, nowOf, visitor, wishOf } from './wanted.ts'

/**
 * Books for a customer, who is made if this address never booked here. What is offered is what is accepted: the engine
 * decides, on what it reads under the lock.
 *
 * @param tx - all of it commits together or not at all; two flushes, and one more for COMMIT
 * @returns the booking; its price is that of all its parts and seats as of now
 * @throws {UnknownServiceError} @throws {ServiceInactiveError} @throws {UnknownStaffMemberError}
 * @throws {StartInPastError} @throws {TooShortNoticeError} @throws {StartTooFarError} @throws {NotOfferedError}
 * @throws {TooManyBookingsError} the policy allows this customer no more
 * @throws {PleaseCallError} @throws {CustomerBlockedError} the business has blocked them
 * @throws what `reductions` refuse of what is handed in
 * @throws {SlotTakenError} nobody is free then, or nothing; `tx` can afterwards only roll back
 */
export async function book(tx: TenantTx, wanted: BookingRequest, around: Circumstances): Promise<Booking> {
  const asked = askedBy(around)
  const [reserved, { id: customerId }, policy, answers, , history] = await Promise.all([
    reserve(tx, wishOf(wanted), wanted.startTime, around),
    customerFor(tx, wanted, around),
    latestPolicy(tx),
    answersOf(tx, wanted, around),
    assertMayBook(tx, wanted.customerEmail ?? '', asked),
    historyOf(tx, wanted, asked.now),
  ])
  const { parts, calendar } = reserved
  const isRequest = calendar.offers.some((offer) => offer?.service.requires_approval)
  const price = priceOf(calendar, parts, calendar.question.seats)
  const bill = () => ({
    ...{ customerId, startTime: wanted.startTime, seats: calendar.question.seats },
    parts: billPartsOf(calendar, parts),
  })
  const { off, use, isCovered, ...left } = await reduced(tx, wanted, price, price.parts, bill, around)
  // Who pays with what was paid for before is asked for nothing in advance.
  const isAsked = owesDeposit(wanted, around) && !isCovered
  const depositMinor = isAsked ? depositOf(policy, left.price, left.parts, history) : 0
  const { event, ...result } = outcome({ isRequest, depositMinor }, policy, wanted.startTime, around)
  const values = {
    ...{ ...result, customerId, contactPhone: contactPhoneOf(wanted) },
    ...{ policyVersion: policy.version, notes: wanted.notes ?? '', answers, ...off },
  }
  const more = wanted.despiteBlock === true ? { metadata: { despite_block: true } } : {}
  const booking = await write(tx, reserved, values, event, around, more)
  await use?.(tx, booking.id)
  return booking
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

/** Those who work there ask for a deposit where they want one. */
export function owesDeposit(
  { asksDeposit = false }: Pick<BookingRequest, 'asksDeposit'>,
  { by = visitor }: Circumstances,
) {
  return by.actorKind !== 'staff' || asksDeposit
}

/**
 * What becomes of a booking that is made: where something is to be paid first it waits for that; where the business
 * confirms bookings itself, for its answer.
 */
export function outcome(
  { isRequest, depositMinor }: { isRequest: boolean; depositMinor: number },
  { approvalMinutes, depositMinutes }: Pick<Rules, 'approvalMinutes' | 'depositMinutes'>,
  startTime: Temporal.Instant,
  around: Circumstances,
) {
  const now = nowOf(around)
  if (depositMinor > 0) {
    const expiresAt = earlier(now.add({ minutes: depositMinutes }), startTime)
    return { status: 'pending' as const, event: 'deposit_due', expiresAt, depositMinor, awaitsPayment: true }
  }
  if (!isRequest) return { status: 'confirmed' as const, event: 'confirmed', expiresAt: null }
  return {
    status: 'pending' as const,
    event: 'requested',
    expiresAt: requestUntil({ approvalMinutes }, startTime, now),
  }
}

/** Until when a request waits for its answer. */
export function requestUntil(
  { approvalMinutes }: { approvalMinutes: number | null },
  startTime: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant {
  return approvalMinutes === null ? startTime : earlier(now.add({ minutes: approvalMinutes }), startTime)
}

/** Once it should have begun, nobody waits for an answer any more. */
const earlier = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? one : other

/**
 * Until when a booking that moves is waited for: as long as before, but not past its new start. What waits for money
 * does not keep another time for longer than it would have kept this one.
 */
export function stillUntil(
  { startTime, expiresAt, createdAt, awaitsPayment }: Booking,
  { approvalMinutes, depositMinutes }: Pick<Rules, 'approvalMinutes' | 'depositMinutes'>,
  newStart: Temporal.Instant,
): Temporal.Instant {
  if (expiresAt !== null && !expiresAt.equals(startTime)) return earlier(expiresAt, newStart)
  const minutes = awaitsPayment ? depositMinutes : approvalMinutes
  if (minutes === null) return newStart
  const until = createdAt.add({ minutes })
  // Of what was held before, the time to pay began later than it was made.
  const kept = expiresAt !== null && Temporal.Instant.compare(expiresAt, until) > 0 ? expiresAt : until
  return earlier(kept, newStart)
}

export const askedBy = (around: Circumstances) => ({ by: around.by ?? visitor, now: nowOf(around) })

/** The number that was given for a booking, in E.164; empty where none was that can be one. */
export const contactPhoneOf = ({ customerPhone = '' }: Pick<Contact, 'customerPhone'>): string =>
  e164Of(customerPhone) ?? ''

/** What was reserved, as a booking. */
export async function write(
  tx: TenantTx,
  { parts, calendar, staffChoice }: Reserved,
  values: Pick<
    typeof bookings.$inferInsert,
    | 'status'
    | 'customerId'
    | 'contactPhone'
    | 'expiresAt'
    | 'notes'
    | 'policyVersion'
    | 'heldBy'
    | 'seriesId'
    | 'answers'
    | 'depositMinor'
    | 'awaitsPayment'
    | 'discountMinor'
    | 'coveredMinor'
  >,
  event: string,
  around: Circumstances,
  more: { overbooked?: boolean; metadata?: Record<string, unknown> } = {},
): Promise<Booking> {
  const { zone, by = visitor, source = 'page' } = around
  const { seats, services } = calendar.question
  const serviceId = services[0].id
  const { priceMinor, currency } = priceOf(calendar, parts, seats)
  const row = { ...values, ...spanOf(parts, zone), priceMinor, currency, serviceId, seats }
  const createdAt = nowOf(around)
  return insertBooking(
    tx,
    { ...row, source, staffChoice, createdAt, updatedAt: createdAt },
    {
      ...{ parts, calendar, event, ...more },
      by: { ...by, at: createdAt },
      within: (id) => assertRoomInMonth(tx, id, createdAt, around),
    },
  )
}
