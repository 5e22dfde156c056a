import type { TenantTx } from '@bookme/tenancy'
import { e164Of } from '../../core/phone.ts'
import { dateNamed, day, isoOf, type Zone } from '../../core/time.ts'
import {
  type Booking,
  type Circumstances,
  clock,
  confirmHold,
  giveBack,
  listStarts,
  record,
  type Wish,
} from '../bookings/index.ts'
import { assertWelcome, type Comer, findOrCreateCustomer } from '../customers/index.ts'
import {
  DuplicateEntryError,
  EntryClosedError,
  EntryLinkInvalidError,
  EntryNotFoundError,
  InvalidDatesError,
  NoOfferError,
  TooManyEntriesError,
} from './errors.ts'
import {
  countFrom,
  emailOf,
  findOpenOffer,
  insertEntry,
  lockEntry,
  lockOpenEntries,
  setEntryStatus,
  setOfferStatus,
} from './queries.ts'
import type { Entry, entries, Offer } from './tables.ts'

/** Who does something to an entry, and when by the clock of the business. */
export type Around = Circumstances & { now: Temporal.Instant }

/** What somebody waits for. */
export type WishToWait = Pick<Entry, 'serviceId' | 'fromDate' | 'toDate'> &
  Partial<Omit<typeof entries.$inferInsert, 'id' | 'customerId' | 'status' | 'metadata'>>

const mostEntries = 5
/** Of one network: a family, an office, and the many who share an address of a mobile carrier. */
const mostFromNetwork = 10
const mostDates = 62
/** As far ahead as anything can be booked. */
const mostDaysAhead = 731

export const todayOf = ({ zone, now }: { zone: Zone; now: Temporal.Instant }): string =>
  dateText(zone.dateOf(now.epochMilliseconds))
const dateText = (date: number) => isoOf(date * day).slice(0, 10)

/**
 * Puts a customer on the waiting list; they are made if this address never booked here.
 *
 * @throws {InvalidDatesError} @throws {TooManyEntriesError} @throws {PleaseCallError}
 * @throws {DuplicateEntryError} and tells nothing of the other: who knows an address is not who it belongs to
 * @throws whatever is wrong with the wish itself, as booking would
 */
export async function join(
  tx: TenantTx,
  who: { customerEmail: string; customerName?: string | undefined; customerPhone?: string | undefined },
  wish: WishToWait,
  around: Around,
): Promise<Entry> {
  const { zone, now } = around
  assertDates(wish, around)
  const from = Math.max(dateNamed(wish.fromDate), zone.dateOf(now.epochMilliseconds))
  await listStarts(tx, wishOf(wish), { from, to: from }, { zone, now: now.epochMilliseconds })
  const { customerEmail: email, customerName: name, customerPhone: phone } = who
  const [{ id: customerId }] = await Promise.all([
    findOrCreateCustomer(tx, { email, name, phone }),
    assertMayAsk(tx, who, around),
  ])
  await assertMayWait(tx, customerId, wish, around)
  const { joinedFrom = null } = wish
  const held = joinedFrom === null ? 0 : await countFrom(tx, joinedFrom, todayOf(around))
  if (held >= mostFromNetwork) {
    throw new TooManyEntriesError(`From here ${held} entries wait already: leave one of them first.`)
  }
  const metadata = { contact_phone: e164Of(phone ?? '') ?? '' }
  return insertEntry(tx, { ...wish, customerId, metadata, createdAt: now, updatedAt: now })
}

/** Whoever puts a blocked customer on the list at the counter knows them; an offer waits for the block to go. */
async function assertMayAsk(tx: TenantTx, who: Comer, { by }: Around): Promise<void> {
  if (by?.actorKind !== 'staff') await assertWelcome(tx, who, 'customer')
}

/** The number that was given for what somebody waits for, in E.164; empty: none was. */
export const contactPhoneOf = ({ metadata }: Pick<Entry, 'metadata'>): string =>
  (metadata as { contact_phone?: string }).contact_phone ?? ''

/** What the engine is asked for somebody who waits. */
export function wishOf({ serviceId, variantId, addonIds, staffId, seats }: WishToWait): Wish {
  return { parts: [{ serviceId, variantId, addonIds }], staffId: staffId ?? undefined, seats }
}

/** @throws {InvalidDatesError} */
function assertDates({ fromDate, toDate }: Pick<Entry, 'fromDate' | 'toDate'>, around: Around): void {
  const refuse = (message: string): never => {
    throw new InvalidDatesError(`\`to_date\` ${message}.`, { faults: [{ field: 'to_date', message }] })
  }
  const today = todayOf(around)
  if (toDate < today) refuse(`must not be over: today is ${today}`)
  const last = dateText(dateNamed(today) + mostDaysAhead)
  if (toDate > last) refuse(`must not be behind ${last}: nothing is booked so far ahead`)
  const most = dateText(dateNamed(fromDate) + mostDates - 1)
  if (toDate > most) refuse(`must be at most ${most}: ${mostDates} dates`)
}

