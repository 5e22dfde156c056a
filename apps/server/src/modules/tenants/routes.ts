import { sql } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../core/actor.ts'
import { together } from '../../core/module.ts'
import { defineResource } from '../../core/resource/index.ts'
import { Id, IdParams, stored } from '../../core/shapes.ts'
import { toWire } from '../../core/wire.ts'
import {
  ConfigBody,
  CreatedTenantBody,
  DomainBody,
  IdempotencyHeaders,
  LifecycleBody,
  NewDomainBody,
  NewTenantBody,
  ReasonBody,
  TenantBody,
  tenantFacts,
} from './contract.ts'
import {
  ConfigNotFoundError,
  DomainNotFoundError,
  LifecycleNotFoundError,
  PrimaryDomainError,
  ReservedNameError,
  TenantStatusError,
  TenantUnknownError,
  UnusableSlugError,
} from './errors.ts'
import {
  addDomain,
  createTenant,
  getTenant,
  makePrimary,
  removeDomain,
  resumeTenant,
  suspendTenant,
} from './operations.ts'
import { getDomain } from './queries.ts'
import { configs, domains, lifecycle, tenants } from './tables.ts'
import type { BookmeTenancy } from './tenancy.ts'

const config = { permission: 'superuser' } as const
const permissions = { read: 'superuser', write: 'superuser' } as const
const StoredTenant = stored({ ...TenantBody.shape, ...tenantFacts })
const StoredDomain = stored(DomainBody.shape)

const creating = {
  headers: IdempotencyHeaders,
  body: NewTenantBody,
  refusals: [
    UnusableSlugError,
    ReservedNameError,
    'tenancy.tenant_exists',
    'tenancy.domain_taken',
    'tenancy.idempotency_conflict',
    'tenancy.tenant_not_ready',
  ],
} as const

