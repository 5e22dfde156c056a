import { DomainError } from '../../core/errors.ts'

/** Nobody who could do it is free over the whole of the requested time. */
export class SlotTakenError extends DomainError {
  override readonly code = 'bookings.slot_taken'
  override readonly kind = 'conflict'
}

/** The time is none that is offered: closed, in a break, or between two starts. */
export class NotOfferedError extends DomainError {
  override readonly code = 'bookings.not_offered'
  override readonly kind = 'invalid'
}

/** A booking cannot begin before now. */
export class StartInPastError extends DomainError {
  override readonly code = 'bookings.start_in_past'
  override readonly kind = 'invalid'
}

/** The service wants to be booked longer before. */
export class TooShortNoticeError extends DomainError {
  override readonly code = 'bookings.too_short_notice'
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

/** This tenant has no such staff member, or they do not do this. */
export class UnknownStaffMemberError extends DomainError {
  override readonly code = 'bookings.unknown_staff_member'
  override readonly kind = 'invalid'
}

/** This tenant has no such customer to book for. */
export class UnknownCustomerError extends DomainError {
  override readonly code = 'bookings.unknown_customer'
  override readonly kind = 'invalid'
}

/** This tenant has no such booking. */
export class BookingNotFoundError extends DomainError {
  override readonly code = 'bookings.not_found'
  override readonly kind = 'not_found'
}

/** The booking is not in a state in which this can be done. */
export class IllegalTransitionError extends DomainError {
  override readonly code = 'bookings.illegal_transition'
  override readonly kind = 'conflict'
}

/** The time was held too long ago: somebody else may have it. */
export class HoldLapsedError extends DomainError {
  override readonly code = 'bookings.hold_lapsed'
  override readonly kind = 'conflict'
}

/** This tenant has no such event. */
export class BookingEventNotFoundError extends DomainError {
  override readonly code = 'bookings.event_not_found'
  override readonly kind = 'not_found'
}

/** This tenant has no such closure. */
export class ClosureNotFoundError extends DomainError {
  override readonly code = 'bookings.closure_not_found'
  override readonly kind = 'not_found'
}

/** More dates than are answered at a time. */
export class TooManyDatesError extends DomainError {
  override readonly code = 'bookings.too_many_dates'
  override readonly kind = 'invalid'
}

/** The variant or add-on is none of this service, or is not offered at present. */
export class UnknownOptionError extends DomainError {
  override readonly code = 'bookings.unknown_option'
  override readonly kind = 'invalid'
}

/** With what is added the service would take longer than a day. */
export class VisitTooLongError extends DomainError {
  override readonly code = 'bookings.too_long'
  override readonly kind = 'invalid'
}

/** Services in several currencies cannot be one booking. */
export class MixedCurrenciesError extends DomainError {
  override readonly code = 'bookings.mixed_currencies'
  override readonly kind = 'invalid'
}

/** From one network as many times are held as may be. */
export class TooManyHoldsError extends DomainError {
  override readonly code = 'bookings.too_many_holds'
  override readonly kind = 'over_limit'
}

/** The business takes no more bookings for the time being. Why, is a matter between it and the platform. */
export class NotAcceptingError extends DomainError {
  override readonly code = 'bookings.not_accepting'
  override readonly kind = 'conflict'
}

/** The customer has as many bookings still to come as the policy allows. */
export class TooManyBookingsError extends DomainError {
  override readonly code = 'bookings.too_many_bookings'
  override readonly kind = 'conflict'
}

/** It is too late to move the booking, or it was moved too often. */
export class MoveRefusedError extends DomainError {
  override readonly code = 'bookings.move_refused'
  override readonly kind = 'conflict'
}

/** Nobody is there for the rest of the day. */
export class NobodyFreeError extends DomainError {
  override readonly code = 'bookings.nobody_free'
  override readonly kind = 'conflict'
}

/** This tenant has no such series. */
export class SeriesNotFoundError extends DomainError {
  override readonly code = 'bookings.series_not_found'
  override readonly kind = 'not_found'
}

/** This tenant has no such policy. */
export class PolicyNotFoundError extends DomainError {
  override readonly code = 'bookings.policy_not_found'
  override readonly kind = 'not_found'
}

/** This tenant has no such session. */
export class SessionNotFoundError extends DomainError {
  override readonly code = 'bookings.session_not_found'
  override readonly kind = 'not_found'
}

/** This tenant has no such item of a booking. */
export class ItemNotFoundError extends DomainError {
  override readonly code = 'bookings.item_not_found'
  override readonly kind = 'not_found'
}

/** The year has no such holiday. */
export class UnknownHolidayError extends DomainError {
  override readonly code = 'bookings.unknown_holiday'
  override readonly kind = 'invalid'
}

/** Something is to be paid before this booking stands; who confirms it all the same says so, and why. */
export class DepositDueError extends DomainError {
  override readonly code = 'bookings.deposit_due'
  override readonly kind = 'conflict'
}
