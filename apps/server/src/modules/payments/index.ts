import { defineModule, type Module, together } from '../../core/module.ts'
import type { CountRequest } from '../../core/rate-limit.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { closingRoutes } from './closings/routes.ts'
import { couponRoutes } from './coupons/routes.ts'
import { exportRoutes } from './ledger/export-routes.ts'
import { transactionRoutes } from './ledger/routes.ts'
import { tillRoutes } from './ledger/till-routes.ts'
import { totalsRoutes } from './ledger/totals-routes.ts'
import { passRoutes } from './passes/routes.ts'
import { receiptRoutes, type ShowReceipt } from './receipts/routes.ts'

export { takesPaymentsOnline } from './accounts/accounts.ts'
export { resealAccounts } from './accounts/reseal.ts'
export { closeDay } from './closings/closings.ts'
export { handedInAs, quoteCode, takesCodes } from './codes.ts'
export { NothingToPayError } from './errors.ts'
export { MoneyRecorded } from './events.ts'
export { ledgerHandlers } from './handlers.ts'
export { balanceOf } from './ledger/ledger.ts'
export { takePayments } from './ledger/till.ts'
export { refundWhatEnds, returnCodes } from './listeners.ts'
export { callbackRoutes } from './online/callback-routes.ts'
export { PayBody, PaymentBody } from './online/contract.ts'
export { providerJobs } from './online/handlers.ts'
export { aroundOf, type PayOptions, pay, payRefusals } from './online/intent-routes.ts'
export { wayToPay } from './online/intents.ts'
export { readPayToken } from './online/links.ts'
export { paymentProvidersModule, payOptionsOf } from './online/module.ts'
export { AmountUnfitError, Providers, ProviderUnavailableError, type WayToPay } from './providers/index.ts'
export type { ReceiptFacts } from './receipts/issue.ts'
export { findReceiptOf, listReceiptsOf, type PrintedReceipt } from './receipts/queries.ts'
export { receiptWords } from './receipts/words.ts'
export { checkLedger } from './reconciliation/command.ts'
export { codeRefusals, reductionsOf } from './reductions.ts'
export type { Intent } from './tables.ts'

export interface PaymentsOptions {
  /** Says in which zone a business counts its days. */
  settings: SettingsOf
  /** Codes are not to be guessed. */
  countRequest: CountRequest | undefined
  /** As customers see it. */
  showReceipt: ShowReceipt
}

export function paymentsModule({ settings, countRequest, showReceipt }: PaymentsOptions): Module {
  return defineModule('payments', {
    scope: 'tenant',
    tags: {
      transactions: 'Money that came in and went out',
      receipts: 'What customers are given for it',
      closings: 'The till, day by day',
      pass_types: 'Packs of visits that are sold',
      passes: 'Packs that were bought, and what is left of them',
      pass_uses: 'What passes were used for',
      coupons: 'Words that make a visit cheaper',
      coupon_uses: 'What coupons were used for',
    },
    routes: together(
      // Before what is found by an id.
      exportRoutes,
      totalsRoutes,
      transactionRoutes,
      tillRoutes,
      receiptRoutes(showReceipt),
      closingRoutes(settings),
      passRoutes(settings, countRequest),
      couponRoutes(countRequest),
    ),
  })
}
