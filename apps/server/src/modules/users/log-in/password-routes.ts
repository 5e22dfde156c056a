import { and, eq, ne } from 'drizzle-orm'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { ForeignOriginError } from '../../../core/errors.ts'
import { TooManyAttemptsError, WeakPasswordError, WrongPasswordError } from '../errors.ts'
import { assertGoodPassword, hashPassword, verifyPassword } from '../password.ts'
import { setPasswordHash } from '../queries.ts'
import { accounts, sessions, users } from '../tables.ts'
import { ChangePasswordBody, DoneBody } from './contract.ts'
import type { Desk } from './desk.ts'
import { wrongPassword } from './refusals.ts'
import { ownRoute } from './route.ts'
import { deleteTokens } from './tokens.ts'

export function passwordRoutes(scope: FastifyInstance, desk: Desk): void {
  scope.withTypeProvider<ZodTypeProvider>().post(
    '/api/auth/change-password',
    ownRoute({
      operationId: 'change_password',
      summary: 'Change one’s password; all other sessions end',
      body: ChangePasswordBody,
      response: { 200: DoneBody },
      refusals: [ForeignOriginError, WrongPasswordError, WeakPasswordError, TooManyAttemptsError],
    }),
    async (request, reply) => {
      await changePassword(desk, request, reply, request.body)
      return { status: true } as const
    },
  )
}

async function changePassword(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { id, userId } = await desk.ownSession(request)
  const ofUser = and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential'))
  const [known] = await desk.shared.db
    .select({ email: users.email, hash: accounts.password })
    .from(users)
    .leftJoin(accounts, ofUser)
    .where(eq(users.id, userId))
  const { email = '', hash } = known ?? {}
  // Whoever sits at somebody's browser may guess no faster than everybody else.
  await desk.guessPassword(request, reply, email, async () => {
    const isRight = hash != null && (await verifyPassword({ hash, password: currentPassword }))
    if (!isRight) throw wrongPassword('currentPassword')
  })
  assertGoodPassword(newPassword, email)
  const newHash = await hashPassword(newPassword)
  await desk.shared.transaction(async (tx) => {
    await setPasswordHash(tx, userId, newHash)
    await tx.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, id)))
    await deleteTokens(tx, userId)
    await desk.record(tx, request, userId, { action: 'users.password_changed', letter: 'password_changed' })
  })
}
