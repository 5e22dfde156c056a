import { defineModule } from '../../core/module.ts'
import { transactionRoutes } from './routes.ts'

export { MoneyRecorded } from './events.ts'

export const paymentsModule = defineModule('payments', {
  scope: 'tenant',
  tags: { transactions: 'Money that came in and went out' },
  routes: transactionRoutes,
})
