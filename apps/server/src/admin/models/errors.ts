import { DomainError } from '../../core/errors.ts'

/** There is no such model here, or it has no such row. */
export class ModelNotFoundError extends DomainError {
  override readonly code = 'models.not_found'
  override readonly kind = 'not_found'
}
