import { DomainError } from '../../core/errors.ts'

/** This business has no such account with a provider. */
export class AccountNotFoundError extends DomainError {
  override readonly code = 'payments.account_not_found'
  override readonly kind = 'not_found'
}

/** An account stays with its provider: another provider is another account. */
export class ProviderFixedError extends DomainError {
  override readonly code = 'payments.provider_fixed'
  override readonly kind = 'conflict'
}

/** The provider knows no secret of that name. */
export class UnknownSecretError extends DomainError {
  override readonly code = 'payments.unknown_secret'
  override readonly kind = 'invalid'
}

/** The payment was made up, is another business's, or its link has expired. */
export class IntentNotFoundError extends DomainError {
  override readonly code = 'payments.payment_not_found'
  override readonly kind = 'not_found'
}

/** All is paid, or the booking does not stand and is not about to. */
export class NothingToPayError extends DomainError {
  override readonly code = 'payments.nothing_to_pay'
  override readonly kind = 'conflict'
}
