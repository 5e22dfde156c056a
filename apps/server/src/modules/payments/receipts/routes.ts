import { eq } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { together } from '../../../core/module.ts'
import { sendPage } from '../../../core/page.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { IdParams } from '../../../core/shapes.ts'
import type { SettingsOf } from '../../tenants/index.ts'
import { PageText, ReceiptBody } from '../contract.ts'
import { ReceiptNotFoundError } from '../errors.ts'
import { receipts, transactions } from '../tables.ts'
import { receiptToWire } from '../wire.ts'
import { receiptPage } from './page.ts'

const receiptResource = defineResource({
  path: '/receipts',
  one: 'receipt',
  table: receipts,
  contract: ReceiptBody,
  only: ['list', 'retrieve'],
  filters: ['number', 'kind', 'booking_id', 'customer_id', 'transaction_id', 'issued_at'],
  ordering: ['-number', '-issued_at', '-created_at'],
  permissions: { read: 'payments.read', write: 'payments.write' },
  notFound: ReceiptNotFoundError,
  toReply: receiptToWire,
})

const print = {
  operationId: 'receipts_page',
  summary: 'A receipt to be printed, in the language of the request',
  tags: ['receipts'],
  params: IdParams,
  response: { 200: PageText.describe('HTML, with no script') },
  refusals: [ReceiptNotFoundError],
}

/** What customers are given for their money; as it was issued, so it stays. */
export function receiptRoutes(settings: SettingsOf): FastifyPluginAsyncZod {
  return together(receiptResource, async (app) => {
    app.get(
      '/receipts/:id/page/',
      { schema: print, config: { permission: 'payments.read' } },
      async (request, reply) => {
        const { id } = request.params
        const { zone } = await settings(request.tenant.id)
        const [found] = await request.tenant.db
          .select({ receipt: receipts, transaction: transactions })
          .from(receipts)
          .innerJoin(transactions, eq(transactions.id, receipts.transactionId))
          .where(eq(receipts.id, id))
        if (found === undefined) throw new ReceiptNotFoundError(`There is no receipt ${id} here.`)
        const { receipt, transaction } = found
        return sendPage(request, reply, (_words, language) =>
          receiptPage(receipt, transaction, language, zone.name),
        ) as never
      },
    )
  })
}
