import { canonicalHost, type Scope } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { createAuth } from './auth.ts'
import { type Credentials, CurrentSessionBody, SignedOutBody, SignInBody } from './contract.ts'
import { ForeignCallbackError, ForeignOriginError, TooManyAttemptsError, WrongCredentialsError } from './errors.ts'
import { bridgeTo } from './log-in/bridge.ts'
import { EnteredBody } from './log-in/contract.ts'
import { Desk } from './log-in/desk.ts'
import { ownOrigin } from './log-in/host.ts'
import { linkRoutes } from './log-in/link-routes.ts'
import { linkPages } from './log-in/pages.ts'
import { passkeyRoutes } from './log-in/passkey-routes.ts'
import { passwordRoutes } from './log-in/password-routes.ts'
import { kindOf, verifyCode } from './log-in/second-factor.ts'
import { secondFactorRoutes } from './log-in/second-factor-routes.ts'
import { sessionRoutes } from './log-in/session-routes.ts'
import { throttleOver } from './log-in/throttle.ts'
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
     * Reads the session cookie, once per request, and sets `user`. Each request asks the database: a session that was
     * ended, a user who was deleted and a membership that was taken away count at once.
     *
     * @throws {ForeignOriginError} it would change something and was not sent from a page of this host
     */
    authenticate(): Promise<CurrentUser | null>
  }
}

export interface Sessions {
  /**
   * Signs somebody in on the host of the request, or does the first of two steps; the cookie is on the reply.
   *
   * @throws {WrongCredentialsError} @throws {TooManyAttemptsError} @throws {ForeignOriginError}
   */
  open(request: FastifyRequest, reply: FastifyReply, credentials: Credentials): Promise<'signed-in' | 'second-factor'>
  /**
   * The second step, where there is one: by a code of an app, or a backup code.
   *
   * @throws {WrongCodeError} @throws {NoLogInError} @throws {TooManyAttemptsError} @throws {ForeignOriginError}
   */
  confirm(request: FastifyRequest, reply: FastifyReply, code: string): Promise<void>
  /**
   * Ends the session of the request, if there is one.
   *
   * @throws {TooManyAttemptsError} @throws {ForeignOriginError}
   */
  end(request: FastifyRequest, reply: FastifyReply): Promise<void>
}

export interface UsersPluginOptions {
  shared: Scope
  secret: string
  isProduction: boolean
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Register it after `tenancyPlugin`, which lets no host through that nobody has. Its routes take no Idempotency-Key:
 * signing in again opens a session of its own, and an answer that is kept would hold a cookie that is a secret.
 */
export async function usersPlugin(app: FastifyInstance, options: UsersPluginOptions): Promise<void> {
  const { shared, secret, isProduction } = options
  if (!app.hasRequestDecorator('tenantOrNull')) throw new Error('tenancyPlugin must be registered before users.')
  const plain = isProduction ? undefined : await createAuth({ shared, secret, secure: false, log: app.log })
  const secure = await createAuth({ shared, secret, secure: true, log: app.log })
  const bridge = bridgeTo({ plain, secure, secret, isProduction })
  const desk = new Desk({ shared, bridge, throttle: throttleOver(shared, secret) })

  async function findUser(request: FastifyRequest): Promise<CurrentUser | null> {
    const token = bridge.tokenOf(request)
    const host = canonicalHost(request.host)
    if (token === undefined || host === undefined) return null
    const tenantId = request.tenantOrNull?.id ?? null
    return (await findSessionUser(shared.db, { token, host, tenantId, now: new Date() })) ?? null
  }

  const found = new WeakMap<FastifyRequest, Promise<CurrentUser | null>>()
  app.decorateRequest('user', null)
  app.decorateRequest('authenticate', async function (this: FastifyRequest) {
    assertOwnOrigin(this)
    let user = found.get(this)
    if (user === undefined) {
      user = findUser(this)
      found.set(this, user)
    }
    this.user = await user
    return this.user
  })

  async function signOut(request: FastifyRequest, reply: FastifyReply): Promise<z.output<typeof SignedOutBody>> {
    const answer = await bridge.ask<z.output<typeof SignedOutBody>>(request, reply, '/sign-out')
    // better-auth says so even when the database did not delete the session.
    if ((await findUser(request)) === null) return answer
    reply.removeHeader('set-cookie')
    throw new Error('The session could not be ended: try again.')
  }

  app.decorate('sessions', {
    open: async (request, reply, credentials) => {
      return 'user' in (await desk.enterByPassword(request, reply, credentials)) ? 'signed-in' : 'second-factor'
    },
    confirm: async (request, reply, code) => {
      await verifyCode(desk, request, reply, { kind: kindOf(code), code })
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
        response: { 200: EnteredBody },
        refusals: [WrongCredentialsError, ForeignOriginError, ForeignCallbackError, TooManyAttemptsError],
      },
    },
    (request, reply) => desk.enterByPassword(request, reply, request.body),
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
    (request, reply) => bridge.ask<z.output<typeof CurrentSessionBody>>(request, reply, '/get-session'),
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

  await app.register((scope) => linkPages(scope, desk))
  linkRoutes(app, desk)
  passkeyRoutes(app, desk)
  passwordRoutes(app, desk)
  secondFactorRoutes(app, desk)
  sessionRoutes(app, desk)
}

/**
 * Sibling subdomains are one site to the browser, so SameSite does not keep their pages away: only the exact origin does.
 *
 * @throws {ForeignOriginError}
 */
function assertOwnOrigin(request: FastifyRequest): void {
  if (safeMethods.has(request.method)) return
  const { origin, cookie } = request.headers
  // Programs send no Origin. Without a cookie they have nothing that a foreign page could misuse.
  if (origin === undefined && cookie === undefined) return
  if (origin === ownOrigin(request)) return
  // A form on a page with the policy `no-referrer` sends `null` to its own host; pages cannot forge Sec-Fetch-Site.
  if ((origin === undefined || origin === 'null') && request.headers['sec-fetch-site'] === 'same-origin') return
  throw new ForeignOriginError(
    origin === undefined
      ? `A request with cookies that changes something must say where it comes from: Origin: ${ownOrigin(request)}.`
      : `This request comes from ${origin}, and only pages of ${ownOrigin(request)} may send it.`,
  )
}
