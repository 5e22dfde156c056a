import { z } from 'zod'
import { PageQuery } from '../../core/pagination.ts'
import { Id, Instant } from '../../core/shapes.ts'
import { tenantStatuses } from '../tenants/tables.ts'

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
