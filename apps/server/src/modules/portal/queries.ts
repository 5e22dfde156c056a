import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, not, or, type SQL, sql } from 'drizzle-orm'
import type { Language } from '../../core/i18n.ts'
import { inLanguage } from '../../core/translations.ts'
import { bookings, items } from '../bookings/tables.ts'
import { accessCodes, customers } from '../customers/tables.ts'
import { staff } from '../staff/tables.ts'
import { type Contact, sameBooker, sameContact } from './contact.ts'

export type AccessCode = typeof accessCodes.$inferSelect

/** Whoever asks for a code meanwhile, with this contact or from this network, waits until `tx` is over. */
export async function lockAsking(tx: TenantTx, tenantId: string, contact: string, network: string): Promise<void> {
  const lock = (key: string) =>
    tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`customers_access_code ${tenantId} ${key}`}, 0))`)
  // In this order for everybody: nobody who has a network waits for a contact.
  await Promise.all([lock(contact), lock(network)])
}

/** How many codes were asked for since then. */
export async function countCodes(
  db: TenantDb,
  { contact, network, since }: { contact: string; network: string; since: Temporal.Instant },
): Promise<{ ofContact: number; ofNetwork: number }> {
  const count = (of: SQL) => sql<number>`(count(*) filter (where ${of}))::int`
  const [counts] = await db
    .select({
      ofContact: count(eq(accessCodes.contact, contact)),
      ofNetwork: count(eq(accessCodes.network, network)),
    })
    .from(accessCodes)
    .where(
      and(gt(accessCodes.createdAt, since), or(eq(accessCodes.contact, contact), eq(accessCodes.network, network))),
    )
  return counts ?? { ofContact: 0, ofNetwork: 0 }
}

/** In which language somebody with this contact is written to; `undefined`: there is nobody. */
export async function findLanguage(db: TenantDb, contact: Contact) {
  const [customer] = await db
    .select({ language: customers.language })
    .from(customers)
    .leftJoin(bookings, contact.channel === 'email' ? sql`false` : eq(bookings.customerId, customers.id))
    .where(sameBooker(contact))
    .orderBy(desc(customers.createdAt), desc(customers.id))
    .limit(1)
  return customer?.language
}

export async function insertCode(tx: TenantTx, values: typeof accessCodes.$inferInsert): Promise<void> {
  await tx.insert(accessCodes).values(values)
}

/**
 * Counts a try at the last code of a contact, before anybody looks whether it is right: of many at once each counts.
 *
 * @returns `undefined`: there is none that can still be used
 */
export async function countTry(
  tx: TenantTx,
  { contact, most, now }: { contact: string; most: number; now: Temporal.Instant },
): Promise<AccessCode | undefined> {
  const last = tx
    .select({ id: accessCodes.id })
    .from(accessCodes)
    .where(eq(accessCodes.contact, contact))
    .orderBy(desc(accessCodes.createdAt), desc(accessCodes.id))
    .limit(1)
  const [tried] = await tx
    .update(accessCodes)
    .set({ failures: sql`${accessCodes.failures} + 1` })
    .where(
      and(
        inArray(accessCodes.id, last),
        lt(accessCodes.failures, most),
        isNull(accessCodes.usedAt),
        gt(accessCodes.expiresAt, now),
      ),
    )
    .returning()
  return tried
}

/** The code becomes a session: the row lives as long as that. */
export async function useCode(tx: TenantTx, id: string, usedAt: Temporal.Instant, expiresAt: Temporal.Instant) {
  // The try that was right is no failure.
  const values = { usedAt, expiresAt, failures: sql`${accessCodes.failures} - 1` }
  await tx.update(accessCodes).set(values).where(eq(accessCodes.id, id))
}

export async function findSession(db: TenantDb, id: string, now: Temporal.Instant): Promise<AccessCode | undefined> {
  const [session] = await db
    .select()
    .from(accessCodes)
    .where(and(eq(accessCodes.id, id), isNotNull(accessCodes.usedAt), gt(accessCodes.expiresAt, now)))
  return session
}

/** Whoever has the cookie of it is a stranger from now on. */
export async function endSession(tx: TenantTx, id: string, now: Temporal.Instant): Promise<void> {
  await tx.update(accessCodes).set({ expiresAt: now }).where(eq(accessCodes.id, id))
}

/** @returns how many there were */
export async function deleteOldCodes(db: TenantDb, before: Temporal.Instant): Promise<number> {
  const { rowCount } = await db.delete(accessCodes).where(lt(accessCodes.expiresAt, before))
  return rowCount ?? 0
}

export interface Asked {
  when: 'upcoming' | 'past'
  /** In which the names are told; without it in the business's own words. */
  language: Language | undefined
  now: Temporal.Instant
  limit: number
  offset: number
}

/** The bookings of whoever has this contact, and nobody else's; with how many there are on all pages. */
export async function listOwn(db: TenantDb, contact: Contact, { when, language, now, limit, offset }: Asked) {
  const isOpen = or(isNull(bookings.expiresAt), gt(bookings.expiresAt, now))
  const stands = or(
    inArray(bookings.status, ['confirmed', 'checked_in']),
    and(eq(bookings.status, 'pending'), isOpen),
  ) as SQL
  const lies = and(stands, gt(bookings.endTime, now)) as SQL
  const isTold = inArray(bookings.status, ['pending', 'confirmed', 'checked_in', 'completed', 'cancelled', 'no_show'])
  const order = when === 'upcoming' ? asc : desc
  const found = await db
    .select({ booking: bookings, isOpen: sql<boolean>`${isOpen}`, total: sql<number>`(count(*) over ())::int` })
    .from(bookings)
    .innerJoin(customers, eq(customers.id, bookings.customerId))
    .where(and(sameBooker(contact), isTold, when === 'upcoming' ? lies : not(lies)))
    .orderBy(order(bookings.startTime), order(bookings.id))
    .limit(limit)
    .offset(offset)
  const ids = found.map(({ booking }) => booking.id)
  const parts =
    ids.length === 0
      ? []
      : await db
          .select({
            bookingId: items.bookingId,
            name: items.name,
            translations: items.translations,
            staff_name: staff.name,
            start_time: items.startTime,
            end_time: items.endTime,
          })
          .from(items)
          .innerJoin(staff, eq(staff.id, items.staffId))
          .where(inArray(items.bookingId, ids))
          .orderBy(asc(items.position))
  return {
    count: found[0]?.total ?? 0,
    own: found.map(({ booking, isOpen: open }) => ({
      // A request that nobody answered in time has lapsed, whether somebody has written that down or not.
      booking: booking.status === 'pending' && !open ? { ...booking, status: 'expired' as const } : booking,
      parts: parts
        .filter(({ bookingId }) => bookingId === booking.id)
        .map(({ bookingId: _, ...part }) => {
          const { translations: __, ...shown } = inLanguage(part, language)
          return shown
        }),
    })),
  }
}

/** The customers who have this contact: of a number several may. */
export async function listOwnIds(db: TenantDb, contact: Contact): Promise<string[]> {
  const rows = await db.select({ id: customers.id }).from(customers).where(sameContact(contact)).orderBy(customers.id)
  return rows.map(({ id }) => id)
}
