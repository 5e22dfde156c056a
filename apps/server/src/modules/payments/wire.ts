import { toDecimal, toWire } from '../../core/wire.ts'
import type { Booking } from '../bookings/tables.ts'
import type { Balance } from './ledger/ledger.ts'
import type { Closing, Receipt, Refund, Transaction } from './tables.ts'

export const transactionToWire = (transaction: Transaction) => ({
  ...toWire(transaction),
  amount: toDecimal(transaction.amountMinor, transaction.currency),
})

export const receiptToWire = (receipt: Receipt) => ({
  ...toWire(receipt),
  amount: toDecimal(receipt.amountMinor, receipt.currency),
})

export const refundToWire = (refund: Refund) => ({
  ...toWire(refund),
  amount: toDecimal(refund.amountMinor, refund.currency),
  policy: refund.policyMinor === null ? null : toDecimal(refund.policyMinor, refund.currency),
})

export function balanceToWire(
  balance: Balance,
  refundingMinor: number,
  { awaitsPayment }: Pick<Booking, 'awaitsPayment'>,
) {
  const { currency } = balance
  const money = (minor: number) => toDecimal(minor, currency)
  return {
    ...{
      currency,
      owed: money(balance.owedMinor),
      deposit: money(balance.depositMinor),
      awaits_payment: awaitsPayment,
    },
    ...{ paid: money(balance.paidMinor), refunded: money(balance.refundedMinor), refunding: money(refundingMinor) },
    ...{ tips: money(balance.tipsMinor), balance: money(balance.balanceMinor) },
  }
}

export const expectedToWire = (expected: Record<string, number>, currency: string) =>
  Object.fromEntries(Object.entries(expected).map(([method, minor]) => [method, toDecimal(minor, currency)]))

export const closingToWire = (closing: Closing) => ({
  ...toWire(closing),
  counted: toDecimal(closing.countedMinor, closing.currency),
  float: toDecimal(closing.floatMinor, closing.currency),
  difference: toDecimal(closing.differenceMinor, closing.currency),
  expected: expectedToWire(closing.expectedMinor, closing.currency),
})
