import { instant, tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { label } from '../../../core/labels.ts'
import { bookings } from '../../bookings/tables.ts'
import { customers } from '../../customers/tables.ts'

/** A word that makes a visit cheaper. */
export const coupons = tenantTable(
  'payments_coupon',
  {
    /** In capitals: customers write it as they like. */
    code: text().notNull(),
    /** One of the two: a share of the price, or an amount of it. */
    percent: smallint(),
    amountMinor: integer(),
    /** Of the amount and of the least price. */
    currency: text().notNull().default('MAD'),
    /** Services it is good for; none named are all there are, and will be. */
    serviceIds: jsonb().$type<string[]>().notNull().default([]),
    /** When somebody books with it, half-open; `null` is no bound. */
    fromInstant: instant(),
    untilInstant: instant(),
    maxUses: integer(),
    maxPerCustomer: smallint(),
    /** Of the whole visit, before it is made cheaper. */
    minPriceMinor: integer().notNull().default(0),
    isActive: boolean().notNull().default(true),
  },
  (coupon) => [
    unique('payments_coupon_code_unique').on(coupon.code),
    check('payments_coupon_code_check', sql`${coupon.code} ~ '^[A-Z0-9-]{3,40}$'`),
    check(
      'payments_coupon_worth_check',
      sql`(${coupon.percent} is null) <> (${coupon.amountMinor} is null) and ${coupon.percent} between 1 and 100 and ${coupon.amountMinor} > 0`,
    ),
    check('payments_coupon_currency_check', sql`${coupon.currency} ~ '^[A-Z]{3}$'`),
    check('payments_coupon_span_check', sql`${coupon.fromInstant} < ${coupon.untilInstant}`),
    check(
      'payments_coupon_most_check',
      sql`${coupon.maxUses} > 0 and ${coupon.maxPerCustomer} > 0 and ${coupon.minPriceMinor} >= 0`,
    ),
  ],
)
export type Coupon = typeof coupons.$inferSelect
label(coupons, 'coupon', ({ code }) => code)

/** Which bookings were made with it. Rows are only ever added: of one that was cancelled there is another below zero. */
export const couponUses = tenantTable(
  'payments_coupon_use',
  {
    couponId: uuid().notNull(),
    bookingId: uuid().notNull(),
    customerId: uuid().notNull(),
    /** 1, or -1 where it is given back. */
    count: smallint().notNull(),
    discountMinor: integer().notNull(),
  },
  (use) => [
    foreignKey({ name: 'payments_coupon_use_coupon_fk', columns: [use.couponId], foreignColumns: [coupons.id] }),
    foreignKey({ name: 'payments_coupon_use_booking_fk', columns: [use.bookingId], foreignColumns: [bookings.id] }),
    foreignKey({ name: 'payments_coupon_use_customer_fk', columns: [use.customerId], foreignColumns: [customers.id] }),
    index('payments_coupon_use_coupon_index').on(use.couponId, use.customerId),
    index('payments_coupon_use_booking_index').on(use.bookingId),
    index('payments_coupon_use_customer_index').on(use.customerId),
    index('payments_coupon_use_created_index').on(use.createdAt, use.id),
    check('payments_coupon_use_count_check', sql`${use.count} in (-1, 1) and ${use.count} * ${use.discountMinor} >= 0`),
  ],
)
export type CouponUse = typeof couponUses.$inferSelect
label(couponUses, 'use of a coupon', ({ count }) => String(count))
