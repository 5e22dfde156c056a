import type { Tenancy } from '@bookme/tenancy'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { byOf } from '../../core/audit/index.ts'
import { defineResource } from '../../core/resource/index.ts'
import { messageFacts, messageToWire } from './contract.ts'
import { MessageNotFoundError, MessageSentError } from './errors.ts'
import { retryMessage } from './operations.ts'
import { messages } from './tables.ts'

export function mailRoutes(tenancy: Pick<Tenancy, 'shared'>): FastifyPluginAsyncZod {
  return defineResource({
    path: '/mail',
    one: 'message',
    table: messages,
    contract: z.object({}),
    readOnly: messageFacts,
    only: ['list', 'retrieve'],
    filters: ['kind', 'channel', 'tenant_id', 'created_at', 'sent_at', 'failed_at'],
    ordering: ['-created_at', 'attempts'],
    permissions: { read: 'platform.mail', write: 'platform.mail' },
    notFound: MessageNotFoundError,
    scope: () => tenancy.shared,
    toReply: messageToWire,
    actions: {
      retry: {
        on: 'one',
        summary: 'Try to send a message again, from the beginning',
        permission: 'platform.mail',
        refusals: [MessageSentError],
        work: ({ tx, request, id }) => retryMessage(tx, id, { now: request.now, by: byOf(request) }),
      },
    },
  })
}
