import { sql } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { actorOf } from '../../core/actor.ts'
import { byOf } from '../../core/audit/index.ts'
import { IdempotencyConflictError } from '../../core/errors.ts'
import { IdempotencyHeaders, keyOf } from '../../core/idempotency/index.ts'
import { together } from '../../core/module.ts'
import { defineResource } from '../../core/resource/index.ts'
import { fromWire, toWire } from '../../core/wire.ts'
import { CreatedTenantBody, LifecycleBody, NewTenantBody, StoredTenant, TenantBody, tenantFacts } from './contract.ts'
import { platformDomainRoutes } from './domains/platform-routes.ts'
import { LifecycleNotFoundError, ReservedNameError, TenantUnknownError, UnusableSlugError } from './errors.ts'
import type { OwnersOf } from './life-cycle/change.ts'
import { lifeCycleRoutes } from './life-cycle/routes.ts'
import { onceWithin as onceWithinOf } from './once-within.ts'
import { createTenant, getTenant } from './operations.ts'
import { configRoutes } from './settings/resource.ts'
import type { SettingsOf } from './settings/settings.ts'
import { lifecycle, tenants } from './tables.ts'
import type { BookmeTenancy } from './tenancy.ts'
import { limitsOfTier } from './tiers.ts'

const config = { permission: 'tenants.write' } as const
const permissions = { read: 'tenants.read', write: 'tenants.write' } as const

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

export interface TenantRoutesOptions {
  /** The platform's own host. */
  platform: string
  settings: SettingsOf
  ownersOf: OwnersOf
}

export function tenantRoutes(
  tenancy: BookmeTenancy,
  { platform, settings, ownersOf }: TenantRoutesOptions,
): FastifyPluginAsyncZod {
  const scope = () => tenancy.shared
  const onceWithin = (
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    work: (inside: BookmeTenancy) => Promise<object>,
  ) => onceWithinOf(tenancy, request, reply, status, work)

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
    filters: ['id', 'status', 'subscription_tier', 'slug', 'created_at'],
    search: ['name', 'slug', 'contact_email'],
    ordering: ['-created_at', 'name', 'slug'],
    permissions,
    notFound: TenantUnknownError,
    tenantIdOf: ({ id }) => id,
    scope,
    // Another tier brings its own limits; what the body says beside it was agreed on.
    toRow: (body, before) => {
      const { subscription_tier: tier } = body
      const limits = tier === undefined || tier === before?.subscriptionTier ? undefined : limitsOfTier(tier)
      return { ...limits, ...fromWire(body) }
    },
    // Its name, status and limits are kept in every process.
    guard: async (request) => async (tx, write) => {
      const result = await write()
      const { id } = request.params as { id: string }
      await tenancy.announce(tx, id)
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
        by: byOf(request),
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
  }

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

  // Whoever changed something here reads it here as it is now, before this process hears of it like the others.
  const forgetting: FastifyPluginAsyncZod = async (app) => {
    app.addHook('onSend', async (request) => {
      if (request.method === 'PATCH') settings.forget()
    })
    await app.register(together(tenantResource, configRoutes(tenancy)))
  }
  const changes = lifeCycleRoutes(tenancy, ownersOf)
  return together(forgetting, operations, changes, platformDomainRoutes(tenancy, platform), lifecycleResource)
}
