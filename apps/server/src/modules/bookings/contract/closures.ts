import { z } from 'zod'
import { exactBody } from '../../../core/resource/index.ts'
import { Id, Instant, Language, Name, stored, WallMoment } from '../../../core/shapes.ts'
import { closureKinds } from '../tables.ts'
import { booking } from './bookings.ts'

const closure = {
  name: Name,
  kind: z.enum(closureKinds),
  starts_at: WallMoment,
  ends_at: WallMoment,
  is_confirmed: z.boolean().describe('`false`: the moon may still move it by a day'),
  is_active: z.boolean().describe('`false`: the business is open all the same'),
}
export const ClosureBody = z.object({
  ...closure,
  kind: closure.kind.default('closure'),
  is_confirmed: closure.is_confirmed.default(true),
  is_active: closure.is_active.default(true),
})
export const closureFacts = { holiday: z.string().nullable().describe('Which holiday of which year it is') }
export const StoredClosureBody = stored({ ...closure, ...closureFacts })

const year = { minimum: 2026, maximum: 2100 }
export const ProposalsQuery = z.strictObject({
  year: z.coerce.number().int().min(year.minimum).max(year.maximum),
  lang: Language.optional().describe('Of the names; without it as `Accept-Language` says, else as the business speaks'),
})
export const ProposalsBody = z.object({
  count: z.number().int(),
  results: z.array(
    z.object({
      holiday: z.string().describe('What to adopt it by'),
      name: z.string(),
      starts_at: z.string().describe('Wall time of the business'),
      ends_at: z.string(),
      is_confirmed: closure.is_confirmed,
      bookings: z.number().int().describe('How many begin on it'),
    }),
  ),
})
export const AdoptBody = exactBody({
  year: z.number().int().min(year.minimum).max(year.maximum),
  holidays: z.array(z.string().max(100)).max(50).optional().describe('As proposed; without it all of the year'),
  is_active: closure.is_active.default(false),
}).meta({ examples: [{ year: 2027, holidays: ['2027 throne_day'], is_active: true }] })

/** A stretch of the business's wall time, and whose it is. */
export const ConflictsQuery = z
  .strictObject({
    starts_at: WallMoment,
    ends_at: WallMoment,
    staff: Id.optional().describe('With this person alone'),
    resource: Id.optional().describe('With this room or device alone'),
  })
  .refine(({ starts_at, ends_at }) => starts_at < ends_at, { path: ['ends_at'], error: 'must be after `starts_at`' })
export const ConflictsBody = z.object({
  count: z.number().int(),
  results: z
    .array(
      z.object({
        id: Id,
        reference: booking.reference,
        status: booking.status,
        start_time: Instant,
        end_time: Instant,
        wall_time: booking.wall_time,
        staff_id: Id,
        customer_name: z.string().nullable(),
      }),
    )
    .describe('The first 200'),
})
