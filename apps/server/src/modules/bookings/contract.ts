import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import { Currency, Decimal, Email, Id, Instant, Name, PlainDate, stored, Text, WallMoment } from '../../core/shapes.ts'
import { reasons } from './engine/index.ts'
import { bookingSources, bookingStatuses, closureKinds, staffChoices } from './tables.ts'

const Seats = z.number().int().min(1).max(100)
const FollowedBy = z.array(Id).max(5).describe('Services that follow it, back to back')

const appointment = {
  service_id: Id,
  followed_by: FollowedBy.optional(),
  staff_id: Id.optional().describe('Without it, whoever is free'),
  seats: Seats.optional(),
  start_time: Instant,
}
export const NewHoldBody = exactBody(appointment)

export const NewBookingBody = exactBody({
  ...appointment,
  customer_email: Email,
  customer_name: Name.optional(),
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
  reference: z.string(),
  service_id: Id,
  staff_id: Id,
  customer_id: Id.nullable(),
  start_time: Instant,
  end_time: Instant,
  wall_time: z.string().nullable().describe('What the clock on the wall says then'),
  time_zone: z.string().nullable(),
  status: z.enum(bookingStatuses),
  expires_at: Instant.nullable().describe('When a hold or a request gives its time back'),
  seats: Seats,
  price: Decimal,
  currency: Currency,
  source: z.enum(bookingSources),
  staff_choice: z.enum(staffChoices),
  sequence: z.number().int().describe('How often it was moved'),
  notes: Text,
}
/** As a booking is told. */
export const BookingBody = z.object(booking)
export const StoredBookingBody = stored(booking)

/** With what makes a booking of it: whoever has the token chose this time. */
export const HoldBody = StoredBookingBody.extend({ token: z.string() })
export const ConfirmHoldBody = exactBody({
  token: Text.max(100),
  customer_email: Email,
  customer_name: Name.optional(),
}).meta({ examples: [{ token: 'as the hold was answered', customer_email: 'amina@example.com' }] })

/** Nobody has to give one: no body at all will do. */
export const ReasonBody = exactBody({ reason: Text.max(500).optional() })
export const RescheduleBody = exactBody({
  start_time: Instant,
  staff_id: Id.optional().describe('Without it, whoever is free'),
})

export const BookingEventBody = z.object({
  booking_id: Id,
  kind: z.string(),
  from_status: z.enum(bookingStatuses).nullable(),
  to_status: z.enum(bookingStatuses),
  actor_id: Id.nullable(),
  actor_name: z.string(),
})

const wish = {
  service: Id.describe('What is to be done'),
  followed_by: z
    .string()
    .transform((text) => text.split(','))
    .pipe(FollowedBy)
    .optional()
    .describe('Services that follow it, with commas between them'),
  staff: Id.optional().describe('By this person alone'),
  seats: z.coerce.number().int().min(1).max(100).optional(),
}
export const SlotsQuery = z.strictObject({
  ...wish,
  from: PlainDate.describe('The first date, as the business counts them'),
  to: PlainDate.optional().describe('The last date; without it the first one alone. At most 62 dates'),
  first: z.coerce.number().int().min(1).max(1000).optional().describe('No more starts than this'),
})
export const SlotsBody = z.object({
  time_zone: z.string(),
  dates: z.array(PlainDate).describe('Those that have any'),
  count: z.number().int(),
  results: z.array(
    z.object({ start_time: Instant, wall_time: z.string(), staff_ids: z.array(Id).describe('Who is free then') }),
  ),
})
export const ExplainQuery = z.strictObject({ ...wish, start_time: Instant })
export const ExplainBody = z.object({
  start_time: Instant,
  results: z.array(z.object({ staff_id: Id, is_free: z.boolean(), reasons: z.array(z.enum(reasons)) })),
})

export const ClosureBody = z.object({
  name: Name,
  kind: z.enum(closureKinds).default('closure'),
  starts_at: WallMoment,
  ends_at: WallMoment,
  is_confirmed: z.boolean().default(true),
  is_active: z.boolean().default(true),
})
