import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import { Currency, Decimal, Id, Instant, PlainDate, Text } from '../../core/shapes.ts'

export const LinkParams = z.object({ token: z.string().max(100) })

/** What a customer sees of their own booking: nothing of anybody else, and no number that leads to more. */
export const VisitBody = z.object({
  business: z.string(),
  reference: z.string(),
  status: z.string(),
  start_time: Instant,
  end_time: Instant,
  wall_time: z.string().nullable(),
  time_zone: z.string().nullable(),
  seats: z.number().int(),
  price: Decimal,
  discount: Decimal.describe('What a coupon took off the price'),
  covered: Decimal.describe('What of the price passes pay for'),
  fee: Decimal.describe('What is owed for having cancelled late, or stayed away'),
  deposit: Decimal.describe('What is to be paid before it stands, or was'),
  awaits_payment: z.boolean().describe('It stands once its deposit is paid'),
  paid: Decimal.describe('What was paid for it, less what was given back'),
  balance: Decimal.describe('What is still to be paid; below zero, what will be given back'),
  currency: Currency,
  notes: z.string(),
  items: z.array(z.object({ name: z.string(), staff_name: z.string(), start_time: Instant, end_time: Instant })),
  policy: z.object({
    words: z.array(z.string()).describe('In the language of the request, with dates and sums'),
    can_cancel: z.boolean(),
    cancel_fee: Decimal.describe('What cancelling would cost now'),
    cancel_free_until: Instant.nullable(),
    can_move: z.boolean(),
    move_until: Instant,
    moves_left: z.number().int().nullable(),
    pay_until: Instant.nullable().describe('Until when its deposit is waited for'),
  }),
  manage_token: z.string().describe('For the next request: after a move it may live longer'),
})

export const LeaveBody = exactBody({ reason: Text.max(500).optional() })
export const MoveBody = exactBody({
  start_time: Instant,
  staff_id: Id.optional().describe('Without it, whoever is free'),
})
export const TimesQuery = z.strictObject({
  from: PlainDate.describe('The first date, as the business counts them'),
  to: PlainDate.optional().describe('The last date; without it the first one alone. At most 62 dates'),
})
