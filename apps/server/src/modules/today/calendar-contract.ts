import { z } from 'zod'
import { Id, Instant, PlainDate } from '../../core/shapes.ts'
import { bookingSources, bookingStatuses } from '../bookings/tables.ts'

export const CalendarQuery = z.strictObject({
  from: PlainDate.describe('The first date of the business’s calendar'),
  to: PlainDate.optional().describe('The last; without it the first alone. At most 42 dates'),
  staff: Id.optional().describe('What this person does, alone'),
})
const count = z.number().int()
const Stretch = z.object({ from: Instant, to: Instant })

export const CalendarBody = z.object({
  from: PlainDate,
  to: PlainDate,
  time_zone: z.string(),
  people: z
    .array(z.object({ id: Id, name: z.string(), open: z.array(Stretch) }))
    .describe('With when they work: their hours less breaks, time off and closures'),
  bookings: z
    .array(
      z.object({
        id: Id,
        reference: z.string(),
        status: z.enum(bookingStatuses),
        start_time: Instant,
        end_time: Instant,
        customer: z.object({ id: Id, name: z.string(), phone: z.string() }).nullable(),
        seats: count,
        source: z.enum(bookingSources),
        sequence: count,
        has_notes: z.boolean(),
        items: z.array(
          z.object({
            staff_id: Id,
            service_id: Id,
            name: z.string(),
            start_time: Instant,
            end_time: Instant,
            buffer_before_minutes: count,
            buffer_after_minutes: count,
            session_id: Id.nullable().describe('Those of a class have the same'),
            resource_ids: z.array(Id),
          }),
        ),
      }),
    )
    .describe('What keeps its time, and who stayed away, in order; at most 3,000'),
})
