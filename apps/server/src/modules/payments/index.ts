import { defineModule, type Module, together } from '../../core/module.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { closingRoutes } from './closings/routes.ts'
import { exportRoutes } from './ledger/export-routes.ts'
import { transactionRoutes } from './ledger/routes.ts'
import { tillRoutes } from './ledger/till-routes.ts'
import { totalsRoutes } from './ledger/totals-routes.ts'
import { receiptRoutes } from './receipts/routes.ts'

export { resealAccounts } from './accounts/reseal.ts'
export { MoneyRecorded } from './events.ts'
export { ledgerHandlers } from './handlers.ts'
export { balanceOf } from './ledger/ledger.ts'
export { takePayments } from './ledger/till.ts'
export { refundWhatEnds } from './listeners.ts'
export { callbackRoutes } from './online/callback-routes.ts'
export { PayBody, PaymentBody } from './online/contract.ts'
export { providerJobs } from './online/handlers.ts'
export { type PayOptions, pay, payRefusals } from './online/intent-routes.ts'
export { paymentProvidersModule, payOptionsOf } from './online/module.ts'
export { payPages } from './online/pages.ts'
export { Providers } from './providers/index.ts'
export { checkLedger } from './reconciliation/command.ts'

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
      totalsRoutes,
      transactionRoutes,
      tillRoutes,
      receiptRoutes(settings),
      closingRoutes(settings),
    ),
  })
}
