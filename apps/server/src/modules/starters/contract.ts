import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import { Currency, Decimal, Language, Name, WallTime } from '../../core/shapes.ts'
import { tradeNames } from './trades.ts'

const Trade = z.enum(tradeNames)
export const steps = ['services', 'hours', 'policy', 'page', 'booking'] as const

export const ChecklistBody = z.object({
  steps: z
    .array(z.object({ step: z.enum(steps), is_done: z.boolean() }))
    .describe('What is offered, who works and when, the rules, the page, the first booking'),
  done: z.number().int(),
})

export const StartersQuery = z.strictObject({
  trade: Trade.optional().describe('This one alone'),
  lang: Language.optional().describe('Without it as `Accept-Language` says, else as the business speaks'),
})
const count = z.number().int()
export const StartersBody = z.object({
  results: z.array(
    z.object({
      trade: Trade,
      name: z.string(),
      services: z.array(
        z.object({
          name: z.string(),
          duration_minutes: count,
          buffer_after_minutes: count,
          price: Decimal,
          currency: Currency,
          capacity: count,
          requires_approval: z.boolean(),
        }),
      ),
      hours: z.array(
        z.object({ weekday: count, kind: z.enum(['work', 'break']), start_time: WallTime, end_time: WallTime }),
      ),
      policy: z.object({
        cancel_tiers: z.array(z.object({ minutes_before: count, percent: count })),
        move_minutes: count,
        no_show_percent: count,
      }),
    }),
  ),
})

export const StarterBody = exactBody({
  trade: Trade,
  language: Language.optional().describe('Of the names of services; by default as the business speaks'),
  staff_name: Name.optional().describe('Where nobody works there yet: who does; without it nobody is added'),
}).meta({ examples: [{ trade: 'hair_salon', language: 'fr', staff_name: 'Yasmine Benali' }] })

export const StartedBody = z.object({
  services: count.describe('That were put in; 0: there were some'),
  staff: count.describe('People who were put in'),
  hours: count.describe('People who have hours now and had none'),
  policy: z.boolean().describe('Whether there is one now and was none'),
})
