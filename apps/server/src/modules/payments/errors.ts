import { DomainError } from '../../core/errors.ts'

/** This tenant has no such transaction. */
export class TransactionNotFoundError extends DomainError {
  override readonly code = 'payments.not_found'
  override readonly kind = 'not_found'
}

/** What comes in is above zero, what goes out below it. */
export class WrongSignError extends DomainError {
  override readonly code = 'payments.wrong_sign'
  override readonly kind = 'invalid'
}
