import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { byOf } from '../../../core/audit/index.ts'
import { IdempotencyConflictError } from '../../../core/errors.ts'
import { IdempotencyHeaders } from '../../../core/idempotency/index.ts'
import { IdParams } from '../../../core/shapes.ts'
import { toWire } from '../../../core/wire.ts'
import { DeletionBody, ReasonBody, StoredTenant } from '../contract.ts'
import { ConfirmationError, TenantStatusError, TenantUnknownError } from '../errors.ts'
import { onceWithin } from '../once-within.ts'
import { getTenant } from '../operations.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { changeStatus, type OwnersOf } from './change.ts'

const summaries = {
  activate: 'Make a business a paying one, whatever it is at present',
  mark_past_due: 'Note that a payment is missing: everything works for 14 days more',
  suspend: 'Close a business to the public; those who answer for it can read',
  resume: 'Open a suspended business again, as what it was before',
  archive: 'Close a business to everybody; its data are kept for 90 days',
} as const

const refusals = [TenantUnknownError, TenantStatusError, IdempotencyConflictError]

/** What operators do to a business. Its data are removed by the worker: this process has no right to. */
export function lifeCycleRoutes(tenancy: BookmeTenancy, ownersOf: OwnersOf): FastifyPluginAsyncZod {
  return async (app) => {
    const common = {
      tags: ['tenants'],
      params: IdParams,
      headers: IdempotencyHeaders,
      response: { 200: StoredTenant.describe('As it is now') },
    }
    for (const name of Object.keys(summaries) as (keyof typeof summaries)[]) {
      app.post(
        `/tenants/:id/${name}/`,
        {
          config: { permission: 'tenants.status' },
          schema: {
            ...common,
            operationId: `tenants_${name}`,
            summary: summaries[name],
            body: ReasonBody,
            refusals,
          },
        },
        (request, reply) =>
          onceWithin(tenancy, request, reply, 200, async (inside) => {
            const { id } = request.params
            const { reason } = request.body
            await changeStatus(inside, id, name, { reason, by: byOf(request), ownersOf, now: request.now })
            return toWire(await getTenant(inside.shared.db, id))
          }),
      )
    }

    app.post(
      '/tenants/:id/delete/',
      {
        config: { permission: 'tenants.delete' },
        schema: {
          ...common,
          operationId: 'tenants_delete',
          summary: 'Delete a business with all its data: there is no way back',
          body: DeletionBody,
          response: { 200: StoredTenant.describe('Closed for good; its data go within a minute') },
          refusals: [...refusals, ConfirmationError],
        },
      },
      (request, reply) =>
        onceWithin(tenancy, request, reply, 200, async (inside) => {
          const { id } = request.params
          const { slug } = await getTenant(inside.shared.db, id)
          const { reason, slug: typed } = request.body
          if (typed !== slug) {
            const message = `To delete it, type its slug: ${JSON.stringify(typed)} is not it.`
            throw new ConfirmationError(message, { faults: [{ field: 'slug', message }] })
          }
          await changeStatus(inside, id, 'delete', { reason, by: byOf(request), ownersOf, now: request.now })
          return toWire(await getTenant(inside.shared.db, id))
        }),
    )
  }
}
