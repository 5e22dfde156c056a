import type { Scope } from '@bookme/tenancy'
import { and, eq, gt } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { NoLogInError } from '../errors.ts'
import { twoFactors, verifications } from '../tables.ts'
import type { SignedIn } from './contract.ts'
import { assertPerson, type Desk } from './desk.ts'
import { wrongCode } from './refusals.ts'

export type CodeKind = 'totp' | 'backup-code'

/** Which of the two somebody typed into a field for both. */
export function kindOf(code: string): CodeKind {
  return /^\d{6}$/.test(code) ? 'totp' : 'backup-code'
}

/**
 * The second step of a log-in; or, for whoever is signed in, the first code of an app, with which the second factor
 * is on.
 *
 * @throws {NoLogInError} @throws {WrongCodeError} @throws {TooManyAttemptsError}
 */
export async function verifyCode(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { kind, code }: { kind: CodeKind; code: string },
): Promise<SignedIn> {
  const sender = await request.authenticate()
  assertPerson(sender)
  const signedIn = sender?.id
  const userId = signedIn ?? (await waitingUser(desk, request))
  if (userId === undefined) throw new NoLogInError('No log-in waits for a code here: begin again.')
  const wasOn = await isOn(desk.shared, userId)
  const { user } = await desk.throttle.attempt({ request, reply, subject: `second factor ${userId}` }, async () => {
    // A code counts once (RFC 6238, 5.2): better-auth would take it again as long as its half minute lasts. It is
    // marked before it is tried, so that of two at the same time one is refused.
    const used = `used ${kind} ${userId} ${code}`
    if (!(await desk.throttle.mark(used, request.now))) throw wrongCode()
    try {
      const path = `/two-factor/verify-${kind}`
      return await desk.bridge.ask<{ user: SignedIn['user'] }>(request, reply, path, { code })
    } catch (error) {
      await desk.throttle.forget(used)
      throw error
    }
  })
  if (signedIn === undefined) return desk.enterBySecondFactor(request, reply, user)
  if (!wasOn && (await isOn(desk.shared, userId))) await recordSwitch(desk, request, userId, 'on')
  return { redirect: false, user: { ...user, twoFactorEnabled: true } }
}

/** Who has done the first step on this host. */
async function waitingUser(desk: Desk, request: FastifyRequest): Promise<string | undefined> {
  const identifier = desk.bridge.challengeOf(request)
  if (identifier === undefined) return undefined
  const stands = gt(verifications.expiresAt, new Date(request.now.epochMilliseconds))
  const [waiting] = await desk.shared.db
    .select({ userId: verifications.value })
    .from(verifications)
    .where(and(eq(verifications.identifier, identifier), stands))
  return waiting?.userId
}

/** Whether it asks for a code, not only whether there is a secret. */
export async function isOn({ db }: Scope<'shared'>, userId: string): Promise<boolean> {
  return (await db.$count(twoFactors, and(eq(twoFactors.userId, userId), eq(twoFactors.verified, true)))) > 0
}

/** @param to - what it was switched to */
export async function recordSwitch(
  desk: Desk,
  request: FastifyRequest,
  userId: string,
  to: 'on' | 'off',
): Promise<void> {
  await desk.shared.transaction((tx) =>
    desk.record(tx, request, userId, { action: `users.second_factor_${to}`, letter: `second_factor_${to}` }),
  )
}
