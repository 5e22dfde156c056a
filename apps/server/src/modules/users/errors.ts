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

/** The link, or what a passkey was asked, was used already, has expired, or was made for another host or purpose. */
export class InvalidTokenError extends DomainError {
  override readonly code = 'users.invalid_token'
  override readonly kind = 'invalid'
}

/** Somebody who is signed in gave another password than theirs, or has none. */
export class WrongPasswordError extends DomainError {
  override readonly code = 'users.wrong_password'
  override readonly kind = 'invalid'
}

/** The code of the second factor is wrong, was used before, or is too old. */
export class WrongCodeError extends DomainError {
  override readonly code = 'users.wrong_code'
  override readonly kind = 'unauthenticated'
}

/** A code was sent for a log-in of which there is no first step on this host, or too long ago. */
export class NoLogInError extends DomainError {
  override readonly code = 'users.no_log_in'
  override readonly kind = 'unauthenticated'
}

/** The second factor is on already, or is not on. */
export class SecondFactorStateError extends DomainError {
  override readonly code = 'users.second_factor_state'
  override readonly kind = 'conflict'
}

/** The session is too old for what opens another way in: sign in again first. */
export class StaleSessionError extends DomainError {
  override readonly code = 'users.stale_session'
  override readonly kind = 'forbidden'
}

/** What the authenticator answered proves nothing here. */
export class PasskeyRefusedError extends DomainError {
  override readonly code = 'users.passkey_refused'
  override readonly kind = 'unauthenticated'
}

/** Whoever asks has no such passkey. */
export class PasskeyNotFoundError extends DomainError {
  override readonly code = 'users.passkey_not_found'
  override readonly kind = 'not_found'
}

/** Whoever asks has no such session. */
export class SessionNotFoundError extends DomainError {
  override readonly code = 'users.session_not_found'
  override readonly kind = 'not_found'
}
