import { DomainError } from '../../core/errors.ts'

/** Not signed by the provider, or nobody is configured who could have. */
export class ForgedError extends DomainError {
  override readonly code = 'phone.forged'
  override readonly kind = 'forbidden'
}

/** This business has no such reply. */
export class ReplyNotFoundError extends DomainError {
  override readonly code = 'phone.reply_not_found'
  override readonly kind = 'not_found'
}
