import { DomainError } from '../../core/errors.ts'

/** The slug or domain is one the platform keeps for itself. */
export class ReservedNameError extends DomainError {
  override readonly code = 'tenants.reserved_name'
  override readonly kind = 'conflict'
}

/** No slug can be made of the name, or the one given is not one. */
export class UnusableSlugError extends DomainError {
  override readonly code = 'tenants.unusable_slug'
  override readonly kind = 'invalid'
}

/** A field of the business is not as it should be; `faults` names each. */
export class InvalidTenantError extends DomainError {
  override readonly code = 'tenants.invalid'
  override readonly kind = 'invalid'
}

/** What is asked for cannot be done to a business in the state that this one is in. */
export class TenantStatusError extends DomainError {
  override readonly code = 'tenants.status'
  override readonly kind = 'conflict'
}

/** A tenant keeps exactly one primary domain: make another one primary first. */
export class PrimaryDomainError extends DomainError {
  override readonly code = 'tenants.primary_domain'
  override readonly kind = 'conflict'
}

/** This tenant has no such domain. */
export class DomainNotFoundError extends DomainError {
  override readonly code = 'tenants.domain_not_found'
  override readonly kind = 'not_found'
}

/** There is no such tenant. */
export class TenantUnknownError extends DomainError {
  override readonly code = 'tenants.not_found'
  override readonly kind = 'not_found'
}

/** The slug was not typed once more as it is. */
export class ConfirmationError extends DomainError {
  override readonly code = 'tenants.not_confirmed'
  override readonly kind = 'invalid'
}

/** The address reads like one of the platform's own. */
export class ConfusableNameError extends DomainError {
  override readonly code = 'tenants.confusable_name'
  override readonly kind = 'conflict'
}

/** Nobody has answered from its address yet: only those who work there see it. */
export class NotOpenYetError extends DomainError {
  override readonly code = 'tenants.not_open'
  override readonly kind = 'forbidden'
}

/** Of a suspended business everything can be read by those who answer for it, and nothing changed. */
export class ReadOnlyError extends DomainError {
  override readonly code = 'tenants.read_only'
  override readonly kind = 'forbidden'
}

/** The business takes no requests: suspended, archived or deleted. */
export class TenantClosedError extends DomainError {
  override readonly code = 'tenants.closed'
  override readonly kind = 'forbidden'
}

/** The business has as many as its tier allows. */
export class LimitReachedError extends DomainError {
  override readonly code = 'tenants.limit_reached'
  override readonly kind = 'conflict'
}

/** The business's tier does not have it, or an operator has switched it off. */
export class FeatureOffError extends DomainError {
  override readonly code = 'tenants.feature_off'
  override readonly kind = 'forbidden'
}

/** There are no such settings. */
export class ConfigNotFoundError extends DomainError {
  override readonly code = 'tenants.config_not_found'
  override readonly kind = 'not_found'
}

/** There is no such entry in the life cycle. */
export class LifecycleNotFoundError extends DomainError {
  override readonly code = 'tenants.lifecycle_not_found'
  override readonly kind = 'not_found'
}

/** The settings do not fit together; `faults` names each. */
export class InvalidSettingsError extends DomainError {
  override readonly code = 'tenants.invalid_settings'
  override readonly kind = 'invalid'
}

/** The picture is of no kind that is taken, or too large. */
export class InvalidLogoError extends DomainError {
  override readonly code = 'tenants.invalid_logo'
  override readonly kind = 'invalid'
}
