import { canonicalHost } from '@bookme/tenancy'
import type { FastifyRequest } from 'fastify'
import { ownOrigin } from '../../../core/origin.ts'
import { ForeignCallbackError } from '../errors.ts'

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
