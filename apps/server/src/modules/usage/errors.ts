import { DomainError } from '../../core/errors.ts'

/** More days than are answered at a time. */
export class TooManyDaysError extends DomainError {
  override readonly code = 'usage.too_many_days'
  override readonly kind = 'invalid'
}
