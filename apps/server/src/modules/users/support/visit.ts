import { canonicalHost, type Scope } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { audit, byOf } from '../../../core/audit/index.ts'
import { type CookieOptions, sessionCookieLine } from '../cookie.ts'
import type {} from '../plugin.ts'
import type { SupportEntry } from '../tables.ts'
import { NoVisitError, SupportLinkError } from './errors.ts'
import { changeOf, end, enter } from './operations.ts'

interface Context {
  shared: Scope<'shared'>
  cookies: CookieOptions
}

/**
 * Opens the visit that a link is for; its session's cookie is on the reply.
 *
 * @throws {SupportLinkError} @throws {ForeignOriginError}
 */
export async function openVisit(
  { shared, cookies }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
): Promise<SupportEntry> {
  reply.header('cache-control', 'no-store')
  // Only for the check of where the request comes from.
  await request.authenticate()
  const { tenant, now, ip: address } = request
  const host = canonicalHost(request.host)
  if (host === undefined) throw new SupportLinkError('A visit takes place on the host of a business.')
  const agent = request.headers['user-agent'] ?? ''
  const { entry, by, sessionToken } = await shared.transaction((tx) =>
    enter(tx, { token, tenantId: tenant.id, host, address, agent, now }),
  )
  // Without a record of its own the business is not entered: nobody has the session's token yet.
  await tenant.transaction((tx) => audit(tx, by, changeOf('support.enter', entry)))
  const seconds = Math.max(1, Math.floor(now.until(entry.endsAt).total('seconds')))
  reply.header('set-cookie', sessionCookieLine(request, cookies, sessionToken, seconds))
  return entry
}

/**
 * Ends the visit of whoever sent the request, and their session with it.
 *
 * @throws {NoVisitError}
 */
export async function leaveVisit(
  { shared, cookies }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { user, tenant, now } = request
  const visit = user?.visit ?? null
  if (visit === null) throw new NoVisitError('You are not here as a visitor of support.')
  const by = byOf(request)
  const { entry, isEndedNow } = await shared.transaction((tx) => end(tx, { by, now }, visit.entryId))
  if (isEndedNow) await tenant.transaction((tx) => audit(tx, by, changeOf('support.end', entry)))
  reply.header('set-cookie', sessionCookieLine(request, cookies, '', 0))
}
