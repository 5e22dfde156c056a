import { canonicalHost } from '@bookme/tenancy'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { assertAddress } from '../../../core/network.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { wantsRedirect } from './queries.ts'

/**
 * Where a business wishes it, its pages at another of its hosts lead to the same page at its primary one. Not what
 * programs ask, which may follow no redirect, nor what has to be at the host that was asked: a link that signs in is
 * bound to it. The setting is read each time, the primary is known with the host: neither is remembered for longer than
 * the business says.
 */
export function redirectToPrimary({ shared }: Pick<BookmeTenancy, 'shared'>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { method, url, tenantOrNull: tenant } = request
    if (tenant === null || (method !== 'GET' && method !== 'HEAD')) return undefined
    const { primaryDomain } = tenant
    if (primaryDomain === undefined || canonicalHost(request.host) === primaryDomain) return undefined
    if (/^\/(?:api|auth|\.well-known)(?:[/?]|$)/i.test(url) || !(await wantsRedirect(shared.db, tenant.id)))
      return undefined
    assertAddress(request)
    const port = /:\d+$/.exec(request.host)?.[0] ?? ''
    // Put behind the host as it came, whatever it looks like: `//elsewhere.example` stays a path.
    const target = `${request.protocol}://${primaryDomain}${port}${url}`
    return reply.header('cache-control', 'no-store').redirect(target, 308)
  }
}
