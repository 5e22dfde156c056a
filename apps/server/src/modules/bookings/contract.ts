import { z } from 'zod'
import { Currency, Decimal, Email, Id, Instant, Name, stored } from '../../core/shapes.ts'
import { bookingStatuses } from './tables.ts'

export const NewBookingBody = z.object({
  service_id: Id,
  /** Without it, whoever is free. */
  staff_id: Id.optional(),
  customer_email: Email,
  customer_name: Name.optional(),
  start_time: Instant,
})

export const BookingBody = stored({
  service_id: Id,
  staff_id: Id,
  customer_id: Id,
  start_time: Instant,
  end_time: Instant,
  status: z.enum(bookingStatuses),
  price: Decimal,
  currency: Currency,
})
