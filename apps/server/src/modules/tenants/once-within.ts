import type { FastifyReply, FastifyRequest } from 'fastify'
import { once, sharedIdempotencyKeys } from '../../core/idempotency/index.ts'
import { type BookmeTenancy, within } from './tenancy.ts'

/** Does it in a transaction of the shared tables, once for each Idempotency-Key. */
export function onceWithin(
  tenancy: BookmeTenancy,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: (inside: BookmeTenancy) => Promise<object>,
): Promise<never> {
  return tenancy.shared.transaction((tx) =>
    once(tx, request, reply, status, () => work(within(tenancy, tx)), sharedIdempotencyKeys),
  ) as Promise<never>
}
