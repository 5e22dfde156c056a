import type { TenantHandle } from '@bookme/tenancy'
import { audit, byCommand } from '../../core/audit/index.ts'
import { type Role, roles } from '../../core/permissions.ts'
import type { BookmeTenancy, SettingsOf } from '../tenants/index.ts'
import { InvalidMemberError } from './errors.ts'
import { changeOf, invite } from './invitations/operations.ts'
import { depart } from './members/departure.ts'
import { MemberNotFoundError } from './members/errors.ts'
import type { Around } from './members/operations.ts'
import { listMembers, type Member } from './members/queries.ts'
import { findUserIdByEmail } from './queries.ts'

type Shared = Pick<BookmeTenancy, 'shared'>

const around = ({ id: tenantId }: TenantHandle): Around => ({
  tenantId,
  memberId: null,
  by: byCommand,
  now: Temporal.Now.instant(),
})

/** Everybody who may sign in at a business, the longest there first. */
export async function membersOf({ shared }: Shared, tenant: TenantHandle): Promise<Member[]> {
  return (await listMembers(shared.db, tenant.id)).members
}

/**
 * Invites somebody in the name of the platform: how a business comes to its first owner.
 *
 * @param wanted.origin - the business's address, for the link: `https://demo.bookme.ma`
 * @throws {InvalidMemberError} no such role, or no address
 * @throws {AlreadyMemberError} @throws {AlreadyInvitedError} @throws {InvitationLimitError}
 */
export async function inviteByCommand(
  { shared }: Shared,
  tenant: TenantHandle,
  settings: SettingsOf,
  wanted: { email: string; role: string; origin: string },
): Promise<void> {
  const { email, origin } = wanted
  const role = roles.find((one) => one === wanted.role) as Role | undefined
  if (role === undefined) throw new InvalidMemberError(`A role is one of ${roles.join(', ')}, not ${wanted.role}.`)
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new InvalidMemberError(`${JSON.stringify(email)} is no e-mail address.`)
  const { language } = await settings(tenant.id)
  const telling = { business: tenant.name, language, inviter: 'BookMe', origin }
  const made = await shared.transaction((tx) => invite(tx, around(tenant), { email, role, staffId: null }, telling))
  await tenant.transaction((tx) => audit(tx, byCommand, changeOf('members.invite', made)))
}

/** @throws {MemberNotFoundError} @throws {LastOwnerError} */
export async function removeByCommand({ shared }: Shared, tenant: TenantHandle, email: string): Promise<void> {
  const userId = await findUserIdByEmail(shared.db, email.trim().toLowerCase())
  if (userId === undefined) throw new MemberNotFoundError(`There is no member ${email} here.`)
  await depart(shared, tenant, around(tenant), userId)
}
