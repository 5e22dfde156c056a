import { DomainError } from '../../../core/errors.ts'

/** The provider does not answer, refuses, or the business's account with it cannot be used. */
export class ProviderUnavailableError extends DomainError {
  override readonly code = 'payments.provider_unavailable'
  override readonly kind = 'unavailable'
}

/** Somebody else begins the same payment at this moment: theirs is the page. Whoever begins it waits for that one. */
export class BegunElsewhereError extends Error {}

/** The provider counts this currency in other steps, and takes no such amount. */
export class AmountUnfitError extends DomainError {
  override readonly code = 'payments.amount_unfit'
  override readonly kind = 'conflict'
}

/** The account is of the provider's trial system and the platform's key is not, or the other way round. */
export class WrongModeError extends DomainError {
  override readonly code = 'payments.wrong_mode'
  override readonly kind = 'conflict'
}

/** A message that the provider did not send, or that was changed on the way. It is told nothing else. */
export class ForgedCallbackError extends DomainError {
  override readonly code = 'payments.forged'
  override readonly kind = 'invalid'
}
