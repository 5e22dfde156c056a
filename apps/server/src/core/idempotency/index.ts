import { hash } from 'node:crypto'
import type { TenantTx } from '@bookme/tenancy'
import { and, eq, lt } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { IdempotencyConflictError } from '../errors.ts'
import { exactlyOne } from '../postgres.ts'
import { idempotencyKeys } from './tables.ts'

const keptHours = 24

export const IdempotencyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The same key within a day gets the same answer, and nothing is done twice'),
})

/**
 * Does a request's work once for each Idempotency-Key: what was answered is kept in the same transaction and answered
 * again. What failed is not kept, so it may be tried again. Of two at once the second waits for the first.
 *
 * @param work - the answer, as JSON; it may hold instants
 * @throws {IdempotencyConflictError} the key came with another body before
 */
export async function once(
  tx: TenantTx,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: () => Promise<object>,
): Promise<object> {
  const { 'idempotency-key': header } = request.headers
  reply.code(status)
  if (typeof header !== 'string') return work()
  const key = `${request.method} ${request.routeOptions.url} ${header}`
  const bodyHash = hash('sha256', JSON.stringify(request.body ?? null), 'base64url')
  const before = request.now.subtract({ hours: keptHours })
  const [, claimed] = await Promise.all([
    tx.delete(idempotencyKeys).where(and(eq(idempotencyKeys.key, key), lt(idempotencyKeys.createdAt, before))),
    tx
      .insert(idempotencyKeys)
      .values({ key, bodyHash, createdAt: request.now })
      .onConflictDoNothing()
      .returning({ id: idempotencyKeys.id }),
  ])
  if (claimed.length === 0) {
    const known = exactlyOne(await tx.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key)))
    if (known.bodyHash !== bodyHash) {
      throw new IdempotencyConflictError('This Idempotency-Key came with another body before: take a new key.')
    }
    reply.header('idempotency-replayed', 'true').code(known.status ?? status)
    return known.answer as object
  }
  const answer = JSON.parse(JSON.stringify(await work())) as object
  await tx.update(idempotencyKeys).set({ status, answer }).where(eq(idempotencyKeys.key, key))
  return answer
}
