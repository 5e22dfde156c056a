import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import {
  Currency,
  Decimal,
  Email,
  Id,
  Instant,
  Language,
  Name,
  PlainDate,
  stored,
  Text,
  WallMoment,
} from '../../core/shapes.ts'
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

const closure = {
  name: Name,
  kind: z.enum(closureKinds),
  starts_at: WallMoment,
  ends_at: WallMoment,
  is_confirmed: z.boolean().describe('`false`: the moon may still move it by a day'),
  is_active: z.boolean().describe('`false`: the business is open all the same'),
}
export const ClosureBody = z.object({
  ...closure,
  kind: closure.kind.default('closure'),
  is_confirmed: closure.is_confirmed.default(true),
  is_active: closure.is_active.default(true),
})
export const closureFacts = { holiday: z.string().nullable().describe('Which holiday of which year it is') }
export const StoredClosureBody = stored({ ...closure, ...closureFacts })

const year = { minimum: 2026, maximum: 2100 }
export const ProposalsQuery = z.strictObject({
  year: z.coerce.number().int().min(year.minimum).max(year.maximum),
  lang: Language.optional().describe('Of the names; without it as `Accept-Language` says, else as the business speaks'),
})
export const ProposalsBody = z.object({
  count: z.number().int(),
  results: z.array(
    z.object({
      holiday: z.string().describe('What to adopt it by'),
      name: z.string(),
      starts_at: z.string().describe('Wall time of the business'),
      ends_at: z.string(),
      is_confirmed: closure.is_confirmed,
      bookings: z.number().int().describe('How many begin on it'),
    }),
  ),
})
export const AdoptBody = exactBody({
  year: z.number().int().min(year.minimum).max(year.maximum),
  holidays: z.array(z.string().max(100)).max(50).optional().describe('As proposed; without it all of the year'),
  is_active: closure.is_active.default(false),
}).meta({ examples: [{ year: 2027, holidays: ['2027 throne_day'], is_active: true }] })

/** A stretch of the business's wall time, and whose it is. */
export const ConflictsQuery = z
  .strictObject({
    starts_at: WallMoment,
    ends_at: WallMoment,
    staff: Id.optional().describe('With this person alone'),
    resource: Id.optional().describe('With this room or device alone'),
  })
  .refine(({ starts_at, ends_at }) => starts_at < ends_at, { path: ['ends_at'], error: 'must be after `starts_at`' })
export const ConflictsBody = z.object({
  count: z.number().int(),
  results: z
    .array(
      z.object({
        id: Id,
        reference: booking.reference,
        status: booking.status,
        start_time: Instant,
        end_time: Instant,
        wall_time: booking.wall_time,
        staff_id: Id,
        customer_name: z.string().nullable(),
      }),
    )
    .describe('The first 200'),
})