/** @throws {DuplicateEntryError} @throws {TooManyEntriesError} */
async function assertMayWait(tx: TenantTx, customerId: string, wish: WishToWait, around: Around): Promise<void> {
  const open = await lockOpenEntries(tx, customerId, todayOf(around))
  if (open.some((entry) => essence(entry) === essence(wish))) {
    throw new DuplicateEntryError('With this address somebody waits for exactly this already.')
  }
  if (open.length >= mostEntries) {
    throw new TooManyEntriesError(`With this address ${open.length} entries wait already: leave one of them first.`)
  }
}

/** What two entries have in common that wait for the same. */
function essence(wish: WishToWait): string {
  const { serviceId, variantId = null, addonIds = [], staffId = null, seats = 1, weekdays = [] } = wish
  const { fromDate, toDate, fromTime = '00:00', toTime = '24:00' } = wish
  const span = [fromDate, toDate, fromTime, toTime]
  return JSON.stringify([serviceId, variantId, addonIds.toSorted(), staffId, seats, span, weekdays.toSorted()])
}

/**
 * The time that is kept for somebody becomes their booking.
 *
 * @throws {NoOfferError} @throws {HoldLapsedError} the business took the time back
 * @throws as `confirmHold`, when the policy or an answer stands in the way: then the offer stays open
 */
export async function accept(
  tx: TenantTx,
  id: string,
  said: Pick<Parameters<typeof confirmHold>[2], 'answers' | 'notes'>,
  around: Around,
): Promise<Booking> {
  const { entry, offer } = await lockOffered(tx, id, around)
  const customerEmail = await emailOf(tx, entry.customerId)
  if (customerEmail === '') throw new EntryLinkInvalidError('This link does not work any more.')
  const notes = said.notes ?? entry.notes
  const booking = await confirmHold(tx, offer.bookingId, { customerEmail, answers: said.answers, notes }, around)
  await setOfferStatus(tx, offer, 'accepted')
  await setEntryStatus(tx, entry, 'booked')
  await tell(tx, offer, 'waitlist_accepted', booking.status, around)
  return booking
}

/**
 * The time that is kept for somebody is free again. They wait for others, unless they leave.
 *
 * @throws {NoOfferError}
 */
export async function decline(tx: TenantTx, id: string, isLeaving: boolean, around: Around): Promise<void> {
  const { entry, offer } = await lockOffered(tx, id, around)
  await giveOfferBack(tx, offer, around)
  await setEntryStatus(tx, entry, isLeaving ? 'cancelled' : 'waiting')
}

/**
 * Takes an entry off the waiting list; what is offered to it is free again.
 *
 * @throws {EntryNotFoundError} @throws {EntryClosedError} it was booked, or has left already
 */
export async function leave(tx: TenantTx, id: string, around: Around): Promise<Entry> {
  const entry = await getLocked(tx, id)
  if (entry.status === 'booked' || entry.status === 'cancelled') {
    throw new EntryClosedError(`The entry is ${entry.status}: it does not wait any more.`)
  }
  const offer = await findOpenOffer(tx, id)
  if (offer !== undefined) await giveOfferBack(tx, offer, around)
  return setEntryStatus(tx, entry, 'cancelled')
}

/**
 * Who let an offer lapse waits again, in their old place.
 *
 * @throws {EntryNotFoundError} @throws {EntryClosedError} it did not lapse, or its dates are over
 * @throws {DuplicateEntryError} @throws {TooManyEntriesError}
 */
export async function renew(tx: TenantTx, id: string, around: Around): Promise<void> {
  const entry = await getLocked(tx, id)
  if (entry.status !== 'lapsed') {
    throw new EntryClosedError(`The entry is ${entry.status}: only one that has lapsed can wait again.`)
  }
  if (entry.toDate < todayOf(around)) throw new EntryClosedError(`The entry was for dates up to ${entry.toDate}.`)
  await assertMayWait(tx, entry.customerId, entry, around)
  await setEntryStatus(tx, entry, 'waiting')
}

async function getLocked(tx: TenantTx, id: string): Promise<Entry> {
  const entry = await lockEntry(tx, id)
  if (entry === undefined) throw new EntryNotFoundError(`There is no waitlist entry ${id} here.`)
  return entry
}

/** An entry with its open offer. Whoever answers it at the same time waits, and then finds it answered. */
async function lockOffered(tx: TenantTx, id: string, { now }: Around): Promise<{ entry: Entry; offer: Offer }> {
  const entry = await getLocked(tx, id)
  const offer = await findOpenOffer(tx, id)
  if (offer === undefined || Temporal.Instant.compare(offer.expiresAt, now) <= 0) {
    throw new NoOfferError('Nothing is offered at present: an offer lapses when nobody answers it in time.')
  }
  return { entry, offer }
}

async function giveOfferBack(tx: TenantTx, offer: Offer, around: Around): Promise<void> {
  await giveBack(tx, offer.bookingId, around)
  await setOfferStatus(tx, offer, 'declined')
  await tell(tx, offer, 'waitlist_declined', 'expired', around)
}

/** The next event of the booking behind an offer. */
export async function tell(
  tx: TenantTx,
  { bookingId, entryId, expiresAt }: Offer,
  kind: `waitlist_${string}`,
  status: Booking['status'],
  { by = clock }: Pick<Around, 'by'>,
): Promise<void> {
  const metadata = { entry_id: entryId, expires_at: expiresAt.toString() }
  await record(tx, { bookingId, kind, fromStatus: status, toStatus: status, metadata }, by)
}
