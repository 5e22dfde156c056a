import { sql } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { actorOf } from '../../core/actor.ts'
import { IdempotencyConflictError } from '../../core/errors.ts'
import { IdempotencyHeaders, keyOf, once, sharedIdempotencyKeys } from '../../core/idempotency/index.ts'
import { together } from '../../core/module.ts'
import { defineResource } from '../../core/resource/index.ts'
import { Id, IdParams, stored } from '../../core/shapes.ts'
import { toWire } from '../../core/wire.ts'
import {
  ConfigBody,
  CreatedTenantBody,
  LifecycleBody,
  NewTenantBody,
  ReasonBody,
  TenantBody,
  tenantFacts,
} from './contract.ts'
import { platformDomainRoutes } from './domains/platform-routes.ts'
import {
  ConfigNotFoundError,
  LifecycleNotFoundError,
  ReservedNameError,
  TenantStatusError,
  TenantUnknownError,
  UnusableSlugError,
} from './errors.ts'
import { createTenant, getTenant, resumeTenant, suspendTenant } from './operations.ts'
import { configs, lifecycle, tenants } from './tables.ts'
import { type BookmeTenancy, within } from './tenancy.ts'

const config = { permission: 'tenants.write' } as const
const permissions = { read: 'tenants.read', write: 'tenants.write' } as const
const StoredTenant = stored({ ...TenantBody.shape, ...tenantFacts })

const creating = {
  headers: IdempotencyHeaders,
  body: NewTenantBody,
  refusals: [
    UnusableSlugError,
    ReservedNameError,
    'tenancy.tenant_exists',
    'tenancy.domain_taken',
    IdempotencyConflictError,
    'tenancy.idempotency_conflict',
    'tenancy.tenant_not_ready',
  ],
} as const

/** @param platform - the platform's own host */
export function tenantRoutes(tenancy: BookmeTenancy, platform: string): FastifyPluginAsyncZod {
  const scope = () => tenancy.shared
  /** Does it in a transaction, once for each Idempotency-Key. */
  const onceWithin = (
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    work: (inside: BookmeTenancy) => Promise<object>,
  ) =>
    tenancy.shared.transaction((tx) =>
      once(tx, request, reply, status, () => work(within(tenancy, tx)), sharedIdempotencyKeys),
    ) as Promise<never>

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
    /**
     * A business takes more than a transaction: its own row remembers the key, as long as it lives, and whoever comes
     * again is given that business. The answer is kept like any other.
     */
    const create = async (
      request: FastifyRequest,
      reply: FastifyReply,
      body: z.output<typeof NewTenantBody>,
      answerOf: (inside: BookmeTenancy, created: Awaited<ReturnType<typeof createTenant>>) => Promise<object>,
    ) => {
      const { phone, subscription_tier: tier, max_staff: maxStaff, max_services: maxServices, ...rest } = body
      const created = await createTenant(tenancy, platform, {
        ...rest,
        phone,
        tier,
        maxStaff,
        maxServices,
        status: 'trial',
        reason: 'created over the API',
        ...actorOf(request),
        idempotencyKey: keyOf(request),
      })
      return onceWithin(request, reply, 201, (inside) => answerOf(inside, created))
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
      (request, reply) =>
        create(request, reply, request.body, async (_, { tenant, domain }) => {
          const { id: tenant_id, schemaName: schema_name } = tenant
          return { tenant_id, schema_name, domain, status: 'created' }
        }),
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
      (request, reply) =>
        create(request, reply, request.body, async ({ shared }, { tenant }) =>
          toWire(await getTenant(shared.db, tenant.id)),
        ),
    )

    const changes = { suspend: suspendTenant, resume: resumeTenant }
    const summaries = { suspend: 'Close a business to everybody', resume: 'Open a suspended business again' }
    for (const name of ['suspend', 'resume'] as const) {
      app.post(
        `/tenants/:id/${name}/`,
        {
          config: { permission: 'tenants.status' },
          schema: {
            operationId: `tenants_${name}`,
            summary: summaries[name],
            tags: ['tenants'],
            params: IdParams,
            headers: IdempotencyHeaders,
            body: ReasonBody,
            response: { 200: StoredTenant.describe('As it is now') },
            refusals: [TenantUnknownError, TenantStatusError, IdempotencyConflictError],
          },
        },
        (request, reply) =>
          onceWithin(request, reply, 200, async (inside) => {
            const { id } = request.params
            await changes[name](inside, id, { reason: request.body.reason, ...actorOf(request) })
            return toWire(await getTenant(inside.shared.db, id))
          }),
      )
    }
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

  return together(
    tenantResource,
    operations,
    platformDomainRoutes(tenancy, platform),
    configResource,
    lifecycleResource,
  )
}
