import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { DomainError } from '../../core/errors.ts'
import { retrying } from '../../core/postgres.ts'
import { dateNamed, day, minute, minuteNamed, weekdayOf } from '../../core/time.ts'
import { type Circumstances, clock, expireLapsed, listStarts, SlotTakenError } from '../bookings/index.ts'
import { leastMinutes, offerTo } from './offer.ts'
import { tell, todayOf, wishOf } from './operations.ts'
import {
  closeEntries,
  listLapsed,
  listWaiting,
  lockEntry,
  readDuties,
  setEntryStatus,
  setOfferStatus,
  type Waiting,
} from './queries.ts'
import type { Entry } from './tables.ts'

/** Starts that others take while they are being offered; then the next round goes on. */
const mostAttempts = 5

export interface Moment extends Pick<Circumstances, 'zone' | 'maxBookings'> {
  now: Temporal.Instant
}

/** What a round did. */
export interface Round {
  lapsed: number
  offered: number
}

/**
 * One round of a business's waiting list: gives back what has lapsed, then offers what is free to those who wait, one
 * after another in the order in which they came. Any number of rounds may run at once: each step is a transaction that
 * looks again under a lock.
 */
export async function goRound(tenant: TenantHandle, moment: Moment): Promise<Round> {
  const { db } = tenant
  const { lapsed, waiting } = await readDuties(db, moment.now)
  const round = { lapsed: 0, offered: 0 }
  if (lapsed) {
    await retrying(() => tenant.transaction((tx) => expireLapsed(tx, moment.now)))
    for (const { entryId } of await listLapsed(db)) {
      if (await retrying(() => tenant.transaction((tx) => lapse(tx, entryId, moment)))) round.lapsed += 1
    }
  }
  // An entry may wait again once its offer has lapsed.
  if (!waiting && round.lapsed === 0) return round
  await closeEntries(db, todayOf(moment))
  round.offered = await offerAll(tenant, moment)
  return round
}

/** @returns whether its offer had lapsed, and nobody else has seen to it */
async function lapse(tx: TenantTx, entryId: string, { now }: Moment): Promise<boolean> {
  const entry = await lockEntry(tx, entryId)
  const [offer] = await listLapsed(tx, entryId)
  if (entry === undefined || offer === undefined) return false
  // Where the business took the time back before it lapsed, nobody has failed to answer.
  const wasInTime = Temporal.Instant.compare(now, offer.expiresAt) < 0
  await setOfferStatus(tx, offer, 'lapsed')
  await setEntryStatus(tx, entry, wasInTime ? 'waiting' : 'lapsed')
  await tell(tx, offer, 'waitlist_lapsed', 'expired', { by: clock })
  return true
}

async function offerAll(tenant: TenantHandle, moment: Moment): Promise<number> {
  /** Many wait for the same: what is free for one is free for the next, until somebody is given some of it. */
  const known = new Map<string, Promise<readonly number[]>>()
  let offered = 0
  for (const one of await listWaiting(tenant.db, todayOf(moment))) {
    const { fromDate, toDate } = one.entry
    const key = JSON.stringify([wishOf(one.entry), fromDate, toDate])
    const starts = await known.getOrInsertComputed(key, () => startsFor(tenant, one.entry, moment))
    for (const start of starts.filter((start) => fits(one, start, moment)).slice(0, mostAttempts)) {
      const outcome = await offer(tenant, one, start, moment)
      known.clear()
      if (outcome === 'offered') offered += 1
      if (outcome !== 'taken') break
    }
  }
  return offered
}

/** Whatever the engine offers on the dates of an entry. */
async function startsFor({ db }: TenantHandle, entry: Entry, { zone, now }: Moment): Promise<readonly number[]> {
  const today = zone.dateOf(now.epochMilliseconds)
  const dates = { from: Math.max(today, dateNamed(entry.fromDate)), to: dateNamed(entry.toDate) }
  try {
    const { starts } = await listStarts(db, wishOf(entry), dates, { zone, now: now.epochMilliseconds })
    return starts
  } catch (error) {
    // What they wait for is not on offer at present; that does not keep others from theirs.
    if (error instanceof DomainError) return []
    throw error
  }
}

/** Whether a start lies in the part of the day and week that would do, is news to them, and leaves time to answer. */
function fits({ entry, minNoticeMinutes, offered }: Waiting, start: number, { zone, now }: Moment): boolean {
  const { weekdays, fromTime, toTime } = entry
  const date = zone.dateOf(start)
  const minuteOfDay = Math.floor(((start + zone.offsetAt(start)) % day) / minute)
  return (
    (weekdays.length === 0 || weekdays.includes(weekdayOf(date))) &&
    minuteNamed(fromTime) <= minuteOfDay &&
    minuteOfDay < minuteNamed(toTime) &&
    !offered.includes(start) &&
    start - minNoticeMinutes * minute - now.epochMilliseconds >= leastMinutes * minute
  )
}

async function offer(
  tenant: TenantHandle,
  { entry: { id }, minNoticeMinutes }: Waiting,
  start: number,
  { now, ...where }: Moment,
): Promise<'offered' | 'taken' | 'gone'> {
  const startTime = Temporal.Instant.fromEpochMilliseconds(start)
  try {
    return await retrying(() =>
      tenant.transaction(async (tx) => {
        const entry = await lockEntry(tx, id)
        if (entry?.status !== 'waiting') return 'gone'
        const proposal = { startTime, minNoticeMinutes, network: entry.joinedFrom }
        await offerTo(tx, entry, proposal, { ...where, now, by: clock })
        return 'offered'
      }),
    )
  } catch (error) {
    if (error instanceof SlotTakenError) return 'taken'
    // Since it was read the service or its hours have changed: the next round sees how.
    if (error instanceof DomainError) return 'gone'
    throw error
  }
}
