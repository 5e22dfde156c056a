import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { byOf } from '../../../core/audit/index.ts'
import { IdempotencyConflictError, NoSuchAddressError } from '../../../core/errors.ts'
import { IdempotencyHeaders } from '../../../core/idempotency/index.ts'
import { PageQuery, pageOf, slicedPage } from '../../../core/pagination.ts'
import { IdParams } from '../../../core/shapes.ts'
import { DomainNotFoundError, PrimaryDomainError } from '../errors.ts'
import { onceWithin } from '../once-within.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { NewSubdomainBody, OwnDomainBody, ownDomainToWire } from './contract.ts'
import { TooManyDomainsError, UnusableSubdomainError } from './errors.ts'
import { addSubdomain, makePrimary, removeDomain } from './operations.ts'
import type { FindProof } from './proof.ts'
import { getDomain, listDomains } from './queries.ts'
import { recheckDomain } from './recheck.ts'

const reading = { permission: 'domains.read' } as const
const writing = { permission: 'domains.write' } as const
/** What asks servers elsewhere. */
export const asking = { ...writing, rateLimit: { max: 20, timeWindow: '1 minute' } } as const
const tags = ['own_domains']

/** A business's own domains. Its names below the platform's lead to it at once; what else is its own it claims. */
export function ownDomainRoutes(tenancy: BookmeTenancy, platform: string, findProof: FindProof): FastifyPluginAsyncZod {
  const { db } = tenancy.shared
  return async (app) => {
    app.get(
      '/own_domains/',
      {
        config: reading,
        schema: {
          operationId: 'own_domains_list',
          summary: 'List the business’s domains, the primary one first',
          tags,
          querystring: PageQuery.strict(),
          response: { 200: pageOf(OwnDomainBody).describe('One page') },
          refusals: [NoSuchAddressError],
        },
      },
      async (request) => {
        const all = await listDomains(db, request.tenant.id)
        return slicedPage(request, request.query, all, (row) => ownDomainToWire(row, platform)) as never
      },
    )
    app.get(
      '/own_domains/:id/',
      {
        config: reading,
        schema: {
          operationId: 'own_domains_retrieve',
          summary: 'Retrieve a domain of the business',
          tags,
          params: IdParams,
          response: { 200: OwnDomainBody.describe('The domain') },
          refusals: [DomainNotFoundError],
        },
      },
      async (request) => ownDomainToWire(await getDomain(db, request.params.id, request.tenant.id), platform) as never,
    )
    app.post(
      '/own_domains/',
      {
        config: writing,
        schema: {
          operationId: 'own_domains_create',
          summary: 'Add a name below the platform’s domain',
          tags,
          headers: IdempotencyHeaders,
          body: NewSubdomainBody,
          response: { 201: OwnDomainBody.describe('Added: the business answers there') },
          refusals: [UnusableSubdomainError, TooManyDomainsError, 'tenancy.domain_taken', IdempotencyConflictError],
        },
      },
      (request, reply) =>
        onceWithin(tenancy, request, reply, 201, async (inside) => {
          const wanted = { tenantId: request.tenant.id, ...request.body, by: byOf(request) }
          return ownDomainToWire(await addSubdomain(inside, platform, wanted), platform)
        }),
    )
    app.post(
      '/own_domains/:id/make_primary/',
      {
        config: writing,
        schema: {
          operationId: 'own_domains_make_primary',
          summary: 'Make a domain the one that links are made with',
          tags,
          params: IdParams,
          headers: IdempotencyHeaders,
          response: { 200: OwnDomainBody.describe('As it is now') },
          refusals: [DomainNotFoundError, IdempotencyConflictError],
        },
      },
      (request, reply) =>
        onceWithin(tenancy, request, reply, 200, async (inside) => {
          const { id: tenantId } = request.tenant
          const { id, domain } = await getDomain(inside.shared.db, request.params.id, tenantId)
          await makePrimary(inside, tenantId, domain, byOf(request))
          return ownDomainToWire(await getDomain(inside.shared.db, id, tenantId), platform)
        }),
    )
    app.post(
      '/own_domains/:id/check/',
      {
        config: asking,
        schema: {
          operationId: 'own_domains_check',
          summary: 'Look for the proof of a domain now, and not tomorrow',
          tags,
          params: IdParams,
          headers: IdempotencyHeaders,
          response: { 200: OwnDomainBody.describe('As it is now') },
          refusals: [DomainNotFoundError, IdempotencyConflictError],
        },
      },
      async (request, reply) => {
        const found = await getDomain(db, request.params.id, request.tenant.id)
        // Before the transaction, which would wait for servers elsewhere with a connection in its hand.
        const options = { tenancy, platform, findProof, log: request.log }
        const checked = await recheckDomain(options, found, { now: request.now, by: byOf(request) })
        if (checked === undefined)
          throw new DomainNotFoundError(`${found.domain} was taken away: its proof was missing for a week.`)
        return onceWithin(tenancy, request, reply, 200, async () => ownDomainToWire(checked, platform))
      },
    )
    app.delete(
      '/own_domains/:id/',
      {
        config: writing,
        schema: {
          operationId: 'own_domains_destroy',
          summary: 'Take a domain away from the business',
          tags,
          params: IdParams,
          response: { 204: z.void().describe('Taken away') },
          refusals: [DomainNotFoundError, PrimaryDomainError],
        },
      },
      async (request, reply) => {
        const { id: tenantId } = request.tenant
        const { domain } = await getDomain(db, request.params.id, tenantId)
        await removeDomain(tenancy, tenantId, domain, byOf(request))
        return reply.code(204).send()
      },
    )
  }
}
