import { z } from 'zod'
import { PageQuery } from '../../core/pagination.ts'
import { Currency, Decimal, Id, Instant, PlainDate, Text } from '../../core/shapes.ts'
import { tenantStatuses } from '../tenants/tables.ts'
import { tenantOrders } from './figures.ts'

export const BookingCountsQuery = PageQuery.extend({
  status: z.enum(tenantStatuses).optional().describe('Of the business'),
  start_time__gte: Instant.optional().describe('Bookings that begin then or later'),
  start_time__lt: Instant.optional().describe('Bookings that begin before'),
}).strict()

export const BookingCountBody = z.object({
  tenant_id: Id,
  slug: z.string(),
  name: z.string(),
  bookings: z.number().int().nullable().describe('null when this business could not be read'),
  error: z.string().nullable().describe('Why not; the others are told all the same'),
})

const span = {
  from_date: PlainDate.optional().describe('By default thirty days, up to `to_date`'),
  to_date: PlainDate.optional().describe('Included; by default today'),
  tier: Text.max(40).optional().describe('Of the business'),
}
export const FiguresQuery = z.strictObject(span)
const orders = tenantOrders.flatMap((order) => [order, `-${order}`] as const)
export const TenantFiguresQuery = PageQuery.extend({
  ...span,
  ordering: z.enum(orders).default('-bookings'),
  currency: Currency.default('MAD').describe('Of the amounts that `revenue` orders by'),
}).strict()

const count = z.number().int()
const figures = {
  bookings: count.describe('Made on that day'),
  cancelled: count.describe('Of them, cancelled since'),
  attended: count,
  new_customers: count,
  messages: count,
  failed_messages: count,
  revenue: z.record(z.string(), Decimal).describe('Taken, by currency'),
}
const ofPlatform = {
  ...figures,
  active_tenants: count.describe('Where somebody booked'),
  new_tenants: count.describe('Made then, by the calendar of UTC'),
  failed_tenants: count.describe('That could not be counted the last time: their part may be missing or old'),
}
export const FiguresBody = z.object({
  from_date: PlainDate,
  to_date: PlainDate,
  sum: z.object(ofPlatform),
  days: z.array(z.object({ on_date: PlainDate, ...ofPlatform })).describe('Those with something in them, in order'),
  failures: z
    .array(z.object({ tenant_id: Id, slug: z.string(), on_date: PlainDate, failure: z.string() }))
    .describe('What could not be counted, the newest first; at most a hundred'),
})
export const TenantFiguresBody = z.object({
  tenant_id: Id,
  slug: z.string(),
  name: z.string().nullable().describe('null of a business that is deleted'),
  tier: z.string().nullable(),
  ...figures,
  failed_days: count.describe('That could not be counted the last time'),
})

export const RefreshedBody = z.object({
  counted: count.describe('Businesses whose figures are new now'),
  failures: z.array(z.object({ slug: z.string(), message: z.string() })).describe('Those whose figures are old'),
})
