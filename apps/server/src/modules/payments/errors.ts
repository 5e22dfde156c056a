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

/** More is to be given back than was paid and is still there. */
export class RefundTooHighError extends DomainError {
  override readonly code = 'payments.refund_too_high'
  override readonly kind = 'conflict'
}

/** Money goes out of the till by somebody's hand alone. */
export class RefundNeedsUserError extends DomainError {
  override readonly code = 'payments.refund_needs_user'
  override readonly kind = 'conflict'
}
