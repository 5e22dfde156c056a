import { DomainError } from '../../core/errors.ts'

/** Nobody who could do it is free over the whole of the requested time. */
export class SlotTakenError extends DomainError {
  override readonly code = 'bookings.slot_taken'
  override readonly kind = 'conflict'
}

/** A booking cannot begin before now. */
export class StartInPastError extends DomainError {
  override readonly code = 'bookings.start_in_past'
  override readonly kind = 'invalid'
}

/** A booking cannot begin so far ahead. */
export class StartTooFarError extends DomainError {
  override readonly code = 'bookings.start_too_far'
  override readonly kind = 'invalid'
}

/** The service exists and is not offered at present. */
export class ServiceInactiveError extends DomainError {
  override readonly code = 'bookings.service_inactive'
  override readonly kind = 'invalid'
}

/** This tenant has no such service to book. */
export class UnknownServiceError extends DomainError {
  override readonly code = 'bookings.unknown_service'
  override readonly kind = 'invalid'
}

/** This tenant has no such staff member, or they take no bookings. */
export class UnknownStaffMemberError extends DomainError {
  override readonly code = 'bookings.unknown_staff_member'
  override readonly kind = 'invalid'
}

/** This tenant has no such booking. */
export class BookingNotFoundError extends DomainError {
  override readonly code = 'bookings.not_found'
  override readonly kind = 'not_found'
}

/** The booking is over or was cancelled: there is nothing left to change. */
export class BookingClosedError extends DomainError {
  override readonly code = 'bookings.closed'
  override readonly kind = 'conflict'
}

/** This tenant has no such event. */
export class BookingEventNotFoundError extends DomainError {
  override readonly code = 'bookings.event_not_found'
  override readonly kind = 'not_found'
}
