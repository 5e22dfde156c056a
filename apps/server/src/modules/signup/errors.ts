import { DomainError } from '../../core/errors.ts'

/** Another business has the address. */
export class AddressTakenError extends DomainError {
  override readonly code = 'signup.address_taken'
  override readonly kind = 'conflict'
}

/** From one network, or for one address of mail, as many businesses were asked for as may be in a day. */
export class TooManySignUpsError extends DomainError {
  override readonly code = 'signup.too_many'
  override readonly kind = 'over_limit'
}

/** The link was made up, or has expired, or its business is gone. */
export class LinkInvalidError extends DomainError {
  override readonly code = 'signup.link_invalid'
  override readonly kind = 'not_found'
}
