import { z } from 'zod'
import { Id, Instant, PlainDate } from '../../../core/shapes.ts'
import { reasons } from '../engine/index.ts'
import { wishOf } from '../operations/index.ts'
import { Addons } from './wanted.ts'

const ids = (text: string) => text.split(',')
const wish = {
  service: Id.describe('What is to be done'),
  variant: Id.optional(),
  addons: z.string().transform(ids).pipe(Addons).optional().describe('With commas between them'),
  followed_by: z
    .string()
    .transform(ids)
    .pipe(z.array(z.string()).max(5))
    .transform((parts) => parts.map((part): [string, (string | undefined)?, ...string[]] => part.split(':') as never))
    .pipe(
      z.array(
        // A service, a variant or none, and what is added.
        z.tuple([Id, z.union([z.literal(''), Id]).optional()], Id).refine(([, , ...addons]) => addons.length <= 10),
      ),
    )
    .optional()
    .describe('Services that follow it, with commas between them; options after colons: `service:variant:addon`'),
  staff: Id.optional().describe('By this person alone'),
  seats: z.coerce.number().int().min(1).max(100).optional(),
}
const WishQuery = z.strictObject(wish)

/** What a query asks for, under the program's names. */
export function wishFrom(query: z.output<typeof WishQuery>) {
  const { service: serviceId, variant: variantId, addons: addonIds, followed_by = [], staff: staffId, seats } = query
  const followedBy = followed_by.map(([id, variant, ...addons]) => ({
    ...{ serviceId: id, variantId: variant === '' ? undefined : variant, addonIds: addons },
  }))
  return wishOf({ serviceId, variantId, addonIds, followedBy, staffId, seats })
}

export const SlotsQuery = z.strictObject({
  ...wish,
  from: PlainDate.describe('The first date, as the business counts them'),
  to: PlainDate.optional().describe('The last date; without it the first one alone. At most 62 dates'),
  first: z.coerce.number().int().min(1).max(1000).optional().describe('No more starts than this'),
  dates_only: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('Which dates have any, without the starts'),
})
export const SlotsBody = z.object({
  time_zone: z.string(),
  dates: z.array(PlainDate).describe('Those that have any'),
  count: z.number().int(),
  results: z.array(
    z.object({
      start_time: Instant,
      wall_time: z.string(),
      staff_ids: z.array(Id).describe('Who is free then'),
      seats_left: z.number().int().optional().describe('Of a class: with whoever has most of them'),
    }),
  ),
})
export const WalkInsBody = z.object({
  results: z.array(z.object({ staff_id: Id, start_time: Instant, wait_minutes: z.number().int() })),
})
export const WalkInsQuery = WishQuery
export const ExplainQuery = z.strictObject({ ...wish, start_time: Instant })
export const ExplainBody = z.object({
  start_time: Instant,
  results: z.array(z.object({ staff_id: Id, is_free: z.boolean(), reasons: z.array(z.enum(reasons)) })),
})
