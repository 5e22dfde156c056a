import type { TenantDb } from '@bookme/tenancy'
import type { Language } from '../../core/i18n.ts'
import { toDecimal, toWire } from '../../core/wire.ts'
import { bookingOf, manageTokenOf } from '../bookings/index.ts'
import type { findWaiting } from './queries.ts'

type Found = NonNullable<Awaited<ReturnType<typeof findWaiting>>>

interface Around {
  business: string
  tenantId: string
  /** In which the names are told; without it in the business's own words. */
  language: Language | undefined
  /** Signs the link to what was booked. */
  secret: string
  now: Temporal.Instant
  timeZone: string
}

/** What a customer sees of their own entry: what is offered to them, and what became of it. */
export async function waitingToWire(
  db: TenantDb,
  found: Found,
  { business, language, tenantId, secret, now, timeZone }: Around,
) {
  const { entry, serviceName, staffName, offer } = found
  const seen = { business, service_name: serviceName, staff_name: staffName, time_zone: timeZone, ...toWire(entry) }
  if (offer === undefined) return { ...seen, offer: null, booking: null }
  const { booking, items } = await bookingOf(db, offer.bookingId, language)
  const isOpen =
    offer.status === 'open' && booking.status === 'held' && Temporal.Instant.compare(now, offer.expiresAt) < 0
  const offered = {
    start_time: booking.startTime,
    end_time: booking.endTime,
    wall_time: booking.wallTime,
    staff_name: items[0]?.staff_name ?? '',
    price: toDecimal(booking.priceMinor, booking.currency),
    currency: booking.currency,
    expires_at: offer.expiresAt,
  }
  const booked = {
    reference: booking.reference,
    status: booking.status,
    start_time: booking.startTime,
    manage_token: manageTokenOf(secret, tenantId, booking),
  }
  return { ...seen, offer: isOpen ? offered : null, booking: offer.status === 'accepted' ? booked : null }
}
