import { InvalidAmountError } from '../../../core/errors.ts'
import type { Guard } from '../../../core/resource/index.ts'
import { toDecimal, toWire } from '../../../core/wire.ts'
import { CustomerBlockedError, PleaseCallError } from '../../customers/index.ts'
import { LimitReachedError, type SettingsOf } from '../../tenants/index.ts'
import {
  MixedCurrenciesError,
  NotAcceptingError,
  NotOfferedError,
  ServiceInactiveError,
  SlotTakenError,
  StartInPastError,
  StartTooFarError,
  TooShortNoticeError,
  UnknownOptionError,
  UnknownServiceError,
  UnknownStaffMemberError,
  VisitTooLongError,
} from '../errors.ts'
import type { Reductions } from '../operations/index.ts'
import type { Booking, Item } from '../tables.ts'

export interface BookingRoutesOptions {
  settings: SettingsOf
  /** Signs the tokens of holds and links. */
  secret: string
  /** Who knows what coupons and passes are worth. */
  reductions: Reductions
}

/**
 * For actions that need the settings of the business: they are read before the transaction, which would otherwise hold
 * its connection while it waits for another one.
 */
export function knowing(settings: SettingsOf): Guard {
  return async (request) => {
    await settings(request.tenant.id)
    return (_tx, write) => write()
  }
}

export const bookingToWire = (booking: Booking) => ({
  ...toWire(booking),
  price: toDecimal(booking.priceMinor, booking.currency),
  discount: toDecimal(booking.discountMinor, booking.currency),
  covered: toDecimal(booking.coveredMinor, booking.currency),
  fee: toDecimal(booking.feeMinor, booking.currency),
  deposit: toDecimal(booking.depositMinor, booking.currency),
})

export const itemToWire = (item: Item, currency: string) => ({
  ...toWire(item),
  price: toDecimal(item.priceMinor, currency),
  addons: item.addons.map(({ id, name, duration_minutes, price_minor }) => ({
    ...{ id, name, duration_minutes },
    price: toDecimal(price_minor, currency),
  })),
})

/** What is wrong with a wish itself, whenever it is for. */
export const wishRefusals = [
  UnknownServiceError,
  ServiceInactiveError,
  UnknownOptionError,
  UnknownStaffMemberError,
  VisitTooLongError,
  MixedCurrenciesError,
  InvalidAmountError,
]
/** Where the business has made all the bookings of the month: what its members hear, and what everybody else. */
export const limitRefusals = [LimitReachedError, NotAcceptingError]
/** Somebody whom the business has blocked: what they hear themselves, and what those who work there do. */
export const blockRefusals = [PleaseCallError, CustomerBlockedError]
/** Why a time is not given. */
export const refusals = [
  SlotTakenError,
  NotOfferedError,
  StartInPastError,
  TooShortNoticeError,
  StartTooFarError,
  ...wishRefusals,
]
