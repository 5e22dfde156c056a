import type { SharedTx } from '@bookme/tenancy'
import { auditShared } from '../../../core/audit/index.ts'
import type { InsideAction } from '../../../core/permissions.ts'
import type { Around } from '../members/operations.ts'
import { findRole } from '../queries.ts'
import { newKey } from '../secrets.ts'
import type { ApiKey } from '../tables.ts'
import { scopesNow } from './bearer.ts'
import { KeyGoneError, KeyNotFoundError, ScopeTooWideError } from './errors.ts'
import { insertKey, lockKey, updateKey } from './queries.ts'

/** A key with what it is given out as, this once. */
export interface GivenKey {
  key: ApiKey
  secret: string
}

/** @throws {ScopeTooWideError} it would do more than whoever makes it may do themselves */
export async function createKey(
  tx: SharedTx,
  around: Around,
  wanted: { name: string; scopes: InsideAction[]; expiresAt: Temporal.Instant | null; ratePerMinute: number },
): Promise<GivenKey> {
  const { tenantId, by } = around
  const scopes = [...new Set(wanted.scopes)].sort()
  const createdById = await assertWithin(tx, around, scopes)
  const { secret, ...kept } = newKey()
  const maker = { createdById, createdByName: by.actorName }
  const key = await insertKey(tx, { ...wanted, scopes, tenantId, ...kept, ...maker })
  await auditShared(tx, by, { ...changeOf('keys.create', key), tenantId })
  return { key, secret }
}

/**
 * Another secret for the same key; the old one stops at once. Whoever knows the new one answers for it from now on: the
 * key stops when they leave.
 *
 * @throws {KeyNotFoundError} @throws {ScopeTooWideError}
 * @throws {KeyGoneError} what was revoked stays so
 */
export async function rotateKey(tx: SharedTx, around: Around, id: string): Promise<GivenKey> {
  const { tenantId, by } = around
  const before = await getKey(tx, tenantId, id)
  if (before.revokedAt !== null) throw new KeyGoneError(`The key ${before.name} was revoked: make another one.`)
  const createdById = await assertWithin(tx, around, before.scopes)
  const { secret, ...kept } = newKey()
  const key = await updateKey(tx, id, { ...kept, createdById, createdByName: by.actorName, lastUsedAt: null })
  await auditShared(tx, by, { ...changeOf('keys.rotate', key), tenantId })
  return { key, secret }
}

/** Again is no mistake. @throws {KeyNotFoundError} */
export async function revokeKey(tx: SharedTx, around: Around, id: string): Promise<ApiKey> {
  const { tenantId, by, now } = around
  const before = await getKey(tx, tenantId, id)
  if (before.revokedAt !== null) return before
  const key = await updateKey(tx, id, { revokedAt: now })
  await auditShared(tx, by, { ...changeOf('keys.revoke', key), tenantId })
  return key
}

export function changeOf(action: string, { id, name, prefix, scopes }: ApiKey) {
  return { action, objectType: 'api_keys', objectId: id, objectLabel: name, after: { prefix, scopes } }
}

async function getKey(tx: SharedTx, tenantId: string, id: string): Promise<ApiKey> {
  const found = await lockKey(tx, tenantId, id)
  if (found === undefined) throw new KeyNotFoundError(`There is no key ${id} here.`)
  return found
}

/** @returns whoever makes it */
async function assertWithin(
  tx: SharedTx,
  { tenantId, memberId }: Around,
  scopes: readonly InsideAction[],
): Promise<string> {
  const role = memberId === null ? undefined : await findRole(tx, memberId, tenantId)
  const own = role === undefined ? new Set<InsideAction>() : scopesNow(scopes, role)
  const wide = scopes.filter((scope) => !own.has(scope))
  if (memberId !== null && wide.length === 0) return memberId
  const message = `may not hold ${wide.join(', ')}: you may not do that yourself`
  throw new ScopeTooWideError(`A key of yours ${message}.`, { faults: [{ field: 'scopes', message }] })
}
