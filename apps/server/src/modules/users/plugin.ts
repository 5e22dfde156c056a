import { createHmac, timingSafeEqual } from 'node:crypto'
import { canonicalHost, type Scope } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { clientAddressHeader, createAuth, sessionCookie } from './auth.ts'
import { ForeignOriginError } from './errors.ts'
import { type CurrentUser, findSessionUser } from './queries.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it; `null` before `authenticate` has been called, and for strangers. */
    user: CurrentUser | null
    /**
     * Reads the session cookie, once per request, and sets `user`. Each request asks the database: a session that was
     * ended, a user who was deleted and a membership that was taken away count at once.
     *
     * @throws {ForeignOriginError} it would change something and was not sent from a page of this host
     */
    authenticate(): Promise<CurrentUser | null>
  }
}

export interface UsersPluginOptions {
  shared: Scope
  secret: string
  isProduction: boolean
}

// What of better-auth is open. All else of it answers 404.
const endpoints = [
  { method: 'POST', path: '/sign-in/email' },
  { method: 'POST', path: '/sign-out' },
  { method: 'GET', path: '/get-session' },
] as const

// What better-auth needs to know of a request; above all no header that could name another host or address.
const forwarded = [
  'content-type',
  'origin',
  'referer',
  'user-agent',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
] as const

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Register it after `tenancyPlugin`, which lets no host through that nobody has. */
export async function usersPlugin(app: FastifyInstance, options: UsersPluginOptions): Promise<void> {
  const { shared, secret, isProduction } = options
  if (!app.hasRequestDecorator('tenantOrNull')) throw new Error('tenancyPlugin must be registered before users.')
  const plain = isProduction ? undefined : await createAuth({ shared, secret, secure: false, log: app.log })
  const secure = await createAuth({ shared, secret, secure: true, log: app.log })
  const isSecure = (request: FastifyRequest) => isProduction || request.protocol === 'https'

  async function findUser(request: FastifyRequest): Promise<CurrentUser | null> {
    const token = signedCookie(request.headers.cookie, sessionCookie(isSecure(request)), secret)
    const host = canonicalHost(request.host)
    if (token === undefined || host === undefined) return null
    const tenantId = request.tenantOrNull?.id ?? null
    return (await findSessionUser(shared.db, { token, host, tenantId, now: new Date() })) ?? null
  }

  const found = new WeakMap<FastifyRequest, Promise<CurrentUser | null>>()
  app.decorateRequest('user', null)
  app.decorateRequest('authenticate', async function (this: FastifyRequest) {
    assertOwnOrigin(this)
    let user = found.get(this)
    if (user === undefined) {
      user = findUser(this)
      found.set(this, user)
    }
    this.user = await user
    return this.user
  })

  async function answer(request: FastifyRequest, reply: FastifyReply, path: string): Promise<FastifyReply> {
    const handler = isSecure(request) ? secure : (plain ?? secure)
    const headers = new Headers({ [clientAddressHeader]: request.ip })
    for (const name of forwarded) {
      const value = request.headers[name]
      if (typeof value === 'string') headers.set(name, value)
    }
    // better-auth does not know that a session belongs to a host: of one that does not count here it hears nothing.
    const user = await request.authenticate()
    if (user !== null) headers.set('cookie', request.headers.cookie ?? '')

    const url = new URL(`${ownOrigin(request)}/api/auth${path}`)
    url.search = new URL(request.url, url).search
    const body = Buffer.isBuffer(request.body) && request.body.length > 0 ? request.body : null
    if (body === null) headers.delete('content-type')
    const response = await handler(
      new Request(url, { method: request.method, headers, body: body && new Uint8Array(body) }),
    )

    // better-auth says so even when the database did not delete the session.
    if (path === '/sign-out' && response.ok && (await findUser(request)) !== null) {
      throw new Error('The session could not be ended: try again.')
    }
    reply.code(response.status).header('cache-control', 'no-store')
    for (const [name, value] of response.headers) reply.header(name, value)
    const retryAfter = response.headers.get('x-retry-after')
    if (retryAfter !== null) reply.header('retry-after', retryAfter)
    return reply.send(Buffer.from(await response.arrayBuffer()))
  }

  // In a scope of their own: better-auth parses the body itself.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const { method, path } of endpoints) {
      scope.route({
        method,
        url: `/api/auth${path}`,
        config: { permission: 'everyone' },
        bodyLimit: 16 * 1024,
        handler: (request, reply) => answer(request, reply, path),
      })
    }
  })
}

function ownOrigin(request: FastifyRequest): string {
  return new URL(`${request.protocol}://${request.host}`).origin
}

/**
 * Sibling subdomains are one site to the browser, so SameSite does not keep their pages away: only the exact origin does.
 *
 * @throws {ForeignOriginError}
 */
function assertOwnOrigin(request: FastifyRequest): void {
  if (safeMethods.has(request.method)) return
  const { origin, cookie } = request.headers
  // Programs send no Origin. Without a cookie they have nothing that a foreign page could misuse.
  if (origin === undefined && cookie === undefined) return
  if (origin === ownOrigin(request)) return
  // A form on a page with the policy `no-referrer` sends `null` to its own host; pages cannot forge Sec-Fetch-Site.
  if ((origin === undefined || origin === 'null') && request.headers['sec-fetch-site'] === 'same-origin') return
  throw new ForeignOriginError(
    origin === undefined
      ? `A request with cookies that changes something must say where it comes from: Origin: ${ownOrigin(request)}.`
      : `This request comes from ${origin}, and only pages of ${ownOrigin(request)} may send it.`,
  )
}

/** The value that better-auth signed: `<value>.<HMAC-SHA256 in base64>`, URL-encoded. */
function signedCookie(header: string | undefined, name: string, secret: string): string | undefined {
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${name}=`))
  if (pair === undefined) return undefined
  let signed: string
  try {
    signed = decodeURIComponent(pair.slice(pair.indexOf('=') + 1).trim())
  } catch {
    return undefined
  }
  const dot = signed.lastIndexOf('.')
  const value = signed.slice(0, dot)
  const expected = createHmac('sha256', secret).update(value).digest()
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined
}
