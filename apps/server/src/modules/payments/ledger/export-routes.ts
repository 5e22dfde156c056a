import { and, asc, gte, lt } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { audit, byOf } from '../../../core/audit/index.ts'
import { toCsv } from '../../../core/csv.ts'
import { CsvText, ExportQuery } from '../contract.ts'
import { transactions } from '../tables.ts'
import { transactionToWire } from '../wire.ts'

const mostExported = 10_000

const file = {
  operationId: 'transactions_export',
  summary: `Transactions as a table, the oldest first, up to ${mostExported}`,
  tags: ['transactions'],
  querystring: ExportQuery,
  response: { 200: CsvText.describe('CSV, UTF-8; what a spreadsheet would run is made text') },
}
const names = [
  ...[
    'id',
    'occurred_at',
    'created_at',
    'kind',
    'method',
    'amount',
    'currency',
    'booking_id',
    'customer_id',
    'staff_id',
  ],
  ...['reference', 'provider', 'provider_ref', 'corrects_id', 'actor_name', 'pass_id'],
] as const

/** For whoever keeps the books. */
export const exportRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/transactions/export/', { schema: file, config: { permission: 'payments.read' } }, (request, reply) => {
    const { from, until } = request.query
    const within = and(
      from === undefined ? undefined : gte(transactions.occurredAt, from),
      until === undefined ? undefined : lt(transactions.occurredAt, until),
    )
    return request.tenant.transaction(async (tx) => {
      const found = await tx
        .select()
        .from(transactions)
        .where(within)
        .orderBy(asc(transactions.occurredAt), asc(transactions.id))
        .limit(mostExported)
      const after = { from: from?.toString(), until: until?.toString(), count: found.length }
      await audit(tx, byOf(request), { action: 'transactions.export', objectType: 'transactions', after })
      const rows = found.map((one) => {
        const wire = transactionToWire(one) as Record<string, unknown>
        return names.map((name) => wire[name])
      })
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="transactions-${request.tenant.slug}.csv"`)
        .send(toCsv(names, rows))
    }) as never
  })
}
