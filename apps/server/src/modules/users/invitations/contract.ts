import { z } from 'zod'
import { PageQuery } from '../../../core/pagination.ts'
import { roles } from '../../../core/permissions.ts'
import { exactBody } from '../../../core/resource/index.ts'
import { Email, Id, Instant, Name, stored } from '../../../core/shapes.ts'
import { maxPasswordLength } from '../password.ts'

const states = ['open', 'accepted', 'revoked', 'expired'] as const

export const NewInvitationBody = exactBody({
  email: Email,
  role: z.enum(roles),
  staff_id: Id.optional().describe('The staff member they will sign in as'),
}).meta({ examples: [{ email: 'salma@example.com', role: 'staff' }] })

export const InvitationsQuery = PageQuery.extend({ state: z.enum(states).optional() }).strict()
export type InvitationState = (typeof states)[number]

export const InvitationBody = stored({
  email: z.string(),
  role: z.enum(roles),
  staff_id: Id.nullable(),
  state: z.enum(states),
  invited_by_id: Id.nullable(),
  invited_by_name: z.string(),
  sent_at: Instant,
  sends: z.number().int(),
  expires_at: Instant,
  accepted_at: Instant.nullable(),
  revoked_at: Instant.nullable(),
})

/** Of a link: 32 random bytes in base64url. */
export const Token = z.string().regex(/^[\w-]{43}$/, 'must be the token of a link')

export const AcceptQuery = z.strictObject({ token: Token })

export const OfferBody = z.object({
  business: z.string(),
  role: z.enum(roles),
  email: z.string(),
  expires_at: Instant,
})

export const AcceptBody = exactBody({
  token: Token,
  name: Name.optional().describe('Of somebody who is new'),
  password: z
    .string()
    .max(maxPasswordLength)
    .refine((text) => !text.includes('\0'), 'must not contain a NUL character')
    .optional()
    .describe('A new one, or of whoever has an account; not needed by whoever is signed in with the address'),
}).meta({
  examples: [{ token: 'x'.repeat(43), name: 'Salma Idrissi', password: 'a long password' }],
})

export const AcceptedBody = z.object({ business: z.string(), role: z.enum(roles), email: z.string() })
