import { sql } from 'drizzle-orm'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { page } from './core/page.ts'
import type { BookmeTenancy } from './modules/tenants/index.ts'
import { domains, tenants } from './modules/tenants/tables.ts'
import { users } from './modules/users/tables.ts'

/** What belongs to no module: the start page, the list of what there is, and how the process is doing. */
export async function systemRoutes(
  app: FastifyInstance,
  { tenancy, routes }: { tenancy: BookmeTenancy; routes: readonly RouteOptions[] },
): Promise<void> {
  const config = { permission: 'everyone' } as const
  const hidden = { hide: true }

  app.get('/', { config, schema: hidden }, async (request, reply) => {
    const tenant = request.tenantOrNull
    const api = { href: '/api/', title: 'API', about: 'What this address offers to programs' }
    const swagger = { href: '/api/schema/swagger/', title: 'Documentation', about: 'Every request, ready to try' }
    const content =
      tenant === null
        ? {
            title: 'BookMe',
            text: 'Online booking for businesses. Each has an address of its own; this one is the platform’s.',
            links: [api, swagger],
          }
        : {
            title: tenant.name,
            text: 'Online booking for this business runs here.',
            links: [{ href: '/api/services/', title: 'Services', about: 'What can be booked' }, api, swagger],
          }
    return reply.type('text/html; charset=utf-8').send(page(content))
  })

  app.get('/api/', { config, schema: { summary: 'What there is', tags: ['schema'] } }, async (request) => {
    const kind = request.tenantOrNull === null ? 'platform' : 'tenant'
    const base = `${request.protocol}://${request.host}`
    const lists = routes
      .filter(({ method, config }) => method === 'GET' && (config?.hosts ?? 'both') === kind)
      .map(({ url }) => url)
      .filter((url) => /^\/api\/[^/:]+\/$/.test(url))
    return Object.fromEntries([
      ...lists.map((url) => [url.split('/')[2], base + url]),
      ['schema', `${base}/api/schema/`],
      ['swagger', `${base}/api/schema/swagger/`],
    ])
  })

  const watched = { permission: 'everyone', answersUnknownHosts: true } as const

  app.get('/health', { config: watched, schema: hidden }, async () => ({ status: 'ok' }))

  app.get('/ready', { config: watched, schema: hidden }, async (request, reply) => {
    try {
      // Every column the code knows: it fails when the database does not answer, and when migrations are missing.
      await Promise.all(
        [tenants, domains, users].map((table) => tenancy.shared.db.select().from(table).where(sql`false`)),
      )
      return { status: 'ready' }
    } catch (error) {
      request.log.warn({ err: error }, 'not ready')
      return reply.code(503).header('retry-after', '1').send({ status: 'not ready' })
    }
  })
}
