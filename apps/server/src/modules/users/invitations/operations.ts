import type { SharedTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { auditShared } from '../../../core/audit/index.ts'
import type { Language } from '../../../core/i18n.ts'
import type { Role } from '../../../core/permissions.ts'
import { queueMessage } from '../../mail/index.ts'
import { tenants } from '../../tenants/tables.ts'
import { AlreadyMemberError } from '../errors.ts'
import { type Around, assertMayGive } from '../members/operations.ts'
import { newToken } from '../secrets.ts'
import type { Invitation } from '../tables.ts'
import { AlreadyInvitedError, InvitationLimitError, InvitationNotFoundError, InvitationOverError } from './errors.ts'
import { invitationLetter } from './letter.ts'
import {
  closeExpired,
  countLetters,
  insertInvitation,
  isMemberByEmail,
  lockInvitation,
  lockInviting,
  stateOf,
  updateInvitation,
} from './queries.ts'

const lastsHours = 7 * 24
/** Letters of one business in a day: enough for a large team, too few for whoever would send others' mail by us. */
const mostLetters = 50
/** Of one that nobody has answered for yet. */
const mostUnverified = 3

/** How an invitation is told. */
export interface Telling {
  business: string
  language: Language
  /** Who invites. */
  inviter: string
  /** The business's own address: `https://demo.bookme.ma`. */
  origin: string
}

/**
 * Offers somebody a place, by mail. Whether the address has an account anywhere changes nothing.
 *
 * @throws {RoleNotYoursError} the role takes an owner
 * @throws {AlreadyMemberError} @throws {AlreadyInvitedError} @throws {InvitationLimitError}
 */
export async function invite(
  tx: SharedTx,
  around: Around,
  wanted: { email: string; role: Role; staffId: string | null },
  telling: Telling,
): Promise<Invitation> {
  const { tenantId, memberId, by, now } = around
  const { role, staffId } = wanted
  const email = wanted.email.trim().toLowerCase()
  await lockInviting(tx, tenantId)
  await assertMayGive(tx, around, [role])
  if (await isMemberByEmail(tx, tenantId, email)) {
    throw new AlreadyMemberError(`${email} is a member of this business already.`)
  }
  await closeExpired(tx, { tenantId, email, now })
  const { token, tokenHash } = newToken()
  const invitation = await insertInvitation(tx, {
    ...{ tenantId, email, role, staffId, tokenHash },
    ...{ invitedById: memberId, invitedByName: by.actorName },
    ...{ sentAt: now, expiresAt: now.add({ hours: lastsHours }) },
  })
  if (invitation === undefined) throw new AlreadyInvitedError(`An invitation to ${email} is open: send it again.`)
  await send(tx, around, invitation, telling, token)
  await auditShared(tx, by, { ...changeOf('members.invite', invitation), tenantId })
  return invitation
}

/**
 * A new letter with a new link, for another seven days; the old link leads nowhere.
 *
 * @throws {InvitationNotFoundError} @throws {InvitationOverError} @throws {RoleNotYoursError} @throws {InvitationLimitError}
 */
export async function resend(tx: SharedTx, around: Around, id: string, telling: Telling): Promise<Invitation> {
  const { tenantId, by, now } = around
  await lockInviting(tx, tenantId)
  const before = await lockPending(tx, around, id)
  const { token, tokenHash } = newToken()
  const sent = { sentAt: now, expiresAt: now.add({ hours: lastsHours }), sends: before.sends + 1 }
  const invitation = await updateInvitation(tx, id, { ...sent, tokenHash, metadata: {} })
  await send(tx, around, invitation as Invitation, telling, token)
  await auditShared(tx, by, { ...changeOf('members.invite_again', before), tenantId })
  return invitation as Invitation
}

/** @throws {InvitationNotFoundError} @throws {InvitationOverError} @throws {RoleNotYoursError} */
export async function revoke(tx: SharedTx, around: Around, id: string): Promise<Invitation> {
  const { tenantId, by, now } = around
  const before = await lockPending(tx, around, id)
  const invitation = await updateInvitation(tx, id, { revokedAt: now })
  await auditShared(tx, by, { ...changeOf('members.revoke_invitation', before), tenantId })
  return invitation as Invitation
}

export function changeOf(action: string, { id, email, role }: Invitation) {
  return { action, objectType: 'invitations', objectId: id, objectLabel: email, after: { email, role } }
}

/** One that waits, in time or not. */
async function lockPending(tx: SharedTx, around: Around, id: string): Promise<Invitation> {
  const found = await lockInvitation(tx, around.tenantId, { id })
  if (found === undefined) throw new InvitationNotFoundError(`There is no invitation ${id} here.`)
  await assertMayGive(tx, around, [found.role])
  const state = stateOf(found, around.now)
  if (state !== 'open' && state !== 'expired') throw new InvitationOverError(`The invitation is ${state}.`)
  return found
}

async function send(
  tx: SharedTx,
  { tenantId, now }: Around,
  { email, role }: Invitation,
  { business, language, inviter: by, origin }: Telling,
  token: string,
): Promise<void> {
  const [tenant] = await tx.select({ status: tenants.status }).from(tenants).where(eq(tenants.id, tenantId))
  const most = tenant?.status === 'unverified' ? mostUnverified : mostLetters
  if ((await countLetters(tx, tenantId, now.subtract({ hours: 24 }))) >= most) {
    const message = `A business may send ${most} invitations a day${most === mostLetters ? '' : ' until it is verified'}.`
    throw new InvitationLimitError(message, { retryAfterSeconds: 3600 })
  }
  const href = `${origin}/invitation?token=${token}`
  const letter = invitationLetter(language, { business, role, by, email, href })
  await queueMessage(tx, { kind: 'invitation', recipient: email, tenantId, ...letter })
}
