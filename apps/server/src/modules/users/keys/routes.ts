import type { SharedTx, Tenancy } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { audit, byOf } from '../../../core/audit/index.ts'
import { IdempotencyConflictError, NoSuchAddressError } from '../../../core/errors.ts'
import { IdempotencyHeaders } from '../../../core/idempotency/index.ts'
import { envelope, pageOf, rowsOf } from '../../../core/pagination.ts'
import type { InsideAction } from '../../../core/permissions.ts'
import { IdParams } from '../../../core/shapes.ts'
import { toWire as wired } from '../../../core/wire.ts'
import { PagesOnly } from '../members/contract.ts'
import { aroundOf } from '../members/routes.ts'
import { onceShared } from '../once-shared.ts'
import type {} from '../plugin.ts'
import type { ApiKey } from '../tables.ts'
import { KeyBody, NewKeyBody, NewlyMadeKeyBody } from './contract.ts'
import { KeyGoneError, KeyNotFoundError, ScopeTooWideError } from './errors.ts'
import { changeOf, createKey, type GivenKey, revokeKey, rotateKey } from './operations.ts'
import { listKeys } from './queries.ts'

const config = { permission: 'keys.write' } as const

/** The keys of programs, for owners. */
export function keyRoutes({ shared }: Pick<Tenancy, 'shared'>): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['api_keys']

    /**
     * Once for each Idempotency-Key. What is kept of the answer has no secret in it; whoever asks again rotates the key.
     * The secret is told when the business's own record of it is written, and not before.
     */
    const give = async (
      request: FastifyRequest,
      reply: FastifyReply,
      { status, action }: { status: number; action: string },
      work: (tx: SharedTx) => Promise<GivenKey>,
    ): Promise<z.output<typeof NewlyMadeKeyBody>> => {
      const toReply = ({ key }: GivenKey) => toWire(key)
      const { answer, made } = await onceShared(shared, request, reply, status, { work, toWire: toReply })
      if (made !== undefined) await write(request, action, made.key)
      return { ...answer, secret: made?.secret ?? null }
    }

    app.get(
      '/api_keys/',
      {
        config,
        schema: {
          operationId: 'api_keys_list',
          summary: 'The keys of programs',
          tags,
          querystring: PagesOnly,
          response: { 200: pageOf(KeyBody).describe('One page, the newest first') },
          refusals: [NoSuchAddressError],
        },
      },
      async (request) => {
        const { count, rows } = await listKeys(shared.db, request.tenant.id, rowsOf(request.query))
        return envelope(request, request.query, count, rows.map(toWire))
      },
    )

    app.post(
      '/api_keys/',
      {
        config,
        schema: {
          operationId: 'api_keys_create',
          summary: 'Make a key for a program',
          tags,
          headers: IdempotencyHeaders,
          body: NewKeyBody,
          response: { 201: NewlyMadeKeyBody.describe('Made: the key itself is shown this once') },
          refusals: [ScopeTooWideError, IdempotencyConflictError],
        },
      },
      (request, reply) => {
        const { name, expires_at: expiresAt, rate_per_minute: ratePerMinute } = request.body
        const scopes = request.body.scopes as InsideAction[]
        const around = aroundOf(request)
        return give(request, reply, { status: 201, action: 'keys.create' }, (tx) =>
          createKey(tx, around, { name, scopes, expiresAt, ratePerMinute }),
        )
      },
    )

    app.post(
      '/api_keys/:id/rotate/',
      {
        config,
        schema: {
          operationId: 'api_keys_rotate',
          summary: 'Give a key another secret; the old one stops at once',
          tags,
          params: IdParams,
          headers: IdempotencyHeaders,
          response: { 200: NewlyMadeKeyBody.describe('The key itself is shown this once') },
          refusals: [KeyNotFoundError, KeyGoneError, ScopeTooWideError, IdempotencyConflictError],
        },
      },
      (request, reply) => {
        const around = aroundOf(request)
        return give(request, reply, { status: 200, action: 'keys.rotate' }, (tx) =>
          rotateKey(tx, around, request.params.id),
        )
      },
    )

    app.post(
      '/api_keys/:id/revoke/',
      {
        config,
        schema: {
          operationId: 'api_keys_revoke',
          summary: 'Stop a key for good',
          tags,
          params: IdParams,
          headers: IdempotencyHeaders,
          response: { 200: KeyBody.describe('As it is now') },
          refusals: [KeyNotFoundError, IdempotencyConflictError],
        },
      },
      async (request, reply) => {
        const around = aroundOf(request)
        const work = (tx: SharedTx) => revokeKey(tx, around, request.params.id)
        const { answer, made } = await onceShared(shared, request, reply, 200, { work, toWire })
        if (made !== undefined) await write(request, 'keys.revoke', made)
        return answer
      },
    )
  }
}

const write = (request: FastifyRequest, action: string, key: ApiKey) =>
  request.tenant.transaction((tx) => audit(tx, byOf(request), changeOf(action, key)))

function toWire(key: ApiKey): z.output<typeof KeyBody> {
  const { keyHash: _, metadata: __, tenantId: ___, ...rest } = key
  return wired(rest)
}
