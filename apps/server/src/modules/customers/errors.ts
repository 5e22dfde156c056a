import { DomainError } from '../../core/errors.ts'

/** This tenant has no such customer. */
export class CustomerNotFoundError extends DomainError {
  override readonly code = 'customers.not_found'
  override readonly kind = 'not_found'
}

/** Nothing is written down of this customer's health. */
export class HealthNoteNotFoundError extends DomainError {
  override readonly code = 'customers.health_note_not_found'
  override readonly kind = 'not_found'
}
