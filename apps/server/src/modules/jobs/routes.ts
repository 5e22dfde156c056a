import type { Tenancy } from '@bookme/tenancy'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { byOf } from '../../core/audit/index.ts'
import { jobFailures, jobQueues } from '../../core/jobs/shared-tables.ts'
import { together } from '../../core/module.ts'
import { defineResource } from '../../core/resource/index.ts'
import { failureFacts, failureToWire, queueFacts, RedrivenBody, Selection } from './contract.ts'
import { FailureNotFoundError, QueueNotFoundError, RedrivenError } from './errors.ts'
import { redriveFailure, redriveFailures } from './operations.ts'
import { ofQueue } from './queries.ts'

const permissions = { read: 'platform.jobs', write: 'platform.redrive' } as const

export function jobRoutes(tenancy: Pick<Tenancy, 'shared'>): FastifyPluginAsyncZod {
  const scope = () => tenancy.shared
  const queues = defineResource({
    path: '/jobs/queues',
    one: 'queue',
    table: jobQueues,
    contract: z.object({}),
    readOnly: queueFacts,
    computed: ofQueue,
    only: ['list', 'retrieve'],
    filters: ['name'],
    ordering: ['name', 'created_at', 'waiting'],
    permissions,
    notFound: QueueNotFoundError,
    scope,
  })
  const failures = defineResource({
    path: '/jobs/failures',
    one: 'failure',
    table: jobFailures,
    contract: z.object({}),
    readOnly: failureFacts,
    only: ['list', 'retrieve'],
    filters: ['queue', 'name', 'tenant_id', 'failed_at', 'redriven_at'],
    ordering: ['-failed_at', 'created_at', 'attempts'],
    permissions,
    notFound: FailureNotFoundError,
    scope,
    toReply: failureToWire,
    actions: {
      redrive: {
        on: 'one',
        summary: 'Send a failed job round again',
        permission: 'platform.redrive',
        refusals: [RedrivenError],
        audit: 'elsewhere',
        work: ({ tx, request, id }) => redriveFailure(tx, id, { now: request.now, by: byOf(request) }),
      },
      redrive_some: {
        on: 'all',
        summary: 'Send failed jobs round again: of a queue, of a name, of a business, at most a thousand at once',
        permission: 'platform.redrive',
        body: Selection,
        reply: RedrivenBody.describe('How many that were'),
        audit: 'elsewhere',
        work: async ({ tx, request, body }) => {
          const { tenant_id: tenantId, ...which } = body as z.output<typeof Selection>
          return {
            redriven: await redriveFailures(tx, { ...which, tenantId }, { now: request.now, by: byOf(request) }),
          }
        },
      },
    },
  })
  return together(queues, failures)
}
