import { DomainError } from '../../core/errors.ts'

/** The password breaks a rule; the message says which. */
export class WeakPasswordError extends DomainError {
  override readonly code = 'users.weak_password'
  override readonly kind = 'invalid'
}

/** No user has this address and password. Which of the two is wrong is not said. */
export class WrongCredentialsError extends DomainError {
  override readonly code = 'users.wrong_credentials'
  override readonly kind = 'unauthenticated'
}

/** Somebody tried to log in too often from one address. */
export class TooManyAttemptsError extends DomainError {
  override readonly code = 'users.too_many_attempts'
  override readonly kind = 'over_limit'
}

/** A log-in was to lead to another host. */
export class ForeignCallbackError extends DomainError {
  override readonly code = 'users.foreign_callback'
  override readonly kind = 'forbidden'
}

/** The user already has a role in that business. */
export class AlreadyMemberError extends DomainError {
  override readonly code = 'users.already_member'
  override readonly kind = 'conflict'
}

/** There is no such user. */
export class UserNotFoundError extends DomainError {
  override readonly code = 'users.not_found'
  override readonly kind = 'not_found'
}

/** There is no such membership. */
export class MembershipNotFoundError extends DomainError {
  override readonly code = 'users.membership_not_found'
  override readonly kind = 'not_found'
}

/** What is to become a member is no address, or has no role there is. */
export class InvalidMemberError extends DomainError {
  override readonly code = 'users.invalid_member'
  override readonly kind = 'invalid'
}
