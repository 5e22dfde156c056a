import type { SharedDb, SharedTx } from '@bookme/tenancy'
import type { PlatformRole, Role } from '../../core/permissions.ts'
import { AlreadyMemberError } from './errors.ts'
import { beginAnew } from './newcomers.ts'
import { assertGoodPassword, hashPassword } from './password.ts'
import { findRole, findUserIdByEmail, insertMembership, insertUser, setPasswordHash, updateUser } from './queries.ts'

/**
 * Somebody who may do everything on the platform, or only help its businesses. Of a user who exists it changes name and
 * password, makes them that and nothing else, and ends every other way in: sessions, passkeys, the second factor.
 *
 * @param tx - of the shared tables
 * @param wanted.role - by default `operator`
 * @returns the user's id, and whether they are new
 * @throws {WeakPasswordError} before anything is written
 */
export async function createSuperuser(
  tx: SharedTx,
  wanted: { email: string; password: string; name: string; role?: PlatformRole },
): Promise<{ userId: string; created: boolean }> {
  const email = wanted.email.trim().toLowerCase()
  assertGoodPassword(wanted.password, email)
  const hash = await hashPassword(wanted.password)
  const known = await findUserIdByEmail(tx, email)
  const isSupport = wanted.role === 'support'
  const place = { isSupport, isSuperuser: !isSupport }
  const userId = known ?? (await insertUser(tx, { email, name: wanted.name, emailVerified: true, ...place }))
  if (known !== undefined) {
    await updateUser(tx, known, { name: wanted.name, ...place })
    // Whoever set the account up before is not let in with it.
    await beginAnew(tx, known)
  }
  await setPasswordHash(tx, userId, hash)
  return { userId, created: known === undefined }
}

/**
 * Somebody who can log in and may do nothing yet; {@link addMember} gives them a place in a business.
 *
 * @param tx - of the shared tables
 * @returns the user's id: of the new one, or of the one that has this address already, whose password stays as it is
 * @throws {WeakPasswordError} before anything is written
 */
export async function findOrCreateUser(
  tx: SharedTx,
  wanted: { email: string; password: string; name: string },
): Promise<{ userId: string; created: boolean }> {
  const email = wanted.email.trim().toLowerCase()
  const known = await findUserIdByEmail(tx, email)
  if (known !== undefined) return { userId: known, created: false }
  assertGoodPassword(wanted.password, email)
  const hash = await hashPassword(wanted.password)
  const userId = await insertUser(tx, { email, name: wanted.name })
  await setPasswordHash(tx, userId, hash)
  return { userId, created: true }
}

/**
 * @param tx - of the shared tables
 * @throws {AlreadyMemberError} they have a role in that business, perhaps another one; it stays as it is
 */
export async function addMember(tx: SharedTx, wanted: { userId: string; tenantId: string; role: Role }): Promise<void> {
  if (await insertMembership(tx, wanted)) return
  throw new AlreadyMemberError(`User ${wanted.userId} is already a member of ${wanted.tenantId}.`)
}

/** @param db - of the shared tables */
export async function isMember(db: SharedDb, userId: string, tenantId: string): Promise<boolean> {
  return (await findRole(db, userId, tenantId)) !== undefined
}

/**
 * @param db - of the shared tables
 * @returns `undefined` for somebody who is no member
 */
export async function roleOf(db: SharedDb, userId: string, tenantId: string): Promise<Role | undefined> {
  return findRole(db, userId, tenantId)
}
