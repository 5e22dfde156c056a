import { z } from 'zod'
import { Email, Id, Instant } from '../../core/shapes.ts'
import { maxPasswordLength } from './password.ts'
import type { Visit } from './queries.ts'

// Under better-auth's own names, which its client knows.

export const Credentials = z.object({ email: Email, password: z.string().max(maxPasswordLength) })
export type Credentials = z.output<typeof Credentials>

export const SignInBody = z
  .object({
    ...Credentials.shape,
    /** `false`: the session ends with the browser. */
    rememberMe: z.boolean().optional(),
    /** Given back as `url`: where the page goes on, on this host. */
    callbackURL: z.string().max(2000).optional(),
  })
  .meta({ examples: [{ email: 'owner@example.com', password: 'a long password' }] })

export const When = z.string().meta({ format: 'date-time' })

const UserBody = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  emailVerified: z.boolean(),
  image: z.string().nullable().optional(),
  isSuperuser: z.boolean(),
  /** A log-in by password or link asks for a code as well. */
  twoFactorEnabled: z.boolean(),
  createdAt: When,
  updatedAt: When,
})

// A session's token is not in it: scripts of a page are not to read what the cookie hides from them.
const SessionBody = z.object({
  id: Id,
  userId: Id,
  expiresAt: When,
  createdAt: When,
  updatedAt: When,
  ipAddress: z.string().nullable().optional(),
  userAgent: z.string().nullable().optional(),
})

export const SignedInBody = z
  .object({ redirect: z.boolean(), url: z.string().optional(), user: UserBody })
  .describe('Signed in: the session is in the cookie')
export const SignedOutBody = z.object({ success: z.boolean() }).describe('Signed out, or nobody was signed in')
/** Told to whoever is let in, so that their page never looks like the member's own. */
export const VisitBody = z
  .object({
    by: z.string(),
    until: Instant,
    reason: z.string(),
    stand_in: z.string().nullable().describe('The member they stand in for; null: they only look'),
  })
  .nullable()

export function visitToWire(visit: Visit | null | undefined): z.output<typeof VisitBody> {
  if (visit == null) return null
  const { by, until, reason, standInName: stand_in } = visit
  return { by, until, reason, stand_in }
}

export const CurrentSessionBody = z
  .object({ session: SessionBody, user: UserBody, support: VisitBody })
  .nullable()
  .describe('Who is signed in on this host; null when nobody is')
