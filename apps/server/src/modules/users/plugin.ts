import { canonicalHost, type Scope } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { ForeignOriginError, UnauthenticatedError } from '../../core/errors.ts'
import { assertOwnOrigin } from '../../core/origin.ts'
import type { CountRequest } from '../../core/rate-limit.ts'
import { createAuth } from './auth.ts'
import { type Credentials, CurrentSessionBody, SignedOutBody, SignInBody, visitToWire } from './contract.ts'
import { ForeignCallbackError, TooManyAttemptsError, WrongCredentialsError } from './errors.ts'
import { accept } from './invitations/accept.ts'
import { bearerOf, findKeyUser } from './keys/bearer.ts'
import { bridgeTo } from './log-in/bridge.ts'
import { type Entered, EnteredBody } from './log-in/contract.ts'
import { Desk } from './log-in/desk.ts'
import { giveHandOver, takeHandOver } from './log-in/hand-over.ts'
import { linkRoutes } from './log-in/link-routes.ts'
import { enterByLink, type LinkKind, lookAtLink, resetPassword, sendLink, verifyEmail } from './log-in/links.ts'
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
     * Reads the API key, or else the session cookie, once per request, and sets `user`. Each request asks the database: a
     * session that was ended, a user who was deleted and a membership that was taken away count at once.
     *
     * @throws {ForeignOriginError} it would change something and was not sent from a page of this host
     * @throws {UnknownKeyError} @throws {KeyExpiredError} @throws {KeyRevokedError} @throws {KeyLimitError}
     */
    authenticate(): Promise<CurrentUser | null>
    /** Who it speaks for now, of an answer that takes hours: their session may be over. Counts as no request. */
    identifyAgain(): Promise<CurrentUser | null>
  }
}

/** Signed in, or asked for a code as well. */
type Step = 'signed-in' | 'second-factor'

export interface Sessions {
  /**
   * Signs somebody in on the host of the request, or does the first of two steps; the cookie is on the reply.
   *
   * @throws {WrongCredentialsError} @throws {TooManyAttemptsError} @throws {ForeignOriginError}
   */
  open(request: FastifyRequest, reply: FastifyReply, credentials: Credentials): Promise<Step>
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
  /**
   * Has a link sent, if somebody has the address.
   *
   * @throws {TooManyAttemptsError} @throws {ForeignOriginError} @throws {ForeignCallbackError}
   */
  sendLink(
    request: FastifyRequest,
    reply: FastifyReply,
    wanted: Omit<Parameters<typeof sendLink>[3], 'callbackURL'> & { callbackURL: string },
  ): Promise<void>
  /** To whom a link was sent, while it counts: {@link lookAtLink}. */
  lookAtLink(request: FastifyRequest, kind: LinkKind, token: string): ReturnType<typeof lookAtLink>
  /** @throws {InvalidTokenError} @throws {ForeignOriginError} */
  enterByLink(request: FastifyRequest, reply: FastifyReply, token: string): Promise<{ step: Step; callback: string }>
  /** {@link verifyEmail} */
  verifyEmail(request: FastifyRequest, token: string): ReturnType<typeof verifyEmail>
  /** {@link resetPassword} */
  resetPassword(
    request: FastifyRequest,
    wanted: { token: string; newPassword: string },
  ): ReturnType<typeof resetPassword>
  /**
   * Takes the place that an invitation offers, and signs in whoever took it: {@link accept}.
   *
   * @throws {InvitationNotFoundError} @throws {InvitationOverError} @throws {InvitationNeedsError}
   * @throws {WrongCredentialsError} @throws {TooManyAttemptsError} @throws {WeakPasswordError}
   */
  acceptInvitation(request: FastifyRequest, reply: FastifyReply, wanted: Parameters<typeof accept>[3]): Promise<Step>
  /** From the platform's own host to a business: {@link giveHandOver}. */
  giveHandOver(request: FastifyRequest, tenantId: string): Promise<{ token: string; host: string } | undefined>
  /** Its other end: {@link takeHandOver}. */
  takeHandOver(request: FastifyRequest, reply: FastifyReply, token: string): Promise<Step>
}

