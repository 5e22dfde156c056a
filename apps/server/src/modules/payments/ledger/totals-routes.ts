import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { matchesSearch } from '../../../core/search.ts'
import { toDecimal } from '../../../core/wire.ts'
import { TotalsBody, TotalsQuery } from '../contract.ts'
import { transactions } from '../tables.ts'

const schema = {
  operationId: 'transactions_totals',
  summary: 'What transactions come to, each currency by itself',
  tags: ['transactions'],
  querystring: TotalsQuery,
  response: { 200: TotalsBody.describe('Of all that the list has for the same filters') },
}

const sumOf = (which = sql`true`) =>
  sql<number>`coalesce(sum(${transactions.amountMinor}) filter (where ${which}), 0)::float8`

/** The sum under a list that is narrowed: of all its pages. */
export const totalsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/transactions/totals/', { schema, config: { permission: 'payments.read' } }, async (request) => {
    const { kind, method, staff_id, customer_id, booking_id, occurred_at__gte, occurred_at__lt, search } = request.query
    const found = await request.tenant.db
      .select({
        currency: transactions.currency,
        count: sql<number>`count(*)::int`,
        amount: sumOf(),
        incoming: sumOf(sql`${transactions.amountMinor} > 0`),
        outgoing: sumOf(sql`${transactions.amountMinor} < 0`),
      })
      .from(transactions)
      .where(
        and(
          kind === undefined ? undefined : eq(transactions.kind, kind),
          method === undefined ? undefined : eq(transactions.method, method),
          staff_id === undefined ? undefined : eq(transactions.staffId, staff_id),
          customer_id === undefined ? undefined : eq(transactions.customerId, customer_id),
          booking_id === undefined ? undefined : eq(transactions.bookingId, booking_id),
          occurred_at__gte === undefined ? undefined : gte(transactions.occurredAt, occurred_at__gte),
          occurred_at__lt === undefined ? undefined : lt(transactions.occurredAt, occurred_at__lt),
          search === undefined ? undefined : matchesSearch([transactions.reference], search),
        ),
      )
      .groupBy(transactions.currency)
      .orderBy(asc(transactions.currency))
    return {
      totals: found.map(({ currency, count, amount, incoming, outgoing }) => ({
        currency,
        count,
        amount: toDecimal(amount, currency),
        incoming: toDecimal(incoming, currency),
        outgoing: toDecimal(outgoing, currency),
      })),
    }
  })
}
