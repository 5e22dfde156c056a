import { DomainError } from '../../core/errors.ts'

/** This tenant has no such template. */
export class TemplateNotFoundError extends DomainError {
  override readonly code = 'communications.template_not_found'
  override readonly kind = 'not_found'
}

/** This tenant has no such message. */
export class NotificationNotFoundError extends DomainError {
  override readonly code = 'communications.notification_not_found'
  override readonly kind = 'not_found'
}

/** It has not failed: there is nothing to try again. */
export class NotFailedError extends DomainError {
  override readonly code = 'communications.not_failed'
  override readonly kind = 'conflict'
}

/** The words of a template name what is not there, or are too long. */
export class InvalidTemplateError extends DomainError {
  override readonly code = 'communications.invalid_template'
  override readonly kind = 'invalid'
}
