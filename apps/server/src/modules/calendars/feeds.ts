import type { TenantDb, TenantHandle } from '@bookme/tenancy'
import { idOf, isSigned, shortOf, sign } from '../../core/signed.ts'
import { findPerson, type Subscribed } from './queries.ts'

/** A token does not expire: it is bound to the version, and counting that up ends it. */
const subjectOf = (tenantId: string, staffId: string, feedVersion: number) =>
  `feed ${tenantId} ${staffId} ${feedVersion}`

/** What opens a person's feed, on the hosts of this business alone. */
export function feedToken(
  secret: string,
  { id: tenantId }: Pick<TenantHandle, 'id'>,
  { id, feedVersion }: Pick<Subscribed, 'id' | 'feedVersion'>,
): string {
  return shortOf(id) + sign(secret, subjectOf(tenantId, id, feedVersion))
}

/** @returns `undefined` if the token opens nothing, for whatever reason */
export async function findSubscribed(
  secret: string,
  { id: tenantId, db }: { id: string; db: TenantDb },
  token: string,
): Promise<Subscribed | undefined> {
  const [, named, proof] = /^([\w-]{22})([\w-]{43})$/.exec(token) ?? []
  if (named === undefined || proof === undefined) return undefined
  const id = idOf(named)
  const person = await findPerson(db, id)
  // Compared also where there is nobody, so that the time it takes tells nothing.
  const isTrue = isSigned(secret, subjectOf(tenantId, id, person?.feedVersion ?? 0), proof)
  return isTrue && person?.isActive === true ? person : undefined
}
