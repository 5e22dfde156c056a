import type { FastifyInstance, RouteOptions } from 'fastify'
import { z } from 'zod'
import { languageOf, words } from './core/i18n.ts'
import { sendPage } from './core/page.ts'
import type { SettingsOf } from './modules/tenants/index.ts'
import { visitBanner } from './modules/users/index.ts'
import { homeOf } from './site/index.ts'

/** Where somebody begins who knows the address only: a page for people, a list for programs. */
export async function startRoutes(
  app: FastifyInstance,
  { routes, settings }: { routes: readonly RouteOptions[]; settings: SettingsOf },
): Promise<void> {
  const config = { permission: 'everyone' } as const
  const home = homeOf({ settings })

  app.get('/', { config }, async (request, reply) => {
    const tenant = request.tenantOrNull
    if (tenant === null) {
      return sendPage(request, reply, (say) => {
        const links = [
          { href: '/api/', ...say.api },
          { href: '/api/schema/swagger/', ...say.documentation },
          { href: '/admin', ...say.admin },
        ]
        return { title: 'BookMe', text: say.platform, links }
      })
    }
    const isStranger = request.headers.cookie === undefined
    const visit = isStranger ? null : ((await request.authenticate())?.visit ?? null)
    if (visit === null) return home(request, reply)
    reply.header('cache-control', 'no-store')
    const language = languageOf(request.headers['accept-language'])
    const { name: zone } = (await settings(tenant.id)).zone
    return home(request, reply, { banner: visitBanner(words[language].visit, visit, { language, zone }) })
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
