import { z } from 'zod'
import { exactBody } from '../../../core/resource/index.ts'
import { Currency, Decimal, Email, Id, Instant, Name, Phone, stored, Text } from '../../../core/shapes.ts'
import { BalanceBody, byHand, StoredReceiptBody, StoredTransactionBody } from '../contract.ts'
import { passUseKinds } from '../tables.ts'

const Price = Decimal.refine((amount) => !amount.startsWith('-'), 'must not be below zero')
export const ServiceIds = z
  .array(Id)
  .max(100)
  .default([])
  .describe('What it is good for; none named are all services, also those to come')

export const PassTypeBody = z.object({
  name: Name,
  service_ids: ServiceIds,
  uses: z.number().int().min(1).max(1000).describe('One for each visit, and each seat of it'),
  price: Price.describe('Of the whole pass'),
  currency: Currency.default('MAD'),
  valid_days: z
    .number()
    .int()
    .min(1)
    .max(3660)
    .nullable()
    .default(null)
    .describe('After the day it is bought; null: for good'),
  is_transferable: z.boolean().default(false).describe('Whether others may come with it than whoever bought it'),
  is_active: z.boolean().default(true).describe('Whether it is sold; what was sold stays good'),
})

export const PassBody = z.object({
  valid_until: Instant.nullable().describe('What begins then is too late; null: for good'),
})
export const passReadOnly = {
  type_id: Id,
  customer_id: Id,
  code: z.string().describe('Whoever has it may pay with the pass'),
  name: z.string(),
  service_ids: z.array(Id),
  uses: z.number().int().describe('How many were bought'),
  rest: z.number().int().describe('How many are left'),
  price: Decimal,
  currency: Currency,
  is_transferable: z.boolean(),
  actor_id: Id.nullable(),
  actor_name: z.string(),
}
const StoredPassBody = stored({ ...PassBody.shape, ...passReadOnly })

export const SaleBody = exactBody({
  type_id: Id,
  customer_id: Id.optional(),
  customer_email: Email.optional(),
  customer_name: Name.optional(),
  customer_phone: Phone.optional(),
  payments: z
    .array(exactBody({ method: z.enum(byHand), amount: Price, reference: Text.max(200).default('') }))
    .max(10)
    .describe('All of the price, by one means or several'),
})
  .refine(({ customer_id, customer_email }) => (customer_id === undefined) !== (customer_email === undefined), {
    path: ['customer_id'],
    message: 'must say who buys it, or customer_email must: one of the two',
  })
  .meta({
    examples: [
      {
        type_id: '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17',
        customer_email: 'amina@example.com',
        payments: [{ method: 'cash', amount: '1200.00' }],
      },
    ],
  })
export const SoldBody = z.object({
  pass: StoredPassBody,
  transactions: z.array(StoredTransactionBody),
  receipts: z.array(StoredReceiptBody),
})
export const PassRefundBody = exactBody({
  amount: Price.optional().describe('Without it the share of the price that is left, rounded down'),
  reason: Text.min(1, 'must say why').max(500),
}).meta({ examples: [{ reason: 'Moves to another city' }] })

export const PassUseBody = z.object({
  pass_id: Id,
  kind: z.enum(passUseKinds),
  count: z.number().int().describe('How many uses; below zero where they are given back'),
  booking_id: Id.nullable(),
  amount: Decimal.describe('What of a price they cover; of a pass that is taken back, what went back'),
  reason: z.string(),
  actor_id: Id.nullable(),
  actor_name: z.string(),
})

const Code = Text.min(1, 'must not be empty').max(100)
export const PayWithPassBody = exactBody({ code: Code }).meta({ examples: [{ code: '7KQ2 MXTA 94HD' }] })
export const GiveBackBody = exactBody({ reason: Text.min(1, 'must say why').max(500) })
export const PaidWithPassBody = z.object({
  covered: Decimal.describe('What of the price passes pay for now'),
  balance: BalanceBody,
})

export const PassCheckBody = exactBody({
  code: Code,
  service_id: Id,
  start_time: Instant.optional().describe('Of the visit; without it, now'),
}).meta({ examples: [{ code: '7KQ2 MXTA 94HD', service_id: '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17' }] })
export const CheckedPassBody = z.object({
  name: z.string(),
  uses: z.number().int(),
  rest: z.number().int(),
  valid_until: Instant.nullable(),
  is_transferable: z.boolean(),
})
