import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Language } from '../../core/i18n.ts'
import { exactlyOne } from '../../core/postgres.ts'
import { inLanguage } from '../../core/translations.ts'
import { bookings } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'
import { services } from '../services/tables.ts'
import { staff } from '../staff/tables.ts'
import { type Entry, entries, type Offer, offers } from './tables.ts'

/** What there is to do for a business. */
export interface Duties extends Record<string, unknown> {
  /** A time that was kept for somebody is so no longer. */
  lapsed: boolean
  waiting: boolean
}
type DutyTable = typeof entries | typeof offers | typeof bookings

/** One SELECT of one row, for one business or for many in one statement. */
export function dutiesOf(table: (of: DutyTable) => SQL, now: Temporal.Instant): SQL<Duties> {
  const at = sql`${now.toString()}::timestamptz`
  return sql`select
    exists(select from ${table(bookings)} b where b.status in ('held', 'pending') and b.expires_at <= ${at})
    or exists(select from ${table(offers)} o join ${table(bookings)} b on b.id = o.booking_id
      where o.status = 'open' and b.status <> 'held') as lapsed,
    exists(select from ${table(entries)} e where e.status = 'waiting') as waiting`
}

export async function readDuties(db: TenantDb, now: Temporal.Instant): Promise<Duties> {
  const { rows } = await db.execute<Duties>(dutiesOf((table) => sql`${table}`, now))
  return exactlyOne(rows)
}

/** The entry as it is, and nobody else changes it or its offers until `tx` is over. */
export async function lockEntry(tx: TenantTx, id: string): Promise<Entry | undefined> {
  const [entry] = await tx.select().from(entries).where(eq(entries.id, id)).for('update')
  return entry
}

/** What a customer waits for on dates that are not over; others who add to it wait until `tx` is over. */
export async function lockOpenEntries(tx: TenantTx, customerId: string, today: string): Promise<Entry[]> {
  const [, open] = await Promise.all([
    tx.select({ id: customers.id }).from(customers).where(eq(customers.id, customerId)).for('no key update'),
    tx
      .select()
      .from(entries)
      .where(
        and(
          eq(entries.customerId, customerId),
          inArray(entries.status, ['waiting', 'offered']),
          gte(entries.toDate, today),
        ),
      ),
  ])
  return open
}

export async function insertEntry(tx: TenantTx, values: typeof entries.$inferInsert): Promise<Entry> {
  return exactlyOne(await tx.insert(entries).values(values).returning())
}

export async function setEntryStatus(tx: TenantTx, { id }: Entry, status: Entry['status']): Promise<Entry> {
  // From which network it came has served its purpose once nobody waits any more.
  const isOver = status === 'booked' || status === 'cancelled'
  const values = { status, ...(isOver ? { joinedFrom: null } : {}) }
  return exactlyOne(await tx.update(entries).set(values).where(eq(entries.id, id)).returning())
}

/** How many entries of a network are open; whoever else joins from there waits until `tx` is over. */
export async function countFrom(tx: TenantTx, network: string, today: string): Promise<number> {
  const [, open] = await Promise.all([
    tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${network}, 2))`),
    tx.$count(
      entries,
      and(eq(entries.joinedFrom, network), inArray(entries.status, ['waiting', 'offered']), gte(entries.toDate, today)),
    ),
  ])
  return open
}

/** Nobody waits for what is over. */
export async function closeEntries(db: TenantDb, today: string): Promise<void> {
  await db
    .update(entries)
    .set({ status: 'lapsed' })
    .where(and(eq(entries.status, 'waiting'), lt(entries.toDate, today)))
}

export async function findOpenOffer(db: TenantDb, entryId: string): Promise<Offer | undefined> {
  const [offer] = await db
    .select()
    .from(offers)
    .where(and(eq(offers.entryId, entryId), eq(offers.status, 'open')))
  return offer
}

/** The entries whose open offer is kept for them no longer: its hold has expired. */
export async function listLapsed(db: TenantDb, entryId?: string): Promise<Offer[]> {
  const rows = await db
    .select({ offer: offers })
    .from(offers)
    .innerJoin(bookings, eq(bookings.id, offers.bookingId))
    .where(
      and(
        eq(offers.status, 'open'),
        ne(bookings.status, 'held'),
        ...(entryId === undefined ? [] : [eq(offers.entryId, entryId)]),
      ),
    )
  return rows.map(({ offer }) => offer)
}

export async function insertOffer(tx: TenantTx, values: typeof offers.$inferInsert): Promise<Offer> {
  return exactlyOne(await tx.insert(offers).values(values).returning())
}

export async function setOfferStatus(tx: TenantTx, { id }: Offer, status: Offer['status']): Promise<void> {
  await tx.update(offers).set({ status }).where(eq(offers.id, id))
}

export async function listOffers(db: TenantDb, entryId: string): Promise<Offer[]> {
  return db.select().from(offers).where(eq(offers.entryId, entryId)).orderBy(asc(offers.createdAt), asc(offers.id))
}

/** Somebody who waits, with what decides when they can be offered something. */
export interface Waiting {
  entry: Entry
  minNoticeMinutes: number
  /** Starts that they were offered before, in milliseconds since 1970. */
  offered: number[]
}

/** Each costs a search: whoever waits behind so many is asked once some of them are gone. */
const mostAsked = 200

/** Those who wait and can be reached, in the order in which they came. */
export async function listWaiting(db: TenantDb, today: string): Promise<Waiting[]> {
  return db
    .select({
      entry: entries,
      minNoticeMinutes: services.minNoticeMinutes,
      offered: sql<number[]>`(select coalesce(json_agg(extract(epoch from o.start_time) * 1000), '[]')
        from waitlist_offer o where o.entry_id = ${entries.id})`,
    })
    .from(entries)
    .innerJoin(services, eq(services.id, entries.serviceId))
    .innerJoin(customers, eq(customers.id, entries.customerId))
    .where(
      and(
        ...[eq(entries.status, 'waiting'), gte(entries.toDate, today)],
        ...[ne(customers.email, ''), isNull(customers.blockedAt)],
      ),
    )
    .orderBy(asc(entries.createdAt), asc(entries.id))
    .limit(mostAsked)
}

/** An entry with the names in it, and the offer that counts: the open one, or the one that was accepted. */
export async function findWaiting(db: TenantDb, id: string, language?: Language) {
  const [[found], [offer]] = await Promise.all([
    db
      .select({ entry: entries, service: services, staffName: staff.name })
      .from(entries)
      .innerJoin(services, eq(services.id, entries.serviceId))
      .leftJoin(staff, eq(staff.id, entries.staffId))
      .where(eq(entries.id, id)),
    db
      .select()
      .from(offers)
      .where(and(eq(offers.entryId, id), inArray(offers.status, ['open', 'accepted'])))
      .orderBy(desc(offers.createdAt))
      .limit(1),
  ])
  if (found === undefined) return undefined
  const { service, ...rest } = found
  return { ...rest, serviceName: inLanguage(service, language).name, offer }
}

/** The notice that a service needs. */
export async function noticeOf(db: TenantDb, serviceId: string): Promise<number> {
  const rows = await db.select({ minutes: services.minNoticeMinutes }).from(services).where(eq(services.id, serviceId))
  return exactlyOne(rows).minutes
}

/** The address of a customer, to book for them. */
export async function emailOf(db: TenantDb, customerId: string): Promise<string> {
  const rows = await db.select({ email: customers.email }).from(customers).where(eq(customers.id, customerId))
  return exactlyOne(rows).email
}
