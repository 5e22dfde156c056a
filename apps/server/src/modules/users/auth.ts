import { randomUUIDv7 } from 'node:crypto'
import { canonicalHost, type Scope } from '@bookme/tenancy'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { FastifyBaseLogger } from 'fastify'
import { cookiePrefix } from './cookie.ts'
import { entrance } from './log-in/entrance.ts'
import { hashPassword, maxPasswordLength, verifyPassword } from './password.ts'
import { accounts, sessions, twoFactors, users, verifications } from './tables.ts'

/** Carries the client's address to better-auth. The plugin sets it, and passes on no header of this name. */
export const clientAddressHeader = 'x-bookme-client-address'

const day = 24 * 60 * 60

const tenAMinute = { window: 60, max: 10 }
const oneASecond = { window: 60, max: 60 }
const customRules = {
  '/sign-in/email': tenAMinute,
  '/two-factor/verify-totp': tenAMinute,
  '/two-factor/verify-backup-code': tenAMinute,
  // Whoever comes here has proved who they are already, or has a session.
  '/sign-in/username': oneASecond,
  '/sign-in/passkey': oneASecond,
  '/two-factor/enable': oneASecond,
  '/two-factor/disable': oneASecond,
  '/two-factor/generate-backup-codes': oneASecond,
}

export interface AuthOptions {
  shared: Scope
  secret: string
  /** For requests over TLS. */
  secure: boolean
  log: FastifyBaseLogger
}

export type AuthHandler = (request: Request) => Promise<Response>

/**
 * better-auth over the shared tables, as a function from request to response. Its URL must name a host that resolves.
 * What it refuses is a response; what fails, the database's errors above all, it throws.
 *
 * @throws the environment sets a base URL or origins, which would count on every host, or another secret
 */
export async function createAuth({ shared, secret, secure, log }: AuthOptions): Promise<AuthHandler> {
  // The adapter asks for no more of a Drizzle database than these; what it reads, it reads by select.
  const { select, insert, update, delete: remove } = shared.db
  const database = { select, insert, update, delete: remove, transaction: shared.transaction }
  const schema = {
    user: users,
    session: sessions,
    account: accounts,
    verification: verifications,
    twoFactor: twoFactors,
  }

  const auth = betterAuth({
    appName: 'BookMe',
    basePath: '/api/auth',
    // No `baseURL`, and so the request's own. With `allowedHosts` each host would trust all the others' origins.
    trustedOrigins: (request) => (request === undefined ? [] : [new URL(request.url).origin]),
    secret,
    database: drizzleAdapter(database, { provider: 'pg', schema, transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      additionalFields: { isSuperuser: { type: 'boolean', required: true, defaultValue: false, input: false } },
    },
    session: {
      expiresIn: 7 * day,
      updateAge: day,
      additionalFields: { host: { type: 'string', required: true, input: false, returned: false } },
    },
    databaseHooks: {
      session: { create: { before: async (session, context) => ({ data: { ...session, host: hostOf(context) } }) } },
    },
    plugins: [
      // Attempts are counted by us, for all ways in alike: `log-in/throttle.ts`.
      twoFactor({ issuer: 'BookMe', accountLockout: { enabled: false } }),
      entrance,
    ],
    // In the memory of this process, by client address and path. By account, over all processes: `log-in/throttle.ts`.
    rateLimit: { enabled: true, window: 10, max: 100, customRules },
    advanced: {
      cookiePrefix: cookiePrefix(secure),
      // True would put `__Secure-` before our prefix.
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => randomUUIDv7() },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // Spelt out, since their default is off where NODE_ENV is `test`.
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
    telemetry: { enabled: false },
    // Refusals are answers, not faults. Of an error only the innermost message: Drizzle's repeat the statement's values.
    logger: {
      level: 'error',
      log: (_level, message, ...details) => {
        const error = details.find((detail) => detail instanceof Error)
        if (error === undefined) log.info(`better-auth: ${message}`)
        else log.error(`better-auth: ${message}: ${describe(error)}`)
      },
    },
    // Failures reach the caller as they are: `core/problem.ts` knows how to say and record them.
    onAPIError: { throw: true },
  })

  const context = await auth.$context
  if (context.baseURL !== '' || context.trustedOrigins.length > 0 || context.secret !== secret) {
    throw new Error(
      'Variables in the environment change how log-in works: unset BASE_URL and all that begin with BETTER_AUTH_.',
    )
  }
  return auth.handler
}

function hostOf(context: { request?: Request | undefined } | null): string {
  const host = canonicalHost(new URL(context?.request?.url ?? '').host)
  if (host === undefined) throw new Error('A session can only be opened on a host.')
  return host
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'no error object'
  return error.cause instanceof Error ? describe(error.cause) : error.message
}
