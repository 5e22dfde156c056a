import type { Reply } from '../../../api/types.ts'
import { toUnits } from '../minor.ts'

/** What may be given back at most: what was paid and is neither back nor on its way. */
export function refundable({ paid, refunded, refunding }: Reply<'bookings_balance'>): number {
  return toUnits(paid) - Math.abs(toUnits(refunded)) - Math.abs(toUnits(refunding))
}
