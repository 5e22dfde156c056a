import { DomainError } from '../../core/errors.ts'

/** This tenant has no such room or device. */
export class ResourceNotFoundError extends DomainError {
  override readonly code = 'resources.not_found'
  override readonly kind = 'not_found'
}

/** There is no such closure of a room or device. */
export class ResourceClosureNotFoundError extends DomainError {
  override readonly code = 'resources.closure_not_found'
  override readonly kind = 'not_found'
}
