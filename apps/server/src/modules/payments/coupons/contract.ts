import { z } from 'zod'
import { exactBody } from '../../../core/resource/index.ts'
import { Currency, Decimal, Id, Instant, Text } from '../../../core/shapes.ts'
import { ServiceIds } from '../passes/contract.ts'

export const CouponBody = z.object({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{3,40}$/, 'must be 3 to 40 letters from A to Z, digits and hyphens')
    .describe('Customers may write it in whatever case'),
  percent: z.number().int().min(1).max(100).nullable().default(null).describe('Of the price; or an amount'),
  amount: Decimal.refine((amount) => /^[^-]*[1-9]/.test(amount), 'must be above zero')
    .nullable()
    .default(null)
    .describe('Of the price; or a percentage'),
  currency: Currency.default('MAD').describe('Of the amount and of the least price'),
  service_ids: ServiceIds,
  from_instant: Instant.nullable().default(null).describe('When somebody books; null: from now on'),
  until_instant: Instant.nullable().default(null).describe('And before then; null: for good'),
  max_uses: z.number().int().min(1).max(1_000_000).nullable().default(null),
  max_per_customer: z.number().int().min(1).max(1000).nullable().default(null).describe('Known by their address'),
  min_price: Decimal.refine((amount) => !amount.startsWith('-'), 'must not be below zero')
    .default('0')
    .describe('What the whole visit costs at least'),
  is_active: z.boolean().default(true),
})
export const couponReadOnly = { used: z.number().int().describe('How often, without what was given back') }

export const CouponUseBody = z.object({
  coupon_id: Id,
  booking_id: Id,
  customer_id: Id,
  count: z.number().int().describe('1; or -1, where the booking did not take place'),
  discount: Decimal,
})

export const CouponCheckBody = exactBody({
  code: Text.min(1, 'must not be empty').max(100),
  service_id: Id,
}).meta({ examples: [{ code: 'PRINTEMPS', service_id: '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17' }] })
export const CheckedCouponBody = z.object({
  code: z.string(),
  percent: z.number().int().nullable(),
  amount: Decimal.nullable(),
  currency: Currency,
  min_price: Decimal,
  until_instant: Instant.nullable(),
})
