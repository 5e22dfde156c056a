import { createHmac, timingSafeEqual } from 'node:crypto'
import { canonicalHost, type Scope } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { ForeignOriginError } from '../../core/errors.ts'
import { assertOwnOrigin, ownOrigin } from '../../core/origin.ts'
import type { CountRequest } from '../../core/rate-limit.ts'
import { clientAddressHeader, createAuth } from './auth.ts'
import {
  type Credentials,
  CurrentSessionBody,
  SignedInBody,
  SignedOutBody,
  SignInBody,
  visitToWire,
} from './contract.ts'
import { sessionCookie } from './cookie.ts'
import { ForeignCallbackError, TooManyAttemptsError, WrongCredentialsError } from './errors.ts'
import { bearerOf, findKeyUser } from './keys/bearer.ts'
import { type CurrentUser, findSessionUser } from './queries.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** What the routes for log-in do, for pages with forms of their own. */
    sessions: Sessions
  }
  interface FastifyRequest {
    /** Who sent it; `null` before `authenticate` has been called, and for strangers. */
    user: CurrentUser | null
    /**
     * Reads the API key, or else the session cookie, once per request, and sets `user`. Each request asks the database: a
     * session that was ended, a user who was deleted and a membership that was taken away count at once.
     *
     * @throws {ForeignOriginError} it would change something and was not sent from a page of this host
     * @throws {UnknownKeyError} @throws {KeyExpiredError} @throws {KeyRevokedError} @throws {KeyLimitError}
     */
    authenticate(): Promise<CurrentUser | null>
  }
}

export interface Sessions {
  /**
   * Signs somebody in on the host of the request; the cookie is on the reply.
   *
   * @throws {WrongCredentialsError} @throws {TooManyAttemptsError} @throws {ForeignOriginError}
   */
  open(request: FastifyRequest, reply: FastifyReply, credentials: Credentials): Promise<void>
  /**
   * Ends the session of the request, if there is one.
   *
   * @throws {TooManyAttemptsError} @throws {ForeignOriginError}
   */
  end(request: FastifyRequest, reply: FastifyReply): Promise<void>
}

export interface UsersPluginOptions {
  shared: Scope<'shared'>
  secret: string
  isProduction: boolean
  /** For the limits of API keys. */
  countRequest?: CountRequest | undefined
}

