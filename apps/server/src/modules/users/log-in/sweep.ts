import type { SharedDb } from '@bookme/tenancy'
import { deleteExpiredSessions } from '../queries.ts'
import { deleteOldDevices } from './devices.ts'
import { deleteOldThrottles } from './throttle.ts'
import { deleteExpiredTokens } from './tokens.ts'

/**
 * Removes what log-in does not need any more: sessions, links and challenges that have expired, counts of attempts of
 * yesterday, browsers that have not been seen for long. Addresses and browsers are not kept longer than needed.
 *
 * @returns how many rows there were of each
 */
export async function sweepLogIn(db: SharedDb, now: Temporal.Instant) {
  return {
    sessions: await deleteExpiredSessions(db, new Date(now.epochMilliseconds)),
    tokens: await deleteExpiredTokens(db, now),
    throttles: await deleteOldThrottles(db, now),
    devices: await deleteOldDevices(db, now),
  }
}
