import { z } from 'zod'
import { exactBody } from '../../../core/resource/index.ts'
import { Id, Instant, stored, Text } from '../../../core/shapes.ts'
import { Token } from '../invitations/contract.ts'

const longestMinutes = 60

export const NewEntryBody = exactBody({
  tenant_id: Id,
  reason: Text.min(1, 'must not be empty').max(500).describe('Its owners read it'),
  minutes: z.number().int().min(1).max(longestMinutes).default(30),
  stand_in_id: Id.optional().describe(
    'The member to stand in for, with that member’s rights; without it one only looks',
  ),
}).meta({
  examples: [{ tenant_id: '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17', reason: 'Asked why Monday is closed', minutes: 30 }],
})

export const entryFacts = {
  tenant_id: Id,
  user_id: Id,
  user_name: z.string(),
  stand_in_id: Id.nullable(),
  stand_in_name: z.string(),
  reason: z.string(),
  link_expires_at: Instant,
  ends_at: Instant,
  used_at: Instant.nullable(),
  ended_at: Instant.nullable(),
}

export const EntryBody = stored(entryFacts)

export const NewlyMadeEntryBody = EntryBody.extend({
  token: z.string().nullable().describe('This once: null when the answer is repeated for its Idempotency-Key'),
  url: z.string().nullable().describe('Opens the visit, once, within five minutes'),
})

export const EnterBody = exactBody({ token: Token }).meta({ examples: [{ token: 'x'.repeat(43) }] })

export const EnteredBody = z.object({
  by: z.string(),
  reason: z.string(),
  until: Instant,
  stand_in: z.string().nullable(),
})

export const LeftVisitBody = z.object({ left: z.literal(true) })
