import { linkToken, readLinkToken } from '../../core/signed.ts'
import type { Booking } from './tables.ts'

/** How long after its end a booking can still be looked at by its link. */
const readableDays = 90

const purposeOf = (tenantId: string) => `manage ${tenantId}`

/** What the link in a customer's messages carries: whoever has it sees, moves and cancels this booking, and no other. */
export function manageTokenOf(secret: string, tenantId: string, { id, endTime }: Pick<Booking, 'id' | 'endTime'>) {
  return linkToken(secret, purposeOf(tenantId), id, endTime.add({ hours: readableDays * 24 }))
}

/** @returns the booking's id; `undefined`: made up, of another business, or expired */
export function readManageToken(
  secret: string,
  tenantId: string,
  token: string,
  now: Temporal.Instant,
): string | undefined {
  return readLinkToken(secret, purposeOf(tenantId), token, now)
}

const holdPurposeOf = (tenantId: string) => `hold ${tenantId}`
/** Longer than any hold lives. */
const holdTokenHours = 24

/** What whoever chose a time is given: with it they book it, keep it for longer or give it back. */
export function holdTokenOf(secret: string, tenantId: string, { id, createdAt }: Pick<Booking, 'id' | 'createdAt'>) {
  return linkToken(secret, holdPurposeOf(tenantId), id, createdAt.add({ hours: holdTokenHours }))
}

/** @returns the id of what is held, or was; `undefined`: made up, of another business, or expired */
export function readHoldToken(
  secret: string,
  tenantId: string,
  token: string,
  now: Temporal.Instant,
): string | undefined {
  return readLinkToken(secret, holdPurposeOf(tenantId), token, now)
}
