import { z } from 'zod'
import { Id, Instant, PlainDate } from '../../../core/shapes.ts'
import { bookingStatuses } from '../tables.ts'

export const ScheduleQuery = z.strictObject({
  from: PlainDate.describe('The first date, as the business counts them'),
  to: PlainDate.optional().describe('The last date; without it the first one alone. At most 62 dates'),
})
const stretch = { start_time: Instant, end_time: Instant }

const EntryBody = z.object({
  item_id: Id,
  booking_id: Id,
  reference: z.string(),
  status: z.enum(bookingStatuses),
  awaits_payment: z.boolean(),
  service_id: Id,
  staff_id: Id,
  name: z.string().describe('What is done, with its variant and what was added'),
  ...stretch,
  buffer_before_minutes: z.number().int(),
  buffer_after_minutes: z.number().int(),
  customer_id: Id.nullable(),
  customer_name: z.string().nullable().describe('For those who may see customers'),
  seats: z.number().int(),
  session_id: Id.nullable().describe('Those of one session sit in the same class; `null` once the time is free again'),
  capacity: z.number().int().describe('Seats of its session; 1 is no class'),
  taken: z.number().int(),
  overbooked: z.boolean(),
  resource_ids: z.array(Id).describe('Rooms and devices it uses'),
  is_movable: z.boolean().describe('It has not begun to be done, and is one alone: it can be dragged'),
})

export const ScheduleBody = z.object({
  time_zone: z.string(),
  entries: z.array(EntryBody).describe('What takes place, did, or was missed, by its start'),
  people: z.array(
    z.object({
      staff_id: Id,
      open: z.array(z.object(stretch)).describe('When they work: without breaks, time off and closures'),
      away: z.array(z.object(stretch)).describe('Their time off'),
    }),
  ),
  closures: z.array(z.object({ name: z.string(), ...stretch })),
  rooms: z.array(z.object({ resource_id: Id, ...stretch })).describe('When rooms and devices cannot be used'),
})

export const MoveExplainQuery = z.strictObject({
  start_time: Instant,
  minutes: z.coerce.number().int().min(1).max(1440).optional().describe('If it took so long; else as long as now'),
})
