import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ReconciliationBody } from '../online/contract.ts'
import { reconciliation } from './reconciliation.ts'

const schema = {
  operationId: 'payments_reconciliation',
  summary: 'What is not settled with providers: open payments, those to look at, differences, and refunds that failed',
  tags: ['payments'],
  response: { 200: ReconciliationBody.describe('As of now; oldest first, at most 500 of each') },
}

export const reconciliationRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/payments/reconciliation/', { schema, config: { permission: 'payments.read' } }, async (request) =>
    reconciliation(request.tenant.db, request.now),
  )
}
