import { instant, tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, jsonb, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { oneOf, wallTime } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import { bookings } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'
import { services, variants } from '../services/tables.ts'
import { staff } from '../staff/tables.ts'

export const entryStatuses = ['waiting', 'offered', 'booked', 'cancelled', 'lapsed'] as const
export type EntryStatus = (typeof entryStatuses)[number]

/** Somebody who would come if a time became free. */
export const entries = tenantTable(
  'waitlist_entry',
  {
    customerId: uuid().notNull(),
    serviceId: uuid().notNull(),
    variantId: uuid(),
    addonIds: jsonb().$type<string[]>().notNull().default([]),
    /** `null`: whoever is free. */
    staffId: uuid(),
    seats: smallint().notNull().default(1),
    /** The first and the last date that would do, and the part of the day in which it would begin. */
    fromDate: date({ mode: 'string' }).notNull(),
    toDate: date({ mode: 'string' }).notNull(),
    fromTime: wallTime().notNull().default('00:00'),
    toTime: wallTime().notNull().default('24:00'),
    /** Days of the week that would do, 1 is Monday; none named: all of them. */
    weekdays: jsonb().$type<number[]>().notNull().default([]),
    status: text().$type<EntryStatus>().notNull().default('waiting'),
    notes: text().notNull().default(''),
    /** The network it came from, as a keyed hash, to count how many wait from there; `null` of who works there. */
    joinedFrom: text(),
  },
  (entry) => [
    foreignKey({ name: 'waitlist_entry_customer_fk', columns: [entry.customerId], foreignColumns: [customers.id] }),
    foreignKey({ name: 'waitlist_entry_service_fk', columns: [entry.serviceId], foreignColumns: [services.id] }),
    foreignKey({ name: 'waitlist_entry_variant_fk', columns: [entry.variantId], foreignColumns: [variants.id] }),
    foreignKey({ name: 'waitlist_entry_staff_fk', columns: [entry.staffId], foreignColumns: [staff.id] }),
    index('waitlist_entry_customer_index').on(entry.customerId),
    index('waitlist_entry_created_index').on(entry.createdAt, entry.id),
    index('waitlist_entry_waiting_index').on(entry.toDate).where(sql`${entry.status} in ('waiting', 'offered')`),
    check('waitlist_entry_dates_check', sql`${entry.fromDate} <= ${entry.toDate}`),
    check('waitlist_entry_times_check', sql`${entry.fromTime} < ${entry.toTime}`),
    check('waitlist_entry_seats_check', sql`${entry.seats} between 1 and 1000`),
    check('waitlist_entry_status_check', sql`${entry.status} ${oneOf(entryStatuses)}`),
  ],
)
export type Entry = typeof entries.$inferSelect
label(entries, 'entry of the waiting list', ({ fromDate, toDate, status }) => `${fromDate} to ${toDate}, ${status}`)

export const offerStatuses = ['open', 'accepted', 'declined', 'lapsed'] as const
export type OfferStatus = (typeof offerStatuses)[number]

/** A time kept for somebody who waits, until they answer or it lapses. */
export const offers = tenantTable(
  'waitlist_offer',
  {
    entryId: uuid().notNull(),
    /** The hold that keeps the time, and then the booking. */
    bookingId: uuid().notNull(),
    startTime: instant().notNull(),
    expiresAt: instant().notNull(),
    status: text().$type<OfferStatus>().notNull().default('open'),
  },
  (offer) => [
    foreignKey({ name: 'waitlist_offer_entry_fk', columns: [offer.entryId], foreignColumns: [entries.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ name: 'waitlist_offer_booking_fk', columns: [offer.bookingId], foreignColumns: [bookings.id] }),
    uniqueIndex('waitlist_offer_open_unique').on(offer.entryId).where(sql`${offer.status} = 'open'`),
    index('waitlist_offer_entry_index').on(offer.entryId),
    index('waitlist_offer_booking_index').on(offer.bookingId),
    index('waitlist_offer_expires_index').on(offer.expiresAt).where(sql`${offer.status} = 'open'`),
    check('waitlist_offer_status_check', sql`${offer.status} ${oneOf(offerStatuses)}`),
  ],
)
export type Offer = typeof offers.$inferSelect
label(offers, 'offer', ({ startTime, status }) => `${startTime}, ${status}`)
