import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { and, eq } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '../../../core/network.ts'
import { ownOrigin } from '../../../core/origin.ts'
import { exactlyOne, violates } from '../../../core/postgres.ts'
import { PasskeyNotFoundError, PasskeyRefusedError } from '../errors.ts'
import { passkeys } from '../tables.ts'
import type { Entered } from './contract.ts'
import type { Desk } from './desk.ts'
import { ownHost } from './host.ts'
import { keepToken, newToken, type Purpose, takeToken } from './tokens.ts'

/** Six megabytes, which a process needs from its first passkey on. */
const webauthn = () => import('@simplewebauthn/server')

export type Passkey = typeof passkeys.$inferSelect

/** How long an authenticator may take. */
const minutes = 5
/** Whoever holds the key must show it to be theirs, by finger, face or PIN: two factors at once. */
const userVerification = 'required'
/** EdDSA, ES256, RS256 (COSE): what authenticators have. */
const supportedAlgorithmIDs = [-8, -7, -257]

/** @throws {StaleSessionError} */
export async function optionsToAdd(desk: Desk, request: FastifyRequest) {
  const { userId } = await desk.freshSession(request)
  const host = ownHost(request)
  const known = await desk.shared.db
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.userId, userId), eq(passkeys.host, host)))
  const { generateRegistrationOptions } = await webauthn()
  return generateRegistrationOptions({
    rpName: request.tenantOrNull?.name ?? 'BookMe',
    rpID: host,
    userID: new TextEncoder().encode(userId),
    userName: request.user?.email ?? '',
    userDisplayName: request.user?.name ?? '',
    challenge: await challenge(desk, request, 'passkey-add', userId),
    timeout: minutes * 60_000,
    attestationType: 'none',
    supportedAlgorithmIDs,
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    // Discoverable: at log-in nobody has to say first who they are, so nobody learns who has a passkey.
    authenticatorSelection: { residentKey: 'required', userVerification },
  })
}

/** @throws {StaleSessionError} @throws {PasskeyRefusedError} */
export async function addPasskey(
  desk: Desk,
  request: FastifyRequest,
  { name, response }: { name: string; response: RegistrationResponseJSON },
): Promise<Passkey> {
  const { userId } = await desk.freshSession(request)
  const host = ownHost(request)
  const { challenge: expectedChallenge, userId: askedBy } = await taken(desk, request, 'passkey-add', response)
  if (askedBy !== userId) refuse()
  const { verifyRegistrationResponse } = await webauthn()
  const { registrationInfo } = await proven(() =>
    verifyRegistrationResponse({
      ...{ response, expectedChallenge, expectedOrigin: ownOrigin(request), expectedRPID: host },
      requireUserVerification: true,
      supportedAlgorithmIDs,
    }),
  )
  const { credential, credentialBackedUp } = registrationInfo ?? refuse()
  try {
    return await desk.shared.transaction(async (tx) => {
      const passkey = exactlyOne(
        await tx
          .insert(passkeys)
          .values({
            userId,
            host,
            name,
            credentialId: credential.id,
            publicKey: Buffer.from(credential.publicKey).toString('base64url'),
            counter: credential.counter,
            transports: credential.transports ?? [],
            backedUp: credentialBackedUp,
          })
          .returning(),
      )
      const change = { action: 'users.passkey_added', objectType: 'passkey', objectLabel: name } as const
      await desk.record(tx, request, userId, { ...change, objectId: passkey.id, letter: 'passkey_added' })
      return passkey
    })
  } catch (error) {
    if (!violates(error, '23505', 'users_passkey_credential_unique')) throw error
    throw new PasskeyRefusedError('This passkey is known already.', { cause: error })
  }
}

/** @throws {ForeignOriginError} @throws {TooManyAttemptsError} */
export async function optionsToEnter(desk: Desk, request: FastifyRequest, reply: FastifyReply) {
  await request.authenticate()
  await desk.throttle.count({ request, reply, subject: `passkeys ${networkOf(request.ip)}` })
  const { generateAuthenticationOptions } = await webauthn()
  return generateAuthenticationOptions({
    rpID: ownHost(request),
    challenge: await challenge(desk, request, 'passkey-sign-in', ''),
    timeout: minutes * 60_000,
    userVerification,
  })
}

