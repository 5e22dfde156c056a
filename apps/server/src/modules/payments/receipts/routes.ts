import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { together } from '../../../core/module.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { IdParams } from '../../../core/shapes.ts'
import { PageText, ReceiptBody } from '../contract.ts'
import { ReceiptNotFoundError } from '../errors.ts'
import { receipts } from '../tables.ts'
import { receiptToWire } from '../wire.ts'
import { findReceipt, type PrintedReceipt } from './queries.ts'

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

/** Answers with a receipt as a page to be printed. */
export type ShowReceipt = (
  request: FastifyRequest,
  reply: FastifyReply,
  printed: PrintedReceipt,
) => Promise<FastifyReply>

/** What customers are given for their money; as it was issued, so it stays. */
export function receiptRoutes(showReceipt: ShowReceipt): FastifyPluginAsyncZod {
  return together(receiptResource, async (app) => {
    app.get(
      '/receipts/:id/page/',
      { schema: print, config: { permission: 'payments.read' } },
      async (request, reply) => {
        const { id } = request.params
        const found = await findReceipt(request.tenant.db, id)
        if (found === undefined) throw new ReceiptNotFoundError(`There is no receipt ${id} here.`)
        return showReceipt(request, reply, found) as never
      },
    )
  })
}
