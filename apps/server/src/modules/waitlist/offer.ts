import type { TenantTx } from '@bookme/tenancy'
import { minute } from '../../core/time.ts'
import { type Circumstances, hold, listStarts, SlotTakenError } from '../bookings/index.ts'
import { EntryClosedError, EntryNotFoundError, NotOfferableError } from './errors.ts'
import { type Around, contactPhoneOf, tell, wishOf } from './operations.ts'
import { emailOf, insertOffer, lockEntry, noticeOf, setEntryStatus } from './queries.ts'
import type { Entry, Offer } from './tables.ts'

/** How long an offered time is kept, and how much of it there must be for an answer to be possible. */
const offerMinutes = 30
export const leastMinutes = 5

/** What is offered to somebody who waits. */
export interface Proposal {
  startTime: Temporal.Instant
  /** With whom, where that is not as they asked for. */
  staffId?: string | undefined
  minNoticeMinutes: number
  /** Whoever waits, as a keyed hash; `null` where those who work there offer it, who may hold what they like. */
  network: string | null
}

/**
 * Keeps a time for somebody who waits, whom their message tells of it. The entry is locked: its status is the caller's
 * to look at.
 *
 * @throws as `hold`
 */
export async function offerTo(
  tx: TenantTx,
  entry: Entry,
  { startTime, minNoticeMinutes, network, staffId }: Proposal,
  around: Circumstances & { now: Temporal.Instant },
): Promise<Offer> {
  const { now } = around
  const wish = wishOf(entry)
  const wanted = { ...wish.parts[0], staffId: staffId ?? wish.staffId, seats: wish.seats, startTime }
  const expiresAt = expiryOf(startTime, minNoticeMinutes, now)
  const held = await hold(tx, wanted, around, { until: expiresAt, network, contactPhone: contactPhoneOf(entry) })
  const made = await insertOffer(tx, { entryId: entry.id, bookingId: held.id, startTime, expiresAt, createdAt: now })
  await setEntryStatus(tx, entry, 'offered')
  await tell(tx, made, 'waitlist_offered', 'held', around)
  return made
}

/** Half an hour from now, or until the service would be booked too late. */
function expiryOf(startTime: Temporal.Instant, minNoticeMinutes: number, now: Temporal.Instant): Temporal.Instant {
  const last = startTime.subtract({ minutes: minNoticeMinutes })
  const usual = now.add({ minutes: offerMinutes })
  return Temporal.Instant.compare(usual, last) < 0 ? usual : last
}

/**
 * The same by the hand of somebody who works there, out of turn, and also outside of the days and times that were asked
 * for: they know whom they ask. Who let an offer lapse can be asked again.
 *
 * @param wanted.until - with it the first time that is free from `startTime` on and begins before this
 * @throws {EntryNotFoundError} @throws {EntryClosedError} @throws {NotOfferableError} @throws {SlotTakenError}
 * @throws as `hold`
 */
export async function offerByHand(
  tx: TenantTx,
  id: string,
  wanted: { startTime: Temporal.Instant; until?: Temporal.Instant | undefined; staffId?: string | undefined },
  around: Around,
): Promise<Entry> {
  const entry = await lockEntry(tx, id)
  if (entry === undefined) throw new EntryNotFoundError(`There is no waitlist entry ${id} here.`)
  if (entry.status === 'offered') {
    throw new NotOfferableError('A time is offered to them already: they have to answer first, or it lapses.')
  }
  if (entry.status === 'booked' || entry.status === 'cancelled') {
    throw new EntryClosedError(`The entry is ${entry.status}: it does not wait any more.`)
  }
  const [email, minNoticeMinutes] = await Promise.all([emailOf(tx, entry.customerId), noticeOf(tx, entry.serviceId)])
  if (email === '') throw new NotOfferableError('They have no address to which an offer could be sent: book for them.')
  const { staffId } = wanted
  const { until } = wanted
  const startTime = until === undefined ? wanted.startTime : await firstIn(tx, entry, { ...wanted, until }, around)
  const left = startTime.epochMilliseconds - minNoticeMinutes * minute - around.now.epochMilliseconds
  if (left < leastMinutes * minute) {
    throw new NotOfferableError(`An offer of ${startTime} would lapse before anybody could answer it: call them.`)
  }
  await offerTo(tx, entry, { startTime, staffId, minNoticeMinutes, network: null }, around)
  return { ...entry, status: 'offered' }
}

/** @throws {SlotTakenError} none of them is free */
async function firstIn(
  tx: TenantTx,
  entry: Entry,
  { startTime, until, staffId }: { startTime: Temporal.Instant; until: Temporal.Instant; staffId?: string | undefined },
  { zone, now }: Around,
): Promise<Temporal.Instant> {
  const [from, to] = [startTime.epochMilliseconds, until.epochMilliseconds]
  const dates = { from: zone.dateOf(from), to: zone.dateOf(Math.min(to, from + longestMs)) }
  const wish = wishOf(entry)
  const asked = { ...wish, staffId: staffId ?? wish.staffId }
  const { starts } = await listStarts(tx, asked, dates, { zone, now: now.epochMilliseconds })
  const first = starts.find((start) => from <= start && start < to)
  if (first === undefined) throw new SlotTakenError(`Nothing is free for it from ${startTime} to ${until}.`)
  return Temporal.Instant.fromEpochMilliseconds(first)
}

/** Holes are of a day. */
const longestMs = 24 * 60 * minute
