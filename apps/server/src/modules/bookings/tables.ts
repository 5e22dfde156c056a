import { instant, tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, customType, foreignKey, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { oneOf } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import { customers } from '../customers/tables.ts'
import { services } from '../services/tables.ts'
import { staff } from '../staff/tables.ts'

export const bookingStatuses = [
  'pending',
  'confirmed',
  'checked_in',
  'completed',
  'cancelled',
  'declined',
  'no_show',
  'expired',
] as const
export type BookingStatus = (typeof bookingStatuses)[number]

/** One service for one customer with one staff member, over the half-open interval [startTime, endTime). */
export const bookings = tenantTable(
  'bookings_booking',
  {
    serviceId: uuid().notNull(),
    staffId: uuid().notNull(),
    customerId: uuid().notNull(),
    startTime: instant().notNull(),
    endTime: instant().notNull(),
    status: text().$type<BookingStatus>().notNull().default('confirmed'),
    /** The service's price when it was booked; it does not follow later changes. */
    priceMinor: integer().notNull(),
    currency: text().notNull(),
    /** What the customer said when booking. */
    notes: text().notNull().default(''),
  },
  (booking) => [
    foreignKey({ name: 'bookings_booking_service_fk', columns: [booking.serviceId], foreignColumns: [services.id] }),
    foreignKey({ name: 'bookings_booking_staff_fk', columns: [booking.staffId], foreignColumns: [staff.id] }),
    foreignKey({ name: 'bookings_booking_customer_fk', columns: [booking.customerId], foreignColumns: [customers.id] }),
    index('bookings_booking_start_index').on(booking.startTime, booking.id),
    index('bookings_booking_created_index').on(booking.createdAt, booking.id),
    index('bookings_booking_customer_index').on(booking.customerId),
    index('bookings_booking_staff_index').on(booking.staffId, booking.startTime),
    index('bookings_booking_service_index').on(booking.serviceId),
    check('bookings_booking_interval_check', sql`${booking.startTime} < ${booking.endTime}`),
    check('bookings_booking_status_check', sql`${booking.status} ${oneOf(bookingStatuses)}`),
    check('bookings_booking_price_check', sql`${booking.priceMinor} >= 0`),
  ],
)
export type Booking = typeof bookings.$inferSelect
label(bookings, 'booking', ({ startTime, status }) => `${startTime}, ${status}`)

/** What happened to a booking, in order. Rows are only ever added. */
export const bookingEvents = tenantTable(
  'bookings_booking_event',
  {
    bookingId: uuid().notNull(),
    /** What happened: `created`, `cancelled`. */
    kind: text().notNull(),
    fromStatus: text().$type<BookingStatus>(),
    toStatus: text().$type<BookingStatus>().notNull(),
    /** The user who did it; `null` for a visitor or the program itself. */
    actorId: uuid(),
    /** How they were called then: users are outside of the schema, and may go. */
    actorName: text().notNull().default(''),
  },
  (event) => [
    foreignKey({
      name: 'bookings_booking_event_booking_fk',
      columns: [event.bookingId],
      foreignColumns: [bookings.id],
    }),
    index('bookings_booking_event_booking_index').on(event.bookingId, event.createdAt),
    index('bookings_booking_event_created_index').on(event.createdAt, event.id),
  ],
)
export type BookingEvent = typeof bookingEvents.$inferSelect
label(bookingEvents, 'event', ({ kind, createdAt }) => `${kind}, ${createdAt}`)

/** Half-open: the instant `to` is free again. */
export interface Period {
  from: Temporal.Instant
  to: Temporal.Instant
}

const period = customType<{ data: Period; driverData: string; driverOutput: string }>({
  dataType: () => 'tstzrange',
  toDriver: ({ from, to }) => `[${from},${to})`,
  fromDriver: (text) => {
    const bounds = /^\["?([^",]+)"?,"?([^",)]+)"?\)$/.exec(text)
    if (bounds?.[1] === undefined || bounds[2] === undefined) throw new TypeError(`Not a half-open period: ${text}`)
    return { from: Temporal.Instant.from(bounds[1]), to: Temporal.Instant.from(bounds[2]) }
  },
})

/**
 * Who or what is busy when, buffers included. The constraint `bookings_occupation_overlap`, written by hand in a
 * migration, lets no two rows of one subject share an instant; a booking that is cancelled gives up its rows.
 */
export const occupations = tenantTable(
  'bookings_occupation',
  {
    /** A staff member, or a single room or device. */
    subjectId: uuid().notNull(),
    during: period().notNull(),
    bookingId: uuid().notNull(),
    kind: text().$type<'booking' | 'hold'>().notNull(),
    /** Squeezed in on purpose: exempt from the constraint, and still busy for everybody else. */
    overbooked: boolean().notNull().default(false),
  },
  (occupation) => [
    foreignKey({
      name: 'bookings_occupation_booking_fk',
      columns: [occupation.bookingId],
      foreignColumns: [bookings.id],
    }),
    index('bookings_occupation_booking_index').on(occupation.bookingId),
    check('bookings_occupation_kind_check', sql`${occupation.kind} ${oneOf(['booking', 'hold'])}`),
    check(
      'bookings_occupation_during_check',
      sql`lower_inc(${occupation.during}) and not upper_inc(${occupation.during}) and not isempty(${occupation.during})`,
    ),
  ],
)
label(occupations, 'occupation', ({ kind, during }) => `${kind}, ${during.from} to ${during.to}`)
