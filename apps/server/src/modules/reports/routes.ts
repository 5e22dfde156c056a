import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { NoSuchAddressError } from '../../core/errors.ts'
import { envelope, pageOf, rowsOf } from '../../core/pagination.ts'
import type { BookmeTenancy } from '../tenants/index.ts'
import { BookingCountBody, BookingCountsQuery } from './contract.ts'
import { countBookings, listSlugs } from './queries.ts'

const schema = {
  operationId: 'reports_bookings',
  summary: 'How many bookings each business has',
  tags: ['reports'],
  querystring: BookingCountsQuery,
  response: { 200: pageOf(BookingCountBody).describe('One page of businesses, in the order of their slugs') },
  refusals: [NoSuchAddressError],
}

/** What operators want to know of all businesses together. */
export function reportRoutes(tenancy: BookmeTenancy): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/reports/bookings/', { schema, config: { permission: 'platform.figures' } }, async (request) => {
      const { status, start_time__gte: from, start_time__lt: to, ...page } = request.query
      const { count, slugs } = await listSlugs(tenancy, status, rowsOf(page))
      const outcomes = await countBookings(tenancy, slugs, { from, to })
      const results = outcomes.map((outcome) => {
        const { id: tenant_id, slug, name } = outcome.tenant
        if (outcome.ok) return { tenant_id, slug, name, bookings: outcome.value, error: null }
        request.log.warn({ err: outcome.error, slug }, 'a business could not be read')
        // The database's own words are for the log.
        return { tenant_id, slug, name, bookings: null, error: 'It could not be read: see the log of the server.' }
      })
      return envelope(request, page, count, results)
    })
  }
}
