import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { toDecimal } from '../../../core/wire.ts'
import type { Calendar } from '../calendar/index.ts'
import type { Part } from '../engine/index.ts'
import { BookingNotFoundError, IllegalTransitionError, MoveRefusedError } from '../errors.ts'
import { record } from '../events.ts'
import { hasLapsed } from '../life-cycle.ts'
import { cancelPercent, movesLeft, moveUntil, policyOf, type Rules } from '../policy/index.ts'
import { explained, listItems, lockBooking, occupy, releaseSeats } from '../queries.ts'
import { type Booking, bookings, items } from '../tables.ts'
import { stillUntil } from './book.ts'
import { priceOf, reserve, spanOf } from './reserve.ts'
import { type Circumstances, nowOf, ownMinutesOf, partsOf, visitor } from './wanted.ts'

/**
 * Moves a booking: the same one at another time, with the same reference, calendar entry, price and options. Customers
 * move it as the policy lets them; a move into a dearer time is remembered, so that it saves nobody a fee.
 *
 * @param wanted.staffId - with this person; else with whoever is free
 * @param wanted.minutes - how long it takes from now on, for those who work there; without it as long as before
 * @throws as `book`, {IllegalTransitionError} it is over or was cancelled, {MoveRefusedError}
 */
export async function reschedule(
  tx: TenantTx,
  id: string,
  wanted: { startTime: Temporal.Instant; staffId?: string | undefined; minutes?: number | undefined },
  around: Circumstances,
): Promise<Booking> {
  const { zone, by = visitor } = around
  const booking = await lockBooking(tx, id)
  if (booking === undefined) throw new BookingNotFoundError(`There is no booking ${id} here.`)
  if (booking.status !== 'pending' && booking.status !== 'confirmed') {
    throw new IllegalTransitionError(`Booking ${booking.reference} is ${booking.status}: it cannot be moved.`)
  }
  if (hasLapsed(booking, nowOf(around))) {
    throw new IllegalTransitionError(`Booking ${booking.reference} has expired: it waited until ${booking.expiresAt}.`)
  }
  const [before, policy] = await Promise.all([listItems(tx, id), policyOf(tx, booking)])
  const byCustomer = by.actorKind === 'customer' ? moveOf(policy, booking, nowOf(around)) : {}
  const { seats } = booking
  const minutes = wanted.minutes ?? ownMinutesOf(booking)
  const wish = { parts: partsOf(before), staffId: wanted.staffId, seats, exclude: id, minutes }
  const { parts, calendar, staffChoice } = await reserve(tx, wish, wanted.startTime, around)
  if (wanted.minutes !== undefined) assertOwnLength(calendar)
  if (by.actorKind === 'customer' && wanted.staffId !== undefined) assertSamePrice(calendar, parts, booking)
  const moved = spanOf(parts, zone)
  const waits = booking.status === 'pending' ? { expiresAt: stillUntil(booking, policy, moved.startTime) } : {}
  const isSameTime = Temporal.Instant.compare(moved.startTime, booking.startTime) === 0
  return explained(moved.startTime, async () => {
    // The old time goes first, so that the new one may overlap it.
    const [, , [changed]] = await Promise.all([
      releaseSeats(tx, id),
      tx.delete(items).where(eq(items.bookingId, id)),
      tx
        .update(bookings)
        .set({
          ...moved,
          ...waits,
          ...byCustomer,
          ...(wanted.minutes === undefined ? {} : { metadata: { ...booking.metadata, duration_minutes: minutes } }),
          ...(by.at && { updatedAt: by.at }),
          staffChoice,
          sequence: booking.sequence + 1,
        })
        .where(eq(bookings.id, id))
        .returning(),
      ...occupy(tx, { id, seats }, { parts, calendar, before }),
      record(
        tx,
        {
          bookingId: id,
          kind: isSameTime ? 'reassigned' : 'moved',
          fromStatus: booking.status,
          toStatus: booking.status,
          before: { start_time: booking.startTime.toString(), staff_id: booking.staffId, ...endOf(booking, wanted) },
          after: { start_time: moved.startTime.toString(), staff_id: moved.staffId, ...endOf(moved, wanted) },
        },
        by,
      ),
    ])
    return changed as Booking
  })
}

/** Told where the length was asked for. */
const endOf = ({ endTime }: Pick<Booking, 'endTime'>, { minutes }: { minutes?: number | undefined }) =>
  minutes === undefined ? {} : { end_time: endTime.toString() }

/** Several things have their lengths of their own, and a class has one for all. @throws {MoveRefusedError} */
function assertOwnLength({ question: { services } }: Calendar): void {
  if (services.length > 1) {
    throw new MoveRefusedError('Several services follow one another in it: each takes as long as it takes.')
  }
  if (services[0].capacity > 1) throw new MoveRefusedError('It is a class, which is as long for all who sit in it.')
}

/** The price stays as it was agreed on: so nobody books the one and asks for the other, who costs more. */
function assertSamePrice(
  calendar: Calendar,
  parts: readonly Part[],
  { priceMinor, currency, reference }: Booking,
): void {
  const now = priceOf(calendar, parts, calendar.question.seats)
  if (now.priceMinor <= priceMinor) return
  const [costs, agreed] = [now.priceMinor, priceMinor].map((minor) => toDecimal(minor, currency))
  throw new MoveRefusedError(
    `With this person it costs ${costs} ${currency}; for booking ${reference} ${agreed} ${currency} were agreed on.`,
  )
}

/** What a move by the customer leaves on the booking. */
function moveOf(policy: Rules, booking: Booking, now: Temporal.Instant) {
  const until = moveUntil(policy, booking)
  if (Temporal.Instant.compare(now, until) > 0) {
    throw new MoveRefusedError(`Booking ${booking.reference} could be moved until ${until}. Call the business.`)
  }
  if (movesLeft(policy, booking) === 0) {
    throw new MoveRefusedError(`Booking ${booking.reference} was moved ${booking.moves} times: that is the most.`)
  }
  // A request that nobody has answered yet is no promise.
  const feePercent = booking.status === 'pending' ? booking.feePercent : cancelPercent(policy, booking, now)
  return { moves: booking.moves + 1, feePercent }
}
