import type { SharedTx, Tenancy } from '@bookme/tenancy'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit, byOf } from '../../../core/audit/index.ts'
import { IdempotencyConflictError } from '../../../core/errors.ts'
import { IdempotencyHeaders } from '../../../core/idempotency/index.ts'
import { together } from '../../../core/module.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { IdParams } from '../../../core/shapes.ts'
import { onceShared } from '../once-shared.ts'
import type {} from '../plugin.ts'
import type { CurrentUser } from '../queries.ts'
import { supportEntries } from '../tables.ts'
import { EntryBody, entryFacts, NewEntryBody, NewlyMadeEntryBody } from './contract.ts'
import { StandInError, SupportEntryNotFoundError, TenantNotInUseError } from './errors.ts'
import { changeOf, end, type NewEntry, openEntry } from './operations.ts'
import { findBusiness } from './queries.ts'
import { entryToWire } from './routes.ts'

const config = { permission: 'support.enter' } as const

/** How operators and support come into a business, on the platform's own host. */
export function supportEntryRoutes(tenancy: Pick<Tenancy, 'shared' | 'open'>): FastifyPluginAsyncZod {
  const { shared } = tenancy
  const entries = defineResource({
    path: '/support_entries',
    one: 'visit of support',
    table: supportEntries,
    contract: z.object(entryFacts),
    only: ['list', 'retrieve'],
    filters: ['tenant_id', 'user_id', 'created_at'],
    ordering: ['-created_at'],
    permissions: { read: 'support.enter', write: 'support.enter' },
    notFound: SupportEntryNotFoundError,
    scope: () => shared,
  })
  const operations: FastifyPluginAsyncZod = async (app) => {
    const tags = ['support_entries']
    app.post(
      '/support_entries/',
      {
        config,
        schema: {
          operationId: 'support_entries_create',
          summary: 'Be let into a business for a while, for a reason',
          tags,
          headers: IdempotencyHeaders,
          body: NewEntryBody,
          response: { 201: NewlyMadeEntryBody.describe('The link, this once: for five minutes and one use') },
          refusals: [TenantNotInUseError, StandInError, IdempotencyConflictError],
        },
      },
      async (request, reply) => {
        const { tenant_id: tenantId, reason, minutes, stand_in_id: standInId = null } = request.body
        const around = { user: request.user as CurrentUser, by: byOf(request), now: request.now }
        const { answer, made } = await onceShared(shared, request, reply, 201, {
          work: (tx: SharedTx) => openEntry(tx, around, { tenantId, reason, minutes, standInId }),
          toWire: ({ entry }: NewEntry) => entryToWire(entry),
        })
        // What is kept for the key has no token in it.
        return { ...answer, token: made?.token ?? null, url: made === undefined ? null : linkOf(request, made) }
      },
    )

    app.post(
      '/support_entries/:id/end/',
      {
        config,
        schema: {
          operationId: 'support_entries_end',
          summary: 'End a visit at once: one’s own, or as an operator anybody’s',
          tags,
          params: IdParams,
          headers: IdempotencyHeaders,
          response: { 200: EntryBody.describe('As it is now') },
          refusals: [SupportEntryNotFoundError, IdempotencyConflictError],
        },
      },
      async (request, reply) => {
        const { now, user } = request
        const by = byOf(request)
        const own = user?.platformRole === 'operator' ? {} : { userId: user?.id ?? '' }
        const { answer, made } = await onceShared(shared, request, reply, 200, {
          work: (tx: SharedTx) => end(tx, { by, now }, request.params.id, own),
          toWire: ({ entry }) => entryToWire(entry),
        })
        if (made?.isEndedNow === true) {
          // The business may have gone; what was done to it is in the platform's own record all the same.
          const business = await findBusiness(shared.db, made.entry.tenantId)
          const tenant = business === undefined ? undefined : await tenancy.open(business.slug)
          await tenant?.transaction((tx) => audit(tx, by, changeOf('support.end', made.entry)))
        }
        return answer
      },
    )
  }
  return together(entries, operations)
}

/** Businesses answer at the port at which the platform was asked. */
function linkOf({ protocol, host }: FastifyRequest, { domain, token }: NewEntry): string | null {
  if (domain === null) return null
  const url = new URL(`${protocol}://${host}/support-visit`)
  url.hostname = domain
  url.searchParams.set('token', token)
  return url.href
}
