/** The password breaks a rule; the message says which. */
export class WeakPasswordError extends Error {
  readonly code = 'users.weak_password'
  readonly kind = 'invalid'
}

/** A request that changes something came with cookies, but not from a page of the host it was sent to. */
export class ForeignOriginError extends Error {
  readonly code = 'users.foreign_origin'
  readonly kind = 'forbidden'
}

/** The user already has a role in that business. */
export class AlreadyMemberError extends Error {
  readonly code = 'users.already_member'
  readonly kind = 'conflict'
}
