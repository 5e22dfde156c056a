import { DomainError } from '../../../core/errors.ts'

/** This business claims no such domain. */
export class ClaimNotFoundError extends DomainError {
  override readonly code = 'tenants.claim_not_found'
  override readonly kind = 'not_found'
}

/** A domain below which names are given to anybody, or one of no public network: nobody can have it as theirs. */
export class UnownableDomainError extends DomainError {
  override readonly code = 'tenants.unownable_domain'
  override readonly kind = 'invalid'
}

/** A name below the platform's that cannot be had: reserved, or too much like one that is. */
export class UnusableSubdomainError extends DomainError {
  override readonly code = 'tenants.unusable_subdomain'
  override readonly kind = 'conflict'
}

/** The business has, or claims, as many domains as it may. */
export class TooManyDomainsError extends DomainError {
  override readonly code = 'tenants.too_many_domains'
  override readonly kind = 'conflict'
}
