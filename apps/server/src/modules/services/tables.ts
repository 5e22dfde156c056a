import { tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { label } from '../../core/labels.ts'

/** The headings under which a business shows its services. */
export const categories = tenantTable('services_category', {
  name: text().notNull(),
  description: text().notNull().default(''),
  /** Where it stands in the list: ascending, equals by name. */
  position: smallint().notNull().default(0),
  isActive: boolean().notNull().default(true),
})
export type Category = typeof categories.$inferSelect
label(categories, 'category', ({ name }) => name)

/** What a business offers. */
export const services = tenantTable(
  'services_service',
  {
    name: text().notNull(),
    description: text().notNull().default(''),
    categoryId: uuid(),
    durationMinutes: integer().notNull().default(60),
    /** In the currency's smallest unit: centimes of a dirham. */
    priceMinor: integer().notNull(),
    /** ISO 4217. */
    currency: text().notNull().default('MAD'),
    position: smallint().notNull().default(0),
    isActive: boolean().notNull().default(true),
  },
  (service) => [
    foreignKey({
      name: 'services_service_category_fk',
      columns: [service.categoryId],
      foreignColumns: [categories.id],
    }),
    index('services_service_category_index').on(service.categoryId),
    check('services_service_duration_check', sql`${service.durationMinutes} between 1 and 1440`),
    check('services_service_price_check', sql`${service.priceMinor} >= 0`),
    check('services_service_currency_check', sql`${service.currency} ~ '^[A-Z]{3}$'`),
  ],
)
export type Service = typeof services.$inferSelect
label(services, 'service', ({ name }) => name)
