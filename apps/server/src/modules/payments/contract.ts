import { z } from 'zod'
import { withoutNul } from '../../core/resource/filters.ts'
import { exactBody } from '../../core/resource/index.ts'
import { Currency, Decimal, Id, Instant, PlainDate, stored, Text } from '../../core/shapes.ts'
import { paymentMethods, receiptKinds, refundStatuses, transactionKinds } from './tables.ts'

export const TransactionBody = z.object({
  kind: z.enum(transactionKinds),
  method: z.enum(paymentMethods),
  amount: Decimal.describe('Above zero for what comes in, below for what goes out'),
  currency: Currency.default('MAD'),
  booking_id: Id.nullable().default(null),
  customer_id: Id.nullable().default(null),
  staff_id: Id.nullable().default(null).describe('Of a tip: whom it is for; null is everybody'),
  occurred_at: Instant,
  reference: Text.max(200).default(''),
})
export const transactionReadOnly = {
  pass_id: Id.nullable().describe('Of a pass that was bought, or given back'),
  corrects_id: Id.nullable().describe('Of a correction: what it takes back'),
  actor_id: Id.nullable(),
  actor_name: z.string(),
}
export const StoredTransactionBody = stored({ ...TransactionBody.shape, ...transactionReadOnly })

export const ReceiptBody = z.object({
  number: z.number().int().describe('Counts the receipts of the business from 1, without a gap'),
  kind: z.enum(receiptKinds),
  transaction_id: Id,
  booking_id: Id.nullable(),
  customer_id: Id.nullable(),
  amount: Decimal.describe('Below zero for what went out'),
  currency: Currency,
  method: z.enum(paymentMethods),
  issued_at: Instant,
  facts: z
    .object({
      business: z.string(),
      booking: z
        .object({
          reference: z.string(),
          wall_time: z.string().nullable(),
          services: z.array(z.string()),
          price: Decimal.optional(),
          discount: Decimal.optional().describe('What a coupon took off the price'),
          covered: Decimal.optional().describe('What of it a pass pays for'),
        })
        .optional(),
      pass: z
        .object({ name: z.string(), uses: z.number().int() })
        .optional()
        .describe('That was bought, or given back'),
      reference: z.string().optional(),
      corrects: z.number().int().optional().describe('The number of the receipt that it takes back'),
    })
    .describe('Who issued it and for what, as it was then'),
})
export const StoredReceiptBody = stored(ReceiptBody.shape)

export const BalanceBody = z.object({
  currency: Currency,
  owed: Decimal.describe('The price; of a booking that does not take place, the fee'),
  deposit: Decimal.describe('What is to be paid before it stands, or was'),
  awaits_payment: z.boolean(),
  paid: Decimal,
  refunded: Decimal,
  refunding: Decimal.describe('Of what is refunded by a provider: what is on its way and not counted yet'),
  tips: Decimal.describe('Beside all that'),
  balance: Decimal.describe('What is still to be paid; below zero, what is to be given back'),
})

const Above = Decimal.refine((amount) => /^[^-]*[1-9]/.test(amount), 'must be above zero')
export const byHand = ['cash', 'card', 'transfer', 'cheque'] as const
export const PaymentsBody = exactBody({
  payments: z
    .array(
      exactBody({
        method: z.enum(byHand),
        amount: Above,
        is_tip: z.boolean().default(false).describe('Beside the bill'),
        staff_id: Id.nullable().default(null).describe('Of a tip: whom it is for; null is everybody'),
        reference: Text.max(200).default(''),
      }),
    )
    .min(1)
    .max(10)
    .describe('One means or several: all of it counts, or nothing'),
}).meta({ examples: [{ payments: [{ method: 'cash', amount: '100.00' }] }] })
export const TakenBody = z.object({
  outcome: z
    .enum(['confirmed', 'waiting', 'late', 'unchanged'])
    .describe('What it meant: the booking stands because of it, still waits, is over and it goes back, or nothing'),
  transactions: z.array(StoredTransactionBody),
  receipts: z.array(StoredReceiptBody),
  balance: BalanceBody,
})

export const CorrectionBody = exactBody({ reason: Text.min(1, 'must say why').max(500) })
export const CorrectedBody = z.object({
  transaction: StoredTransactionBody,
  receipt: StoredReceiptBody.nullable(),
})

export const RefundBody = exactBody({ amount: Above, reason: Text.min(1, 'must say why').max(500) }).meta({
  examples: [{ amount: '50.00', reason: 'Cancelled in time' }],
})
export const RefundedBody = z.object({
  refunds: z.array(
    stored({
      booking_id: Id,
      method: z.enum(paymentMethods),
      amount: Decimal,
      currency: Currency,
      status: z.enum(refundStatuses).describe('What goes out of the till is done; a provider is asked'),
      reason: z.string(),
      policy: Decimal.nullable().describe('What the policy gave back when this was decided'),
    }),
  ),
  balance: BalanceBody,
})

export const ClosingBody = z.object({
  on_date: PlainDate.describe('The day, as the business counts dates'),
  currency: Currency.default('MAD'),
  counted: Decimal.describe('The cash in the drawer'),
  float: Decimal.default('0').describe('What of it was there at the beginning'),
  note: Text.max(1000).default(''),
})
const Expected = z
  .record(z.string(), Decimal)
  .describe('What came in by each means since the last closing, less what went out; tips included')
export const closingReadOnly = {
  from_instant: Instant.nullable().describe('When the closing before it was; null is the beginning'),
  until_instant: Instant,
  expected: Expected,
  difference: Decimal.describe('What was counted, less the float and the cash that is expected'),
  actor_id: Id.nullable(),
  actor_name: z.string(),
}
export const PreviewQuery = z.strictObject({ currency: Currency.default('MAD') })
export const PreviewBody = z.object({
  currency: Currency,
  from_instant: Instant.nullable(),
  until_instant: Instant,
  expected: Expected,
})

export const ExportQuery = z.strictObject({
  from: Instant.optional().describe('When it changed hands, from then on'),
  until: Instant.optional().describe('And before then'),
})
const Total = z.object({
  currency: Currency,
  count: z.number().int(),
  amount: Decimal.describe('What came in, less what went out'),
  incoming: Decimal,
  outgoing: Decimal.describe('Below zero'),
})
/** As the list is narrowed. */
export const TotalsQuery = z.strictObject({
  kind: z.enum(transactionKinds).optional(),
  method: z.enum(paymentMethods).optional(),
  staff_id: Id.optional(),
  customer_id: Id.optional(),
  booking_id: Id.optional(),
  occurred_at__gte: Instant.optional(),
  occurred_at__lt: Instant.optional(),
  search: withoutNul(z.string().max(200)).optional(),
})
export const TotalsBody = z.object({ totals: z.array(Total).describe('One for each currency that occurs') })
export const CsvText = z.string().meta({ contentMediaType: 'text/csv' })
export const PageText = z.string().meta({ contentMediaType: 'text/html' })
