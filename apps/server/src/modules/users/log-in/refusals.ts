import { ForeignOriginError } from '../../../core/errors.ts'
import {
  ForeignCallbackError,
  NoLogInError,
  SecondFactorStateError,
  WrongCodeError,
  WrongCredentialsError,
  WrongPasswordError,
} from '../errors.ts'

/** better-auth's refusals in our words, by its code; whatever is not here is a fault of ours. */
export function refusalOf(body: string, status: number, path: string): Error {
  const [, code] = /"code":"(\w+)"/.exec(body) ?? []
  switch (code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
      return new WrongCredentialsError('The address or the password is wrong.')
    case 'INVALID_PASSWORD':
    case 'CREDENTIAL_ACCOUNT_NOT_FOUND':
      return wrongPassword('password')
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return wrongCode()
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
      return new NoLogInError('No log-in waits for a code here: begin again.')
    case 'TOTP_ALREADY_ENABLED':
      return new SecondFactorStateError('The second factor is on already: switch it off first.')
    case 'TOTP_NOT_ENABLED':
    case 'TWO_FACTOR_NOT_ENABLED':
    case 'BACKUP_CODES_NOT_ENABLED':
      return new SecondFactorStateError('The second factor is not on.')
    case 'INVALID_CALLBACK_URL':
      return new ForeignCallbackError('A log-in leads to a page of this host only.')
    case 'INVALID_ORIGIN':
    case 'MISSING_OR_NULL_ORIGIN':
    case 'CROSS_SITE_NAVIGATION_LOGIN_BLOCKED':
      return new ForeignOriginError('Only pages of this host may send this request.')
  }
  // Of two who use a backup code at once the second finds the codes changed; it comes without a code of its own.
  if (status === 409 && path === '/two-factor/verify-backup-code') return wrongCode()
  return new Error(`better-auth: ${path} got ${status} ${code ?? ''}`)
}

export function wrongCode(): WrongCodeError {
  const message = 'The code is wrong, was used already, or is too old.'
  return new WrongCodeError(message, { faults: [{ field: 'code', message }] })
}

/** @param field - in which the password came */
export function wrongPassword(field: string): WrongPasswordError {
  const message = 'This is not the password of this account. Whoever has none sets one by a link for a new password.'
  return new WrongPasswordError(message, { faults: [{ field, message }] })
}
