import type { FastifyReply, FastifyRequest } from 'fastify'
import { ownOrigin } from '../../../core/origin.ts'
import { type AuthHandler, clientAddressHeader } from '../auth.ts'
import { cookiePrefix, sessionCookie } from '../cookie.ts'
import { TooManyAttemptsError } from '../errors.ts'
import { bearerOf } from '../keys/bearer.ts'
import { cookieOf, sealed, signedValue, unsealed } from './cookies.ts'
import { ownHost } from './host.ts'
import { refusalOf } from './refusals.ts'

/** Our way to better-auth. What is open of it are the routes that ask it something. */
export interface Bridge {
  isSecure(request: FastifyRequest): boolean
  /** Of the session cookie, if we signed it; whether it counts, the database knows. */
  tokenOf(request: FastifyRequest): string | undefined
  /** Under which the first step of a log-in waits for the second, on this host. */
  challengeOf(request: FastifyRequest): string | undefined
  /** better-auth's answer as an object, with its cookies on `reply`. */
  ask<Answer>(request: FastifyRequest, reply: FastifyReply, path: string, body?: object): Promise<Answer>
}

// What better-auth needs to know of a request; above all no header that could name another host or address.
const forwarded = ['origin', 'referer', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'] as const

export function bridgeTo(options: {
  plain: AuthHandler | undefined
  secure: AuthHandler
  secret: string
  isProduction: boolean
}): Bridge {
  const { plain, secure, secret, isProduction } = options
  const isSecure = (request: FastifyRequest) => isProduction || request.protocol === 'https'
  const named = (request: FastifyRequest, name: string) => `${cookiePrefix(isSecure(request))}.${name}`
  const given = (request: FastifyRequest, name: string) => cookieOf(request.headers.cookie, named(request, name))
  const challenge = (request: FastifyRequest) => unsealed(given(request, 'two_factor'), ownHost(request), secret)

  /** better-auth does not know that a log-in belongs to a host: of one that does not count here it hears nothing. */
  async function cookiesFor(request: FastifyRequest): Promise<string> {
    // Whoever comes with a key is not whom a cookie speaks for.
    const isSignedIn = bearerOf(request) === undefined && (await request.authenticate()) !== null
    const passed: Record<string, string | undefined> = {
      session_token: isSignedIn ? given(request, 'session_token') : undefined,
      two_factor: challenge(request),
      dont_remember: given(request, 'dont_remember'),
    }
    return Object.entries(passed)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${named(request, name)}=${value}`)
      .join('; ')
  }

  return {
    isSecure,
    tokenOf: (request) => signedValue(cookieOf(request.headers.cookie, sessionCookie(isSecure(request))), secret),
    challengeOf: (request) => signedValue(challenge(request), secret),
    ask: async <Answer>(request: FastifyRequest, reply: FastifyReply, path: string, body?: object) => {
      reply.header('cache-control', 'no-store')
      const handler = isSecure(request) ? secure : (plain ?? secure)
      const headers = new Headers({ [clientAddressHeader]: request.ip })
      for (const name of forwarded) {
        const value = request.headers[name]
        if (typeof value === 'string') headers.set(name, value)
      }
      const cookies = await cookiesFor(request)
      if (cookies !== '') headers.set('cookie', cookies)
      if (body !== undefined) headers.set('content-type', 'application/json')

      const url = new URL(`${ownOrigin(request)}/api/auth${path}`)
      // better-auth knows no HEAD; what it answers to GET goes without its body.
      const method = request.method === 'HEAD' ? 'GET' : request.method
      const response = await handler(
        new Request(url, { method, headers, body: body === undefined ? null : JSON.stringify(body) }),
      )
      if (response.status === 429) {
        const seconds = response.headers.get('x-retry-after') ?? '60'
        reply.header('retry-after', seconds)
        throw new TooManyAttemptsError(`Too many attempts: wait ${seconds} seconds.`)
      }
      if (!response.ok) throw refusalOf(await response.text(), response.status, path)
      const twoSteps = new RegExp(`^(${named(request, 'two_factor').replaceAll('.', '\\.')}=)([^;]+)`)
      const seal = (_: string, name: string, value: string) => name + sealed(value, ownHost(request), secret)
      for (const [name, value] of response.headers) {
        if (name === 'set-cookie') reply.header(name, value.replace(twoSteps, seal))
      }
      return (await response.json()) as Answer
    },
  }
}
