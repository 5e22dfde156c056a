import { DomainError } from '../../core/errors.ts'

/** This tenant has no such transaction. */
export class TransactionNotFoundError extends DomainError {
  override readonly code = 'payments.not_found'
  override readonly kind = 'not_found'
}

/** What comes in is above zero, what goes out below it. */
export class WrongSignError extends DomainError {
  override readonly code = 'payments.wrong_sign'
  override readonly kind = 'invalid'
}

/** More is to be given back than was paid and is still there. */
export class RefundTooHighError extends DomainError {
  override readonly code = 'payments.refund_too_high'
  override readonly kind = 'conflict'
}

/** Money goes out of the till by somebody's hand alone. */
export class RefundNeedsUserError extends DomainError {
  override readonly code = 'payments.refund_needs_user'
  override readonly kind = 'conflict'
}

/** More comes in than is still to be paid. */
export class AboveBalanceError extends DomainError {
  override readonly code = 'payments.above_balance'
  override readonly kind = 'conflict'
}

/** A movement is taken back once, by hand, and whole. */
export class AlreadyCorrectedError extends DomainError {
  override readonly code = 'payments.already_corrected'
  override readonly kind = 'conflict'
}

/** The policy gives less back, and deciding otherwise takes another permission. */
export class RefundOverrideError extends DomainError {
  override readonly code = 'payments.refund_override'
  override readonly kind = 'forbidden'
}

/** A movement of a booking is in the booking's currency. */
export class OtherCurrencyError extends DomainError {
  override readonly code = 'payments.other_currency'
  override readonly kind = 'invalid'
}

/** This business has no such receipt. */
export class ReceiptNotFoundError extends DomainError {
  override readonly code = 'payments.receipt_not_found'
  override readonly kind = 'not_found'
}

/** This business has no such closing. */
export class ClosingNotFoundError extends DomainError {
  override readonly code = 'payments.closing_not_found'
  override readonly kind = 'not_found'
}

/** A day is closed once, after those before it and not ahead of time. */
export class DayClosedError extends DomainError {
  override readonly code = 'payments.day_closed'
  override readonly kind = 'conflict'
}
/** This business has no such account with a provider. */
export class AccountNotFoundError extends DomainError {
  override readonly code = 'payments.account_not_found'
  override readonly kind = 'not_found'
}

/** An account stays with its provider: another provider is another account. */
export class ProviderFixedError extends DomainError {
  override readonly code = 'payments.provider_fixed'
  override readonly kind = 'conflict'
}

/** An account with a provider is one business's. */
export class AccountTakenError extends DomainError {
  override readonly code = 'payments.account_taken'
  override readonly kind = 'conflict'
}

/** Money is on its way by this account, or may have to be given back by it. */
export class AccountInUseError extends DomainError {
  override readonly code = 'payments.account_in_use'
  override readonly kind = 'conflict'
}

/** The provider knows no secret of that name. */
export class UnknownSecretError extends DomainError {
  override readonly code = 'payments.unknown_secret'
  override readonly kind = 'invalid'
}

/** The payment was made up, is another business's, or its link has expired. */
export class IntentNotFoundError extends DomainError {
  override readonly code = 'payments.payment_not_found'
  override readonly kind = 'not_found'
}

/** All is paid, or the booking does not stand and is not about to. */
export class NothingToPayError extends DomainError {
  override readonly code = 'payments.nothing_to_pay'
  override readonly kind = 'conflict'
}

/** This business sells no such pass. */
export class PassTypeNotFoundError extends DomainError {
  override readonly code = 'payments.pass_type_not_found'
  override readonly kind = 'not_found'
}

/** Nobody bought such a pass here. */
export class PassNotFoundError extends DomainError {
  override readonly code = 'payments.pass_not_found'
  override readonly kind = 'not_found'
}

/** This business has no such use of a pass. */
export class PassUseNotFoundError extends DomainError {
  override readonly code = 'payments.pass_use_not_found'
  override readonly kind = 'not_found'
}

/** A pass is paid in full when it is bought, no more and no less. */
export class PassPriceError extends DomainError {
  override readonly code = 'payments.pass_price'
  override readonly kind = 'conflict'
}

/** This business has no such coupon. */
export class CouponNotFoundError extends DomainError {
  override readonly code = 'payments.coupon_not_found'
  override readonly kind = 'not_found'
}

/** This business has no such use of a coupon. */
export class CouponUseNotFoundError extends DomainError {
  override readonly code = 'payments.coupon_use_not_found'
  override readonly kind = 'not_found'
}

/** Nothing here has this code. */
export class UnknownCodeError extends DomainError {
  override readonly code = 'payments.code_unknown'
  override readonly kind = 'invalid'
}

/** The coupon or pass was good until then. */
export class CodeRunOutError extends DomainError {
  override readonly code = 'payments.code_run_out'
  override readonly kind = 'conflict'
}

/** Nothing is left of the coupon or pass, or nothing for this customer. */
export class CodeUsedUpError extends DomainError {
  override readonly code = 'payments.code_used_up'
  override readonly kind = 'conflict'
}

/** The coupon or pass is for something else, or for somebody else. */
export class CodeUnfitError extends DomainError {
  override readonly code = 'payments.code_unfit'
  override readonly kind = 'conflict'
}

/** From one network so many codes were tried that more would be guessing. */
export class TooManyCodesError extends DomainError {
  override readonly code = 'payments.too_many_codes'
  override readonly kind = 'over_limit'
}
