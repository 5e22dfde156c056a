import { DomainError } from '../../core/errors.ts'

/** This tenant offers no such service, or not any more. */
export class ServiceNotFoundError extends DomainError {
  override readonly code = 'services.not_found'
  override readonly kind = 'not_found'
}

/** This tenant has no such category. */
export class CategoryNotFoundError extends DomainError {
  override readonly code = 'services.category_not_found'
  override readonly kind = 'not_found'
}

/** This tenant has no such need of a service. */
export class NeedNotFoundError extends DomainError {
  override readonly code = 'services.need_not_found'
  override readonly kind = 'not_found'
}
