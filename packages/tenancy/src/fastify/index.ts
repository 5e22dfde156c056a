import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { canonicalHost, type Tenancy, type TenantHandle, type TenantsTable } from '../index.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The tenant of the request's host. Reading it on the platform's own host throws: such a route has none. */
    readonly tenant: TenantHandle
    /** `null` on the platform's own host. */
    tenantOrNull: TenantHandle | null
  }
}

export interface TenancyPluginOptions {
  tenancy: Tenancy<TenantsTable> | Pick<Tenancy, 'resolve'>
  /** Hosts of the platform itself: `bookme.ma`, `localhost`. */
  platformHosts: readonly string[]
  /** Answers a host that nobody has; by default 404 with nothing in it. */
  unknownHost?(request: FastifyRequest, reply: FastifyReply): unknown
  /** Answers a request to a tenant whose status keeps it closed; without it every ready tenant is open. */
  closed?(tenant: TenantHandle, request: FastifyRequest, reply: FastifyReply): unknown
}

/**
 * Finds each request's tenant by its `Host`, before anything else looks at it. `X-Forwarded-Host` counts only from the
 * proxies that Fastify's own `trustProxy` lists. Two `Host` headers or a request target with a host of its own, which
 * programs in front may read differently, get 400.
 */
export const tenancyPlugin: FastifyPluginAsync<TenancyPluginOptions> = async (app, options) => {
  const platform = new Set(options.platformHosts.map((host) => canonicalHost(host)))
  const unknownHost = options.unknownHost ?? ((_request, reply) => reply.code(404).send())
  app.decorateRequest('tenantOrNull', null)
  app.decorateRequest('tenant', {
    getter(this: FastifyRequest) {
      if (this.tenantOrNull === null) throw new Error('This route was reached on a host without a tenant.')
      return this.tenantOrNull
    },
  } as never)
  app.addHook('onRequest', async (request, reply) => {
    if (hostHeaders(request.raw.rawHeaders) > 1 || !request.raw.url?.startsWith('/')) {
      return reply.code(400).send()
    }
    const host = canonicalHost(request.host)
    if (host === undefined) return unknownHost(request, reply)
    if (platform.has(host)) return
    const tenant = await options.tenancy.resolve(host)
    if (tenant === null) return unknownHost(request, reply)
    request.tenantOrNull = tenant
    return options.closed?.(tenant, request, reply)
  })
}
// Hooks and decorators are for the whole application, not for a scope of this plugin's own.
Object.assign(tenancyPlugin, { [Symbol.for('skip-override')]: true, [Symbol.for('fastify.display-name')]: 'tenancy' })

function hostHeaders(raw: readonly string[]): number {
  let count = 0
  for (let index = 0; index < raw.length; index += 2) if (raw[index]?.toLowerCase() === 'host') count += 1
  return count
}
