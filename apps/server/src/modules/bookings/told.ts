import type { TenantDb } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { StoredBookingBody } from './contract/index.ts'
import { bookingToWire } from './routes/wire.ts'
import { bookingEvents, bookings } from './tables.ts'

/** As the API shows a booking, without what people wrote about themselves. */
const TellableBooking = StoredBookingBody.omit({ notes: true, answers: true })

/**
 * An event of a booking with the booking as it is now, in JSON: for programs elsewhere.
 *
 * @returns `undefined`: there is no such event
 */
export async function toldEvent(db: Pick<TenantDb, 'select'>, eventId: string) {
  const [found] = await db
    .select({ event: bookingEvents, booking: bookings })
    .from(bookingEvents)
    .innerJoin(bookings, eq(bookings.id, bookingEvents.bookingId))
    .where(eq(bookingEvents.id, eventId))
  if (found === undefined) return undefined
  const { event, booking } = found
  return { event, booking: z.encode(TellableBooking, bookingToWire(booking)) }
}
