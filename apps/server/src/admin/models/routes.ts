import type { Tenancy } from '@bookme/tenancy'
import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Permission } from '../../core/access.ts'
import { ForbiddenError } from '../../core/errors.ts'
import { reachOf, type Visitor } from '../../core/permissions.ts'
import { dependentsOf, type Model } from '../../core/resource/index.ts'
import * as sharedTables from '../../shared-tables.ts'
import * as tenantTables from '../../tenant-tables.ts'
import { DependentBody, ModelBody, OneParams } from './contract.ts'
import { ModelNotFoundError } from './errors.ts'
import { countDependents } from './queries.ts'

const tables = [...Object.values(sharedTables), ...Object.values(tenantTables)].filter((value) => is(value, PgTable))
const config = { permission: 'signed-in' } as const
const reads = new Set(['list', 'retrieve'])

/** What the administration builds its lists and forms from: every resource that is registered, as far as one may see it. */
export function modelRoutes(tenancy: Pick<Tenancy, 'shared'>, routes: readonly RouteOptions[]): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/models/',
      {
        config,
        schema: {
          operationId: 'models_list',
          summary: 'What there is to administer here, and what one may do with it',
          tags: ['models'],
          response: { 200: z.array(ModelBody).describe('By name') },
        },
      },
      async (request) => {
        const here = modelsOf(app as unknown as FastifyInstance, routes, request)
        const nameOf = (table: PgTable) => here.find((model) => model.table === table)?.name ?? null
        return here
          .map((model) => ({
            name: model.name,
            one: model.one,
            path: `/api${model.path}/`,
            fields: model.fields.map(({ name, schema, isReadOnly, isRequired, references, needs }) => ({
              name,
              schema,
              is_read_only: isReadOnly || (needs !== null && !may(request, needs)),
              is_required: isRequired,
              references: references === null ? null : nameOf(references),
            })),
            filters: [...model.filters],
            is_searched: model.isSearched,
            ordering: [...model.ordering],
            operations: model.operations.filter((operation) =>
              may(request, reads.has(operation) ? model.permissions.read : model.permissions.write),
            ),
          }))
          .sort((one, other) => (one.name < other.name ? -1 : 1))
      },
    )

    app.get(
      '/models/:model/:id/dependents/',
      {
        config,
        schema: {
          operationId: 'models_dependents',
          summary: 'What refers to a row, and what becomes of it when the row is deleted',
          tags: ['models'],
          params: OneParams,
          response: { 200: z.array(DependentBody).describe('Those that have rows') },
          refusals: [ModelNotFoundError, ForbiddenError],
        },
      },
      async (request) => {
        const { model: name, id } = request.params
        const here = modelsOf(app as unknown as FastifyInstance, routes, request)
        const model = here.find((one) => one.name === name)
        if (model === undefined) throw new ModelNotFoundError(`There is no model ${name} here.`)
        // Whoever may not delete it has no need to know, and what refers to it may be nothing that they see.
        if (!mayForAll(request, model.permissions.write)) {
          throw new ForbiddenError(`You may not do this here: it takes ${model.permissions.write} for all calendars.`)
        }
        const dependents = dependentsOf(model.table, tables)
        const db = request.tenantOrNull === null ? tenancy.shared.db : request.tenant.db
        const counts = await countDependents(db, model.table, dependents, id)
        if (counts === undefined) throw new ModelNotFoundError(`There is no ${model.one} ${id} here.`)
        return dependents
          .map(({ table, column, effect }, at) => ({
            table: getTableName(table),
            model: here.find((one) => one.table === table)?.name ?? null,
            column,
            effect,
            count: counts[at] ?? 0,
          }))
          .filter(({ count }) => count > 0)
      },
    )
  }
}

/** Those of this kind of host that have a list which whoever asks may see. */
function modelsOf(app: FastifyInstance, routes: readonly RouteOptions[], request: FastifyRequest): Model[] {
  const kind = request.tenantOrNull === null ? 'platform' : 'tenant'
  return app.models.filter(({ path, permissions, operations }) => {
    const list = routes.find(({ url, method }) => method === 'GET' && url === `/api${path}/`)
    return list?.config?.hosts === kind && operations.includes('list') && may(request, permissions.read)
  })
}

function may(request: FastifyRequest, permission: Permission): boolean {
  return isForAll(permission) || reachOf(request.visitor as Visitor, permission) !== undefined
}

function mayForAll(request: FastifyRequest, permission: Permission): boolean {
  return isForAll(permission) || reachOf(request.visitor as Visitor, permission) === 'all'
}

function isForAll(permission: Permission): permission is 'everyone' | 'signed-in' {
  return permission === 'everyone' || permission === 'signed-in'
}
