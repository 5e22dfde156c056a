import { DomainError } from '../../core/errors.ts'

/** The link was made up, is another business's, or has expired: it tells nothing. */
export class LinkInvalidError extends DomainError {
  override readonly code = 'bookings.link_invalid'
  override readonly kind = 'not_found'
}
