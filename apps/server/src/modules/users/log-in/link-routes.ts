import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { ForeignOriginError } from '../../../core/errors.ts'
import { ForeignCallbackError, InvalidTokenError, TooManyAttemptsError, WeakPasswordError } from '../errors.ts'
import { DoneBody, EnteredBody, LinkSentBody, LinkWantedBody, NewPasswordBody, TokenBody } from './contract.ts'
import type { Desk } from './desk.ts'
import { enterByLink, resetPassword, sendLink, verifyEmail } from './links.ts'
import { openRoute } from './route.ts'

const asking = [
  ['/sign-in/magic-link', 'magic-link', 'sign_in_magic_link', 'Have a link sent that signs one in'],
  ['/send-verification-email', 'verify-email', 'send_verification_email', 'Have a link sent that confirms an address'],
  ['/request-password-reset', 'reset-password', 'request_password_reset', 'Have a link sent for a new password'],
] as const

/** Links in mails. Each leads to the host on which it was asked for, and works there alone. */
export function linkRoutes(scope: FastifyInstance, desk: Desk): void {
  const app = scope.withTypeProvider<ZodTypeProvider>()
  const done = { status: true } as const

  for (const [path, kind, operationId, summary] of asking) {
    const refusals = [ForeignOriginError, ForeignCallbackError, TooManyAttemptsError]
    const schema = { operationId, summary, body: LinkWantedBody, response: { 200: LinkSentBody }, refusals }
    app.post(`/api/auth${path}`, openRoute(schema), async (request, reply) => {
      await sendLink(desk, request, reply, { kind, ...request.body })
      return done
    })
  }

  app.post(
    '/api/auth/magic-link/verify',
    openRoute({
      operationId: 'verify_magic_link',
      summary: 'Sign in with a link',
      body: TokenBody,
      response: { 200: EnteredBody },
      refusals: [ForeignOriginError, InvalidTokenError, TooManyAttemptsError],
    }),
    async (request, reply) => (await enterByLink(desk, request, reply, request.body.token)).entered,
  )

  app.post(
    '/api/auth/verify-email',
    openRoute({
      operationId: 'verify_email',
      summary: 'Confirm an address with a link',
      body: TokenBody,
      response: { 200: DoneBody },
      refusals: [ForeignOriginError, InvalidTokenError],
    }),
    async (request) => {
      await verifyEmail(desk, request, request.body.token)
      return done
    },
  )

  app.post(
    '/api/auth/reset-password',
    openRoute({
      operationId: 'reset_password',
      summary: 'Set a password with a link; all sessions end',
      body: NewPasswordBody,
      response: { 200: DoneBody },
      refusals: [ForeignOriginError, InvalidTokenError, WeakPasswordError],
    }),
    async (request) => {
      await resetPassword(desk, request, request.body)
      return done
    },
  )
}
