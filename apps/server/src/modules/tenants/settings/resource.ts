import { eq } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { defineResource } from '../../../core/resource/index.ts'
import { fromWire } from '../../../core/wire.ts'
import { ConfigNotFoundError, InvalidSettingsError } from '../errors.ts'
import { configs, type TenantConfig } from '../tables.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { ConfigBody, configReadOnly } from './contract.ts'
import { assertCoherent } from './routes.ts'

/** The settings of all businesses, for operators. */
export function configRoutes(tenancy: BookmeTenancy): FastifyPluginAsyncZod {
  return defineResource({
    path: '/configs',
    one: 'set of settings',
    table: configs,
    contract: ConfigBody,
    readOnly: configReadOnly,
    only: ['list', 'retrieve', 'patch'],
    filters: ['tenant_id', 'language', 'time_zone', 'currency'],
    ordering: ['-created_at'],
    permissions: { read: 'tenants.read', write: 'tenants.write' },
    notFound: ConfigNotFoundError,
    refusals: [InvalidSettingsError],
    scope: () => tenancy.shared,
    toRow: (body, before) => {
      const values = fromWire(body) as Partial<TenantConfig>
      assertCoherent({ ...(before as TenantConfig), ...values })
      return values
    },
    guard: async (request) => async (tx, write) => {
      const result = await write()
      const { id } = request.params as { id: string }
      const [config] = await tx.select({ tenantId: configs.tenantId }).from(configs).where(eq(configs.id, id))
      await tenancy.announce(tx, config?.tenantId as string)
      return result
    },
  })
}
