import { tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, integer, text } from 'drizzle-orm/pg-core'

/** What a business offers. */
export const services = tenantTable(
  'services_service',
  {
    name: text().notNull(),
    description: text().notNull().default(''),
    durationMinutes: integer().notNull().default(60),
    /** In the currency's smallest unit: centimes of a dirham. */
    priceMinor: integer().notNull(),
    /** ISO 4217. */
    currency: text().notNull().default('MAD'),
    isActive: boolean().notNull().default(true),
  },
  (service) => [
    check('services_service_duration_check', sql`${service.durationMinutes} between 1 and 1440`),
    check('services_service_price_check', sql`${service.priceMinor} >= 0`),
    check('services_service_currency_check', sql`${service.currency} ~ '^[A-Z]{3}$'`),
  ],
)
export type Service = typeof services.$inferSelect
