import { defineModule } from '../../core/module.ts'
import { transactionRoutes } from './routes.ts'

export { resealAccounts } from './accounts-reseal.ts'
export { type CallbackOptions, callbackRoutes } from './callbacks-routes.ts'
export { MoneyRecorded } from './events.ts'
export { type PayOptions, pay, payRefusals } from './intents-routes.ts'
export { balanceOf, type Cashier, cashierOf, writeTransaction } from './ledger.ts'
export { payPages } from './pay-pages.ts'
export { PayBody, PaymentBody } from './provider-contract.ts'
export { providerJobs } from './provider-handlers.ts'
export { paymentProvidersModule, payOptionsOf } from './provider-module.ts'
export { Providers } from './providers/index.ts'
export { requestRefund } from './refunds.ts'
export { type Settled, settle } from './settle.ts'

export const paymentsModule = defineModule('payments', {
  scope: 'tenant',
  tags: { transactions: 'Money that came in and went out' },
  routes: transactionRoutes,
})
