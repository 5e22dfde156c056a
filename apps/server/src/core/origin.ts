import type { FastifyRequest } from 'fastify'
import { ForeignOriginError } from './errors.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The origin of the host that a request was sent to, as a browser writes it. */
export function ownOrigin(request: FastifyRequest): string {
  return new URL(`${request.protocol}://${request.host}`).origin
}

/**
 * What was asked for on this host, as a path that leads nowhere else when it is written into a link: of `//other/` a
 * browser makes another host.
 */
export function placeOf(url: string): { pathname: string; search: string } {
  const { pathname, search } = new URL(`http://localhost/${url.replace(/^[/\\]+/, '')}`)
  return { pathname: pathname.replace(/^\/+/, '/'), search }
}

/**
 * Sibling subdomains are one site to the browser, so SameSite does not keep their pages away: only the exact origin does.
 *
 * @throws {ForeignOriginError}
 */
export function assertOwnOrigin(request: FastifyRequest): void {
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
