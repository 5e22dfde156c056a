import type { Booking, BookingStatus } from '../tables.ts'

/** Who does not come, or did not, owes the fee and not the price. */
const ended: readonly BookingStatus[] = ['cancelled', 'no_show', 'declined', 'expired']

export type Priced = Pick<Booking, 'priceMinor' | 'discountMinor' | 'coveredMinor'>

/** Its price, less what a coupon took off and what passes cover. */
export function netPriceOf({ priceMinor, discountMinor, coveredMinor }: Priced): number {
  return priceMinor - discountMinor - coveredMinor
}

/** What a booking costs as it stands; what the business has let go of it since is off. */
export function owedOf({
  status,
  feeMinor,
  metadata,
  ...priced
}: Pick<Booking, 'status' | 'feeMinor' | 'metadata'> & Priced): number {
  if (ended.includes(status)) return feeMinor
  return Math.max(0, netPriceOf(priced) - allowanceOf({ metadata }))
}

/** What the business has let go of the price. */
export function allowanceOf({ metadata }: Pick<Booking, 'metadata'>): number {
  const { allowance_minor: allowance } = metadata
  return typeof allowance === 'number' ? allowance : 0
}

export const hasEnded = ({ status }: Pick<Booking, 'status'>) => ended.includes(status)
