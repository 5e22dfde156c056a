import { z } from 'zod'
import { Email, Id } from '../../core/shapes.ts'
import { maxPasswordLength } from './password.ts'

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
export const CurrentSessionBody = z
  .object({ session: SessionBody, user: UserBody })
  .nullable()
  .describe('Who is signed in on this host; null when nobody is')
