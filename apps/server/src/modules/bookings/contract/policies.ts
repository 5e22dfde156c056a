import { z } from 'zod'

const Percent = z.number().int().min(0).max(100)
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
})
export const CurrentPolicyBody = PolicyBody.extend({
  version: z.number().int().nullable(),
  words: z.array(z.string()).describe('As people read it'),
})
