import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { ForeignOriginError } from '../../../core/errors.ts'
import { SignedInBody } from '../contract.ts'
import {
  NoLogInError,
  SecondFactorStateError,
  TooManyAttemptsError,
  WrongCodeError,
  WrongPasswordError,
} from '../errors.ts'
import { BackupCodesBody, CodeBody, DoneBody, EnabledBody, PasswordBody } from './contract.ts'
import type { Desk } from './desk.ts'
import { openRoute, ownRoute } from './route.ts'
import { isOn, recordSwitch, verifyCode } from './second-factor.ts'

const kinds = [
  ['totp', 'verify_totp', 'Give a code of an authenticator app: at log-in, or to switch the second factor on'],
  ['backup-code', 'verify_backup_code', 'Give a backup code at log-in; it is used up'],
] as const

/** The second factor: codes of an authenticator app, and backup codes for whoever has lost it. */
export function secondFactorRoutes(scope: FastifyInstance, desk: Desk): void {
  const app = scope.withTypeProvider<ZodTypeProvider>()

  for (const [kind, operationId, summary] of kinds) {
    const refusals = [ForeignOriginError, NoLogInError, WrongCodeError, SecondFactorStateError, TooManyAttemptsError]
    const schema = { operationId, summary, body: CodeBody, response: { 200: SignedInBody }, refusals }
    app.post(`/api/auth/two-factor/verify-${kind}`, openRoute(schema), (request, reply) =>
      verifyCode(desk, request, reply, { kind, code: request.body.code }),
    )
  }

  const refusals = [ForeignOriginError, WrongPasswordError, SecondFactorStateError, TooManyAttemptsError]

  /** Asks better-auth for what takes the password; whoever has a key instead of a session is sent away. */
  async function askWithPassword<Answer>(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
    { password }: z.output<typeof PasswordBody>,
  ): Promise<{ answer: Answer; userId: string }> {
    const { userId } = await desk.ownSession(request)
    const email = request.user?.email ?? ''
    const answer = await desk.guessPassword(request, reply, email, () =>
      desk.bridge.ask<Answer>(request, reply, `/two-factor${path}`, { password }),
    )
    return { answer, userId }
  }

  app.post(
    '/api/auth/two-factor/enable',
    ownRoute({
      operationId: 'enable_two_factor',
      summary: 'Begin to use an authenticator app',
      body: PasswordBody,
      response: { 200: EnabledBody },
      refusals,
    }),
    async (request, reply) =>
      (await askWithPassword<z.output<typeof EnabledBody>>(request, reply, '/enable', request.body)).answer,
  )

  app.post(
    '/api/auth/two-factor/disable',
    ownRoute({
      operationId: 'disable_two_factor',
      summary: 'Switch the second factor off',
      body: PasswordBody,
      response: { 200: DoneBody },
      refusals,
    }),
    async (request, reply) => {
      // better-auth would say that it is done, and so would we to its owner.
      const isOff = !(await isOn(desk.shared, (await desk.ownSession(request)).userId))
      if (isOff) throw new SecondFactorStateError('The second factor is not on.')
      const { userId } = await askWithPassword(request, reply, '/disable', request.body)
      await recordSwitch(desk, request, userId, 'off')
      return { status: true } as const
    },
  )

  app.post(
    '/api/auth/two-factor/generate-backup-codes',
    ownRoute({
      operationId: 'generate_backup_codes',
      summary: 'Make backup codes anew',
      body: PasswordBody,
      response: { 200: BackupCodesBody },
      refusals,
    }),
    async (request, reply) => {
      const path = '/generate-backup-codes'
      const { answer, userId } = await askWithPassword<z.output<typeof BackupCodesBody>>(
        request,
        reply,
        path,
        request.body,
      )
      await desk.shared.transaction((tx) => desk.record(tx, request, userId, { action: 'users.backup_codes_made' }))
      return answer
    },
  )
}
