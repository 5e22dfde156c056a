import { DomainError } from '../../../core/errors.ts'

/** The link does not open a visit: not here, not any more, or not again. */
export class SupportLinkError extends DomainError {
  override readonly code = 'users.support_link'
  override readonly kind = 'forbidden'
}

/** The business is not in use, so nobody looks into it. */
export class TenantNotInUseError extends DomainError {
  override readonly code = 'users.tenant_not_in_use'
  override readonly kind = 'conflict'
}

/** The visit that was to be ended is none, or one of another business. */
export class SupportEntryNotFoundError extends DomainError {
  override readonly code = 'users.support_entry_not_found'
  override readonly kind = 'not_found'
}

/** Whoever asks is no visitor of support. */
export class NoVisitError extends DomainError {
  override readonly code = 'users.no_visit'
  override readonly kind = 'conflict'
}

/** The one to be stood in for is no member of that business. */
export class StandInError extends DomainError {
  override readonly code = 'users.stand_in'
  override readonly kind = 'invalid'
}
