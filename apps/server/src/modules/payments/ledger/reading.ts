import type { TenantTx } from '@bookme/tenancy'
import { getBooking } from '../../bookings/index.ts'
import { balanceToWire } from '../wire.ts'
import { balanceOf } from './ledger.ts'
import { underWay } from './settle.ts'

/** Where a booking stands in money, as the API shows it. @throws {BookingNotFoundError} */
export async function balanceInWire(tx: TenantTx, bookingId: string) {
  const [balance, refunding, booking] = await Promise.all([
    balanceOf(tx, bookingId),
    underWay(tx, bookingId),
    getBooking(tx, bookingId),
  ])
  return balanceToWire(balance, refunding, booking)
}
