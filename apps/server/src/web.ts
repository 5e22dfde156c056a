import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'hono/html'

/** What `node scripts/build-web.mjs` makes of apps/web. */
const folder = join(import.meta.dirname, '..', '..', 'web', 'dist')

/** Dashboard and administration: one page for all their addresses, and the files it consists of. Data come over the API alone. */
export async function webRoutes(app: FastifyInstance): Promise<void> {
  await app.register(async (files) => {
    files.addHook('onRoute', (route) => {
      route.config = { ...route.config, permission: 'everyone' }
    })
    await files.register(fastifyStatic, {
      root: join(folder, 'assets'),
      prefix: '/web/assets/',
      // Their names change with what is in them.
      immutable: true,
      maxAge: '1 year',
      index: false,
      preCompressed: true,
    })
  })

  const places = { '/dashboard': 'tenant', '/admin/models': 'both' } as const
  for (const [path, hosts] of Object.entries(places)) {
    const config = { permission: 'everyone', hosts } as const
    for (const url of [path, `${path}/*`]) app.get(url, { config }, sendWebPage)
  }
}

/** Who looks is not asked here: the page is the same for everybody, and asks the API. */
export async function sendWebPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const nonce = randomBytes(16).toString('base64')
  const page = (await readPage()).replaceAll('%NONCE%', nonce)
  const business = request.tenantOrNull
  const facts = business === null ? '' : html`<meta name="business" content="${business.name}">`
  reply.header('content-security-policy', policyOf(nonce))
  reply.header('cache-control', 'no-cache')
  return reply.type('text/html; charset=utf-8').send(page.replace('</head>', () => `${facts}</head>`))
}

/** A business's administration is what it has; the platform's has a page of its own there. */
export async function leadToModels(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (request.tenantOrNull === null || request.method !== 'GET') return undefined
  return /^\/admin\/?(?:\?|$)/.test(request.url) ? reply.redirect('/admin/models', 303) : undefined
}

let page: string | undefined

async function readPage(): Promise<string> {
  if (page !== undefined) return page
  const found = await readFile(join(folder, 'index.html'), 'utf8').catch((cause: unknown) => {
    throw new Error('The dashboard has not been built: node scripts/build-web.mjs.', { cause })
  })
  // In development it may be built anew at any time.
  if (process.env.NODE_ENV === 'production') page = found
  return found
}

/** Scripts are files of ours. Styles that components write carry the number of this answer. */
function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
