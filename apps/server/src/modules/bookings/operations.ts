import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { type Actor, nobody } from '../../core/actor.ts'
import { findOrCreateCustomer } from '../customers/index.ts'
import { findService } from '../services/index.ts'
import { listActiveStaffIds } from '../staff/index.ts'
import { furthestDaysAhead, pickFreeStaff } from './availability.ts'
import {
  BookingClosedError,
  BookingNotFoundError,
  ServiceInactiveError,
  SlotTakenError,
  StartInPastError,
  StartTooFarError,
  UnknownServiceError,
  UnknownStaffMemberError,
} from './errors.ts'
import { cancelStored, findBooking, insertBooking, listBusyStaffIds, lockStaff } from './queries.ts'
import type { Booking } from './tables.ts'

export interface BookingRequest {
  serviceId: string
  /** Without it, whoever is free. */
  staffId?: string | undefined
  customerEmail: string
  customerName?: string | undefined
  notes?: string | undefined
  startTime: Temporal.Instant
}

/**
 * Books one service with one staff member for a customer, who is made if this address never booked here.
 *
 * @param tx - all of it commits together or not at all; two flushes, and one more for COMMIT
 * @param wanted - ids of this tenant; `startTime` is an instant, so it carries no zone
 * @returns the booking, over the half-open interval [startTime, endTime): the service's duration and price as of now
 * @throws {StartInPastError} @throws {StartTooFarError} @throws {UnknownServiceError} @throws {ServiceInactiveError}
 * @throws {UnknownStaffMemberError} this person takes no bookings here
 * @throws {SlotTakenError} nobody is free all that time; `tx` can afterwards only roll back
 */
export async function book(
  tx: TenantTx,
  wanted: BookingRequest,
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<Booking> {
  const { serviceId, staffId, startTime } = wanted
  if (Temporal.Instant.compare(startTime, now) < 0) {
    const message = `${startTime} is in the past.`
    throw new StartInPastError(message, { faults: [{ field: 'start_time', message }] })
  }
  const latest = now.add({ hours: furthestDaysAhead * 24 })
  if (Temporal.Instant.compare(startTime, latest) > 0) {
    const last = latest.round({ smallestUnit: 'minute', roundingMode: 'floor' })
    const message = `${startTime} is too far ahead: at most ${furthestDaysAhead} days, until ${last} as of now.`
    throw new StartTooFarError(message, { faults: [{ field: 'start_time', message }] })
  }
  // Issued in one tick they are one round trip. The order counts: who is busy is read once the lock is held, so it
  // includes what those before us booked.
  const [service, customer, eligible, , busy] = await Promise.all([
    findService(tx, serviceId),
    findOrCreateCustomer(tx, { email: wanted.customerEmail, name: wanted.customerName }),
    listActiveStaffIds(tx, staffId),
    lockStaff(tx, staffId),
    listBusyStaffIds(tx, { serviceId, startTime }),
  ])
  if (service === undefined) {
    const message = `There is no service ${serviceId} here.`
    throw new UnknownServiceError(message, { faults: [{ field: 'service_id', message }] })
  }
  if (!service.isActive) {
    const message = `${service.name} cannot be booked at present.`
    throw new ServiceInactiveError(message, { faults: [{ field: 'service_id', message }] })
  }
  if (staffId !== undefined && eligible.length === 0) {
    const message = `There is no staff member ${staffId} who takes bookings here.`
    throw new UnknownStaffMemberError(message, { faults: [{ field: 'staff_id', message }] })
  }
  const free = pickFreeStaff(eligible, new Set(busy))
  const endTime = startTime.add({ minutes: service.durationMinutes })
  if (free === undefined) throw new SlotTakenError(`Nobody is free from ${startTime} to ${endTime}.`)
  const { priceMinor, currency } = service
  return insertBooking(tx, {
    serviceId,
    staffId: free,
    customerId: customer.id,
    startTime,
    endTime,
    priceMinor,
    currency,
    ...(wanted.notes === undefined ? {} : { notes: wanted.notes }),
  })
}

/** @throws {BookingNotFoundError} this tenant has no such booking */
export async function getBooking(db: TenantDb, id: string): Promise<Booking> {
  const booking = await findBooking(db, id)
  if (booking === undefined) throw new BookingNotFoundError(`There is no booking ${id} here.`)
  return booking
}

/**
 * Gives the time back.
 *
 * @throws {BookingNotFoundError} this tenant has no such booking
 * @throws {BookingClosedError} it is over, or was cancelled before
 */
export async function cancelBooking(tx: TenantTx, id: string, by: Actor = nobody): Promise<Booking> {
  const booking = await getBooking(tx, id)
  const cancelled = await cancelStored(tx, booking, by)
  if (cancelled === undefined) throw new BookingClosedError(`Booking ${id} can no longer be cancelled.`)
  return cancelled
}
