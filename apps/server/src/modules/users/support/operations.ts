import type { SharedTx } from '@bookme/tenancy'
import { auditShared, type By } from '../../../core/audit/index.ts'
import { ForbiddenError } from '../../../core/errors.ts'
import { mayDo } from '../../../core/permissions.ts'
import { findMember } from '../members/queries.ts'
import { type CurrentUser, isInUse } from '../queries.ts'
import { hashOfKey, newToken } from '../secrets.ts'
import type { SupportEntry } from '../tables.ts'
import { StandInError, SupportEntryNotFoundError, SupportLinkError, TenantNotInUseError } from './errors.ts'
import { endEntry, findBusiness, findEntry, insertEntry, insertSession, useEntry } from './queries.ts'

const linkMinutes = 5

/** A visit with its link, which is told this once. */
export interface NewEntry {
  entry: SupportEntry
  token: string
  domain: string | null
}

/**
 * Lets somebody of the platform into a business, by a link for five minutes and one use.
 *
 * @throws {TenantNotInUseError} also where there is no such business
 * @throws {ForbiddenError} standing in for somebody takes an operator
 * @throws {StandInError} nobody of this id works there
 */
export async function openEntry(
  tx: SharedTx,
  { user, by, now }: { user: CurrentUser; by: By; now: Temporal.Instant },
  wanted: { tenantId: string; reason: string; minutes: number; standInId: string | null },
): Promise<NewEntry> {
  const { tenantId, reason, minutes, standInId } = wanted
  if (standInId !== null && !mayDo(user, 'support.stand_in')) {
    throw new ForbiddenError('You may not do this here: it takes the permission support.stand_in.')
  }
  const business = await findBusiness(tx, tenantId)
  if (business === undefined || !isInUse(business.status)) {
    const state = business?.status ?? 'unknown'
    throw new TenantNotInUseError(`Nobody is let into a business that is not in use: this one is ${state}.`)
  }
  const standIn = standInId === null ? undefined : await findMember(tx, tenantId, standInId)
  if (standInId !== null && standIn === undefined) {
    const message = 'is no member of this business'
    throw new StandInError(`${standInId} ${message}.`, { faults: [{ field: 'stand_in_id', message }] })
  }
  const { token, tokenHash } = newToken()
  const entry = await insertEntry(tx, {
    ...{ tenantId, userId: user.id, userName: user.name, reason, tokenHash },
    ...{ standInId, standInName: standIn?.name ?? '' },
    ...{ linkExpiresAt: now.add({ minutes: linkMinutes }), endsAt: now.add({ minutes }) },
  })
  await auditShared(tx, by, { ...changeOf('support.open', entry), tenantId })
  return { entry, token, domain: business.domain }
}

/**
 * Opens the visit that a link is for: a session on this host that ends with it.
 *
 * @throws {SupportLinkError} unknown, of another business, used, ended or too old; which, is not said
 */
export async function enter(
  tx: SharedTx,
  wanted: { token: string; tenantId: string; host: string; address: string; agent: string; now: Temporal.Instant },
): Promise<{ entry: SupportEntry; sessionToken: string; by: By }> {
  const { token, tenantId, host, address, agent, now } = wanted
  const used = await useEntry(tx, { tokenHash: hashOfKey(token), tenantId, now })
  const business = await findBusiness(tx, tenantId)
  if (used === undefined || !isInUse(business?.status ?? null)) throw refused()
  const { entry, user } = used
  // As the platform knows them now.
  const platformRole = user.isSuperuser ? 'operator' : user.isSupport ? 'support' : null
  const action = entry.standInId === null ? 'support.enter' : 'support.stand_in'
  if (!mayDo({ platformRole, role: null, scopes: null }, action)) throw refused()
  if (entry.standInId !== null && (await findMember(tx, tenantId, entry.standInId)) === undefined) throw refused()
  const { token: sessionToken } = newToken()
  const expiresAt = new Date(entry.endsAt.epochMilliseconds)
  const client = { ipAddress: address, userAgent: agent }
  await insertSession(tx, {
    userId: user.id,
    token: sessionToken,
    host,
    expiresAt,
    supportEntryId: entry.id,
    ...client,
  })
  const by: By = { actorKind: 'support', actorId: user.id, actorName: user.name, channel: 'link' }
  await auditShared(tx, by, { ...changeOf('support.enter', entry), tenantId })
  return { entry, sessionToken, by }
}

const refused = () =>
  new SupportLinkError('This link opens no visit: it is for one use, at one business, for five minutes.')

/**
 * Ends a visit, whoever is in the middle of it.
 *
 * @param of - whose it must be, or at which business
 * @returns the entry, and whether it was running until now
 * @throws {SupportEntryNotFoundError}
 */
export async function end(
  tx: SharedTx,
  { by, now }: { by: By; now: Temporal.Instant },
  id: string,
  of: { tenantId?: string; userId?: string } = {},
): Promise<{ entry: SupportEntry; isEndedNow: boolean }> {
  const before = await findEntry(tx, id)
  const isMeant =
    before !== undefined &&
    (of.tenantId === undefined || before.tenantId === of.tenantId) &&
    (of.userId === undefined || before.userId === of.userId)
  if (!isMeant) throw new SupportEntryNotFoundError(`There is no visit of support ${id} here.`)
  const ended = await endEntry(tx, id, now)
  if (ended !== undefined) await auditShared(tx, by, { ...changeOf('support.end', ended), tenantId: ended.tenantId })
  return { entry: ended ?? before, isEndedNow: ended !== undefined }
}

export function changeOf(action: string, { id, userName, reason, standInName, endsAt }: SupportEntry) {
  const what = { action, objectType: 'support_entries', objectId: id, objectLabel: userName, reason }
  return { ...what, after: { ends_at: endsAt.toString(), ...(standInName === '' ? {} : { stand_in: standInName }) } }
}
