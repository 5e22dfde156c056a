import { hash } from 'node:crypto'
import type { TenantTx, Tx } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import { and, eq, lt } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../actor.ts'
import { IdempotencyConflictError } from '../errors.ts'
import { exactlyOne, retrying } from '../postgres.ts'
import type { sharedIdempotencyKeys } from './shared-tables.ts'
import { idempotencyKeys } from './tables.ts'

const keptHours = 24

/** Whatever came before this is forgotten. */
export const forgottenBefore = () => Temporal.Now.instant().subtract({ hours: keptHours })

export const IdempotencyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The same key within a day gets the same answer, and nothing is done twice'),
})

/** Where answers are kept: with the tables of the transaction, a tenant's or the shared ones. */
export type KeysTable = typeof idempotencyKeys | typeof sharedIdempotencyKeys

/**
 * Does a request's work once for each Idempotency-Key: what was answered is kept in the same transaction and answered
 * again. What failed is not kept, so it may be tried again. Of two at once the second waits for the first, with its
 * connection: so `work` asks nothing of the database but through `tx`.
 *
 * @param work - the answer, as JSON; it may hold instants
 * @param table - the shared one where `tx` is of the shared tables
 * @returns the answer as it was at first, its fields in their order
 * @throws {IdempotencyConflictError} the key came with another body before
 */
export async function once(
  // biome-ignore lint/suspicious/noExplicitAny: of either kind, as the table is
  tx: Tx<any>,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: () => Promise<object>,
  table: KeysTable = idempotencyKeys,
): Promise<object> {
  const key = keyOf(request)
  reply.code(status)
  if (key === undefined) return work()
  const keys = table as typeof idempotencyKeys
  const bodyHash = hash('sha256', JSON.stringify(request.body ?? null), 'base64url')
  const [, claimed] = await Promise.all([
    tx.delete(keys).where(and(eq(keys.key, key), lt(keys.createdAt, forgottenBefore()))),
    // Of a row that is there nothing changes; but it is ours until the end, and nobody sweeps it away meanwhile.
    tx.insert(keys).values({ key, bodyHash }).onConflictDoUpdate({ target: keys.key, set: { key } }).returning(),
  ])
  const known = exactlyOne(claimed)
  if (known.bodyHash !== bodyHash) {
    throw new IdempotencyConflictError('This Idempotency-Key came with another body before: take a new key.')
  }
  if (known.answer !== null) {
    reply.header('idempotency-replayed', 'true').code(known.status ?? status)
    return JSON.parse(known.answer.json) as object
  }
  const json = JSON.stringify(await work())
  await tx.update(keys).set({ status, answer: { json } }).where(eq(keys.key, key))
  return JSON.parse(json) as object
}

/** {@link once}, in a transaction of the request's business; who lost to others tries again. */
export function writeOnce(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: (tx: TenantTx) => Promise<object>,
): Promise<object> {
  return retrying(() => request.tenant.transaction((tx) => once(tx, request, reply, status, () => work(tx))))
}

/**
 * The client's key belongs to whoever sent it, to one route and to one row: nobody is shown what another was answered.
 * Whom the route does not ask who they are is a visitor, and visitors are told apart by their keys alone.
 */
export function keyOf(request: FastifyRequest): string | undefined {
  const { 'idempotency-key': header } = request.headers
  if (typeof header !== 'string') return undefined
  const { method, routeOptions, params, tenantOrNull } = request
  const sender = actorOf(request).actorId ?? 'visitor'
  return JSON.stringify([tenantOrNull?.id ?? null, sender, method, routeOptions.url, params, header])
}
