import { DomainError } from '../../core/errors.ts'

/** The dates are in the wrong order, or more than are drawn at a time. */
export class InvalidDatesError extends DomainError {
  override readonly code = 'today.invalid_dates'
  override readonly kind = 'invalid'
}
