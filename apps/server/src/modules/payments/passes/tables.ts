import { instant, tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { oneOf } from '../../../core/columns.ts'
import { label } from '../../../core/labels.ts'
import { bookings } from '../../bookings/tables.ts'
import { customers } from '../../customers/tables.ts'

/** What a pass is good for, as it is sold and as it was. */
const terms = {
  name: text().notNull(),
  /** Services it is good for; none named are all there are, and will be. */
  serviceIds: jsonb().$type<string[]>().notNull().default([]),
  uses: smallint().notNull(),
  priceMinor: integer().notNull(),
  currency: text().notNull().default('MAD'),
  /** Whether others than whoever bought it may come with it. */
  isTransferable: boolean().notNull().default(false),
}

/** What a business sells: ten visits, paid at once. */
export const passTypes = tenantTable(
  'payments_pass_type',
  {
    ...terms,
    /** From the day it is bought; `null`: for good. */
    validDays: smallint(),
    isActive: boolean().notNull().default(true),
  },
  (type) => [
    unique('payments_pass_type_name_unique').on(type.name),
    check('payments_pass_type_uses_check', sql`${type.uses} between 1 and 1000`),
    check('payments_pass_type_price_check', sql`${type.priceMinor} >= 0`),
    check('payments_pass_type_days_check', sql`${type.validDays} between 1 and 3660`),
    check('payments_pass_type_currency_check', sql`${type.currency} ~ '^[A-Z]{3}$'`),
  ],
)
export type PassType = typeof passTypes.$inferSelect
label(passTypes, 'pass type', ({ name }) => name)

/** One that was sold, on the terms of then. What is left of it is what was bought, less the sum of its uses. */
export const passes = tenantTable(
  'payments_pass',
  {
    ...terms,
    typeId: uuid().notNull(),
    /** Twelve letters and digits that cannot be taken for one another: whoever has them may pay with it. */
    code: text().notNull(),
    customerId: uuid().notNull(),
    /** Half-open: what begins then is too late; `null`: for good. */
    validUntil: instant(),
    /** The user who sold it, and how they were called then. */
    actorId: uuid(),
    actorName: text().notNull().default(''),
  },
  (pass) => [
    unique('payments_pass_code_unique').on(pass.code),
    foreignKey({ name: 'payments_pass_type_fk', columns: [pass.typeId], foreignColumns: [passTypes.id] }),
    foreignKey({ name: 'payments_pass_customer_fk', columns: [pass.customerId], foreignColumns: [customers.id] }),
    index('payments_pass_created_index').on(pass.createdAt, pass.id),
    index('payments_pass_customer_index').on(pass.customerId),
    index('payments_pass_type_index').on(pass.typeId),
    check('payments_pass_uses_check', sql`${pass.uses} between 1 and 1000`),
    check('payments_pass_price_check', sql`${pass.priceMinor} >= 0`),
    check('payments_pass_currency_check', sql`${pass.currency} ~ '^[A-Z]{3}$'`),
  ],
)
export type Pass = typeof passes.$inferSelect
label(passes, 'pass', ({ name }) => name)

export const passUseKinds = ['taken', 'given_back', 'refunded'] as const

/** What became of the uses of a pass. Rows are only ever added: one that is given back is a row below zero. */
export const passUses = tenantTable(
  'payments_pass_use',
  {
    passId: uuid().notNull(),
    kind: text().$type<(typeof passUseKinds)[number]>().notNull(),
    /** How many uses; of those that are given back, below zero. */
    count: smallint().notNull(),
    /** What they were taken for, and what of its price they cover; below zero where they are given back. */
    bookingId: uuid(),
    amountMinor: integer().notNull().default(0),
    reason: text().notNull().default(''),
    actorId: uuid(),
    actorName: text().notNull().default(''),
  },
  (use) => [
    foreignKey({ name: 'payments_pass_use_pass_fk', columns: [use.passId], foreignColumns: [passes.id] }),
    foreignKey({ name: 'payments_pass_use_booking_fk', columns: [use.bookingId], foreignColumns: [bookings.id] }),
    index('payments_pass_use_pass_index').on(use.passId),
    index('payments_pass_use_booking_index').on(use.bookingId),
    index('payments_pass_use_created_index').on(use.createdAt, use.id),
    check('payments_pass_use_kind_check', sql`${use.kind} ${oneOf(passUseKinds)}`),
    check(
      'payments_pass_use_count_check',
      sql`case ${use.kind} when 'given_back' then ${use.count} < 0 and ${use.amountMinor} <= 0 else ${use.count} > 0 and ${use.amountMinor} >= 0 end`,
    ),
    check('payments_pass_use_booking_check', sql`(${use.kind} = 'refunded') = (${use.bookingId} is null)`),
  ],
)
export type PassUse = typeof passUses.$inferSelect
label(passUses, 'use of a pass', ({ kind, count }) => `${kind}, ${count}`)
