import { randomUUIDv7 } from 'node:crypto'
import type { SharedTx } from '@bookme/tenancy'
import { and, eq } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '../../../core/network.ts'
import { ownOrigin } from '../../../core/origin.ts'
import { type NewMessage, queueMessage } from '../../mail/index.ts'
import { InvalidTokenError } from '../errors.ts'
import { proveAddress } from '../newcomers.ts'
import { assertGoodPassword, hashPassword } from '../password.ts'
import { deleteSessions, setPasswordHash } from '../queries.ts'
import { accounts, passkeys, users } from '../tables.ts'
import type { Entered } from './contract.ts'
import type { Desk } from './desk.ts'
import { callbackOf, ownHost } from './host.ts'
import { countTokens, deleteTokens, findToken, type Kept, keepToken, newToken, takeToken } from './tokens.ts'

/** What a mail leads to: a letter, how long its link works, and the page behind it. */
export const linkKinds = {
  'magic-link': { letter: 'sign_in_link', minutes: 15, path: '/auth/magic-link' },
  'verify-email': { letter: 'verify_email', minutes: 24 * 60, path: '/auth/verify-email' },
  'reset-password': { letter: 'reset_password', minutes: 60, path: '/auth/reset-password' },
} as const
export type LinkKind = keyof typeof linkKinds

/** More of one kind do not wait for anybody on one host: whoever asks again has them in their mail. */
const mostWaiting = 5

/**
 * Sends a link to an address if somebody has it. For one that nobody has as much is done, so that the answer tells
 * nothing, nor does its time: what would be kept for a user is kept for nobody, and swept with the rest.
 *
 * @throws {ForeignCallbackError} @throws {ForeignOriginError}
 * @throws {TooManyAttemptsError} many were asked for from one network
 */
export async function sendLink(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: {
    kind: LinkKind
    email: string
    callbackURL?: string | undefined
    /** Another letter to the address, if one waits to be sent in the place of this one: it counts like a link. */
    instead?: (tx: SharedTx, email: string) => Promise<NewMessage | undefined>
  },
): Promise<void> {
  await request.authenticate()
  const callback = callbackOf(request, wanted.callbackURL)
  await desk.throttle.count({ request, reply, subject: `links ${networkOf(request.ip)}` })
  const email = wanted.email.trim().toLowerCase()
  const { letter, minutes, path } = linkKinds[wanted.kind]
  const [host, now] = [ownHost(request), request.now]
  const expiresAt = now.add({ minutes })
  const link = (kept: Kept, token = newToken()) => ({ purpose: wanted.kind, host, token, expiresAt, kept })

  await desk.shared.transaction(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.email, email))
    const userId = user?.id ?? randomUUIDv7()
    const waiting = await countTokens(tx, { purpose: wanted.kind, host, userId, now })
    const other = await wanted.instead?.(tx, email)
    const isWanted = user !== undefined && !(wanted.kind === 'verify-email' && user.emailVerified)
    const token = newToken()
    const href = `${ownOrigin(request)}${path}?token=${token}`
    if (user !== undefined && other !== undefined && waiting < mostWaiting) {
      // A token that nobody is told: of these letters, too, no more are sent than of links.
      await Promise.all([keepToken(tx, link({ userId, email: '', callback })), queueMessage(tx, other)])
      return
    }
    if (isWanted && waiting < mostWaiting) {
      await Promise.all([
        keepToken(tx, link({ userId, email, callback }, token)),
        desk.write(tx, request, email, letter, { href, minutes }),
      ])
      return
    }
    const nobody = { userId: randomUUIDv7(), email: '', callback: href }
    await Promise.all([keepToken(tx, link(nobody)), keepToken(tx, link(nobody))])
  })
}

/**
 * To whom the link of a mail was sent and where it goes on, without using it up: what guards people's mail opens links
 * as well.
 *
 * @returns `undefined` when it was used, is too old, or is for another host
 */
export async function lookAtLink(
  desk: Desk,
  request: FastifyRequest,
  purpose: LinkKind,
  token: string,
): Promise<{ email: string; callback: string } | undefined> {
  const host = ownHost(request)
  const kept = await findToken(desk.shared.db, { purpose, host, token, now: request.now })
  const { email, callback } = kept ?? {}
  // Of an address that nobody has a link is kept as well, for the time it takes; nobody was sent it.
  return email === undefined || email === '' || callback === undefined ? undefined : { email, callback }
}

/** For whom a link was made, if it still stands: the link is used up with it. */
async function takeLink(
  tx: SharedTx,
  request: FastifyRequest,
  purpose: LinkKind,
  token: string,
): Promise<{ userId: string; email: string; callback: string }> {
  const kept = await takeToken(tx, { purpose, host: ownHost(request), token, now: request.now })
  const { userId, email = '', callback = '/' } = kept ?? { userId: '' }
  if (userId !== '') {
    // Whoever opens the link has the address that it was sent to, if it still is the user's. What others set up before,
    // who never had it, ends; what the same browser is signed in to is theirs.
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), eq(users.email, email)))
    if (user !== undefined) {
      await proveAddress(tx, userId, { isTheirs: request.user?.id === userId, passwordHash: undefined })
      return { userId, email, callback }
    }
  }
  throw new InvalidTokenError('This link was used already, has expired, or is for another site: ask for a new one.')
}

/** @throws {InvalidTokenError} */
export async function enterByLink(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
): Promise<{ entered: Entered; callback: string }> {
  await request.authenticate()
  const { userId, callback } = await desk.shared.transaction((tx) => takeLink(tx, request, 'magic-link', token))
  const entered = await desk.enter(request, reply, 'link', userId)
  return { entered: 'user' in entered ? { ...entered, redirect: true, url: callback } : entered, callback }
}

/**
 * @returns whether a password is left: one that was set before anybody had proved the address may have been a stranger's
 * @throws {InvalidTokenError}
 */
export async function verifyEmail(
  desk: Desk,
  request: FastifyRequest,
  token: string,
): Promise<{ callback: string; hasPassword: boolean }> {
  await request.authenticate()
  return desk.shared.transaction(async (tx) => {
    const { userId, callback } = await takeLink(tx, request, 'verify-email', token)
    await desk.record(tx, request, userId, { action: 'users.email_verified' })
    const ofPassword = and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential'))
    return { callback, hasPassword: (await tx.$count(accounts, ofPassword)) > 0 }
  })
}

/**
 * Whoever has the link chooses a password, the first one as well. All sessions end, and whatever else waits; passkeys go.
 *
 * @throws {WeakPasswordError} the link can be used again
 * @throws {InvalidTokenError}
 */
export async function resetPassword(
  desk: Desk,
  request: FastifyRequest,
  { token, newPassword }: { token: string; newPassword: string },
): Promise<{ callback: string }> {
  await request.authenticate()
  const { email, callback } = await desk.shared.transaction(async (tx) => {
    const taken = await takeLink(tx, request, 'reset-password', token)
    assertGoodPassword(newPassword, taken.email)
    await setPasswordHash(tx, taken.userId, await hashPassword(newPassword))
    await deleteSessions(tx, taken.userId)
    await deleteTokens(tx, taken.userId)
    // Whoever added one while they had the password does not stay with it.
    await tx.delete(passkeys).where(eq(passkeys.userId, taken.userId))
    await desk.record(tx, request, taken.userId, { action: 'users.password_reset', letter: 'password_changed' })
    return taken
  })
  await desk.forgetGuesses(email)
  return { callback }
}
