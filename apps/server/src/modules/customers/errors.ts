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

/** A table of customers whose first line names no column that is known. */
export class UnreadableTableError extends DomainError {
  override readonly code = 'customers.unreadable_table'
  override readonly kind = 'invalid'
}

/** More lines than are taken at a time. */
export class TooManyRowsError extends DomainError {
  override readonly code = 'customers.too_many_rows'
  override readonly kind = 'invalid'
}

/** Nobody is merged with themselves, nor with whom they were merged into. */
export class MergeRefusedError extends DomainError {
  override readonly code = 'customers.merge_refused'
  override readonly kind = 'conflict'
}

/** Somebody whom the business has blocked would book by themselves. It says no more than that: they are to call. */
export class PleaseCallError extends DomainError {
  override readonly code = 'customers.please_call'
  override readonly kind = 'conflict'
}

/** The customer is blocked, for the reason that is told: whoever works there books with `despite_block`, or does not. */
export class CustomerBlockedError extends DomainError {
  override readonly code = 'customers.blocked'
  override readonly kind = 'conflict'
}
