import type { Scope, SharedTx, TenantHandle } from '@bookme/tenancy'
import { and, eq, gte } from 'drizzle-orm'
import { audit, auditShared, type By } from '../../../core/audit/index.ts'
import { auditEvents } from '../../../core/audit/tables.ts'
import type { Role } from '../../../core/permissions.ts'
import { retrying } from '../../../core/postgres.ts'
import { linkStaff } from '../../staff/index.ts'
import { TooManyAttemptsError, WrongCredentialsError } from '../errors.ts'
import { assertGoodPassword, hashPassword, verifyPassword } from '../password.ts'
import {
  type CurrentUser,
  findRole,
  findUserIdByEmail,
  insertMembership,
  insertUser,
  setPasswordHash,
  updateUser,
} from '../queries.ts'
import { hashOfKey } from '../secrets.ts'
import type { Invitation } from '../tables.ts'
import type { InvitationState } from './contract.ts'
import { InvitationNeedsError, InvitationNotFoundError, InvitationOverError } from './errors.ts'
import { countTry, findInvitation, findPasswordHash, lockInvitation, stateOf, updateInvitation } from './queries.ts'

type Shared = Scope<'shared'>

const mostTries = 10

/**
 * What a link offers.
 *
 * @throws {InvitationNotFoundError} no such link here, or not the newest
 * @throws {InvitationOverError} revoked, too old, or accepted
 */
export async function readOffer(
  { db }: Pick<Shared, 'db'>,
  { tenantId, token, now }: { tenantId: string; token: string; now: Temporal.Instant },
): Promise<Invitation> {
  const invitation = await findInvitation(db, tenantId, { tokenHash: hashOfKey(token) })
  if (invitation === undefined) throw new InvitationNotFoundError('There is no such invitation here.')
  assertOpen(invitation, now)
  return invitation
}

/** What the page of a link says, also of one that is over. */
export interface SeenOffer {
  role: Role
  email: string
  state: InvitationState
  /** Somebody has an account with the address: told to whoever has the letter, which went to that address. */
  isKnown: boolean
  /** They work here already. */
  isMember: boolean
}

/** @returns `undefined` when there is no such link here, or a newer one */
export async function lookAtOffer(
  { db }: Pick<Shared, 'db'>,
  { tenantId, token, now }: { tenantId: string; token: string; now: Temporal.Instant },
): Promise<SeenOffer | undefined> {
  const invitation = await findInvitation(db, tenantId, { tokenHash: hashOfKey(token) })
  if (invitation === undefined) return undefined
  const { role, email } = invitation
  const userId = await findUserIdByEmail(db, email)
  const isMember = userId !== undefined && (await findRole(db, userId, tenantId)) !== undefined
  return { role, email, state: stateOf(invitation, now), isKnown: userId !== undefined, isMember }
}

/**
 * Takes the place that a link offers: whoever is signed in with the address, who knows its password, or who is new and
 * chooses one. Membership and acceptance are one transaction. The staff member is in the business's own tables, a second
 * one: where that fails, accepting once more completes it, so nothing is lost.
 *
 * @param user - who is signed in on this host
 * @throws {InvitationNotFoundError} @throws {InvitationOverError}
 * @throws {InvitationNeedsError} nobody of this address is signed in, and what they must say instead is missing
 * @throws {WrongCredentialsError} @throws {TooManyAttemptsError} @throws {WeakPasswordError}
 */
