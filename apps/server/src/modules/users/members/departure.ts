import type { Scope, TenantHandle } from '@bookme/tenancy'
import { audit } from '../../../core/audit/index.ts'
import { retrying } from '../../../core/postgres.ts'
import { unlinkStaff } from '../../staff/index.ts'
import { MemberNotFoundError } from './errors.ts'
import { type Around, departureOf, endMembership } from './operations.ts'

/**
 * Somebody leaves or is sent away. The membership goes first, for all rights hang on it. What the business itself keeps
 * of them goes by a transaction of its own; where that failed, removing them again completes it.
 *
 * @throws {MemberNotFoundError} @throws {LastOwnerError} @throws {RoleNotYoursError}
 */
export async function depart(
  shared: Scope<'shared'>,
  tenant: TenantHandle,
  around: Around,
  userId: string,
): Promise<void> {
  const before = await retrying(() => shared.transaction((tx) => endMembership(tx, around, userId)))
  const isOwn = userId === around.memberId
  const left = await retrying(() =>
    tenant.transaction(async (tx) => {
      const unlinked = await unlinkStaff(tx, userId)
      if (before !== undefined) await audit(tx, around.by, departureOf(before, isOwn))
      return unlinked
    }),
  )
  if (before === undefined && left.length === 0) throw new MemberNotFoundError(`There is no member ${userId} here.`)
}
