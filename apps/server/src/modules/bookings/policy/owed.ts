import type { Booking, BookingStatus } from '../tables.ts'

/** Who does not come, or did not, owes the fee and not the price. */
const ended: readonly BookingStatus[] = ['cancelled', 'no_show', 'declined', 'expired']

/** What a booking costs as it stands; what the business has let go of it since is off. */
export function owedOf({
  status,
  feeMinor,
  priceMinor,
  metadata,
}: Pick<Booking, 'status' | 'feeMinor' | 'priceMinor' | 'metadata'>): number {
  if (ended.includes(status)) return feeMinor
  return Math.max(0, priceMinor - allowanceOf({ metadata }))
}

/** What the business has let go of the price. */
export function allowanceOf({ metadata }: Pick<Booking, 'metadata'>): number {
  const { allowance_minor: allowance } = metadata
  return typeof allowance === 'number' ? allowance : 0
}

export const hasEnded = ({ status }: Pick<Booking, 'status'>) => ended.includes(status)