export interface UsersPluginOptions {
  shared: Scope<'shared'>
  secret: string
  isProduction: boolean
  /** For the limits of API keys. */
  countRequest?: CountRequest | undefined
}

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

  async function findUser(
    request: FastifyRequest,
    { now, countRequest }: { now: Temporal.Instant; countRequest?: CountRequest | undefined },
  ): Promise<CurrentUser | null> {
    const key = bearerOf(request)
    if (key !== undefined) return findKeyUser(shared.db, key, request, countRequest)
    const token = bridge.tokenOf(request)
    const host = canonicalHost(request.host)
    if (token === undefined || host === undefined) return null
    const tenantId = request.tenantOrNull?.id ?? null
    // The sessions' own clock is better-auth's.
    const times = { now, sessionsNow: new Date() }
    return (await findSessionUser(shared.db, { token, host, tenantId, ...times })) ?? null
  }

  const found = new WeakMap<FastifyRequest, Promise<CurrentUser | null>>()
  app.decorateRequest('user', null)
  app.decorateRequest('authenticate', async function (this: FastifyRequest) {
    // A page of another site has no key to send, and with a key no cookie counts.
    if (bearerOf(this) === undefined) assertOwnOrigin(this)
    let user = found.get(this)
    if (user === undefined) {
      user = findUser(this, { now: this.now, countRequest: options.countRequest })
      found.set(this, user)
    }
    this.user = await user
    return this.user
  })
  app.decorateRequest('identifyAgain', async function (this: FastifyRequest) {
    return findUser(this, { now: Temporal.Now.instant() })
  })

  async function signOut(request: FastifyRequest, reply: FastifyReply): Promise<z.output<typeof SignedOutBody>> {
    if (bearerOf(request) !== undefined) throw new UnauthenticatedError('A key has no session to end.')
    const answer = await bridge.ask<z.output<typeof SignedOutBody>>(request, reply, '/sign-out')
    // better-auth says so even when the database did not delete the session.
    if ((await findUser(request, { now: request.now })) === null) return answer
    reply.removeHeader('set-cookie')
    throw new Error('The session could not be ended: try again.')
  }

  const stepOf = (entered: Entered): Step => ('user' in entered ? 'signed-in' : 'second-factor')
  app.decorate('sessions', {
    open: async (request, reply, credentials) => stepOf(await desk.enterByPassword(request, reply, credentials)),
    confirm: async (request, reply, code) => {
      await verifyCode(desk, request, reply, { kind: kindOf(code), code })
    },
    end: async (request, reply) => {
      await signOut(request, reply)
    },
    sendLink: (request, reply, wanted) => sendLink(desk, request, reply, wanted),
    lookAtLink: (request, kind, token) => lookAtLink(desk, request, kind, token),
    enterByLink: async (request, reply, token) => {
      const { entered, callback } = await enterByLink(desk, request, reply, token)
      return { step: stepOf(entered), callback }
    },
    verifyEmail: (request, token) => verifyEmail(desk, request, token),
    resetPassword: (request, wanted) => resetPassword(desk, request, wanted),
    acceptInvitation: async (request, reply, wanted) => {
      const user = await request.authenticate()
      const { userId } = await accept(shared, request.tenant, user, wanted, request.now)
      // Whoever is here already stays who they are; a visitor of support is somebody else here.
      if (user?.id === userId && user.visit === null) return 'signed-in'
      // The letter and a password: whoever has a second factor is asked for it.
      return stepOf(await desk.enter(request, reply, 'link', userId))
    },
    giveHandOver: (request, tenantId) => giveHandOver(desk, request, tenantId),
    takeHandOver: async (request, reply, token) => stepOf(await takeHandOver(desk, request, reply, token)),
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
    async (request, reply) => {
      const current = await bridge.ask<z.output<typeof CurrentSessionBody>>(request, reply, '/get-session')
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
          refusals: [ForeignOriginError, UnauthenticatedError, TooManyAttemptsError],
        },
      },
      signOut,
    )
  })

  linkRoutes(app, desk)
  passkeyRoutes(app, desk)
  passwordRoutes(app, desk)
  secondFactorRoutes(app, desk)
  sessionRoutes(app, desk)
}