export async function accept(
  shared: Shared,
  tenant: TenantHandle,
  user: CurrentUser | null,
  wanted: { token: string; name: string | undefined; password: string | undefined },
  now: Temporal.Instant,
): Promise<{ userId: string; email: string; role: Role }> {
  const tokenHash = hashOfKey(wanted.token)
  const offered = await findInvitation(shared.db, tenant.id, { tokenHash })
  if (offered === undefined) throw new InvitationNotFoundError('There is no such invitation here.')
  // One that was accepted may be once more, by the same person alone.
  if (offered.acceptedById === null) assertOpen(offered, now)
  const person = await identify(shared, offered, user, wanted)

  const joined = await retrying(() =>
    shared.transaction(async (tx) => {
      const invitation = await lockInvitation(tx, tenant.id, { tokenHash })
      if (invitation === undefined) throw new InvitationNotFoundError('There is no such invitation here.')
      const { email, acceptedById, id } = invitation
      const isAgain = acceptedById !== null && acceptedById === person.id
      if (!isAgain) assertOpen(invitation, now)
      const userId = person.id ?? (await newUser(tx, email, person))
      const by: By = { actorKind: 'member', actorId: userId, actorName: person.name, channel: 'link' }
      const acceptedAt = invitation.acceptedAt ?? now
      if (!isAgain) {
        await insertMembership(tx, { userId, tenantId: tenant.id, role: invitation.role })
        await updateInvitation(tx, id, { acceptedAt, acceptedById: userId })
        // Whoever has the link reads what is sent to the address.
        await updateUser(tx, userId, { emailVerified: true })
        await auditShared(tx, by, { ...changeOf(invitation, userId, person.name), tenantId: tenant.id })
      }
      const role = await findRole(tx, userId, tenant.id)
      // Somebody who was removed since does not come back by an old link.
      if (role === undefined) throw new InvitationOverError('The invitation was accepted.')
      return { invitation, userId, by, role, acceptedAt }
    }),
  )

  const { invitation, userId, by, role, acceptedAt } = joined
  await retrying(() =>
    tenant.transaction(async (tx) => {
      const told = and(
        eq(auditEvents.objectId, userId),
        eq(auditEvents.action, 'members.join'),
        gte(auditEvents.createdAt, acceptedAt),
      )
      if ((await tx.$count(auditEvents, told)) > 0) return
      // Nobody is kept out because the staff member has gone or is somebody else's by now: owners see it in the list.
      if (invitation.staffId !== null) await linkStaff(tx, invitation.staffId, { id: userId, email: invitation.email })
      await audit(tx, by, changeOf(invitation, userId, by.actorName))
    }),
  )
  return { userId, email: invitation.email, role }
}

/** Who accepts: somebody there is, or somebody new. */
type Person = { id: string; name: string; hash?: undefined } | { id: null; name: string; hash: string }

async function identify(
  { db }: Pick<Shared, 'db'>,
  { id, email }: Invitation,
  user: CurrentUser | null,
  { name, password }: { name: string | undefined; password: string | undefined },
): Promise<Person> {
  // A key and a visitor of support are nobody who could take a place.
  const isPerson = user !== null && user.scopes === null && user.visit === null
  if (isPerson && user.email === email) return { id: user.id, name: user.name }
  const known = await findUserIdByEmail(db, email)
  if (password === undefined) throw needs('password')
  if (known !== undefined) {
    if (!(await countTry(db, id, mostTries))) {
      throw new TooManyAttemptsError('Too many wrong passwords: ask for another invitation.')
    }
    const hash = await findPasswordHash(db, known)
    if (hash === undefined || !(await verifyPassword({ hash, password }))) {
      throw new WrongCredentialsError('The address or the password is wrong.')
    }
    return { id: known, name: name ?? email }
  }
  if (name === undefined) throw needs('name')
  assertGoodPassword(password, email)
  return { id: null, name, hash: await hashPassword(password) }
}

async function newUser(tx: SharedTx, email: string, { name, hash }: Person): Promise<string> {
  const userId = await insertUser(tx, { email, name, emailVerified: true })
  await setPasswordHash(tx, userId, hash as string)
  return userId
}

function needs(field: 'name' | 'password'): InvitationNeedsError {
  const message = `is needed from whoever is not signed in with the address of the invitation`
  return new InvitationNeedsError(`The field ${field} ${message}.`, { faults: [{ field, message }] })
}

function assertOpen(invitation: Invitation, now: Temporal.Instant): void {
  const state = stateOf(invitation, now)
  if (state !== 'open') throw new InvitationOverError(`The invitation is ${state}.`)
}

function changeOf({ role, staffId }: Invitation, userId: string, name: string) {
  const what = { action: 'members.join', objectType: 'members', objectId: userId, objectLabel: name }
  return { ...what, after: { role, ...(staffId === null ? {} : { staff_id: staffId }) } }
}
