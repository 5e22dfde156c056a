import { z } from 'zod'
import { Decimal, Id, PlainDate } from '../../core/shapes.ts'
import { bookingSources } from '../bookings/tables.ts'

export const groupings = ['day', 'week', 'month'] as const
export const BusinessReportQuery = z.strictObject({
  from_date: PlainDate.optional().describe('By default thirty days, up to `to_date`'),
  to_date: PlainDate.optional().describe('Included; by default today, in the business’s own zone'),
  group: z.enum(groupings).default('day').describe('Weeks begin as the business’s do'),
})

const count = z.number().int()
const Rate = z
  .number()
  .min(0)
  .max(1)
  .nullable()
  .describe('Between 0 and 1; null where there is nothing to compare with')
const Address = z.string().describe('The list of the rows behind the figure')
const figures = {
  visits: count.describe('Of bookings that have begun: those that were neither missed nor called off'),
  no_shows: count,
  cancelled: count,
  upcoming: count.describe('That have not begun'),
}

export const BusinessReportBody = z.object({
  from_date: PlainDate,
  to_date: PlainDate,
  periods: z
    .array(
      z.object({
        from_date: PlainDate,
        to_date: PlainDate.describe('Included'),
        revenue: z.record(z.string(), Decimal).describe('Taken less given back, tips included, by currency'),
        ...figures,
        transactions: Address,
        bookings: z.object({ visits: Address, no_shows: Address, cancelled: Address, upcoming: Address }),
      }),
    )
    .describe('All of them, in their order, those without anything as well; the first and the last may be cut'),
  no_shows: z.object({
    count,
    of: count.describe('Those who came and those who did not'),
    rate: Rate,
    bookings: Address,
  }),
  sources: z.array(z.object({ source: z.enum(bookingSources), count, bookings: Address })),
  rebooking: z.object({
    visits: count.describe('Of the time, of customers who are known'),
    rebooked: count.describe('Of them, those after which the customer has come again, or is going to'),
    rate: Rate,
    bookings: Address,
  }),
  people: z
    .array(
      z.object({
        id: Id,
        name: z.string(),
        open_minutes: count.describe('Their hours less breaks, time off and closures'),
        busy_minutes: count.describe('Of these, with somebody, buffers included'),
        fill_rate: Rate,
        bookings: Address,
      }),
    )
    .nullable()
    .describe('null of more than a hundred days'),
})
