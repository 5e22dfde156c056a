import type { FastifyReply, FastifyRequest } from 'fastify'
import { InvalidTokenError } from '../errors.ts'
import { listBusinesses } from '../members/queries.ts'
import type { Entered } from './contract.ts'
import type { Desk } from './desk.ts'
import { ownHost } from './host.ts'
import { keepToken, newToken, takeToken } from './tokens.ts'

const lifeSeconds = 120
const purpose = 'hand-over'

/**
 * For whoever is signed in on the platform's own host and works at a business: takes them to the business's host, once,
 * within two minutes. It does not make a session of the one on the platform into one of the business, which stays a
 * session of its own that is listed and ended by itself; and it proves one factor, so the second is asked for there.
 *
 * @returns the token and the host on which alone it counts; `undefined`: they do not work there, or it has no host
 * @throws {UnauthenticatedError} @throws {ForbiddenError} as a visit of support, or with a key
 */
export async function giveHandOver(
  desk: Desk,
  request: FastifyRequest,
  tenantId: string,
): Promise<{ token: string; host: string } | undefined> {
  const { userId } = await desk.ownSession(request)
  const businesses = await listBusinesses(desk.shared.db, userId)
  const host = businesses.find((business) => business.tenantId === tenantId)?.domain ?? null
  if (host === null) return undefined
  const token = newToken()
  const expiresAt = request.now.add({ seconds: lifeSeconds })
  await desk.shared.transaction(async (tx) => keepToken(tx, { purpose, host, token, expiresAt, kept: { userId } }))
  return { token, host }
}

/**
 * Signs in whoever was handed over to this host. Unlike the link of a mail it says nothing about their address.
 *
 * @throws {InvalidTokenError} made up, used, too old, or of another host
 * @throws {ForeignOriginError}
 */
export async function takeHandOver(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
): Promise<Entered> {
  // Only for the check of where the request comes from.
  await request.authenticate()
  const kept = await desk.shared.transaction((tx) =>
    takeToken(tx, { purpose, host: ownHost(request), token, now: request.now }),
  )
  if (kept === undefined) throw new InvalidTokenError('This hand-over was used already, or has expired: begin again.')
  return desk.enter(request, reply, 'link', kept.userId)
}
