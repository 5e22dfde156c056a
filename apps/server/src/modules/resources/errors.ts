import { DomainError } from '../../core/errors.ts'

/** This tenant has no such room or device. */
export class ResourceNotFoundError extends DomainError {
  override readonly code = 'resources.not_found'
  override readonly kind = 'not_found'
}
