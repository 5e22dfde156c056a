import { linkToken, readLinkToken } from '../../core/signed.ts'
import { dateNamed, day } from '../../core/time.ts'
import type { Entry } from './tables.ts'

/** How long after its last date an entry can still be looked at by its link. */
const readableDays = 7

const purposeOf = (tenantId: string) => `waitlist ${tenantId}`

/** What the link of somebody who waits carries: whoever has it answers the offers of this entry, and of no other. */
export function entryTokenOf(secret: string, tenantId: string, { id, toDate }: Pick<Entry, 'id' | 'toDate'>): string {
  // A day more: wherever the business is, its last date is over then.
  const until = (dateNamed(toDate) + 2 + readableDays) * day
  return linkToken(secret, purposeOf(tenantId), id, Temporal.Instant.fromEpochMilliseconds(until))
}

/** @returns the entry's id; `undefined`: made up, of another business, or expired */
export function readEntryToken(
  secret: string,
  tenantId: string,
  token: string,
  now: Temporal.Instant,
): string | undefined {
  return readLinkToken(secret, purposeOf(tenantId), token, now)
}