// What better-auth needs to know of a request; above all no header that could name another host or address.
const forwarded = ['origin', 'referer', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'] as const

/**
 * Register it after `tenancyPlugin`, which lets no host through that nobody has. Its routes take no Idempotency-Key:
 * signing in again opens a session of its own, and an answer that is kept would hold a cookie that is a secret.
 */
export async function usersPlugin(app: FastifyInstance, options: UsersPluginOptions): Promise<void> {
  const { shared, secret, isProduction } = options
  if (!app.hasRequestDecorator('tenantOrNull')) throw new Error('tenancyPlugin must be registered before users.')
  const plain = isProduction ? undefined : await createAuth({ shared, secret, secure: false, log: app.log })
  const secure = await createAuth({ shared, secret, secure: true, log: app.log })
  const isSecure = (request: FastifyRequest) => isProduction || request.protocol === 'https'

  async function findUser(request: FastifyRequest): Promise<CurrentUser | null> {
    const key = bearerOf(request)
    if (key !== undefined) return findKeyUser(shared.db, key, request, options.countRequest)
    const token = signedCookie(request.headers.cookie, sessionCookie(isSecure(request)), secret)
    const host = canonicalHost(request.host)
    if (token === undefined || host === undefined) return null
    const tenantId = request.tenantOrNull?.id ?? null
    // The sessions' own clock is better-auth's.
    const times = { now: request.now, sessionsNow: new Date() }
    return (await findSessionUser(shared.db, { token, host, tenantId, ...times })) ?? null
  }

  const found = new WeakMap<FastifyRequest, Promise<CurrentUser | null>>()
  app.decorateRequest('user', null)
  app.decorateRequest('authenticate', async function (this: FastifyRequest) {
    // A page of another site has no key to send, and with a key no cookie counts.
    if (bearerOf(this) === undefined) assertOwnOrigin(this)
    let user = found.get(this)
    if (user === undefined) {
      user = findUser(this)
      found.set(this, user)
    }
    this.user = await user
    return this.user
  })

  /** better-auth's answer as an object, with its cookies on `reply`. What is open of it are the routes below. */
  async function ask<Answer>(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
    body?: object,
  ): Promise<Answer> {
    reply.header('cache-control', 'no-store')
    const handler = isSecure(request) ? secure : (plain ?? secure)
    const headers = new Headers({ [clientAddressHeader]: request.ip })
    for (const name of forwarded) {
      const value = request.headers[name]
      if (typeof value === 'string') headers.set(name, value)
    }
    // better-auth does not know that a session belongs to a host: of one that does not count here it hears nothing.
    const user = await request.authenticate()
    if (user !== null && bearerOf(request) === undefined) headers.set('cookie', request.headers.cookie ?? '')
    if (body !== undefined) headers.set('content-type', 'application/json')

    const url = new URL(`${ownOrigin(request)}/api/auth${path}`)
    // better-auth knows no HEAD; what it answers to GET goes without its body.
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const response = await handler(
      new Request(url, { method, headers, body: body === undefined ? null : JSON.stringify(body) }),
    )
    if (response.status === 429) {
      const seconds = response.headers.get('x-retry-after') ?? '60'
      reply.header('retry-after', seconds)
      throw new TooManyAttemptsError(`Too many attempts: wait ${seconds} seconds.`)
    }
    if (!response.ok) throw refusalOf(await response.text(), `${path} got ${response.status}`)
    for (const [name, value] of response.headers) if (name === 'set-cookie') reply.header(name, value)
    return (await response.json()) as Answer
  }

  async function signOut(request: FastifyRequest, reply: FastifyReply): Promise<z.output<typeof SignedOutBody>> {
    const answer = await ask<z.output<typeof SignedOutBody>>(request, reply, '/sign-out')
    // better-auth says so even when the database did not delete the session.
    if ((await findUser(request)) === null) return answer
    reply.removeHeader('set-cookie')
    throw new Error('The session could not be ended: try again.')
  }

  app.decorate('sessions', {
    open: async (request, reply, credentials) => {
      await ask(request, reply, '/sign-in/email', credentials)
    },
    end: async (request, reply) => {
      await signOut(request, reply)
    },
  })

  const config = { permission: 'everyone' } as const
  const bodyLimit = 16 * 1024
  const tags = ['log-in']

  app.withTypeProvider<ZodTypeProvider>().post(
    '/api/auth/sign-in/email',
    {
      config,
      bodyLimit,
      schema: {
        operationId: 'sign_in_email',
        summary: 'Sign in with email and password',
        tags,
        body: SignInBody,
        response: { 200: SignedInBody },
        refusals: [WrongCredentialsError, ForeignOriginError, ForeignCallbackError, TooManyAttemptsError],
      },
    },
    (request, reply) => ask<z.output<typeof SignedInBody>>(request, reply, '/sign-in/email', request.body),
  )

  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/auth/get-session',
    {
      config,
      schema: {
        operationId: 'get_session',
        summary: 'Who is signed in',
        tags,
        response: { 200: CurrentSessionBody },
        refusals: [TooManyAttemptsError],
      },
    },
    async (request, reply) => {
      const current = await ask<z.output<typeof CurrentSessionBody>>(request, reply, '/get-session')
      return current && { ...current, support: visitToWire(request.user?.visit) }
    },
  )

  // In a scope of its own, where a body may be anything: signing out needs none.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null))
    scope.withTypeProvider<ZodTypeProvider>().post(
      '/api/auth/sign-out',
      {
        config,
        bodyLimit,
        schema: {
          operationId: 'sign_out',
          summary: 'End the session',
          tags,
          response: { 200: SignedOutBody },
          refusals: [ForeignOriginError, TooManyAttemptsError],
        },
      },
      signOut,
    )
  })
}

/** better-auth's refusals in our words, by its code; whatever is not here is a fault of ours. */
function refusalOf(body: string, what: string): Error {
  const [, code] = /"code":"(\w+)"/.exec(body) ?? []
  switch (code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
      return new WrongCredentialsError('The address or the password is wrong.')
    case 'INVALID_CALLBACK_URL':
      return new ForeignCallbackError('A log-in leads to a page of this host only.')
    case 'INVALID_ORIGIN':
    case 'MISSING_OR_NULL_ORIGIN':
    case 'CROSS_SITE_NAVIGATION_LOGIN_BLOCKED':
      return new ForeignOriginError('Only pages of this host may send this request.')
    default:
      return new Error(`better-auth: ${what} ${code ?? ''}`)
  }
}

/** The value that better-auth signed: `<value>.<HMAC-SHA256 in base64>`, URL-encoded. */
function signedCookie(header: string | undefined, name: string, secret: string): string | undefined {
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${name}=`))
  if (pair === undefined) return undefined
  let signed: string
  try {
    signed = decodeURIComponent(pair.slice(pair.indexOf('=') + 1).trim())
  } catch {
    return undefined
  }
  const dot = signed.lastIndexOf('.')
  const value = signed.slice(0, dot)
  const expected = createHmac('sha256', secret).update(value).digest()
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined
}
