import type { FastifyInstance, RouteOptions } from 'fastify'
import { page } from './core/page.ts'

/** Where somebody begins who knows the address only: a page for people, a list for programs. */
export async function startRoutes(
  app: FastifyInstance,
  { routes }: { routes: readonly RouteOptions[] },
): Promise<void> {
  const config = { permission: 'everyone' } as const

  app.get('/', { config }, async (request, reply) => {
    const tenant = request.tenantOrNull
    const api = { href: '/api/', title: 'API', about: 'What this address offers to programs' }
    const swagger = { href: '/api/schema/swagger/', title: 'Documentation', about: 'Every request, ready to try' }
    const services = { href: '/api/services/', title: 'Services', about: 'What can be booked' }
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
            links: [services, api, swagger],
          }
    return reply.type('text/html; charset=utf-8').send(page(content))
  })

  app.get('/api/', { config, schema: { summary: 'What there is', tags: ['schema'] } }, async (request) => {
    const kind = request.tenantOrNull === null ? 'platform' : 'tenant'
    const base = `${request.protocol}://${request.host}`
    const lists = routes
      .filter((route) => route.method === 'GET' && route.config?.hosts === kind)
      .map(({ url }) => url)
      .filter((url) => /^\/api\/[^/:]+\/$/.test(url))
    return Object.fromEntries([
      ...lists.map((url) => [url.split('/')[2], base + url]),
      ['schema', `${base}/api/schema/`],
      ['swagger', `${base}/api/schema/swagger/`],
    ])
  })
}
