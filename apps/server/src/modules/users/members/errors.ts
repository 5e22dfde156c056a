import { DomainError } from '../../../core/errors.ts'

/** A business keeps at least one owner. */
export class LastOwnerError extends DomainError {
  override readonly code = 'users.last_owner'
  override readonly kind = 'conflict'
}

/** Only an owner gives and takes these roles, and nobody raises themselves. */
export class RoleNotYoursError extends DomainError {
  override readonly code = 'users.role_not_yours'
  override readonly kind = 'forbidden'
}

/** Nobody of this id works at this business. */
export class MemberNotFoundError extends DomainError {
  override readonly code = 'users.member_not_found'
  override readonly kind = 'not_found'
}

/** Somebody else signs in as this staff member. */
export class StaffTakenError extends DomainError {
  override readonly code = 'users.staff_taken'
  override readonly kind = 'conflict'
}

/** This is for the business's own people: not for keys, nor for visits of support. */
export class MembersOnlyError extends DomainError {
  override readonly code = 'users.members_only'
  override readonly kind = 'forbidden'
}