/** @throws {PasskeyRefusedError} */
export async function enterByPasskey(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  response: AuthenticationResponseJSON,
): Promise<Entered> {
  await request.authenticate()
  const host = ownHost(request)
  const { challenge: expectedChallenge } = await taken(desk, request, 'passkey-sign-in', response)
  const [known] = await desk.shared.db
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.credentialId, response.id), eq(passkeys.host, host)))
  const { credentialId, publicKey, counter, userId, id } = known ?? refuse()
  const { verifyAuthenticationResponse } = await webauthn()
  const { authenticationInfo, verified } = await proven(() =>
    verifyAuthenticationResponse({
      ...{ response, expectedChallenge, expectedOrigin: ownOrigin(request), expectedRPID: host },
      requireUserVerification: true,
      credential: { id: credentialId, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
    }),
  )
  // A counter that was read is still that one: of two copies of an authenticator at once one gets in.
  const used = and(eq(passkeys.id, id), eq(passkeys.counter, counter))
  const { rowCount } = await desk.shared.db
    .update(passkeys)
    .set({
      counter: authenticationInfo.newCounter,
      backedUp: authenticationInfo.credentialBackedUp,
      lastUsedAt: request.now,
    })
    .where(used)
  if (!verified || rowCount === 0) refuse()
  return desk.enter(request, reply, 'passkey', userId)
}

/** @throws {PasskeyNotFoundError} */
export async function renamePasskey(
  desk: Desk,
  request: FastifyRequest,
  { id, name }: { id: string; name: string },
): Promise<Passkey> {
  const { userId } = await desk.ownSession(request)
  return desk.shared.transaction(async (tx) => {
    const own = and(eq(passkeys.id, id), eq(passkeys.userId, userId))
    const [renamed] = await tx.update(passkeys).set({ name }).where(own).returning()
    if (renamed === undefined) throw new PasskeyNotFoundError(`You have no passkey ${id}.`)
    const change = { action: 'users.passkey_renamed', objectType: 'passkey', objectLabel: name } as const
    await desk.record(tx, request, userId, { ...change, objectId: id })
    return renamed
  })
}

/** @throws {PasskeyNotFoundError} */
export async function removePasskey(desk: Desk, request: FastifyRequest, id: string): Promise<void> {
  const { userId } = await desk.ownSession(request)
  await desk.shared.transaction(async (tx) => {
    const own = and(eq(passkeys.id, id), eq(passkeys.userId, userId))
    const [removed] = await tx.delete(passkeys).where(own).returning()
    if (removed === undefined) throw new PasskeyNotFoundError(`You have no passkey ${id}.`)
    const change = { action: 'users.passkey_removed', objectType: 'passkey', objectLabel: removed.name } as const
    await desk.record(tx, request, userId, { ...change, objectId: id, letter: 'passkey_removed' })
  })
}

export async function listPasskeys(desk: Desk, request: FastifyRequest): Promise<Passkey[]> {
  const { userId } = await desk.ownSession(request)
  return desk.shared.db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(passkeys.id)
}

/** What an authenticator is to sign: once, on this host, for this purpose, soon. */
async function challenge(
  desk: Desk,
  request: FastifyRequest,
  purpose: Purpose,
  userId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const token = newToken()
  const expiresAt = request.now.add({ minutes })
  await keepToken(desk.shared.db, { purpose, host: ownHost(request), token, expiresAt, kept: { userId } })
  return new Uint8Array(Buffer.from(token, 'base64url'))
}

/**
 * The challenge that was answered and for whom it was made, used up whatever else is wrong with the answer.
 *
 * @throws {PasskeyRefusedError} it was not made here, or not for this, or not lately
 */
async function taken(
  desk: Desk,
  request: FastifyRequest,
  purpose: Purpose,
  answer: { response: { clientDataJSON: string } },
): Promise<{ challenge: string; userId: string }> {
  const token = challengeIn(answer.response.clientDataJSON)
  const kept = await takeToken(desk.shared.db, { purpose, host: ownHost(request), token, now: request.now })
  const { userId } = kept ?? refuse()
  return { challenge: token, userId }
}

function challengeIn(clientDataJson: string): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString())
    return String((said as { challenge?: unknown } | null)?.challenge ?? '')
  } catch {
    return ''
  }
}

/** What the library finds wrong with an answer it throws, as plain errors. */
async function proven<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    return refuse(error)
  }
}

function refuse(cause?: unknown): never {
  throw new PasskeyRefusedError('This passkey does not sign in here, or its answer came too late.', { cause })
}
