import { tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { check, date, index, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { oneOf } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import { searchText } from '../../core/search.ts'
import { languages } from '../../core/shapes.ts'

/** The people who book. An address is one customer, however it is capitalised; some have none. */
export const customers = tenantTable(
  'customers_customer',
  {
    name: text().notNull().default(''),
    email: text().notNull().default(''),
    /** As they wrote it. A way to reach them, not who they are: a family may share one. */
    phone: text().notNull().default(''),
    /** In which they are written to. */
    language: text().$type<(typeof languages)[number]>().notNull().default('fr'),
    bornOn: date({ mode: 'string' }),
    /** What the people who work there note of them. Never for messages. */
    notes: text().notNull().default(''),
  },
  (customer) => [
    uniqueIndex('customers_customer_email_unique')
      .on(sql`lower(${customer.email})`)
      .where(sql`${customer.email} <> ''`),
    index('customers_customer_search_index').using(
      'gin',
      sql`${searchText([customer.name, customer.email, customer.phone])} gin_trgm_ops`,
    ),
    index('customers_customer_created_index').on(customer.createdAt, customer.id),
    index('customers_customer_name_index').on(customer.name, customer.id),
    check('customers_customer_language_check', sql`${customer.language} ${oneOf(languages)}`),
    check(
      'customers_customer_known_check',
      sql`${customer.name} <> '' or ${customer.email} <> '' or ${customer.phone} <> ''`,
    ),
  ],
)
export type Customer = typeof customers.$inferSelect
label(customers, 'customer', ({ name, email, phone }) => name || email || phone)
