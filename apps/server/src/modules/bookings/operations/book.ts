import type { TenantTx } from '@bookme/tenancy'
import { findOrCreateCustomer } from '../../customers/index.ts'
import { checkAnswers, listFields } from '../../services/index.ts'
import { assertMayBook, latestPolicy } from '../policy/index.ts'
import { insertBooking } from '../queries.ts'
import type { Answer, Booking, bookings } from '../tables.ts'
import { assertRoomInMonth } from './month.ts'
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
 * @throws {SlotTakenError} nobody is free then, or nothing; `tx` can afterwards only roll back
 */
export async function book(tx: TenantTx, wanted: BookingRequest, around: Circumstances): Promise<Booking> {
  const [reserved, { id: customerId }, policy, answers] = await Promise.all([
    reserve(tx, wishOf(wanted), wanted.startTime, around),
    findOrCreateCustomer(tx, contactOf(wanted)),
    latestPolicy(tx),
    answersOf(tx, wanted, around),
    assertMayBook(tx, wanted.customerEmail, askedBy(around)),
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

/** What becomes of a booking that is made: where the business confirms bookings itself, it waits for an answer. */
export function outcome(
  isRequest: boolean,
  { approvalMinutes }: { approvalMinutes: number | null },
  startTime: Temporal.Instant,
  around: Circumstances,
) {
  if (!isRequest) return { status: 'confirmed' as const, event: 'confirmed', expiresAt: null }
  return {
    status: 'pending' as const,
    event: 'requested',
    expiresAt: requestUntil({ approvalMinutes }, startTime, nowOf(around)),
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

/** Until when a request is waited for that moves: as long as before, but not past its new start. */
export function stillUntil(
  { startTime, expiresAt, createdAt }: Booking,
  { approvalMinutes }: { approvalMinutes: number | null },
  newStart: Temporal.Instant,
): Temporal.Instant {
  if (expiresAt !== null && !expiresAt.equals(startTime)) return earlier(expiresAt, newStart)
  return approvalMinutes === null ? newStart : earlier(createdAt.add({ minutes: approvalMinutes }), newStart)
}

export const askedBy = (around: Circumstances) => ({ by: around.by ?? visitor, now: nowOf(around) })

export const contactOf = ({ customerEmail: email, customerName: name, customerPhone: phone }: Contact) => ({
  email,
  name,
  phone,
})

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
    {
      ...{ parts, calendar, event, ...more },
      by: { ...by, at: createdAt },
      within: (id) => assertRoomInMonth(tx, id, createdAt, around),
    },
  )
}
