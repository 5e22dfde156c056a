import { z } from 'zod'
import { exactBody } from '../../../core/resource/index.ts'
import { Id, Instant, stored } from '../../../core/shapes.ts'
import { frequencies } from '../tables.ts'
import { CancelBody, StoredBookingBody } from './bookings.ts'
import { forSomebody, timed } from './wanted.ts'

export const NewSeriesBody = forSomebody({
  ...timed,
  frequency: z.enum(frequencies),
  every: z.number().int().min(1).max(12).default(1),
  count: z.number().int().min(1).max(60).describe('How many times'),
  dry_run: z.boolean().default(false).describe('Says what would become of it, and does nothing'),
})
const Miss = z.object({
  start_time: Instant,
  wall_time: z.string(),
  code: z.string(),
  reason: z.string(),
  alternatives: z.array(z.string()).describe('The nearest starts that are free'),
})
export const SeriesBody = z.object({
  frequency: z.enum(frequencies),
  every: z.number().int(),
  count: z.number().int(),
  first_wall_time: z.string(),
  customer_id: Id,
})
export const BookedSeriesBody = z.object({
  series: stored(SeriesBody.shape),
  bookings: z.array(StoredBookingBody),
  misses: z.array(Miss).describe('Occurrences that found no place'),
})
export const CancelSeriesBody = exactBody({
  from_booking_id: Id.optional().describe('This one and later ones; without it all that are still to come'),
  ...CancelBody.shape,
})
export const MoveSeriesBody = exactBody({
  from_booking_id: Id.describe('This one moves to `start_time`, and later ones by as much'),
  start_time: Instant,
  staff_id: Id.optional(),
})
export const MovedSeriesBody = z.object({ bookings: z.array(StoredBookingBody), misses: z.array(Miss) })
