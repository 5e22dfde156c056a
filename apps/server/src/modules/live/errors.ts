import { DomainError } from '../../core/errors.ts'

/** This user listens in as many windows as one may. */
export class TooManyStreamsError extends DomainError {
  override readonly code = 'live.too_many_streams'
  override readonly kind = 'over_limit'
}
