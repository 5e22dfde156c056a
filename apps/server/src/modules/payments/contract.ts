import { z } from 'zod'
import { Currency, Decimal, Id, Instant, Text } from '../../core/shapes.ts'
import { paymentMethods, transactionKinds } from './tables.ts'

export const TransactionBody = z.object({
  kind: z.enum(transactionKinds),
  method: z.enum(paymentMethods),
  amount: Decimal.describe('Above zero for what comes in, below for what goes out'),
  currency: Currency.default('MAD'),
  booking_id: Id.nullable().default(null),
  customer_id: Id.nullable().default(null),
  occurred_at: Instant,
  reference: Text.max(200).default(''),
})
