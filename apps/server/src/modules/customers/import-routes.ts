import { asc, type SQL } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { allows } from '../../core/access.ts'
import { audit, byOf } from '../../core/audit/index.ts'
import { toCsv } from '../../core/csv.ts'
import { IdempotencyConflictError } from '../../core/errors.ts'
import { IdempotencyHeaders, writeOnce } from '../../core/idempotency/index.ts'
import type { OwnRows } from '../../core/resource/index.ts'
import { toWire } from '../../core/wire.ts'
import { TooManyRowsError, UnreadableTableError } from './errors.ts'
import { assertFew, importCustomers, rowsOfCsv } from './import.ts'
import { CustomerExport, columns, ImportBody, ImportedBody, mostRows } from './import-contract.ts'
import { listed } from './listed.ts'
import { customers } from './tables.ts'

const tags = ['customers']
const mostExported = 50_000

const bring = {
  operationId: 'customers_import',
  summary: `Bring customers along, up to ${mostRows} at a time, or see what would become of each`,
  tags,
  headers: IdempotencyHeaders,
  body: ImportBody,
  response: { 200: ImportedBody.describe('What became of each line, or would have') },
  refusals: [UnreadableTableError, TooManyRowsError, IdempotencyConflictError],
}
const take = {
  operationId: 'customers_export',
  summary: `Customers as a table, the first first, up to ${mostExported}`,
  tags,
  response: { 200: CustomerExport.describe('CSV, UTF-8; what a spreadsheet would run is made text') },
}

/** Customers from elsewhere, and to take along. */
export function importRoutes(own: OwnRows): FastifyPluginAsyncZod {
  return async (app) => {
    const options = { schema: bring, config: { permission: 'customers.write' }, bodyLimit: 5_000_000 } as const
    app.post('/customers/import/', options, async (request, reply) => {
      const { dry_run: dryRun, csv } = request.body
      const { rows, unknown } = csv === undefined ? { rows: request.body.rows ?? [], unknown: [] } : rowsOfCsv(csv)
      assertFew(rows.length)
      return writeOnce(request, reply, 200, async (tx) => {
        const around = { dryRun, now: request.now, notes: allows(request, 'customers.notes') }
        const told = await importCustomers(tx, rows, around)
        const count = (action: string) => told.filter((one) => one.action === action).length
        const sums = { created: count('create'), duplicates: count('duplicate'), invalid: count('invalid') }
        const after = { dry_run: dryRun, ...sums }
        await audit(tx, byOf(request), { action: 'customers.import', objectType: 'customers', after })
        return { dry_run: dryRun, ...sums, unknown_columns: unknown, rows: told }
      }) as never
    })

    app.get(
      '/customers/export/',
      { schema: take, config: { permission: 'customers.read', own: true } },
      (request, reply) => {
        const { ownStaffId } = request
        const within: SQL | undefined = ownStaffId === null ? listed : own(ownStaffId, 'see')
        const names = ['id', ...columns.filter((name) => name !== 'notes' || allows(request, 'customers.notes'))]
        return request.tenant.transaction(async (tx) => {
          const found = await tx
            .select()
            .from(customers)
            .where(within)
            .orderBy(asc(customers.createdAt), asc(customers.id))
            .limit(mostExported)
          const after = { count: found.length }
          await audit(tx, byOf(request), { action: 'customers.export', objectType: 'customers', after })
          const rows = found.map((one) => {
            const wire = toWire(one) as Record<string, unknown>
            return names.map((name) => wire[name])
          })
          return reply
            .type('text/csv; charset=utf-8')
            .header('content-disposition', `attachment; filename="customers-${request.tenant.slug}.csv"`)
            .send(toCsv(names, rows))
        }) as never
      },
    )
  }
}
