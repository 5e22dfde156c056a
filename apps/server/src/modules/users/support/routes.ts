import type { SharedTx, Tenancy } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { audit, byOf } from '../../../core/audit/index.ts'
import { ForeignOriginError, IdempotencyConflictError, NoSuchAddressError } from '../../../core/errors.ts'
import { IdempotencyHeaders } from '../../../core/idempotency/index.ts'
import { envelope, pageOf, rowsOf } from '../../../core/pagination.ts'
import { IdParams } from '../../../core/shapes.ts'
import { toWire as wired } from '../../../core/wire.ts'
import type { CookieOptions } from '../cookie.ts'
import { PagesOnly } from '../members/contract.ts'
import { onceShared } from '../once-shared.ts'
import type {} from '../plugin.ts'
import type { SupportEntry } from '../tables.ts'
import { EnterBody, EnteredBody, EntryBody, LeftVisitBody } from './contract.ts'
import { NoVisitError, SupportEntryNotFoundError, SupportLinkError } from './errors.ts'
import { changeOf, end } from './operations.ts'
import { listEntries } from './queries.ts'
import { leaveVisit, openVisit } from './visit.ts'

/** Visits of support, on the host of the business that is visited. */
export function supportRoutes({ shared }: Pick<Tenancy, 'shared'>, cookies: CookieOptions): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['support']

    app.get(
      '/support/',
      {
        config: { permission: 'visits.write' },
        schema: {
          operationId: 'support_list',
          summary: 'Who of the platform was let in, and why',
          tags,
          querystring: PagesOnly,
          response: { 200: pageOf(EntryBody).describe('One page, the newest first') },
          refusals: [NoSuchAddressError],
        },
      },
      async (request) => {
        const { count, rows } = await listEntries(shared.db, request.tenant.id, rowsOf(request.query))
        return envelope(request, request.query, count, rows.map(entryToWire))
      },
    )

    app.post(
      '/support/:id/end/',
      {
        config: { permission: 'visits.write' },
        schema: {
          operationId: 'support_end',
          summary: 'Send support away: the visit ends at once',
          tags,
          params: IdParams,
          headers: IdempotencyHeaders,
          response: { 200: EntryBody.describe('As it is now') },
          refusals: [SupportEntryNotFoundError, IdempotencyConflictError],
        },
      },
      async (request, reply) => {
        const { tenant, now } = request
        const by = byOf(request)
        const { answer, made } = await onceShared(shared, request, reply, 200, {
          work: (tx: SharedTx) => end(tx, { by, now }, request.params.id, { tenantId: tenant.id }),
          toWire: ({ entry }) => entryToWire(entry),
        })
        if (made?.isEndedNow === true) {
          await tenant.transaction((tx) => audit(tx, by, changeOf('support.end', made.entry)))
        }
        return answer
      },
    )

    app.post(
      '/support/enter/',
      {
        config: { permission: 'everyone' },
        schema: {
          operationId: 'support_enter',
          summary: 'Open the visit that a link is for',
          description:
            'Takes no Idempotency-Key: the link is for one use, and its answer holds a cookie that is a secret.',
          tags,
          body: EnterBody,
          response: { 200: EnteredBody.describe('In: the session is in the cookie') },
          refusals: [SupportLinkError, ForeignOriginError],
        },
      },
      async (request, reply) => {
        const { token } = request.body
        const entry = await openVisit({ shared, cookies }, request, reply, token)
        const { userName, reason, endsAt: until, standInId, standInName } = entry
        return { by: userName, reason, until, stand_in: standInId === null ? null : standInName }
      },
    )

    app.post(
      '/support/leave/',
      {
        config: { permission: 'signed-in' },
        schema: {
          operationId: 'support_leave',
          summary: 'End one’s own visit',
          description: 'Takes no Idempotency-Key: whoever has left is nobody who could leave again.',
          tags,
          response: { 200: LeftVisitBody.describe('Left') },
          refusals: [NoVisitError],
        },
      },
      async (request, reply) => {
        await leaveVisit({ shared, cookies }, request, reply)
        return { left: true as const }
      },
    )
  }
}

export function entryToWire(entry: SupportEntry): z.output<typeof EntryBody> {
  const { tokenHash: _, metadata: __, ...rest } = entry
  return wired(rest)
}
