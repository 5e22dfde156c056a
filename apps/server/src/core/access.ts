import type {} from '@bookme/tenancy/fastify'
import type { FastifyRequest } from 'fastify'
import { ForbiddenError, NoSuchAddressError, UnauthenticatedError } from './errors.ts'

/**
 * Who may call a route. `member`: of the tenant whose host was asked, whoever else they are; `manager`: those of them who
 * own or lead it. `superuser`: the platform's operators.
 */
export const permissions = ['everyone', 'signed-in', 'member', 'manager', 'superuser'] as const
export type Permission = (typeof permissions)[number]

const managers: ReadonlySet<string> = new Set(['owner', 'manager'])

/** Whether a role leads a business. */
export function isManager(role: string | null | undefined): boolean {
  return managers.has(role ?? '')
}

/** On which hosts a route exists: tenants', the platform's own, or both. */
export type HostKind = 'tenant' | 'platform' | 'both'

declare module 'fastify' {
  interface FastifyContextConfig {
    permission: Permission
    hosts?: HostKind
  }
}

/** Whoever sent a request, as far as access is concerned. */
export interface Visitor {
  isSuperuser: boolean
  /** In the tenant of the request's host; `null` where they have none. */
  role: string | null
}

/**
 * Lets a request pass or says why not.
 *
 * @param identify - finds out who sent it; asked only where that matters
 * @throws {NoSuchAddressError} the route is not for this kind of host
 * @throws {UnauthenticatedError} @throws {ForbiddenError}
 */
export async function authorise(
  request: FastifyRequest,
  identify: (request: FastifyRequest) => Promise<Visitor | null>,
): Promise<void> {
  const { permission, hosts = 'both' } = request.routeOptions.config
  if (hosts !== 'both' && (hosts === 'tenant') !== (request.tenantOrNull !== null)) throw noSuchAddress()
  if (permission === 'everyone') return
  const visitor = await identify(request)
  if (visitor === null) throw new UnauthenticatedError('Sign in first.')
  const allowed =
    permission === 'signed-in' ||
    (permission === 'superuser' && visitor.isSuperuser) ||
    (permission === 'member' && visitor.role !== null) ||
    (permission === 'manager' && isManager(visitor.role))
  if (!allowed) throw new ForbiddenError('You may not do this here.')
}

/** The same words for every address that is not there, so that they tell nothing. */
export function noSuchAddress(): NoSuchAddressError {
  return new NoSuchAddressError('There is nothing at this address.')
}
