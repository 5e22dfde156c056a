import type { SharedTx } from '@bookme/tenancy'
import { auditShared, type By } from '../../../core/audit/index.ts'
import { mayDo, type Role } from '../../../core/permissions.ts'
import { lockRole } from '../queries.ts'
import { LastOwnerError, MemberNotFoundError, RoleNotYoursError } from './errors.ts'
import {
  countOwners,
  deleteMembership,
  findMember,
  lockOwners,
  type Member,
  revokeInvitationsOf,
  updateRole,
} from './queries.ts'

/** Who changes something about a business's people, and when. */
export interface Around {
  tenantId: string
  /** The member who does it; `null`: an operator, or the platform itself. */
  memberId: string | null
  by: By
  now: Temporal.Instant
}

const guardedRoles: readonly Role[] = ['owner', 'manager']

/**
 * Does something about the memberships of these businesses, of which none is to lose its last owner. They take turns:
 * two who leave at the same moment do so one behind the other.
 *
 * @throws {LastOwnerError} the transaction can then only roll back
 */
export async function keepingOwners<Result>(
  tx: SharedTx,
  tenantIds: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  const before = await lockOwners(tx, tenantIds)
  const result = await work()
  const after = await countOwners(tx, tenantIds)
  for (const tenantId of before.keys()) {
    if (!after.has(tenantId)) {
      throw new LastOwnerError('A business keeps at least one owner: make somebody else an owner first.')
    }
  }
  return result
}

/**
 * Owners and managers are made and unmade by owners alone.
 *
 * @throws {RoleNotYoursError}
 */
export async function assertMayGive(
  tx: SharedTx,
  { tenantId, memberId }: Pick<Around, 'tenantId' | 'memberId'>,
  concerned: readonly Role[],
): Promise<void> {
  if (memberId === null) return
  // As it is now, and until this commits: it may have been taken away since the request was let in.
  const own = await lockRole(tx, memberId, tenantId)
  const may = own !== undefined && mayDo({ platformRole: null, role: own, scopes: null }, 'members.write')
  if (may && (own === 'owner' || !concerned.some((role) => guardedRoles.includes(role)))) return
  throw new RoleNotYoursError('Only an owner gives or takes the roles owner and manager.')
}

/**
 * @returns the member as they were
 * @throws {MemberNotFoundError} @throws {LastOwnerError}
 * @throws {RoleNotYoursError} it takes an owner, or it would raise whoever asks
 */
export async function changeRole(tx: SharedTx, around: Around, userId: string, role: Role): Promise<Member> {
  const { tenantId, memberId, by, now } = around
  return keepingOwners(tx, [tenantId], async () => {
    const before = await getMember(tx, tenantId, userId)
    if (before.role === role) return before
    if (userId === memberId) {
      if (rankOf(role) < rankOf(before.role)) throw new RoleNotYoursError('Nobody gives themselves a higher role.')
    } else await assertMayGive(tx, around, [before.role, role])
    await updateRole(tx, tenantId, userId, role)
    if (role !== 'owner') {
      const offered = role === 'manager' ? { offered: guardedRoles } : {}
      await revokeInvitationsOf(tx, { tenantId, userId, now, ...offered })
    }
    await auditShared(tx, by, { ...changeOf(before, role), tenantId })
    return before
  })
}

/**
 * Whoever leaves or is sent away. What they invited others to lapses with them; their sessions and keys ask for the
 * membership at each request.
 *
 * @returns the member as they were; `undefined`: they had gone already
 * @throws {LastOwnerError}
 * @throws {RoleNotYoursError} it takes an owner
 */
export async function endMembership(tx: SharedTx, around: Around, userId: string): Promise<Member | undefined> {
  const { tenantId, memberId, by, now } = around
  return keepingOwners(tx, [tenantId], async () => {
    const before = await findMember(tx, tenantId, userId)
    if (before === undefined) return undefined
    if (userId !== memberId) await assertMayGive(tx, around, [before.role])
    await deleteMembership(tx, tenantId, userId)
    await revokeInvitationsOf(tx, { tenantId, userId, now })
    await auditShared(tx, by, { ...departureOf(before, userId === memberId), tenantId })
    return before
  })
}

export function changeOf({ id, name, role }: Member, next: Role) {
  const what = { action: 'members.change_role', objectType: 'members', objectId: id, objectLabel: name }
  return { ...what, before: { role }, after: { role: next } }
}

export function departureOf({ id, name, role }: Member, isOwn: boolean) {
  const action = isOwn ? 'members.leave' : 'members.remove'
  return { action, objectType: 'members', objectId: id, objectLabel: name, before: { role } }
}

async function getMember(tx: SharedTx, tenantId: string, userId: string): Promise<Member> {
  const found = await findMember(tx, tenantId, userId)
  if (found === undefined) throw new MemberNotFoundError(`There is no member ${userId} here.`)
  return found
}

/** 0 is the highest; reception, staff and accountant do different things, not more or less. */
function rankOf(role: Role): number {
  const rank = guardedRoles.indexOf(role)
  return rank === -1 ? guardedRoles.length : rank
}
