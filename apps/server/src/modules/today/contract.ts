import { z } from 'zod'
import { Currency, Decimal, Id, Instant, PlainDate, WallMoment } from '../../core/shapes.ts'
import { bookingSources, bookingStatuses } from '../bookings/tables.ts'

export const TodayQuery = z.strictObject({
  date: PlainDate.optional().describe('Of the business’s calendar; by default today’s'),
})

const Named = z.object({ id: Id, name: z.string() })
const Visit = z.object({
  id: Id,
  reference: z.string(),
  status: z.enum(bookingStatuses),
  start_time: Instant,
  end_time: Instant,
  wall_time: z.string().nullable(),
  services: z.array(z.string()).describe('As they were called when they were booked'),
  service_id: Id,
  staff: Named,
  customer: Named.extend({ phone: z.string() }).nullable().describe('null of somebody who walked in and gave no name'),
  seats: z.number().int(),
  source: z.enum(bookingSources),
  notes: z.string(),
  awaits_payment: z.boolean(),
  expires_at: Instant.nullable().describe('Until when a request waits'),
  balance: Decimal.nullable().describe('Still to be paid; null for those who do not see money'),
  currency: Currency,
})

const Hole = z.object({
  staff: Named,
  from: Instant,
  to: Instant,
  minutes: z.number().int(),
  waiting: z
    .array(
      z.object({
        entry_id: Id,
        customer: Named,
        service: Named,
        minutes: z.number().int().describe('It takes without the buffers'),
      }),
    )
    .describe('Who would come, the longest waiting first; nobody for those who do not see the waiting list'),
})

const Sums = z.record(z.string(), Decimal).describe('Taken less given back, tips included, by currency')
const count = z.number().int()

export const TodayBody = z.object({
  date: PlainDate,
  arrivals: z.array(Visit).describe('What takes place on the date, or would have, in its order; at most 500'),
  requests: z.array(Visit).describe('What waits for an answer, on whichever date, the soonest first; at most 100'),
  holes: z.array(Hole).describe('A quarter of an hour or more in which somebody works and has nobody, from now on'),
  money: z
    .object({
      date: Sums,
      week_before: Sums.describe('On the same weekday of the week before, the whole date'),
      week_before_by_now: Sums.describe('The same up to the same time on the clock'),
    })
    .nullable()
    .describe('null for those who do not see money'),
  failed: z
    .object({
      messages: count.nullable(),
      payments: count.nullable().describe('Payments by card and refunds'),
      webhooks: count.nullable().describe('Addresses to which nothing arrives'),
    })
    .describe('In the last seven days; null for those who do not see it'),
  missing: z
    .object({
      policy: z.boolean().describe('There is none'),
      hours: z.array(Named).describe('People without any hours: nobody can book them'),
      holidays: z
        .array(Named.extend({ starts_at: WallMoment }))
        .describe('In the next sixty days, still to be confirmed'),
      replies: count.nullable().describe('Of the last seven days, that only a person can answer'),
    })
    .nullable()
    .describe('null for those who can do nothing about it'),
})
