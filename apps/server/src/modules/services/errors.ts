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

/** This tenant has no such variant of a service. */
export class VariantNotFoundError extends DomainError {
  override readonly code = 'services.variant_not_found'
  override readonly kind = 'not_found'
}

/** This tenant has no such add-on. */
export class AddonNotFoundError extends DomainError {
  override readonly code = 'services.addon_not_found'
  override readonly kind = 'not_found'
}

/** This tenant has no such field. */
export class FieldNotFoundError extends DomainError {
  override readonly code = 'services.field_not_found'
  override readonly kind = 'not_found'
}

/** A variant, an add-on or a field stays with its service: bookings of that service refer to it. */
export class FixedServiceError extends DomainError {
  override readonly code = 'services.fixed_service'
  override readonly kind = 'invalid'
}

/** A choice has something to choose from, and nothing else has. */
export class InvalidOptionsError extends DomainError {
  override readonly code = 'services.invalid_options'
  override readonly kind = 'invalid'
}

/** Other prices are in the currency that the service was to lose. */
export class CurrencyInUseError extends DomainError {
  override readonly code = 'services.currency_in_use'
  override readonly kind = 'conflict'
}

/** What a customer answered is not what was asked. */
export class InvalidAnswersError extends DomainError {
  override readonly code = 'services.invalid_answers'
  override readonly kind = 'invalid'
}
