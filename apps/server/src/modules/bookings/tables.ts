import { instant, tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { oneOf, wallMoment } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import type { Translations } from '../../core/translations.ts'
import { customers } from '../customers/tables.ts'
import { services, variants } from '../services/tables.ts'
import { staff } from '../staff/tables.ts'

export const bookingStatuses = [
  'held',
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

/** Whoever cancels less than so many minutes before the start owes this share of the price. */
export interface CancelTier {
  minutes_before: number
  percent: number
}

/** Whom a deposit is asked of: everybody, who never came before, or who stayed away so often. */
export const depositOccasions = ['always', 'first_time', 'after_no_shows'] as const

/** What a business promises and asks of who cancels, moves or stays away. Rows are only ever added: the latest counts. */
export const policies = tenantTable(
  'bookings_policy',
  {
    version: integer().notNull(),
    /** From early to late; cancelling before the first of them is free. */
    cancelTiers: jsonb().$type<CancelTier[]>().notNull().default([]),
    /** Until how long before the start customers may move it by themselves, and how often; `null` is no limit. */
    moveMinutes: integer().notNull().default(0),
    maxMoves: smallint(),
    /** Of the price, for staying away; and how long after the start somebody is late and not away. */
    noShowPercent: smallint().notNull().default(0),
    noShowAfterMinutes: smallint().notNull().default(15),
    /** How long a request waits for an answer; `null` waits until its start. */
    approvalMinutes: integer(),
    /** Of one customer, still to come; `null` is no limit. */
    maxOpenBookings: smallint(),
    /** What is paid before a booking stands: a share of the price, or an amount where that is more. Never above the price. */
    depositPercent: smallint().notNull().default(0),
    depositMinor: integer().notNull().default(0),
    depositWhen: text().$type<(typeof depositOccasions)[number]>().notNull().default('always'),
    /** Of `after_no_shows`: how often the customer stayed away. */
    depositNoShows: smallint(),
    /** Only where the price is above it. */
    depositAboveMinor: integer(),
    /** How long the time is kept for whoever still has to pay. */
    depositMinutes: smallint().notNull().default(20),
  },
  (policy) => [
    unique('bookings_policy_version_unique').on(policy.version),
    check('bookings_policy_minutes_check', sql`${policy.moveMinutes} >= 0 and ${policy.noShowAfterMinutes} >= 0`),
    check(
      'bookings_policy_deposit_check',
      sql`${policy.depositPercent} between 0 and 100 and ${policy.depositMinor} >= 0 and ${policy.depositNoShows} > 0 and ${policy.depositAboveMinor} >= 0 and ${policy.depositMinutes} between 5 and 10080`,
    ),
    check('bookings_policy_deposit_when_check', sql`${policy.depositWhen} ${oneOf(depositOccasions)}`),
    check('bookings_policy_fee_check', sql`${policy.noShowPercent} between 0 and 100`),
    check(
      'bookings_policy_limits_check',
      sql`${policy.maxMoves} >= 0 and ${policy.approvalMinutes} > 0 and ${policy.maxOpenBookings} > 0`,
    ),
  ],
)
export type Policy = typeof policies.$inferSelect
label(policies, 'policy', ({ version }) => `version ${version}`)

export const closureKinds = ['closure', 'holiday'] as const

/** A stretch of wall time in which nobody works. */
export const closures = tenantTable(
  'bookings_closure',
  {
    name: text().notNull(),
    kind: text().$type<(typeof closureKinds)[number]>().notNull().default('closure'),
    startsAt: wallMoment().notNull(),
    endsAt: wallMoment().notNull(),
    /** Holidays by the moon are announced a day or two before. */
    isConfirmed: boolean().notNull().default(true),
    /** Off: the business is open on this holiday. */
    isActive: boolean().notNull().default(true),
    /** Which holiday of which year it is, so that none is proposed twice: `2027 eid_al_fitr`. */
    holiday: text(),
  },
  (closure) => [
    unique('bookings_closure_holiday_unique').on(closure.holiday),
    index('bookings_closure_ends_index').on(closure.endsAt),
    check('bookings_closure_kind_check', sql`${closure.kind} ${oneOf(closureKinds)}`),
    check('bookings_closure_order_check', sql`${closure.startsAt} < ${closure.endsAt}`),
  ],
)
export type Closure = typeof closures.$inferSelect
label(closures, 'closure', ({ name }) => name)

export const bookingSources = ['page', 'staff', 'api', 'walk_in'] as const

/**
 * Why it is this person: asked for, the only one free, or of several the one with the least to do around that day; of
 * equals the one who was given a booking the longest ago.
 */
export const staffChoices = ['asked', 'only', 'least_busy', 'least_recent'] as const

export const frequencies = ['day', 'week', 'month'] as const

/** The same appointment again and again, at the same time on the wall. Each occurrence is a booking of its own. */
export const series = tenantTable(
  'bookings_series',
  {
    frequency: text().$type<(typeof frequencies)[number]>().notNull(),
    /** Every so many days, weeks or months. */
    every: smallint().notNull().default(1),
    /** How many were asked for; some may have found no place. */
    count: smallint().notNull(),
    firstWallTime: wallMoment().notNull(),
    customerId: uuid().notNull(),
  },
  (one) => [
    foreignKey({ name: 'bookings_series_customer_fk', columns: [one.customerId], foreignColumns: [customers.id] }),
    index('bookings_series_customer_index').on(one.customerId),
    check('bookings_series_frequency_check', sql`${one.frequency} ${oneOf(frequencies)}`),
    check('bookings_series_count_check', sql`${one.every} between 1 and 12 and ${one.count} between 1 and 60`),
  ],
)
export type Series = typeof series.$inferSelect
label(series, 'series', ({ every, frequency, count }) => `${count} times, every ${every} ${frequency}`)

/** What a customer was asked and said, as it was worded then. */
export interface Answer {
  field_id: string
  label: string
  value: string | number | boolean
}

/** An add-on as it was when it was booked. */
export interface BookedAddon {
  id: string
  name: string
  duration_minutes: number
  price_minor: number
}

/** What a customer comes for, over the half-open interval [startTime, endTime). */
export const bookings = tenantTable(
  'bookings_booking',
  {
    /** What people read aloud: eight letters and digits that cannot be taken for one another. */
    reference: text().notNull(),
    /** The first of what is done, and by whom. */
    serviceId: uuid().notNull(),
    staffId: uuid().notNull(),
    /** `null` while the time is only held. */
    customerId: uuid(),
    startTime: instant().notNull(),
    endTime: instant().notNull(),
    /** What the clock on the wall will say then: that is the promise, whatever becomes of the zone's rules. */
    wallTime: wallMoment(),
    timeZone: text(),
    status: text().$type<BookingStatus>().notNull().default('confirmed'),
    /** The number that was given for this booking: what is told of it by telephone goes there, and nowhere else. */
    contactPhone: text().notNull().default(''),
    /** When a hold, or a request that nobody answers, gives its time back. */
    expiresAt: instant(),
    seats: smallint().notNull().default(1),
    /** What it cost when it was booked; it does not follow later changes. */
    priceMinor: integer().notNull(),
    /** What a coupon took off it, and what passes cover of it, when it was booked. */
    discountMinor: integer().notNull().default(0),
    coveredMinor: integer().notNull().default(0),
    currency: text().notNull(),
    source: text().$type<(typeof bookingSources)[number]>().notNull().default('page'),
    staffChoice: text().$type<(typeof staffChoices)[number]>().notNull().default('asked'),
    /** How often it was moved: iCalendar's SEQUENCE. */
    sequence: integer().notNull().default(0),
    /** The policy that was agreed to; `null`: there was none. */
    policyVersion: integer(),
    /** How often the customer moved it, and the highest share of the price that one of those moves would have cost. */
    moves: smallint().notNull().default(0),
    feePercent: smallint().notNull().default(0),
    /** What is owed for cancelling late, or for staying away. */
    feeMinor: integer().notNull().default(0),
    /** What was to be paid before it stands; and whether it still waits for that. */
    depositMinor: integer().notNull().default(0),
    awaitsPayment: boolean().notNull().default(false),
    seriesId: uuid(),
    /** Of a hold: the network it came from, as a keyed hash, to count how many it has. */
    heldBy: text(),
    answers: jsonb().$type<Answer[]>().notNull().default([]),
    /** What the customer said when booking. */
    notes: text().notNull().default(''),
  },
  (booking) => [
    unique('bookings_booking_reference_unique').on(booking.reference),
    foreignKey({ name: 'bookings_booking_service_fk', columns: [booking.serviceId], foreignColumns: [services.id] }),
    foreignKey({ name: 'bookings_booking_staff_fk', columns: [booking.staffId], foreignColumns: [staff.id] }),
    foreignKey({ name: 'bookings_booking_customer_fk', columns: [booking.customerId], foreignColumns: [customers.id] }),
    index('bookings_booking_start_index').on(booking.startTime, booking.id),
    index('bookings_booking_created_index').on(booking.createdAt, booking.id),
    index('bookings_booking_customer_index').on(booking.customerId),
    index('bookings_booking_staff_index').on(booking.staffId, booking.startTime),
    /** In the order of the list: the few requests, or those who stayed away, are not looked for among all that was done. */
    index('bookings_booking_status_index').on(booking.status, booking.startTime, booking.id),
    foreignKey({ name: 'bookings_booking_series_fk', columns: [booking.seriesId], foreignColumns: [series.id] }),
    index('bookings_booking_service_index').on(booking.serviceId),
    index('bookings_booking_series_index').on(booking.seriesId).where(sql`${booking.seriesId} is not null`),
    index('bookings_booking_expires_index').on(booking.expiresAt).where(sql`${booking.status} in ('held', 'pending')`),
    check('bookings_booking_interval_check', sql`${booking.startTime} < ${booking.endTime}`),
    check('bookings_booking_status_check', sql`${booking.status} ${oneOf(bookingStatuses)}`),
    check('bookings_booking_price_check', sql`${booking.priceMinor} >= 0`),
    check(
      'bookings_booking_reduced_check',
      sql`${booking.discountMinor} >= 0 and ${booking.coveredMinor} >= 0 and ${booking.discountMinor} + ${booking.coveredMinor} <= ${booking.priceMinor}`,
    ),
    check('bookings_booking_deposit_check', sql`${booking.depositMinor} between 0 and ${booking.priceMinor}`),
    check('bookings_booking_payment_check', sql`not ${booking.awaitsPayment} or ${booking.status} = 'pending'`),
    check('bookings_booking_seats_check', sql`${booking.seats} between 1 and 1000`),
    check('bookings_booking_source_check', sql`${booking.source} ${oneOf(bookingSources)}`),
    check('bookings_booking_choice_check', sql`${booking.staffChoice} ${oneOf(staffChoices)}`),
    check('bookings_booking_held_check', sql`${booking.status} <> 'held' or ${booking.expiresAt} is not null`),
    check(
      'bookings_booking_known_check',
      sql`${booking.customerId} is not null or ${booking.status} in ('held', 'expired') or ${booking.source} = 'walk_in'`,
    ),
  ],
)
export type Booking = typeof bookings.$inferSelect
label(bookings, 'booking', ({ reference, status }) => `${reference}, ${status}`)

/**
 * One service by one person at one start, for one booking or, where the service has seats, for several. It has its
 * occupations while it has bookings that count, and goes with the last of them.
 */
export const sessions = tenantTable(
  'bookings_session',
  {
    serviceId: uuid().notNull(),
    staffId: uuid().notNull(),
    startTime: instant().notNull(),
    endTime: instant().notNull(),
    /** As the service had them when it was first booked. */
    bufferBeforeMinutes: integer().notNull().default(0),
    bufferAfterMinutes: integer().notNull().default(0),
    freeMinutes: jsonb().$type<[number, number][]>().notNull().default([]),
    capacity: smallint().notNull().default(1),
    /** Seats that are taken; those of lapsed holds are given back by whoever comes next. */
    taken: smallint().notNull(),
    /** What it uses beside its person. */
    resources: jsonb().$type<{ id: string; units: number }[]>().notNull().default([]),
    /** Squeezed in on purpose: never shared. */
    overbooked: boolean().notNull().default(false),
  },
  (session) => [
    foreignKey({ name: 'bookings_session_service_fk', columns: [session.serviceId], foreignColumns: [services.id] }),
    foreignKey({ name: 'bookings_session_staff_fk', columns: [session.staffId], foreignColumns: [staff.id] }),
    uniqueIndex('bookings_session_start_unique')
      .on(session.staffId, session.serviceId, session.startTime)
      .where(sql`not ${session.overbooked}`),
    index('bookings_session_start_index').on(session.startTime, session.id),
    index('bookings_session_service_index').on(session.serviceId, session.startTime),
    check('bookings_session_taken_check', sql`${session.taken} between 0 and ${session.capacity}`),
    check('bookings_session_interval_check', sql`${session.startTime} < ${session.endTime}`),
  ],
)
export type Session = typeof sessions.$inferSelect
label(sessions, 'session', ({ startTime }) => String(startTime))

/** What a booking consists of, in its order: one, or several back to back. */
export const items = tenantTable(
  'bookings_item',
  {
    bookingId: uuid().notNull(),
    position: smallint().notNull(),
    /** `null` once the booking does not count any more. */
    sessionId: uuid(),
    serviceId: uuid().notNull(),
    staffId: uuid().notNull(),
    startTime: instant().notNull(),
    endTime: instant().notNull(),
    seats: smallint().notNull().default(1),
    /** The service's name and price as they were, with its variant and what was added. */
    name: text().notNull(),
    /** The name in other languages, as it was. */
    translations: jsonb().$type<Translations<'name'>>().notNull().default({}),
    priceMinor: integer().notNull(),
    variantId: uuid(),
    addons: jsonb().$type<BookedAddon[]>().notNull().default([]),
  },
  (item) => [
    foreignKey({ name: 'bookings_item_booking_fk', columns: [item.bookingId], foreignColumns: [bookings.id] }),
    foreignKey({ name: 'bookings_item_session_fk', columns: [item.sessionId], foreignColumns: [sessions.id] }).onDelete(
      'set null',
    ),
    foreignKey({ name: 'bookings_item_service_fk', columns: [item.serviceId], foreignColumns: [services.id] }),
    foreignKey({ name: 'bookings_item_staff_fk', columns: [item.staffId], foreignColumns: [staff.id] }),
    unique('bookings_item_position_unique').on(item.bookingId, item.position),
    index('bookings_item_session_index').on(item.sessionId),
    index('bookings_item_start_index').on(item.startTime, item.id),
    foreignKey({ name: 'bookings_item_variant_fk', columns: [item.variantId], foreignColumns: [variants.id] }),
    index('bookings_item_variant_index').on(item.variantId).where(sql`${item.variantId} is not null`),
    /** Ids ascend with time: the last one says when somebody was last given work. */
    index('bookings_item_staff_index').on(item.staffId, item.id),
    index('bookings_item_service_index').on(item.serviceId),
    check('bookings_item_interval_check', sql`${item.startTime} < ${item.endTime}`),
  ],
)
export type Item = typeof items.$inferSelect
label(items, 'item', ({ name }) => name)

export const actorKinds = ['customer', 'staff', 'system'] as const
export type ActorKind = (typeof actorKinds)[number]
export const eventChannels = ['page', 'dashboard', 'link', 'api', 'command', 'clock'] as const

/** What happened to a booking, in order. Rows are only ever added. */
export const bookingEvents = tenantTable(
  'bookings_booking_event',
  {
    bookingId: uuid().notNull(),
    /** Counts the events of one booking, without a gap, from 1. */
    number: integer().notNull(),
    /** What happened: `confirmed`, `moved`. */
    kind: text().notNull(),
    fromStatus: text().$type<BookingStatus>(),
    toStatus: text().$type<BookingStatus>().notNull(),
    /** The user who did it; `null` for a visitor or the program itself. */
    actorId: uuid(),
    /** How they were called then: users are outside of the schema, and may go. */
    actorName: text().notNull().default(''),
    /** In which part, and which way it came. */
    actorKind: text().$type<ActorKind>().notNull(),
    channel: text().$type<(typeof eventChannels)[number]>().notNull(),
    /** The fields that it changed, as they were and as they are. */
    before: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    after: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (event) => [
    foreignKey({
      name: 'bookings_booking_event_booking_fk',
      columns: [event.bookingId],
      foreignColumns: [bookings.id],
    }),
    unique('bookings_booking_event_number_unique').on(event.bookingId, event.number),
    check('bookings_booking_event_actor_check', sql`${event.actorKind} ${oneOf(actorKinds)}`),
    check('bookings_booking_event_channel_check', sql`${event.channel} ${oneOf(eventChannels)}`),
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
 * Who or what is busy when, buffers included and times in between, when the person is free, left out. The constraint
 * `bookings_occupation_overlap`, written by hand in a migration, lets no two rows of one subject share an instant, but
 * for those squeezed in on purpose and those of a pool, whose use is counted under a lock.
 */
export const occupations = tenantTable(
  'bookings_occupation',
  {
    /** A staff member or a resource. */
    subjectId: uuid().notNull(),
    during: period().notNull(),
    sessionId: uuid().notNull(),
    units: smallint().notNull().default(1),
    /** Of a resource for several at a time. */
    pooled: boolean().notNull().default(false),
    /** Squeezed in on purpose: exempt from the constraint, and still busy for everybody else. */
    overbooked: boolean().notNull().default(false),
  },
  (occupation) => [
    foreignKey({
      name: 'bookings_occupation_session_fk',
      columns: [occupation.sessionId],
      foreignColumns: [sessions.id],
    }).onDelete('cascade'),
    index('bookings_occupation_session_index').on(occupation.sessionId),
    /** For what is exempt from the constraint, whose own index serves all else. */
    index('bookings_occupation_exempt_index')
      .using('gist', occupation.subjectId, occupation.during)
      .where(sql`${occupation.overbooked} or ${occupation.pooled}`),
    check(
      'bookings_occupation_during_check',
      sql`lower_inc(${occupation.during}) and not upper_inc(${occupation.during}) and not isempty(${occupation.during})`,
    ),
  ],
)
label(occupations, 'occupation', ({ during }) => `${during.from} to ${during.to}`)
