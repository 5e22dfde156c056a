import type { Scope, SharedTx } from '@bookme/tenancy'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { once, sharedIdempotencyKeys } from '../../core/idempotency/index.ts'
import { retrying } from '../../core/postgres.ts'

/**
 * Makes or changes something in the shared tables, once for each Idempotency-Key; who lost to others tries again.
 *
 * @returns the answer, and what was made: `undefined` when the answer is an earlier one
 */
export async function onceShared<Made, Wire extends object>(
  shared: Scope<'shared'>,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  { work, toWire }: { work(tx: SharedTx): Promise<Made>; toWire(made: Made): Wire },
): Promise<{ answer: Wire; made: Made | undefined }> {
  return retrying(async () => {
    const all: Made[] = []
    const answer = await shared.transaction((tx) => {
      const make = async () => {
        const one = await work(tx)
        all.push(one)
        return toWire(one)
      }
      return once(tx, request, reply, status, make, sharedIdempotencyKeys)
    })
    return { answer: answer as Wire, made: all[0] }
  })
}
