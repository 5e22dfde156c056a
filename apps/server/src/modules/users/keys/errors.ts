import { DomainError } from '../../../core/errors.ts'

/** The key is none, or not one of this host's business. */
export class UnknownKeyError extends DomainError {
  override readonly code = 'users.unknown_key'
  override readonly kind = 'unauthenticated'
}

/** The key's time is over. */
export class KeyExpiredError extends DomainError {
  override readonly code = 'users.key_expired'
  override readonly kind = 'unauthenticated'
}

/** The key was revoked, or whoever made it has left. */
export class KeyRevokedError extends DomainError {
  override readonly code = 'users.key_revoked'
  override readonly kind = 'unauthenticated'
}

/** The key has had as many requests in a minute as it may have. */
export class KeyLimitError extends DomainError {
  override readonly code = 'users.key_limit'
  override readonly kind = 'over_limit'
}

/** There is no such key. */
export class KeyNotFoundError extends DomainError {
  override readonly code = 'users.key_not_found'
  override readonly kind = 'not_found'
}

/** A key is to be able to do more than whoever makes it. */
export class ScopeTooWideError extends DomainError {
  override readonly code = 'users.scope_too_wide'
  override readonly kind = 'forbidden'
}

/** A key that was revoked stays so. */
export class KeyGoneError extends DomainError {
  override readonly code = 'users.key_gone'
  override readonly kind = 'conflict'
}
