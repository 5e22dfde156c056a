import { type SQL, sql } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { ForbiddenError } from '../../../core/errors.ts'
import type { OwnRows } from '../../../core/resource/index.ts'

/**
 * Whoever does a part of a visit sees the booking; only who does all of it changes it: the rest is in others' calendars.
 *
 * @param bookingId - in the query
 */
export function ofOwnBooking(bookingId: SQL): OwnRows {
  return (staffId, to) => {
    const mine = sql`exists (select from bookings_item i where i.booking_id = ${bookingId} and i.staff_id = ${staffId}::uuid)`
    if (to === 'see') return mine
    return sql`${mine} and not exists (select from bookings_item i where i.booking_id = ${bookingId} and i.staff_id <> ${staffId}::uuid)`
  }
}

/**
 * A booking that is to be made is for one's own calendar.
 *
 * @throws {ForbiddenError}
 */
export function assertOwnWish(
  { ownStaffId }: FastifyRequest,
  {
    staff_id: staffId,
    followed_by: others = [],
  }: { staff_id?: string | undefined; followed_by?: readonly unknown[] | undefined },
): void {
  if (ownStaffId === null) return
  if (others.length > 0) {
    const message = 'may bring in others: book one service at a time for your own calendar'
    throw new ForbiddenError(`The field followed_by ${message}.`, { faults: [{ field: 'followed_by', message }] })
  }
  if (staffId === ownStaffId) return
  const message = `must be ${ownStaffId}: you may book for your own calendar only`
  throw new ForbiddenError(`The field staff_id ${message}.`, { faults: [{ field: 'staff_id', message }] })
}

/**
 * With whom something that is moved is to be: who may do so in their own calendar keeps it there, where others leave it
 * to whoever is free.
 *
 * @throws {ForbiddenError} it is for somebody else
 */
export function ownOr(request: FastifyRequest, wanted: string | undefined): string | undefined {
  const staffId = wanted ?? request.ownStaffId ?? undefined
  assertOwnWish(request, { staff_id: staffId })
  return staffId
}

/** The same of series: of the bookings in it. */
export const ofOwnSeries: OwnRows = (staffId, to) => {
  const inSeries = sql`select from bookings_booking b join bookings_item i on i.booking_id = b.id where b.series_id = bookings_series.id`
  const mine = sql`exists (${inSeries} and i.staff_id = ${staffId}::uuid)`
  return to === 'see' ? mine : sql`${mine} and not exists (${inSeries} and i.staff_id <> ${staffId}::uuid)`
}

/** The same of sessions: whoever cancels one cancels the bookings that sit in it, also what others do of them. */
export const ofOwnSession: OwnRows = (staffId, to) => {
  const mine = sql`bookings_session.staff_id = ${staffId}::uuid`
  if (to === 'see') return mine
  return sql`${mine} and not exists (
    select from bookings_item i join bookings_item o on o.booking_id = i.booking_id
    where i.session_id = bookings_session.id and o.staff_id <> ${staffId}::uuid
  )`
}
