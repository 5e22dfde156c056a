import { DomainError } from '../../core/errors.ts'

/** There is no such queue. */
export class QueueNotFoundError extends DomainError {
  override readonly code = 'jobs.no_queue'
  override readonly kind = 'not_found'
}

/** There is no such failure. */
export class FailureNotFoundError extends DomainError {
  override readonly code = 'jobs.not_found'
  override readonly kind = 'not_found'
}

/** The job was sent round again already. */
export class RedrivenError extends DomainError {
  override readonly code = 'jobs.redriven'
  override readonly kind = 'conflict'
}
