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

/** Nobody has this skill. */
export class SkillNotFoundError extends DomainError {
  override readonly code = 'staff.skill_not_found'
  override readonly kind = 'not_found'
}

/** There is no such special date. */
export class OverrideNotFoundError extends DomainError {
  override readonly code = 'staff.override_not_found'
  override readonly kind = 'not_found'
}

/** There is no such time off. */
export class TimeOffNotFoundError extends DomainError {
  override readonly code = 'staff.time_off_not_found'
  override readonly kind = 'not_found'
}

/** There are other hours between the same dates already. */
export class WeekExistsError extends DomainError {
  override readonly code = 'staff.week_exists'
  override readonly kind = 'conflict'
}
