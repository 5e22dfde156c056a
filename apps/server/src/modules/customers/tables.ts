import { tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { text, uniqueIndex } from 'drizzle-orm/pg-core'

/** The people who book. An address is one customer, however it is capitalised. */
export const customers = tenantTable(
  'customers_customer',
  {
    email: text().notNull(),
    name: text().notNull().default(''),
    phone: text().notNull().default(''),
  },
  (customer) => [uniqueIndex('customers_customer_email_unique').on(sql`lower(${customer.email})`)],
)
export type Customer = typeof customers.$inferSelect
