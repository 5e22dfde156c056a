import { DomainError } from '../../core/errors.ts'

/** There is no such message. */
export class MessageNotFoundError extends DomainError {
  override readonly code = 'mail.not_found'
  override readonly kind = 'not_found'
}

/** It was sent: what it said is not kept. */
export class MessageSentError extends DomainError {
  override readonly code = 'mail.sent'
  override readonly kind = 'conflict'
}
