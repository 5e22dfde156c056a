import type { FastifyInstance, RouteOptions } from 'fastify'
import { z } from 'zod'
import { sendPage } from './core/page.ts'

/** Where somebody begins who knows the address only: a page for people, a list for programs. */
export async function startRoutes(
  app: FastifyInstance,
  { routes }: { routes: readonly RouteOptions[] },
): Promise<void> {
  const config = { permission: 'everyone' } as const

  app.get('/', { config }, async (request, reply) => {
    const tenant = request.tenantOrNull
    return sendPage(request, reply, (words) => {
      const services = { href: '/api/services/', ...words.services }
      const programs = [
        { href: '/api/', ...words.api },
        { href: '/api/schema/swagger/', ...words.documentation },
      ]
      return tenant === null
        ? { title: 'BookMe', text: words.platform, links: [...programs, { href: '/admin', ...words.admin }] }
        : { title: tenant.name, text: words.business, links: [services, ...programs] }
    })
  })

  const schema = {
    operationId: 'api_root',
    summary: 'What there is',
    tags: ['schema'],
    response: { 200: z.record(z.string(), z.url()).describe('Addresses, by name') },
  }
  app.get('/api/', { config, schema }, async (request) => {
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
