import type { SharedDb } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { type InsideAction, personalActions, type Role, reachOf } from '../../../core/permissions.ts'
import type { CountRequest } from '../../../core/rate-limit.ts'
import type { CurrentUser } from '../queries.ts'
import { hashOfKey, looksLikeKey } from '../secrets.ts'
import { apiKeys, memberships } from '../tables.ts'
import { KeyExpiredError, KeyLimitError, KeyRevokedError, UnknownKeyError } from './errors.ts'

/** What a program sends in the place of a cookie; `undefined`: nothing of the kind. */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const found = /^bearer(?:\s+(.*))?$/i.exec(headers.authorization ?? '')
  return found === null ? undefined : (found[1] ?? '').trim()
}

/**
 * What whoever made the key may do now, as far as the key has it as its scope: all of it, for a key has no calendar of
 * its own.
 */
export function scopesNow(scopes: readonly InsideAction[], role: Role): ReadonlySet<InsideAction> {
  const maker = { platformRole: null, role, scopes: null }
  return new Set(scopes.filter((scope) => !personalActions.has(scope) && reachOf(maker, scope) === 'all'))
}

/**
 * The key as whoever a request speaks for. One statement, and once a minute another that says when it was used.
 *
 * @throws {UnknownKeyError} also for the key of another business
 * @throws {KeyExpiredError} @throws {KeyRevokedError} @throws {KeyLimitError}
 */
export async function findKeyUser(
  db: SharedDb,
  secret: string,
  { tenantOrNull, now }: Pick<FastifyRequest, 'tenantOrNull' | 'now'>,
  countRequest: CountRequest | undefined,
): Promise<CurrentUser> {
  const unknown = () => new UnknownKeyError('This is no key of this business.')
  if (tenantOrNull === null || !looksLikeKey(secret)) throw unknown()
  const byMaker = and(eq(memberships.userId, apiKeys.createdById), eq(memberships.tenantId, apiKeys.tenantId))
  const [found] = await db
    .select({ key: apiKeys, role: memberships.role })
    .from(apiKeys)
    .leftJoin(memberships, byMaker)
    .where(and(eq(apiKeys.keyHash, hashOfKey(secret)), eq(apiKeys.tenantId, tenantOrNull.id)))
  if (found === undefined) throw unknown()
  const { key, role } = found
  if (key.revokedAt !== null) throw new KeyRevokedError(`The key ${key.name} was revoked.`)
  if (role === null) throw new KeyRevokedError(`Whoever made the key ${key.name} has left.`)
  if (key.expiresAt !== null && Temporal.Instant.compare(key.expiresAt, now) <= 0) {
    throw new KeyExpiredError(`The key ${key.name} expired at ${key.expiresAt}.`)
  }
  await assertWithinRate(key, countRequest)
  const minuteAgo = now.subtract({ minutes: 1 })
  if (key.lastUsedAt === null || Temporal.Instant.compare(key.lastUsedAt, minuteAgo) < 0) {
    const stale = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, minuteAgo))
    await db
      .update(apiKeys)
      .set({ lastUsedAt: now })
      .where(and(eq(apiKeys.id, key.id), stale))
  }
  const scopes = scopesNow(key.scopes, role)
  const { id, name, createdById: memberId } = key
  return { id, email: '', name, memberId, platformRole: null, role, scopes, visit: null }
}

async function assertWithinRate(
  { id, name, ratePerMinute }: Pick<typeof apiKeys.$inferSelect, 'id' | 'name' | 'ratePerMinute'>,
  countRequest: CountRequest | undefined,
): Promise<void> {
  const count = await countRequest?.(id)
  if (count === undefined || count.current <= ratePerMinute) return
  const retryAfterSeconds = Math.max(1, Math.ceil(count.ttl / 1000))
  throw new KeyLimitError(`The key ${name} may send ${ratePerMinute} requests a minute.`, { retryAfterSeconds })
}
