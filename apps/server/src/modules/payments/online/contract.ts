import { z } from 'zod'
import { exactBody } from '../../../core/resource/index.ts'
import { Currency, Decimal, Id, Instant, Text } from '../../../core/shapes.ts'
import { intentPurposes, intentStatuses, providers, refundStatuses } from '../tables.ts'

const onlineProviders = ['stripe', 'cmi'] as const

export const AccountBody = z.object({
  provider: z.enum(onlineProviders),
  is_active: z.boolean().default(true),
  is_test: z.boolean().default(false).describe('The provider’s trial system: no money moves'),
  public_id: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be the account or merchant number, like acct_1A2b or 600001234')
    .describe('What is no secret: `acct_…` at Stripe, the merchant number at CMI'),
})

export const SecretsBody = exactBody({
  store_key: Text.min(1).max(200).nullable().optional().describe('Signs the page’s form and its callbacks'),
  api_user: Text.min(1).max(200).nullable().optional().describe('For refunds and questions by the program'),
  api_password: Text.min(1).max(200).nullable().optional(),
})

export const PayBody = exactBody({
  part: z
    .enum(['deposit', 'balance'])
    .optional()
    .describe(
      'What is due for it to stand, or all that is not paid yet; by default the deposit while it waits for one',
    ),
})

const WayBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('redirect'), url: z.string() }),
  z.object({
    kind: z.literal('form'),
    action: z.string(),
    fields: z.record(z.string(), z.string()).describe('Posted by the customer’s own browser, as they are'),
  }),
])

export const PaymentBody = z.object({
  payment_id: Id.nullable().describe('`null`: it is paid by hand'),
  provider: z.enum(providers),
  purpose: z.enum(intentPurposes),
  status: z.enum(intentStatuses).nullable(),
  amount: Decimal,
  currency: Currency,
  page: z
    .string()
    .nullable()
    .describe('The page of this payment, for the customer: it leads on and tells what came of it'),
  way: WayBody.nullable().describe(
    'How the customer comes to the provider; `null`: by hand, or it is not open any more',
  ),
})

export const IntentBody = z.object({
  booking_id: Id,
  customer_id: Id.nullable(),
  purpose: z.enum(intentPurposes),
  amount: Decimal,
  currency: Currency,
  provider: z.enum(providers),
  provider_ref: z.string().nullable(),
  status: z.enum(intentStatuses),
  refunded: Decimal,
  captured_at: Instant.nullable(),
  expires_at: Instant.nullable(),
  next_check_at: Instant.nullable(),
  checks: z.number().int(),
  last_error: z.string(),
  to_check: z.string().nullable().describe('Why somebody has to look at it'),
})

export const CheckedBody = exactBody({
  note: Text.min(1).max(500).describe('What was found'),
  accept: z.boolean().optional().describe('What came in counts for the booking as it is'),
})

const Told = z.object({
  payment_id: Id,
  booking_id: Id,
  provider: z.enum(providers),
  status: z.enum(intentStatuses),
  amount: Decimal,
  currency: Currency,
  created_at: Instant,
})
export const ReconciliationBody = z.object({
  open: z.array(z.object({ ...Told.shape, next_check_at: Instant.nullable(), checks: z.number().int() })),
  to_check: z.array(z.object({ ...Told.shape, reason: z.string(), facts: z.record(z.string(), z.unknown()) })),
  differences: z
    .array(z.object({ ...Told.shape, ledger: Decimal, provider_says: Decimal }))
    .describe('Where the ledger has another sum than the provider told'),
  refunds: z
    .array(
      z.object({
        refund_id: Id,
        payment_id: Id.nullable(),
        booking_id: Id,
        amount: Decimal,
        currency: Currency,
        status: z.enum(refundStatuses),
        attempts: z.number().int(),
        last_error: z.string(),
        created_at: Instant,
      }),
    )
    .describe('Those that failed, and those that have not come to an end for an hour'),
})
