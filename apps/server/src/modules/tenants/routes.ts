import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { NoSuchAddressError } from '../../core/errors.ts'
import { envelope, PageQuery, pageOf, rowsOf } from '../../core/pagination.ts'
import { IdParams } from '../../core/shapes.ts'
import { toWire } from '../../core/wire.ts'
import { ForeignOriginError } from '../users/index.ts'
import { CreatedTenantBody, IdempotencyHeaders, NewTenantBody, TenantBody } from './contract.ts'
import { ReservedNameError, TenantUnknownError, UnusableSlugError } from './errors.ts'
import { createTenant, getTenant } from './operations.ts'
import { listTenants } from './queries.ts'
import type { BookmeTenancy } from './tenancy.ts'

const tags = ['tenants']
const create = {
  operationId: 'tenants_create_with_domain',
  summary: 'Create a business with its domain',
  tags,
  headers: IdempotencyHeaders,
  body: NewTenantBody,
  response: { 201: CreatedTenantBody.describe('Created: it answers at its domain') },
  refusals: [
    ForeignOriginError,
    UnusableSlugError,
    ReservedNameError,
    'tenancy.tenant_exists',
    'tenancy.domain_taken',
    'tenancy.idempotency_conflict',
    'tenancy.tenant_not_ready',
  ],
} as const
const list = {
  operationId: 'tenants_list',
  summary: 'List businesses',
  tags,
  querystring: PageQuery,
  response: { 200: pageOf(TenantBody).describe('One page, and the way to its neighbours') },
  refusals: [NoSuchAddressError],
}
const retrieve = {
  operationId: 'tenants_retrieve',
  summary: 'Retrieve a business',
  tags,
  params: IdParams,
  response: { 200: TenantBody.describe('The business') },
  refusals: [TenantUnknownError],
}

/** @param platform - the platform's own host */
export function tenantRoutes(tenancy: BookmeTenancy, platform: string): FastifyPluginAsyncZod {
  return async (app) => {
    const config = { permission: 'superuser' } as const

    app.post('/tenants/create_with_domain/', { schema: create, config }, async (request, reply) => {
      const { tenant, domain } = await createTenant(tenancy, platform, {
        ...request.body,
        status: 'trial',
        reason: 'created over the API',
        actorId: request.user?.id ?? null,
        idempotencyKey: request.headers['idempotency-key'],
      })
      const { id: tenant_id, schemaName: schema_name } = tenant
      return reply.code(201).send({ tenant_id, schema_name, domain, status: 'created' })
    })

    app.get('/tenants/', { schema: list, config }, async (request) => {
      const { count, rows } = await listTenants(tenancy.shared.db, rowsOf(request.query))
      return envelope(request, request.query, count, rows.map(toWire))
    })

    app.get('/tenants/:id/', { schema: retrieve, config }, async (request) =>
      toWire(await getTenant(tenancy.shared.db, request.params.id)),
    )
  }
}
