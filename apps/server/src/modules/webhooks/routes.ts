import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { byOf } from '../../core/audit/index.ts'
import type { Config } from '../../core/config.ts'
import { IdempotencyConflictError } from '../../core/errors.ts'
import { IdempotencyHeaders, writeOnce } from '../../core/idempotency/index.ts'
import { together } from '../../core/module.ts'
import { defineResource } from '../../core/resource/index.ts'
import { IdParams } from '../../core/shapes.ts'
import { fromWire, toWire } from '../../core/wire.ts'
import { usableUrl } from './address.ts'
import {
  DeliveryBody,
  MadeWebhookBody,
  NewWebhookBody,
  ReplayedBody,
  ReplayFailedBody,
  readOnly,
  StoredDeliveryBody,
  WebhookBody,
  webhookExample,
} from './contract.ts'
import {
  DeliveryNotFoundError,
  StillQueuedError,
  TooManyWebhooksError,
  WebhookNotFoundError,
  WebhookOffError,
  WebhookUrlError,
} from './errors.ts'
import {
  type Around,
  createEndpoint,
  type GivenSecret,
  replay,
  replayFailed,
  restarted,
  rotateSecret,
  sendTest,
} from './operations.ts'
import { webhookSeal } from './sign.ts'
import { type WebhookEndpoint, webhookDeliveries, webhookEndpoints } from './tables.ts'

type Rules = Pick<Config, 'healthKeys' | 'testWebhookLoopback'>

const permissions = { read: 'webhooks.read', write: 'webhooks.write' } as const

/** Without what it is signed with, sealed or not. */
function toReply({ secretSealed: _, olderSecretSealed: __, olderUntil, metadata: ___, ...endpoint }: WebhookEndpoint) {
  return { ...toWire(endpoint), older_secret_until: olderUntil }
}

export function webhookRoutes(config: Rules): FastifyPluginAsyncZod {
  const seal = webhookSeal(config.healthKeys)
  const aroundOf = (request: FastifyRequest): Around => {
    const { tenant, now } = request
    return { tenant, seal, by: byOf(request), now }
  }

  const endpoints = defineResource({
    path: '/webhooks',
    one: 'webhook',
    table: webhookEndpoints,
    contract: WebhookBody,
    readOnly,
    example: webhookExample,
    only: ['list', 'retrieve', 'patch', 'delete'],
    filters: ['is_active'],
    search: ['url', 'description'],
    ordering: ['-created_at', 'url'],
    permissions,
    notFound: WebhookNotFoundError,
    refusals: [WebhookUrlError],
    toReply,
    toRow: ({ url, events, ...body }, before) => ({
      ...fromWire(body),
      ...(url === undefined ? {} : { url: usableUrl(url, config) }),
      ...(events === undefined ? {} : { events: [...new Set(events)] }),
      ...(before === undefined ? {} : restarted(body.is_active, before)),
    }),
    actions: {
      test: {
        on: 'one',
        summary: 'Send a webhook.test to it, to see whether it arrives',
        permission: 'webhooks.write',
        reply: StoredDeliveryBody.describe('The delivery, which is on its way'),
        refusals: [WebhookOffError],
        work: async ({ tx, request, id }) => toWire(await sendTest(tx, aroundOf(request), id)),
      },
    },
  })

  const deliveries = defineResource({
    path: '/webhook_deliveries',
    one: 'delivery of a webhook',
    table: webhookDeliveries,
    contract: DeliveryBody,
    only: ['list', 'retrieve'],
    filters: ['endpoint_id', 'status', 'event_type', 'event_id', 'created_at'],
    ordering: ['-created_at'],
    permissions,
    notFound: DeliveryNotFoundError,
    actions: {
      replay: {
        on: 'one',
        summary: 'Send the event again, as another delivery',
        permission: 'webhooks.write',
        refusals: [WebhookOffError, StillQueuedError],
        work: ({ tx, request, id }) => replay(tx, aroundOf(request), id),
      },
      replay_failed: {
        on: 'all',
        summary: 'Send again what never arrived, up to 500 at a time',
        permission: 'webhooks.write',
        body: ReplayFailedBody,
        reply: ReplayedBody,
        refusals: [WebhookNotFoundError, WebhookOffError],
        work: ({ tx, request, body }) => {
          const { since, endpoint_id: endpointId } = body as z.output<typeof ReplayFailedBody>
          return replayFailed(tx, aroundOf(request), { since, endpointId })
        },
      },
    },
  })
  return together(secretRoutes(config, aroundOf), endpoints, deliveries)
}

/** What shows a secret, which no answer that is kept for an Idempotency-Key may hold. */
function secretRoutes(config: Rules, aroundOf: (request: FastifyRequest) => Around): FastifyPluginAsyncZod {
  const give = async (
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    work: (...given: [tx: Parameters<typeof createEndpoint>[0], around: Around]) => Promise<GivenSecret>,
  ): Promise<z.output<typeof MadeWebhookBody>> => {
    let secret: string | null = null
    const answer = await writeOnce(request, reply, status, async (tx) => {
      const given = await work(tx, aroundOf(request))
      secret = given.secret
      return toReply(given.endpoint)
    })
    return { ...(answer as z.output<typeof MadeWebhookBody>), secret }
  }
  const common = { tags: ['webhooks'], headers: IdempotencyHeaders }
  const options = { config: { permission: permissions.write } } as const

  return async (app) => {
    const create = {
      ...{ ...common, operationId: 'webhooks_create', summary: 'Create a webhook', body: NewWebhookBody },
      response: { 201: MadeWebhookBody.describe('Created: its secret is shown this once') },
      refusals: [WebhookUrlError, TooManyWebhooksError, IdempotencyConflictError],
    }
    app.post('/webhooks/', { ...options, schema: create }, (request, reply) => {
      const { url, description, events, is_active: isActive } = request.body
      const wanted = { url: usableUrl(url, config), description, events: [...new Set(events)], isActive }
      return give(request, reply, 201, (tx, around) => createEndpoint(tx, around, wanted))
    })

    const rotate = {
      ...{ ...common, operationId: 'webhooks_rotate_secret', params: IdParams },
      summary: 'Give it another secret; the one before signs as well for a day',
      response: { 200: MadeWebhookBody.describe('The secret is shown this once') },
      refusals: [WebhookNotFoundError, IdempotencyConflictError],
    }
    app.post('/webhooks/:id/rotate_secret/', { ...options, schema: rotate }, (request, reply) =>
      give(request, reply, 200, (tx, around) => rotateSecret(tx, around, request.params.id)),
    )
  }
}
