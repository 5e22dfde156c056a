import { createHash } from 'node:crypto'
import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, eq, lt, ne, sql } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookiePrefix } from '../cookie.ts'
import { devices, sessions } from '../tables.ts'
import { cookieOf } from './cookies.ts'
import { newToken } from './tokens.ts'

// Browsers keep a cookie no longer than this (RFC 6265bis, 5.5).
const days = 400

/** The browser's token, which its cookie keeps on this host, or a new one; renewed with every log-in. */
export function deviceTokenOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): string {
  const name = `${cookiePrefix(secure)}.device`
  const given = cookieOf(request.headers.cookie, name)
  const token = given !== undefined && /^[\w-]{43}$/.test(given) ? given : newToken()
  const attributes = `Max-Age=${days * 24 * 60 * 60}; Path=/; HttpOnly;${secure ? ' Secure;' : ''} SameSite=Lax`
  reply.header('set-cookie', `${name}=${token}; ${attributes}`)
  return token
}

/**
 * Remembers the browser from which somebody has just signed in.
 *
 * @param token - of the browser's cookie
 * @returns whether it is new to somebody who had signed in before
 */
export async function meetDevice(
  tx: SharedTx,
  at: { userId: string; token: string; userAgent: string; now: Temporal.Instant },
): Promise<boolean> {
  const tokenHash = createHash('sha256').update(at.token).digest('base64url')
  const { userId, userAgent, now } = at
  const ofOthers = and(eq(devices.userId, userId), ne(devices.tokenHash, tokenHash))
  const [before, earlier, [met]] = await Promise.all([
    tx.$count(devices, ofOthers),
    // Of whoever signed in before browsers were remembered; one of them is the session that was just opened.
    tx.$count(sessions, eq(sessions.userId, userId)),
    tx
      .insert(devices)
      .values({ userId, tokenHash, userAgent, lastSeenAt: now })
      .onConflictDoUpdate({ target: [devices.userId, devices.tokenHash], set: { lastSeenAt: now, userAgent } })
      // Of a row that was there, xmax is the transaction that changes it.
      .returning({ isNew: sql<boolean>`xmax = 0` }),
  ])
  return met?.isNew === true && (before > 0 || earlier > 1)
}

/** @returns how many there were: their cookies are gone, too */
export async function deleteOldDevices(db: SharedDb, now: Temporal.Instant): Promise<number> {
  const { rowCount } = await db.delete(devices).where(lt(devices.lastSeenAt, now.subtract({ hours: days * 24 })))
  return rowCount ?? 0
}
