import { z } from 'zod'
import { Decimal, Instant, PlainDate } from '../../core/shapes.ts'

export const UsageQuery = z
  .strictObject({
    from: PlainDate.optional().describe('By default 30 days before `to`'),
    to: PlainDate.optional().describe('By default today, in the business’s own zone'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'must not lie before from',
  })

const Count = z.number().int()

export const UsageBody = z.object({
  from: PlainDate,
  to: PlainDate,
  days: z.array(
    z.object({
      date: PlainDate,
      bookings: Count.describe('Made on that day'),
      cancelled: Count.describe('Of them, cancelled since'),
      attended: Count.describe('People who came on that day'),
      new_customers: Count,
      messages: Count,
      failed_messages: Count,
      revenue: z.record(z.string(), Decimal).describe('Taken on that day, by currency'),
      is_complete: z.boolean().describe('No: it could not be counted the last time, and may be too low'),
      counted_at: Instant,
    }),
  ),
})
