import { DomainError } from '../../core/errors.ts'

/** The link was made up, is another business's, or has expired: it tells nothing. */
export class EntryLinkInvalidError extends DomainError {
  override readonly code = 'waitlist.link_invalid'
  override readonly kind = 'not_found'
}

/** Nobody waits here under this id. */
export class EntryNotFoundError extends DomainError {
  override readonly code = 'waitlist.not_found'
  override readonly kind = 'not_found'
}

/** The dates are over, too many or too far ahead. */
export class InvalidDatesError extends DomainError {
  override readonly code = 'waitlist.invalid_dates'
  override readonly kind = 'invalid'
}

/** The customer waits for as many things as they may. */
export class TooManyEntriesError extends DomainError {
  override readonly code = 'waitlist.too_many_entries'
  override readonly kind = 'conflict'
}

/** The customer waits for exactly this already. */
export class DuplicateEntryError extends DomainError {
  override readonly code = 'waitlist.duplicate'
  override readonly kind = 'conflict'
}

/** Nothing is offered, or not any more: it lapsed, or was answered. */
export class NoOfferError extends DomainError {
  override readonly code = 'waitlist.no_offer'
  override readonly kind = 'conflict'
}

/** Nothing can be offered: they have an offer, have no address, or could not answer in time. */
export class NotOfferableError extends DomainError {
  override readonly code = 'waitlist.not_offerable'
  override readonly kind = 'conflict'
}

/** Who was booked, or does not wait any more, can neither leave nor wait again. */
export class EntryClosedError extends DomainError {
  override readonly code = 'waitlist.closed'
  override readonly kind = 'conflict'
}
