import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import { Currency, Decimal, Email, Id, Instant, Name, stored, Text } from '../../core/shapes.ts'
import { bookingStatuses } from './tables.ts'

export const NewBookingBody = exactBody({
  service_id: Id,
  staff_id: Id.optional().describe('Without it, whoever is free'),
  customer_email: Email,
  customer_name: Name.optional(),
  start_time: Instant,
  notes: Text.max(1000).optional(),
}).meta({
  examples: [
    {
      service_id: '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17',
      customer_email: 'amina@example.com',
      customer_name: 'Amina Berrada',
      start_time: '2027-06-01T10:00:00+01:00',
    },
  ],
})

const booking = {
  service_id: Id,
  staff_id: Id,
  customer_id: Id,
  start_time: Instant,
  end_time: Instant,
  status: z.enum(bookingStatuses),
  price: Decimal,
  currency: Currency,
  notes: Text,
}
/** As a booking is told. */
export const BookingBody = z.object(booking)
export const StoredBookingBody = stored(booking)

export const BookingEventBody = z.object({
  booking_id: Id,
  kind: z.string(),
  from_status: z.enum(bookingStatuses).nullable(),
  to_status: z.enum(bookingStatuses),
  actor_id: Id.nullable(),
  actor_name: z.string(),
})
