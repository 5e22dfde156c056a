import { canonicalHost } from '@bookme/tenancy'
import type { FastifyRequest } from 'fastify'
import { ForeignCallbackError } from '../errors.ts'

/** Of the request's own address: `http://a.localhost:8000`. */
export function ownOrigin(request: FastifyRequest): string {
  return new URL(`${request.protocol}://${request.host}`).origin
}

/** The host of a request as sessions, links and passkeys are bound to it: in lower case, without the port. */
export function ownHost(request: FastifyRequest): string {
  const host = canonicalHost(request.host)
  // `tenancyPlugin` lets nothing else through.
  if (host === undefined) throw new Error('One can only log in on a host.')
  return host
}

/**
 * Where a page goes on, as a whole address: of `/.//evil.example` the path alone would lead away from here.
 *
 * @throws {ForeignCallbackError} it is not on the host of the request
 */
export function callbackOf(request: FastifyRequest, callbackUrl = '/'): string {
  const origin = ownOrigin(request)
  const isOwn = /^[/\\]/.test(callbackUrl) ? !/^[/\\]{2}/.test(callbackUrl) : callbackUrl.startsWith(`${origin}/`)
  if (isOwn && URL.canParse(callbackUrl, origin)) {
    const url = new URL(callbackUrl, origin)
    if (url.origin === origin && url.username === '' && url.password === '') return url.href
  }
  throw new ForeignCallbackError('A log-in leads to a page of this host only.')
}