/** @param platform - the platform's own host */
export function tenantRoutes(tenancy: BookmeTenancy, platform: string): FastifyPluginAsyncZod {
  const scope = () => tenancy.shared

  const tenantResource = defineResource({
    path: '/tenants',
    one: 'business',
    table: tenants,
    contract: TenantBody,
    readOnly: tenantFacts,
    only: ['list', 'retrieve', 'patch'],
    computed: {
      // By the table's name: Drizzle writes a column of a query's only table without it.
      primaryDomain: sql`(select d.domain from tenant_domain d where d.tenant_id = tenant_tenant.id and d.is_primary)`,
    },
    filters: ['status', 'subscription_tier', 'slug', 'created_at'],
    search: ['name', 'slug', 'contact_email'],
    ordering: ['-created_at', 'name', 'slug'],
    permissions,
    notFound: TenantUnknownError,
    scope,
    // Its name and status are kept in every process with its hosts.
    guard: async (request) => async (tx, write) => {
      const result = await write()
      await tenancy.announce(tx, (request.params as { id: string }).id)
      return result
    },
  })

  const operations: FastifyPluginAsyncZod = async (app) => {
    const create = async (request: {
      body: z.output<typeof NewTenantBody>
      headers: z.output<typeof IdempotencyHeaders>
      actorId: string | null
      actorName: string
    }) => {
      const { phone, subscription_tier: tier, max_staff: maxStaff, max_services: maxServices, ...body } = request.body
      return createTenant(tenancy, platform, {
        ...body,
        phone,
        tier,
        maxStaff,
        maxServices,
        status: 'trial',
        reason: 'created over the API',
        actorId: request.actorId,
        actorName: request.actorName,
        idempotencyKey: request.headers['idempotency-key'],
      })
    }

    app.post(
      '/tenants/create_with_domain/',
      {
        config,
        schema: {
          ...creating,
          operationId: 'tenants_create_with_domain',
          summary: 'Create a business with its domain',
          tags: ['tenants'],
          response: { 201: CreatedTenantBody.describe('Created: it answers at its domain') },
        },
      },
      async (request, reply) => {
        const { body, headers } = request
        const { tenant, domain } = await create({ body, headers, ...actorOf(request) })
        const { id: tenant_id, schemaName: schema_name } = tenant
        return reply.code(201).send({ tenant_id, schema_name, domain, status: 'created' })
      },
    )

    app.post(
      '/tenants/',
      {
        config,
        schema: {
          ...creating,
          operationId: 'tenants_create',
          summary: 'Create a business',
          tags: ['tenants'],
          response: { 201: StoredTenant.describe('Created: it answers at its domain') },
        },
      },
      async (request, reply) => {
        const { body, headers } = request
        const { tenant } = await create({ body, headers, ...actorOf(request) })
        return reply.code(201).send(toWire(await getTenant(tenancy.shared.db, tenant.id)))
      },
    )

    const changes = { suspend: suspendTenant, resume: resumeTenant }
    const summaries = { suspend: 'Close a business to everybody', resume: 'Open a suspended business again' }
    for (const name of ['suspend', 'resume'] as const) {
      app.post(
        `/tenants/:id/${name}/`,
        {
          config,
          schema: {
            operationId: `tenants_${name}`,
            summary: summaries[name],
            tags: ['tenants'],
            params: IdParams,
            body: ReasonBody,
            response: { 200: StoredTenant.describe('As it is now') },
            refusals: [TenantUnknownError, TenantStatusError],
          },
        },
        async (request) => {
          const { id } = request.params
          await changes[name](tenancy, id, { reason: request.body.reason, ...actorOf(request) })
          return toWire(await getTenant(tenancy.shared.db, id))
        },
      )
    }
  }

  const domainResource = defineResource({
    path: '/domains',
    one: 'domain',
    table: domains,
    contract: DomainBody,
    only: ['list', 'retrieve'],
    filters: ['tenant_id', 'is_primary', 'domain'],
    search: ['domain'],
    ordering: ['-created_at', 'domain'],
    permissions,
    notFound: DomainNotFoundError,
    scope,
  })

  const domainOperations: FastifyPluginAsyncZod = async (app) => {
    const tags = ['domains']
    app.post(
      '/domains/',
      {
        config,
        schema: {
          operationId: 'domains_create',
          summary: 'Add a domain to a business',
          tags,
          body: NewDomainBody,
          response: { 201: StoredDomain.describe('Added: the business answers there') },
          refusals: [TenantUnknownError, ReservedNameError, 'tenancy.domain_taken'],
        },
      },
      async (request, reply) => {
        const { tenant_id: tenantId, domain, is_primary: isPrimary } = request.body
        await getTenant(tenancy.shared.db, tenantId)
        return reply.code(201).send(toWire(await addDomain(tenancy, platform, { tenantId, domain, isPrimary })))
      },
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
          response: { 200: StoredDomain.describe('As it is now') },
          refusals: [DomainNotFoundError],
        },
      },
      async (request) => {
        const { db } = tenancy.shared
        const { tenantId, domain, id } = await getDomain(db, request.params.id)
        await makePrimary(tenancy, tenantId, domain)
        return toWire(await getDomain(db, id))
      },
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
        await removeDomain(tenancy, tenantId, domain)
        return reply.code(204).send()
      },
    )
  }

  const configResource = defineResource({
    path: '/configs',
    one: 'set of settings',
    table: configs,
    contract: ConfigBody,
    readOnly: { tenant_id: Id },
    only: ['list', 'retrieve', 'patch'],
    filters: ['tenant_id', 'language', 'time_zone', 'currency'],
    ordering: ['-created_at'],
    permissions,
    notFound: ConfigNotFoundError,
    scope,
  })

  const lifecycleResource = defineResource({
    path: '/lifecycle',
    one: 'change of status',
    table: lifecycle,
    contract: LifecycleBody,
    only: ['list', 'retrieve'],
    filters: ['tenant_id', 'slug', 'to_status', 'actor_id', 'created_at'],
    ordering: ['-created_at'],
    permissions,
    notFound: LifecycleNotFoundError,
    scope,
  })

  return together(tenantResource, operations, domainResource, domainOperations, configResource, lifecycleResource)
}
