import { and, asc, between, eq } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { dateNamed } from '../../core/time.ts'
import { toDecimal } from '../../core/wire.ts'
import type { BookmeTenancy, SettingsOf } from '../tenants/index.ts'
import { type Usage, usage } from '../tenants/tables.ts'
import { UsageBody, UsageQuery } from './contract.ts'
import { TooManyDaysError } from './errors.ts'
import { dateOf } from './operations.ts'

const usualDays = 30
const mostDays = 400

/** What a business did, day by day: what it is charged by. */
export function usageRoutes({ shared }: Pick<BookmeTenancy, 'shared'>, settings: SettingsOf): FastifyPluginAsyncZod {
  const schema = {
    operationId: 'usage_retrieve',
    summary: 'What the business did, by the days of its own calendar',
    tags: ['usage'],
    querystring: UsageQuery,
    response: { 200: UsageBody.describe('The days that were counted, ascending; today’s grow hourly') },
    refusals: [TooManyDaysError],
  }
  return async (app) => {
    app.get('/usage/', { schema, config: { permission: 'figures.read' } }, async (request) => {
      const { zone } = await settings(request.tenant.id)
      const { to = dateOf(zone.dateOf(request.now.epochMilliseconds)) } = request.query
      const { from = dateOf(dateNamed(to) - usualDays) } = request.query
      if (dateNamed(to) - dateNamed(from) >= mostDays) {
        const message = `These are more than ${mostDays} days: ask for them in parts.`
        throw new TooManyDaysError(message, { faults: [{ field: 'from', message }] })
      }
      const rows = await shared.db
        .select()
        .from(usage)
        .where(and(eq(usage.tenantId, request.tenant.id), between(usage.onDate, from, to)))
        .orderBy(asc(usage.onDate))
      return { from, to, days: rows.map(dayToWire) }
    })
  }
}

function dayToWire({ revenueMinor, ...day }: Usage) {
  const revenue = Object.entries(revenueMinor).map(([currency, minor]) => [currency, toDecimal(minor, currency)])
  return {
    date: day.onDate,
    bookings: day.bookings,
    cancelled: day.cancelled,
    attended: day.attended,
    new_customers: day.newCustomers,
    messages: day.messages,
    failed_messages: day.failedMessages,
    revenue: Object.fromEntries(revenue) as Record<string, string>,
    is_complete: day.failure === '',
    counted_at: day.updatedAt,
  }
}
