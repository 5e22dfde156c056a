import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import {
  Currency,
  Decimal,
  Email,
  Id,
  Instant,
  Name,
  Phone,
  PlainDate,
  stored,
  Text,
  WallTime,
} from '../../core/shapes.ts'
import { entryStatuses, offerStatuses } from './tables.ts'

const Seats = z.number().int().min(1).max(100)
const Weekdays = z.array(z.number().int().min(1).max(7)).max(7)

export const JoinBody = exactBody({
  customer_email: Email,
  customer_name: Name.optional(),
  customer_phone: Phone.optional(),
  service_id: Id,
  variant_id: Id.optional(),
  addon_ids: z.array(Id).max(10).optional(),
  staff_id: Id.optional().describe('Without it, whoever is free'),
  seats: Seats.optional(),
  from_date: PlainDate.describe('The first date that would do, as the business counts them'),
  to_date: PlainDate.describe('The last one: at most 62 dates'),
  from_time: WallTime.optional().describe('The part of the day in which it would begin, by the business’s clock'),
  to_time: WallTime.optional().describe('The first time that is too late'),
  weekdays: Weekdays.optional().describe('Days that would do, 1 is Monday; none named: all of them'),
  notes: Text.max(1000).optional(),
})
  .refine(({ from_date, to_date }) => from_date <= to_date, {
    path: ['to_date'],
    error: 'must be `from_date` or later',
  })
  .refine(({ from_time = '00:00', to_time = '24:00' }) => from_time < to_time, {
    path: ['to_time'],
    error: 'must be after `from_time`',
  })

const wish = {
  seats: Seats,
  from_date: PlainDate,
  to_date: PlainDate,
  from_time: WallTime,
  to_time: WallTime,
  weekdays: Weekdays,
  status: z.enum(entryStatuses),
  notes: Text,
}
const entry = {
  service_id: Id,
  variant_id: Id.nullable(),
  addon_ids: z.array(Id),
  staff_id: Id.nullable(),
  ...wish,
}
/** As an entry is told to those who work there. */
export const EntryBody = z.object({ customer_id: Id, ...entry })
const token = { manage_token: z.string() }
export const JoinedBody = stored({ ...entry, ...token })
export const EntryLinkBody = z.object(token)
export const OffersBody = z.object({
  results: z.array(
    stored({
      booking_id: Id.describe('The hold that keeps the time, and then the booking'),
      start_time: Instant,
      expires_at: Instant,
      status: z.enum(offerStatuses),
    }),
  ),
})

export const EntryLinkParams = z.object({ token: z.string().max(100) })

/** What somebody who waits sees of their own entry: nothing of anybody else, and nothing of who they are. */
export const WaitingBody = z.object({
  business: z.string(),
  service_name: z.string(),
  staff_name: z.string().nullable().describe('null: whoever is free'),
  time_zone: z.string(),
  ...wish,
  offer: z
    .object({
      start_time: Instant,
      end_time: Instant,
      wall_time: z.string().nullable(),
      staff_name: z.string(),
      price: Decimal,
      currency: Currency,
      expires_at: Instant.describe('Until then the time is kept'),
    })
    .nullable(),
  booking: z
    .object({ reference: z.string(), status: z.string(), start_time: Instant, ...token })
    .nullable()
    .describe('What became of an offer that was accepted, with the token of its own link'),
})

export const AcceptBody = exactBody({
  notes: Text.max(1000).optional().describe('Without it, those of the entry'),
  answers: z
    .array(exactBody({ field_id: Id, value: z.union([z.string().max(5000), z.number(), z.boolean()]).nullable() }))
    .max(100)
    .optional()
    .describe('To the questions of the service, `/api/fields/`'),
})
export const OfferBody = exactBody({
  start_time: Instant.describe('The time that is offered'),
  until: Instant.optional().describe('With it the first that is free from `start_time` on and begins before this'),
  staff_id: Id.optional().describe('With whom; without it as they asked for'),
}).refine(({ start_time, until }) => until === undefined || Temporal.Instant.compare(start_time, until) < 0, {
  path: ['until'],
  error: 'must be after `start_time`',
})
export const DeclineBody = exactBody({
  leave: z.boolean().default(false).describe('Do not wait for other times either'),
})
