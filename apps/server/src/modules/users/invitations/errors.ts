import { DomainError } from '../../../core/errors.ts'

/** There is no such invitation, or its link is not the newest one. */
export class InvitationNotFoundError extends DomainError {
  override readonly code = 'users.invitation_not_found'
  override readonly kind = 'not_found'
}

/** The invitation is accepted, revoked or too old. */
export class InvitationOverError extends DomainError {
  override readonly code = 'users.invitation_over'
  override readonly kind = 'conflict'
}

/** An invitation to this address is open already. */
export class AlreadyInvitedError extends DomainError {
  override readonly code = 'users.already_invited'
  override readonly kind = 'conflict'
}

/** The business has sent as many invitations as it may in a day. */
export class InvitationLimitError extends DomainError {
  override readonly code = 'users.invitation_limit'
  override readonly kind = 'over_limit'
}

/** Whoever accepts must say a name and a password, or sign in. */
export class InvitationNeedsError extends DomainError {
  override readonly code = 'users.invitation_needs'
  override readonly kind = 'invalid'
}
