import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { html } from 'hono/html'
import { renderSVG } from 'uqr'
import { NoSuchAddressError } from '../../core/errors.ts'
import { ownOrigin } from '../../core/origin.ts'
import { findLogo } from '../../modules/tenants/index.ts'
import { queryOf } from '../forms.ts'
import { platformColour } from '../site.ts'
import { themeOf } from '../theme.ts'
import type { BookingPagesOptions } from './routes.ts'
import { openShop } from './shop.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url))
const client = read('./client.js')
const embed = read('./embed.js')
const hash = createHash('sha256').update(client).digest('base64url').slice(0, 12)

/** Where the script on top of these pages is: another script has another address, so it is kept for ever. */
export const bookingScript = `/site/booking-${hash}.js`

const forEver = 'public, max-age=31536000, immutable'
const config = { permission: 'everyone', hosts: 'tenant' } as const
const schema = { hide: true }
const scriptType = 'text/javascript; charset=utf-8'

/** May be used by other sites: what is a picture or a script of theirs to show. */
const shared = (reply: FastifyReply, cache: string) =>
  reply.header('cache-control', cache).header('cross-origin-resource-policy', 'cross-origin')

/** What goes with the pages and is no page: script, logo, QR code, what search engines ask for. */
export function assetRoutes(
  app: FastifyInstance,
  { tenancy, settings }: Pick<BookingPagesOptions, 'tenancy' | 'settings'>,
): void {
  app.get('/site/:file', { config, schema }, async (request, reply) => {
    const { file } = request.params as { file: string }
    if (`/site/${file}` !== bookingScript) throw new NoSuchAddressError('There is no such file.')
    return reply.header('cache-control', forEver).type(scriptType).send(client)
  })

  app.get('/embed.js', { config, schema }, async (_request, reply) =>
    shared(reply, 'public, max-age=3600').type(scriptType).send(embed),
  )

  app.get('/logo', { config, schema }, async (request, reply) => {
    const logo = await findLogo(tenancy, request.tenant.id)
    const isNamed = queryOf(request).get('v') === logo.hash
    return shared(reply, isNamed ? forEver : 'public, max-age=300')
      .type(logo.mediaType)
      .send(logo.bytes)
  })

  app.get('/icon.svg', { config: { ...config, hosts: 'both' }, schema }, async (request, reply) => {
    const { tenantOrNull: tenant } = request
    const { brand, onBrand } = themeOf(tenant === null ? platformColour : (await settings(tenant.id)).colour)
    const letter = [...(tenant?.name ?? 'B')][0] ?? ''
    const icon = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${brand}"/><text x="16" y="22" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="18" fill="${onBrand}">${letter}</text></svg>`
    return reply.header('cache-control', 'public, max-age=3600').type('image/svg+xml').send(icon.toString())
  })

  app.get('/qr.svg', { config, schema }, async (request, reply) => {
    const code = renderSVG(`${ownOrigin(request)}/`, { border: 2, ecc: 'M' })
    return shared(reply, 'public, max-age=86400').type('image/svg+xml').send(code)
  })

  app.get('/robots.txt', { config, schema }, async (request, reply) => {
    const steps = ['times', 'more', 'hold', 'details', 'done', 'wait'].map((step) => `/book/${step}`)
    const closed = ['/api/', '/admin', '/dashboard', '/auth/', '/b/', '/w/', '/pay/', '/embed', ...steps]
    const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), 'Allow: /']
    return reply
      .header('cache-control', 'public, max-age=3600')
      .type('text/plain; charset=utf-8')
      .send(`${lines.join('\n')}\n\nSitemap: ${ownOrigin(request)}/sitemap.xml\n`)
  })

  app.get('/sitemap.xml', { config, schema }, async (request, reply) => {
    const origin = ownOrigin(request)
    const { services } = await openShop(request.tenant.db)
    const entry = (path: string, more = '') => `<url><loc>${origin}${path}</loc>${more}</url>`
    const pages = [...services.values()].map(({ id, updatedAt }) =>
      entry(`/book/${id}`, `<lastmod>${updatedAt.toString().slice(0, 10)}</lastmod>`),
    )
    return reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/xml; charset=utf-8')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entry('/')}${pages.join('')}</urlset>\n`,
      )
  })
}
