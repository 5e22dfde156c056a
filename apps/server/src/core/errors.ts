/** What kind of refusal it is; HTTP knows a status for each. */
export type ErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'over_limit'

/** A field of the input and what is wrong with it, for people. */
export interface FieldFault {
  field: string
  message: string
}

/** What a module refuses. The message is for a person and names the value. */
export abstract class DomainError extends Error {
  /** For programs: stable, `module.reason`, listed in docs/reference/errors.md. */
  abstract readonly code: string
  abstract readonly kind: ErrorKind
  /** The fields at fault, where that can be said. */
  readonly faults: readonly FieldFault[]

  constructor(message: string, options: ErrorOptions & { faults?: readonly FieldFault[] } = {}) {
    super(message, options)
    this.faults = options.faults ?? []
  }

  override get name(): string {
    return this.constructor.name
  }
}

/** Nothing is at this address, on this host. */
export class NoSuchAddressError extends DomainError {
  override readonly code = 'core.not_found'
  override readonly kind = 'not_found'
}

/** Only somebody who is signed in may do this. */
export class UnauthenticatedError extends DomainError {
  override readonly code = 'core.unauthenticated'
  override readonly kind = 'unauthenticated'
}

/** Whoever is signed in may not do this. */
export class ForbiddenError extends DomainError {
  override readonly code = 'core.forbidden'
  override readonly kind = 'forbidden'
}
