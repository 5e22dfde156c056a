import { DomainError } from '../../core/errors.ts'

/** The dates are in the wrong order, or further apart than is counted at a time. */
export class InvalidDatesError extends DomainError {
  override readonly code = 'reports.invalid_dates'
  override readonly kind = 'invalid'
}
