import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { byOf } from '../../../core/audit/index.ts'
import { IdempotencyConflictError, NoSuchAddressError } from '../../../core/errors.ts'
import { IdempotencyHeaders } from '../../../core/idempotency/index.ts'
import { PageQuery, pageOf, slicedPage } from '../../../core/pagination.ts'
import { IdParams } from '../../../core/shapes.ts'
import { FeatureOffError, ReservedNameError } from '../errors.ts'
import { assertFeature } from '../features.ts'
import { onceWithin } from '../once-within.ts'
import type { SettingsOf } from '../settings/settings.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { claimDomain, settleClaim, withdrawClaim } from './claims.ts'
import { CheckedClaimBody, ClaimBody, claimToWire, NewClaimBody, ownDomainToWire } from './contract.ts'
import { ClaimNotFoundError, TooManyDomainsError, UnownableDomainError } from './errors.ts'
import { asking } from './own-routes.ts'
import type { FindProof } from './proof.ts'
import { getClaim, listClaims } from './queries.ts'

const reading = { permission: 'domains.read' } as const
const writing = { permission: 'domains.write' } as const
const tags = ['domain_claims']

/** Domains of their own that businesses claim. None leads anywhere before it is proved. */
export function claimRoutes(
  tenancy: BookmeTenancy,
  { platform, findProof, settings }: { platform: string; findProof: FindProof; settings: SettingsOf },
): FastifyPluginAsyncZod {
  const { db } = tenancy.shared
  return async (app) => {
    app.get(
      '/domain_claims/',
      {
        config: reading,
        schema: {
          operationId: 'domain_claims_list',
          summary: 'List the domains that the business claims',
          tags,
          querystring: PageQuery.strict(),
          response: { 200: pageOf(ClaimBody).describe('One page') },
          refusals: [NoSuchAddressError],
        },
      },
      async (request) => {
        const all = await listClaims(db, request.tenant.id, request.now)
        return slicedPage(request, request.query, all, (claim) => claimToWire(claim, platform)) as never
      },
    )
    app.get(
      '/domain_claims/:id/',
      {
        config: reading,
        schema: {
          operationId: 'domain_claims_retrieve',
          summary: 'Retrieve a claim, with what is to be done',
          tags,
          params: IdParams,
          response: { 200: ClaimBody.describe('The claim') },
          refusals: [ClaimNotFoundError],
        },
      },
      async (request) => claimToWire(await getClaim(db, request.params.id, request.tenant.id), platform) as never,
    )
    app.post(
      '/domain_claims/',
      {
        config: writing,
        schema: {
          operationId: 'domain_claims_create',
          summary: 'Claim a domain of one’s own',
          tags,
          headers: IdempotencyHeaders,
          body: NewClaimBody,
          response: { 201: ClaimBody.describe('Claimed: `proof` says what to put where') },
          refusals: [
            FeatureOffError,
            UnownableDomainError,
            ReservedNameError,
            TooManyDomainsError,
            'tenancy.domain_taken',
            IdempotencyConflictError,
          ],
        },
      },
      async (request, reply) => {
        assertFeature(await settings(request.tenant.id), 'custom_domain')
        return onceWithin(tenancy, request, reply, 201, async (inside) => {
          const wanted = { tenantId: request.tenant.id, ...request.body, now: request.now, by: byOf(request) }
          return inside.shared.transaction(async (tx) => claimToWire(await claimDomain(tx, platform, wanted), platform))
        })
      },
    )
    app.post(
      '/domain_claims/:id/check/',
      {
        config: asking,
        schema: {
          operationId: 'domain_claims_check',
          summary: 'Look for the proof now; proved, the domain leads to the business',
          tags,
          params: IdParams,
          headers: IdempotencyHeaders,
          response: { 200: CheckedClaimBody.describe('What was found') },
          refusals: [ClaimNotFoundError, TooManyDomainsError, 'tenancy.domain_taken', IdempotencyConflictError],
        },
      },
      async (request, reply) => {
        const claim = await getClaim(db, request.params.id, request.tenant.id)
        // Before the transaction, which would wait for servers elsewhere with a connection in its hand.
        const finding = await findProof(claim)
        return onceWithin(tenancy, request, reply, 200, async (inside) => {
          const settled = await settleClaim(inside, claim, finding, { now: request.now, by: byOf(request) })
          return 'domain' in settled
            ? { proved: true, claim: null, domain: ownDomainToWire(settled.domain, platform) }
            : { proved: false, claim: claimToWire(settled.claim, platform), domain: null }
        })
      },
    )
    app.delete(
      '/domain_claims/:id/',
      {
        config: writing,
        schema: {
          operationId: 'domain_claims_destroy',
          summary: 'Withdraw a claim',
          tags,
          params: IdParams,
          response: { 204: z.void().describe('Withdrawn') },
          refusals: [ClaimNotFoundError],
        },
      },
      async (request, reply) => {
        const { id: tenantId } = request.tenant
        await tenancy.shared.transaction((tx) => withdrawClaim(tx, request.params.id, { tenantId, by: byOf(request) }))
        return reply.code(204).send()
      },
    )
  }
}
