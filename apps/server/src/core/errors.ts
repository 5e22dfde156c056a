/** What kind of refusal it is; HTTP knows a status for each. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'changed'
  | 'unprocessable'
  | 'over_limit'
  | 'unavailable'

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
  /** Starts that would be taken instead, as instants. */
  readonly alternatives: readonly string[]
  /** Of what is over a limit: when to come again. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    message: string,
    options: ErrorOptions & {
      faults?: readonly FieldFault[]
      alternatives?: readonly string[]
      retryAfterSeconds?: number
    } = {},
  ) {
    super(message, options)
    this.faults = options.faults ?? []
    this.alternatives = options.alternatives ?? []
    this.retryAfterSeconds = options.retryAfterSeconds
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

/** What is to be changed is not what the client has seen of it. */
export class ChangedError extends DomainError {
  override readonly code = 'core.changed'
  override readonly kind = 'changed'
}

/** There is one with this value already, and may not be two. */
export class DuplicateError extends DomainError {
  override readonly code = 'core.duplicate'
  override readonly kind = 'conflict'
}

/** It cannot be deleted: other things refer to it. */
export class InUseError extends DomainError {
  override readonly code = 'core.in_use'
  override readonly kind = 'conflict'
}

/** A field names something that does not exist here. */
export class UnknownReferenceError extends DomainError {
  override readonly code = 'core.unknown_reference'
  override readonly kind = 'invalid'
}

/** A cursor that no list of this kind gave out. */
export class InvalidCursorError extends DomainError {
  override readonly code = 'core.invalid_cursor'
  override readonly kind = 'invalid'
}

/** The amount has more decimals than its currency, or is out of range. */
export class InvalidAmountError extends DomainError {
  override readonly code = 'core.invalid_amount'
  override readonly kind = 'invalid'
}

/** An Idempotency-Key that was used for another request. */
export class IdempotencyConflictError extends DomainError {
  override readonly code = 'core.idempotency_conflict'
  override readonly kind = 'unprocessable'
}

/** A request that changes something came with a cookie, but not from a page of the host it was sent to. */
export class ForeignOriginError extends DomainError {
  override readonly code = 'users.foreign_origin'
  override readonly kind = 'forbidden'
}
