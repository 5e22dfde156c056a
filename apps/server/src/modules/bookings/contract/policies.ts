import { z } from 'zod'
import { Currency, Decimal } from '../../../core/shapes.ts'
import { depositOccasions } from '../tables.ts'

const Percent = z.number().int().min(0).max(100)
const Amount = Decimal.refine((amount) => !amount.startsWith('-'), 'must not be below zero')
const Span = z.number().int().min(0).max(525_600)
export const PolicyBody = z.object({
  cancel_tiers: z
    .array(z.object({ minutes_before: Span, percent: Percent }))
    .max(10)
    .refine(
      (tiers) =>
        tiers.every(({ minutes_before, percent }, index) => {
          const last = tiers[index - 1]
          return last === undefined || (minutes_before < last.minutes_before && percent > last.percent)
        }),
      'must go from early to late, each later one dearer',
    )
    .default([])
    .describe('Whoever cancels less than so many minutes before the start owes this share of the price'),
  move_minutes: Span.default(0).describe('Until how long before the start customers may move it by themselves'),
  max_moves: z.number().int().min(0).max(100).nullable().default(null),
  no_show_percent: Percent.default(0),
  no_show_after_minutes: z.number().int().min(0).max(1440).default(15),
  approval_minutes: z.number().int().min(1).max(525_600).nullable().default(null),
  max_open_bookings: z.number().int().min(1).max(1000).nullable().default(null),
  deposit_percent: Percent.default(0).describe('Of the price, to be paid before a booking stands'),
  deposit: Amount.default('0').describe('The same as an amount, where that is more; never more than the price'),
  deposit_when: z.enum(depositOccasions).default('always').describe('Of whom it is asked'),
  deposit_no_shows: z
    .number()
    .int()
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .describe('For `after_no_shows`: of who stayed away so often; null is once'),
  deposit_above: Amount.nullable().default(null).describe('Asked only where the price is above it'),
  deposit_minutes: z.number().int().min(5).max(10_080).default(20).describe('How long the time is kept for it'),
  currency: Currency.default('MAD').describe('Of the amounts; they do not hold for bookings in another one'),
})
export const CurrentPolicyBody = PolicyBody.extend({
  version: z.number().int().nullable(),
  words: z.array(z.string()).describe('As people read it'),
})
