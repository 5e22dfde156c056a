import { tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { oneOf, wallTime } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'

/** The people who work for a business. */
export const staff = tenantTable('staff_staff', {
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
})
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
