import { createHmac } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

// Apart from auth.ts, which loads better-auth.

/** Every cookie of ours begins so. `__Host-` makes the browser refuse one that another subdomain sets for this host. */
export const cookiePrefix = (secure: boolean) => (secure ? '__Host-bookme' : 'bookme')
export const sessionCookie = (secure: boolean) => `${cookiePrefix(secure)}.session_token`

export interface CookieOptions {
  secret: string
  isProduction: boolean
}

/** A `Set-Cookie` for a session that better-auth did not open, in its form: signed, for this host, unread by scripts. */
export function sessionCookieLine(
  { protocol }: Pick<FastifyRequest, 'protocol'>,
  { secret, isProduction }: CookieOptions,
  token: string,
  seconds: number,
): string {
  const secure = isProduction || protocol === 'https'
  const proof = createHmac('sha256', secret).update(token).digest('base64')
  const value = token === '' ? '' : encodeURIComponent(`${token}.${proof}`)
  const attributes = `Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return `${sessionCookie(secure)}=${value}; ${attributes}`
}
