import { DomainError } from '../../core/errors.ts'

/** The password breaks a rule; the message says which. */
export class WeakPasswordError extends DomainError {
  override readonly code = 'users.weak_password'
  override readonly kind = 'invalid'
}

/** A request that changes something came with a cookie, but not from a page of the host it was sent to. */
export class ForeignOriginError extends DomainError {
  override readonly code = 'users.foreign_origin'
  override readonly kind = 'forbidden'
}

/** The user already has a role in that business. */
export class AlreadyMemberError extends DomainError {
  override readonly code = 'users.already_member'
  override readonly kind = 'conflict'
}
