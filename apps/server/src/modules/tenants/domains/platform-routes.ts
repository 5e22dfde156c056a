import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { byOf } from '../../../core/audit/index.ts'
import { IdempotencyConflictError } from '../../../core/errors.ts'
import { IdempotencyHeaders } from '../../../core/idempotency/index.ts'
import { together } from '../../../core/module.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { IdParams, stored } from '../../../core/shapes.ts'
import { toWire } from '../../../core/wire.ts'
import {
  DomainNotFoundError,
  InvalidTenantError,
  PrimaryDomainError,
  ReservedNameError,
  TenantUnknownError,
} from '../errors.ts'
import { onceWithin } from '../once-within.ts'
import { getTenant } from '../operations.ts'
import { domains } from '../tables.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { DomainBody, domainFacts, NewDomainBody } from './contract.ts'
import { addDomain, assertReason, makePrimary, removeDomain } from './operations.ts'
import { getDomain } from './queries.ts'

const config = { permission: 'tenants.write' } as const
const tags = ['domains']
const StoredDomain = stored({ ...DomainBody.shape, ...domainFacts })

/** Of all businesses, for operators: what they add needs no proof. */
export function platformDomainRoutes(tenancy: BookmeTenancy, platform: string): FastifyPluginAsyncZod {
  const resource = defineResource({
    path: '/domains',
    one: 'domain',
    table: domains,
    contract: DomainBody,
    readOnly: domainFacts,
    only: ['list', 'retrieve'],
    filters: ['tenant_id', 'is_primary', 'domain', 'failing_since'],
    search: ['domain'],
    ordering: ['-created_at', 'domain'],
    permissions: { read: 'tenants.read', write: 'tenants.write' },
    notFound: DomainNotFoundError,
    scope: () => tenancy.shared,
  })

  const operations: FastifyPluginAsyncZod = async (app) => {
    app.post(
      '/domains/',
      {
        config,
        schema: {
          operationId: 'domains_create',
          summary: 'Add a domain to a business, without proof',
          tags,
          headers: IdempotencyHeaders,
          body: NewDomainBody,
          response: { 201: StoredDomain.describe('Added: the business answers there') },
          refusals: [
            TenantUnknownError,
            InvalidTenantError,
            ReservedNameError,
            'tenancy.domain_taken',
            IdempotencyConflictError,
          ],
        },
      },
      (request, reply) =>
        onceWithin(tenancy, request, reply, 201, async (inside) => {
          const { tenant_id: tenantId, domain, is_primary: isPrimary, reason } = request.body
          await getTenant(inside.shared.db, tenantId)
          assertReason(domain, platform, reason)
          return toWire(await addDomain(inside, platform, { tenantId, domain, isPrimary, reason, by: byOf(request) }))
        }),
    )
    app.post(
      '/domains/:id/make_primary/',
      {
        config,
        schema: {
          operationId: 'domains_make_primary',
          summary: 'Make a domain the one of record',
          tags,
          params: IdParams,
          headers: IdempotencyHeaders,
          response: { 200: StoredDomain.describe('As it is now') },
          refusals: [DomainNotFoundError, IdempotencyConflictError],
        },
      },
      (request, reply) =>
        onceWithin(tenancy, request, reply, 200, async (inside) => {
          const { db } = inside.shared
          const { tenantId, domain, id } = await getDomain(db, request.params.id)
          await makePrimary(inside, tenantId, domain, byOf(request))
          return toWire(await getDomain(db, id))
        }),
    )
    app.delete(
      '/domains/:id/',
      {
        config,
        schema: {
          operationId: 'domains_destroy',
          summary: 'Take a domain away from its business',
          tags,
          params: IdParams,
          response: { 204: z.void().describe('Taken away') },
          refusals: [DomainNotFoundError, PrimaryDomainError],
        },
      },
      async (request, reply) => {
        const { tenantId, domain } = await getDomain(tenancy.shared.db, request.params.id)
        await removeDomain(tenancy, tenantId, domain, byOf(request))
        return reply.code(204).send()
      },
    )
  }
  return together(resource, operations)
}
