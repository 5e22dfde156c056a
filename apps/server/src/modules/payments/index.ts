import { defineModule, type Module, together } from '../../core/module.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { closingRoutes } from './closing-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { receiptRoutes } from './receipt-routes.ts'
import { transactionRoutes } from './routes.ts'
import { tillRoutes } from './till-routes.ts'

export { resealAccounts } from './accounts-reseal.ts'
export { callbackRoutes } from './callbacks-routes.ts'
export { checkLedger } from './command.ts'
export { MoneyRecorded } from './events.ts'
export { ledgerHandlers } from './handlers.ts'
export { type PayOptions, pay, payRefusals } from './intents-routes.ts'
export { balanceOf } from './ledger.ts'
export { refundWhatEnds } from './listeners.ts'
export { payPages } from './pay-pages.ts'
export { PayBody, PaymentBody } from './provider-contract.ts'
export { providerJobs } from './provider-handlers.ts'
export { paymentProvidersModule, payOptionsOf } from './provider-module.ts'
export { Providers } from './providers/index.ts'
export { takePayments } from './till.ts'

/** @param settings - says in which zone a business counts its days */
export function paymentsModule(settings: SettingsOf): Module {
  return defineModule('payments', {
    scope: 'tenant',
    tags: {
      transactions: 'Money that came in and went out',
      receipts: 'What customers are given for it',
      closings: 'The till, day by day',
    },
    routes: together(
      // Before what is found by an id.
      exportRoutes,
      transactionRoutes,
      tillRoutes,
      receiptRoutes(settings),
      closingRoutes(settings),
    ),
  })
}
