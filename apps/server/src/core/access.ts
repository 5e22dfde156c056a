import type {} from '@bookme/tenancy/fastify'
import type { FastifyRequest } from 'fastify'
import { ForbiddenError, NoSuchAddressError, UnauthenticatedError } from './errors.ts'
import { type Action, insideActions, platformActions, type Reach, reachOf, type Visitor } from './permissions.ts'

/** Who may call a route: everyone, whoever is signed in, or those whom the table of permissions allows an action. */
export const permissions = ['everyone', 'signed-in', ...insideActions, ...platformActions] as const
export type Permission = (typeof permissions)[number]

/** On which hosts a route exists: tenants', the platform's own, or both. */
export type HostKind = 'tenant' | 'platform' | 'both'

declare module 'fastify' {
  interface FastifyContextConfig {
    permission: Permission
    hosts?: HostKind
    /** Members come in here: it answers also where a business is closed to visitors and its members are let in. */
    door?: boolean
    /** The route keeps whoever may do so only in their own calendar to it, by `ownStaffId`. */
    own?: boolean
  }
  interface FastifyRequest {
    /**
     * The staff member beyond whose own calendar the request must not reach; `null` where it reaches everything. Set
     * before the route's handler runs.
     */
    ownStaffId: string | null
    /** Who asks, for what only some may see or change; `null` before a route has asked who it is, and for strangers. */
    visitor: Visitor | null
  }
}

export interface Doorkeeper {
  /** Finds out who sent a request; asked only where that matters. */
  identify(request: FastifyRequest): Promise<Visitor | null>
  /** The staff member of the request's business who signs in as the request's user; `undefined`: nobody does. */
  ownStaffIdOf(request: FastifyRequest): Promise<string | undefined>
}

/**
 * Lets a request pass or says why not.
 *
 * @throws {NoSuchAddressError} the route is not for this kind of host
 * @throws {UnauthenticatedError} @throws {ForbiddenError}
 */
export async function authorise(request: FastifyRequest, { identify, ownStaffIdOf }: Doorkeeper): Promise<void> {
  const { permission, hosts = 'both' } = request.routeOptions.config
  if (hosts !== 'both' && (hosts === 'tenant') !== (request.tenantOrNull !== null)) throw noSuchAddress()
  if (permission === 'everyone') return
  const visitor = await identify(request)
  if (visitor === null) throw new UnauthenticatedError('Sign in first.')
  request.visitor = visitor
  if (permission === 'signed-in') return
  const reach = assertMay(visitor, permission)
  if (reach === 'own') request.ownStaffId = await ownStaffOf(request, ownStaffIdOf)
}

async function ownStaffOf(request: FastifyRequest, find: Doorkeeper['ownStaffIdOf']): Promise<string> {
  const id = await find(request)
  if (id !== undefined) return id
  throw new ForbiddenError(
    'You may do this for your own calendar, and none is yours here: an owner or manager joins your account to a staff member.',
  )
}

/** @throws {ForbiddenError} naming the action */
function assertMay(visitor: Visitor, action: Action): Reach {
  const reach = reachOf(visitor, action)
  if (reach === undefined) throw new ForbiddenError(`You may not do this here: it takes the permission ${action}.`)
  return reach
}

/** Whether whoever sent the request may do this beside what its route is for: see a field, or change one. */
export function allows({ visitor }: Pick<FastifyRequest, 'visitor'>, action: Action): boolean {
  return visitor !== null && reachOf(visitor, action) !== undefined
}

/** The same words for every address that is not there, so that they tell nothing. */
export function noSuchAddress(): NoSuchAddressError {
  return new NoSuchAddressError('There is nothing at this address.')
}
