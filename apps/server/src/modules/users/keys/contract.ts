import { z } from 'zod'
import { type InsideAction, insideActions, personalActions } from '../../../core/permissions.ts'
import { exactBody } from '../../../core/resource/index.ts'
import { Id, Instant, Name, stored } from '../../../core/shapes.ts'

/** What a key may have as its scope. */
const scopes = insideActions.filter((action) => !personalActions.has(action)) as [InsideAction, ...InsideAction[]]

export const NewKeyBody = exactBody({
  name: Name.describe('What the key is for; it stands beside whatever it does'),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
  expires_at: Instant.nullable().default(null).describe('null: never'),
  rate_per_minute: z.number().int().min(1).max(100_000).default(120),
}).meta({ examples: [{ name: 'Till', scopes: ['bookings.read', 'payments.write'] }] })

export const KeyBody = stored({
  name: z.string(),
  prefix: z.string().describe('The first characters of the key, to tell it by'),
  scopes: z.array(z.string()),
  rate_per_minute: z.number().int(),
  expires_at: Instant.nullable(),
  last_used_at: Instant.nullable().describe('To the minute'),
  revoked_at: Instant.nullable(),
  created_by_id: Id,
  created_by_name: z.string(),
})

export const NewlyMadeKeyBody = KeyBody.extend({
  secret: z
    .string()
    .nullable()
    .describe('The key itself, this once: null when the answer is repeated for its Idempotency-Key'),
})
