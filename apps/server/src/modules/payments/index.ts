import { defineModule } from '../../core/module.ts'
import { transactionRoutes } from './routes.ts'

export { MoneyRecorded } from './events.ts'
export { balanceOf, type Cashier, cashierOf, writeTransaction } from './ledger.ts'
export { requestRefund } from './refunds.ts'
export { type Settled, settle } from './settle.ts'

export const paymentsModule = defineModule('payments', {
  scope: 'tenant',
  tags: { transactions: 'Money that came in and went out' },
  routes: transactionRoutes,
})
