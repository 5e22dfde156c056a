import type { TenantHandle } from '@bookme/tenancy'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Visitor } from '../../../core/permissions.ts'
import { NotOpenYetError, ReadOnlyError, TenantClosedError } from '../errors.ts'
import { ruleOf, type StatusRule } from './statuses.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Who comes in, by the status of the business: answers everybody else that it is closed, or not open yet. An open one
 * costs nothing.
 *
 * @param identify - finds out who sent a request; asked only where that matters
 * @param answerClosed - with a page, to people
 */
export function doorkeeper(
  identify: (request: FastifyRequest) => Promise<Visitor | null>,
  answerClosed: (tenant: TenantHandle, request: FastifyRequest, reply: FastifyReply, why: 'soon' | 'closed') => unknown,
) {
  return async (tenant: TenantHandle, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const rule = ruleOf(tenant.status)
    if (rule.visitors === 'open') return undefined
    if (rule.members !== 'none') {
      if (isDoor(request)) return undefined
      const visitor = await identify(request)
      if (visitor !== null && belongs(visitor, rule)) {
        if (rule.members === 'read' && !safeMethods.has(request.method)) {
          throw new ReadOnlyError(
            `This business is ${tenant.status}: everything can be read, and nothing changed until the platform resumes it.`,
          )
        }
        // What strangers are refused is not to be kept on the way for them.
        reply.header('cache-control', 'no-store')
        return undefined
      }
    }
    const isSoon = rule.visitors === 'soon'
    if (request.url.startsWith('/api')) {
      if (isSoon) throw new NotOpenYetError('This business is not open yet.')
      throw new TenantClosedError('This business takes no requests at present.')
    }
    return answerClosed(tenant, request, reply.code(403), isSoon ? 'soon' : 'closed')
  }
}

/** Where members come in: without it nobody could become one of those who may. */
function isDoor({ routeOptions: { url = '', config } }: FastifyRequest): boolean {
  return url.startsWith('/api/auth/') || url.startsWith('/auth/') || config?.door === true
}

/** A key acts where everything may be done; reading what is closed is for people who answer for it. */
function belongs({ role, scopes }: Visitor, { members, roles }: StatusRule): boolean {
  if (scopes !== null) return members === 'all'
  return role !== null && roles.includes(role)
}
