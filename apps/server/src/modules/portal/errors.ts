import { DomainError } from '../../core/errors.ts'

/** The code is not the last one that was sent there, was used, is too old, or was guessed at too often. */
export class WrongCodeError extends DomainError {
  override readonly code = 'portal.wrong_code'
  override readonly kind = 'unauthenticated'
}

/** As many codes were asked for within an hour as are sent: to one contact, or from one network. */
export class TooManyCodesError extends DomainError {
  override readonly code = 'portal.too_many_codes'
  override readonly kind = 'over_limit'
}

/** This platform sends no text messages: a code goes to an address only. */
export class NoTextMessagesError extends DomainError {
  override readonly code = 'portal.no_text_messages'
  override readonly kind = 'invalid'
}
