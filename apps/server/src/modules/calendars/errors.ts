import { DomainError } from '../../core/errors.ts'

/** There is no such booking, or it is only a time that is held: nothing for a calendar. */
export class NoCalendarError extends DomainError {
  override readonly code = 'calendars.not_found'
  override readonly kind = 'not_found'
}
