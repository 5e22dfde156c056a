import type { TenantTx } from '@bookme/tenancy'
import type { z } from 'zod'
import { toDecimal, toWire } from '../../../core/wire.ts'
import { getBooking } from '../../bookings/index.ts'
import { balanceInWire } from '../ledger/reading.ts'
import type { Pass, Receipt, Transaction } from '../tables.ts'
import { receiptToWire, transactionToWire } from '../wire.ts'
import type { SaleBody } from './contract.ts'
import type { Sale } from './sell.ts'

export const passToWire = (pass: Pass & { rest?: number }) => ({
  ...toWire(pass),
  price: toDecimal(pass.priceMinor, pass.currency),
})

export const movedToWire = (moved: { pass: Pass; rest: number; transactions: Transaction[]; receipts: Receipt[] }) => ({
  pass: passToWire({ ...moved.pass, rest: moved.rest }),
  transactions: moved.transactions.map(transactionToWire),
  receipts: moved.receipts.map(receiptToWire),
})

export function saleOf(body: z.output<typeof SaleBody>): Sale {
  const { type_id: typeId, customer_id: id, customer_email: email = '', payments } = body
  const contact = { email, name: body.customer_name, phone: body.customer_phone }
  return { typeId, payments, customer: id === undefined ? contact : { id } }
}

export async function paidInWire(tx: TenantTx, bookingId: string) {
  const { coveredMinor, currency } = await getBooking(tx, bookingId)
  return { covered: toDecimal(coveredMinor, currency), balance: await balanceInWire(tx, bookingId) }
}
