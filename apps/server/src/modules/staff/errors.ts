import { DomainError } from '../../core/errors.ts'

/** Nobody of this id works here. */
export class StaffMemberNotFoundError extends DomainError {
  override readonly code = 'staff.not_found'
  override readonly kind = 'not_found'
}

/** There are no such hours. */
export class AvailabilityNotFoundError extends DomainError {
  override readonly code = 'staff.availability_not_found'
  override readonly kind = 'not_found'
}
