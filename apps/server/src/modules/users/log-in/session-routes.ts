import { and, desc, eq, gt, ne } from 'drizzle-orm'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { ForeignOriginError } from '../../../core/errors.ts'
import { SessionNotFoundError } from '../errors.ts'
import { sessions } from '../tables.ts'
import { IdBody, RevokedBody, SessionsBody } from './contract.ts'
import type { Desk, OwnSession } from './desk.ts'
import { ownRoute } from './route.ts'

/** One's own sessions, on whatever hosts. A key of the API is none, and sees none. */
export function sessionRoutes(scope: FastifyInstance, desk: Desk): void {
  const app = scope.withTypeProvider<ZodTypeProvider>()
  const refusals = [ForeignOriginError]

  app.get(
    '/api/auth/list-sessions',
    ownRoute({ operationId: 'list_sessions', summary: 'List one’s own sessions', response: { 200: SessionsBody } }),
    async (request) => {
      const own = await desk.ownSession(request)
      const rows = await desk.shared.db
        .select()
        .from(sessions)
        .where(and(eq(sessions.userId, own.userId), gt(sessions.expiresAt, new Date(request.now.epochMilliseconds))))
        .orderBy(desc(sessions.id))
      // In the type two columns are also instants, which they are not.
      return (rows as unknown as (OwnSession & Omit<typeof sessions.$inferSelect, 'createdAt'>)[]).map((row) => ({
        id: row.id,
        host: row.host,
        createdAt: row.createdAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        ipAddress: row.ipAddress,
        userAgent: row.userAgent,
        isCurrent: row.id === own.id,
      }))
    },
  )

  /** @returns how many ended */
  async function revoke(request: FastifyRequest, own: OwnSession, which: ReturnType<typeof eq>): Promise<number> {
    return desk.shared.transaction(async (tx) => {
      const ended = await tx
        .delete(sessions)
        .where(and(eq(sessions.userId, own.userId), which))
        .returning({ host: sessions.host })
      const hosts = [...new Set(ended.map(({ host }) => host))].sort()
      if (ended.length > 0) {
        await desk.record(tx, request, own.userId, { action: 'users.sessions_revoked', before: { hosts } })
      }
      return ended.length
    })
  }

  app.post(
    '/api/auth/revoke-session',
    ownRoute({
      operationId: 'revoke_session',
      summary: 'End one of one’s own sessions',
      body: IdBody,
      response: { 200: RevokedBody },
      refusals: [...refusals, SessionNotFoundError],
    }),
    async (request) => {
      const { id } = request.body
      const revoked = await revoke(request, await desk.ownSession(request), eq(sessions.id, id))
      if (revoked === 0) throw new SessionNotFoundError(`You have no session ${id}.`)
      return { status: true, revoked } as const
    },
  )

  app.post(
    '/api/auth/revoke-other-sessions',
    ownRoute({
      operationId: 'revoke_other_sessions',
      summary: 'End all of one’s own sessions but this one',
      response: { 200: RevokedBody },
      refusals,
    }),
    async (request) => {
      const own = await desk.ownSession(request)
      return { status: true, revoked: await revoke(request, own, ne(sessions.id, own.id)) } as const
    },
  )
}
