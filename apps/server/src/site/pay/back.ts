import type { FastifyReply, FastifyRequest } from 'fastify'
import { readManageToken } from '../../modules/bookings/index.ts'

const cookieName = 'bookme.visit'
const cookieSeconds = 3600

/**
 * Who went to pay from the page of their booking is led back to it. By a cookie: whoever is sent the link to pay, as a
 * relative may be, is not to be able to cancel the booking.
 */
export function rememberVisit(request: FastifyRequest, reply: FastifyReply, address: string): void {
  const flags = ['Path=/pay', `Max-Age=${cookieSeconds}`, 'HttpOnly', 'SameSite=Lax']
  if (request.protocol === 'https') flags.push('Secure')
  reply.header('set-cookie', [`${cookieName}=${address.slice('/b/'.length)}`, ...flags].join('; '))
}

/** @returns the address of the booking, if this browser came from it */
export function rememberedVisit(request: FastifyRequest, secret: string, bookingId: string): string | undefined {
  const token = /(?:^|;\s*)bookme\.visit=([\w.-]+)/.exec(request.headers.cookie ?? '')?.[1]
  if (token === undefined) return undefined
  const { tenant, now } = request
  return readManageToken(secret, tenant.id, token, now) === bookingId ? `/b/${token}` : undefined
}
