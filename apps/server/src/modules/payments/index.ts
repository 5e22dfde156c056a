import { defineModule, type Module, together } from '../../core/module.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { closingRoutes } from './closing-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { receiptRoutes, type ShowReceipt } from './receipt-routes.ts'
import { transactionRoutes } from './routes.ts'
import { tillRoutes } from './till-routes.ts'

export { takesPaymentsOnline } from './accounts.ts'
export { resealAccounts } from './accounts-reseal.ts'
export { callbackRoutes } from './callbacks-routes.ts'
export { checkLedger } from './command.ts'
export { NothingToPayError } from './errors.ts'
export { MoneyRecorded } from './events.ts'
export { ledgerHandlers } from './handlers.ts'
export { wayToPay } from './intents.ts'
export { aroundOf, type PayOptions, pay, payRefusals } from './intents-routes.ts'
export type { ReceiptFacts } from './issue.ts'
export { balanceOf } from './ledger.ts'
export { refundWhatEnds } from './listeners.ts'
export { readPayToken } from './payment-links.ts'
export { PayBody, PaymentBody } from './provider-contract.ts'
export { providerJobs } from './provider-handlers.ts'
export { paymentProvidersModule, payOptionsOf } from './provider-module.ts'
export { AmountUnfitError, Providers, ProviderUnavailableError, type WayToPay } from './providers/index.ts'
export { findReceiptOf, listReceiptsOf, type PrintedReceipt } from './receipt-queries.ts'
export { receiptWords } from './receipt-words.ts'
export type { Intent } from './tables.ts'

/**
 * @param settings - says in which zone a business counts its days
 * @param showReceipt - as customers see it
 */
export function paymentsModule(settings: SettingsOf, showReceipt: ShowReceipt): Module {
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
      receiptRoutes(showReceipt),
      closingRoutes(settings),
    ),
  })
}
