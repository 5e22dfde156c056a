import { tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
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
import { oneOf, wallMoment, wallTime } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import { services } from '../services/tables.ts'

/** The people who work for a business. */
export const staff = tenantTable(
  'staff_staff',
  {
    name: text().notNull(),
    /** What they are there: `coiffeuse`. */
    title: text().notNull().default(''),
    email: text().notNull().default(''),
    phone: text().notNull().default(''),
    /** The user of the platform they sign in as. No foreign key leaves the schema, so the address stands beside it. */
    userId: uuid(),
    userEmail: text().notNull().default(''),
    position: smallint().notNull().default(0),
    isActive: boolean().notNull().default(true),
    /** Sessions on one date; `null` is no limit. */
    maxPerDay: smallint(),
    /** Part of the secret address of their calendar feed: counting it up makes the old address worthless. */
    feedVersion: integer().notNull().default(1),
  },
  (member) => [uniqueIndex('staff_staff_user_unique').on(member.userId).where(sql`${member.userId} is not null`)],
)
export type StaffMember = typeof staff.$inferSelect
label(staff, 'staff member', ({ name }) => name)

export const availabilityKinds = ['work', 'break'] as const

/**
 * A stretch of wall time on a day of the week at which somebody works or has a break, in the zone of the business. One
 * that ends before it begins ends on the next date; equal ends mean no time at all.
 */
export const availability = tenantTable(
  'staff_availability',
  {
    staffId: uuid().notNull(),
    /** 1 is Monday, 7 Sunday: ISO 8601. */
    weekday: smallint().notNull(),
    startTime: wallTime().notNull(),
    endTime: wallTime().notNull(),
    kind: text().$type<(typeof availabilityKinds)[number]>().notNull().default('work'),
    /** The first and the last date on which it counts; open without one. */
    validFrom: date({ mode: 'string' }),
    validUntil: date({ mode: 'string' }),
  },
  (one) => [
    // Hours are a person's own: they go with them. Who has bookings stays all the same.
    foreignKey({
      name: 'staff_availability_staff_fk',
      columns: [one.staffId],
      foreignColumns: [staff.id],
    }).onDelete('cascade'),
    index('staff_availability_staff_index').on(one.staffId, one.weekday),
    check('staff_availability_weekday_check', sql`${one.weekday} between 1 and 7`),
    check('staff_availability_kind_check', sql`${one.kind} ${oneOf(availabilityKinds)}`),
    check('staff_availability_valid_check', sql`${one.validFrom} <= ${one.validUntil}`),
  ],
)
export type Availability = typeof availability.$inferSelect
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
label(
  availability,
  'availability',
  ({ weekday, startTime, endTime, kind }) => `${weekdays[weekday - 1]} ${startTime}–${endTime}, ${kind}`,
)

/** Who does what. A service that nobody is named for is done by everybody. */
export const skills = tenantTable(
  'staff_skill',
  {
    staffId: uuid().notNull(),
    serviceId: uuid().notNull(),
    /** In the place of the service's, for this person. */
    durationMinutes: integer(),
    priceMinor: integer(),
  },
  (skill) => [
    foreignKey({ name: 'staff_skill_staff_fk', columns: [skill.staffId], foreignColumns: [staff.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ name: 'staff_skill_service_fk', columns: [skill.serviceId], foreignColumns: [services.id] }).onDelete(
      'cascade',
    ),
    unique('staff_skill_unique').on(skill.serviceId, skill.staffId),
    index('staff_skill_staff_index').on(skill.staffId),
    check('staff_skill_duration_check', sql`${skill.durationMinutes} between 1 and 1440`),
    check('staff_skill_price_check', sql`${skill.priceMinor} >= 0`),
  ],
)
export type Skill = typeof skills.$inferSelect
label(skills, 'skill', ({ durationMinutes }) =>
  durationMinutes === null ? 'as usual' : `in ${durationMinutes} minutes`,
)

/** Pairs of wall times: `[["09:00", "12:30"]]`. */
export type Times = [string, string][]

/** A date on which somebody's hours are others than their weekday's: intervals and breaks together; none at all closes it. */
export const overrides = tenantTable(
  'staff_override',
  {
    staffId: uuid().notNull(),
    onDate: date({ mode: 'string' }).notNull(),
    intervals: jsonb().$type<Times>().notNull().default([]),
    breaks: jsonb().$type<Times>().notNull().default([]),
    note: text().notNull().default(''),
  },
  (override) => [
    foreignKey({
      name: 'staff_override_staff_fk',
      columns: [override.staffId],
      foreignColumns: [staff.id],
    }).onDelete('cascade'),
    unique('staff_override_unique').on(override.staffId, override.onDate),
  ],
)
export type Override = typeof overrides.$inferSelect
label(overrides, 'special date', ({ onDate }) => onDate)

/** A stretch of wall time in which somebody is not there, whatever their hours say. */
export const timeOff = tenantTable(
  'staff_time_off',
  {
    staffId: uuid().notNull(),
    startsAt: wallMoment().notNull(),
    endsAt: wallMoment().notNull(),
    reason: text().notNull().default(''),
  },
  (one) => [
    foreignKey({ name: 'staff_time_off_staff_fk', columns: [one.staffId], foreignColumns: [staff.id] }).onDelete(
      'cascade',
    ),
    index('staff_time_off_staff_index').on(one.staffId, one.endsAt),
    check('staff_time_off_order_check', sql`${one.startsAt} < ${one.endsAt}`),
  ],
)
export type TimeOff = typeof timeOff.$inferSelect
label(timeOff, 'time off', ({ startsAt, endsAt }) => `${startsAt} to ${endsAt}`)
