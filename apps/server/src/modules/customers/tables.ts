import { instant, tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
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
    /** Since when the number is known to be theirs: somebody who works there wrote it, or a code sent to it came back. */
    phoneVerifiedAt: instant(),
    /** In which they are written to. */
    language: text().$type<(typeof languages)[number]>().notNull().default('fr'),
    bornOn: date({ mode: 'string' }),
    /** What the people who work there note of them. Never for messages. */
    notes: text().notNull().default(''),
    /** Since when they cannot book by themselves, why, and who decided so: users are outside of the schema, and may go. */
    blockedAt: instant(),
    blockedReason: text().notNull().default(''),
    blockedById: uuid(),
    blockedByName: text().notNull().default(''),
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
    /** The few whose number is compared with that of whoever books. */
    index('customers_customer_blocked_index').on(customer.blockedAt).where(sql`${customer.blockedAt} is not null`),
    check('customers_customer_language_check', sql`${customer.language} ${oneOf(languages)}`),
    check(
      'customers_customer_known_check',
      sql`${customer.name} <> '' or ${customer.email} <> '' or ${customer.phone} <> ''`,
    ),
    check(
      'customers_customer_blocked_check',
      sql`(${customer.blockedAt} is not null) = (${customer.blockedReason} <> '')`,
    ),
  ],
)
export type Customer = typeof customers.$inferSelect
label(customers, 'customer', ({ name, email, phone }) => name || email || phone)

/** What concerns a customer's health. Apart from everything else, encrypted, and whoever reads it is written down. */
export const healthNotes = tenantTable(
  'customers_health_note',
  {
    customerId: uuid().notNull(),
    /** AES-256-GCM under the business's own key: see `core/seal.ts`. */
    sealed: text().notNull(),
  },
  (note) => [
    unique('customers_health_note_customer_unique').on(note.customerId),
    foreignKey({
      name: 'customers_health_note_customer_fk',
      columns: [note.customerId],
      foreignColumns: [customers.id],
    }).onDelete('cascade'),
  ],
)
export type HealthNote = typeof healthNotes.$inferSelect
label(healthNotes, 'health note', ({ customerId }) => customerId)

/** A code sent to an address or number, so that whoever has it sees their own bookings here. */
export const accessCodes = tenantTable(
  'customers_access_code',
  {
    /** In lower case, or the digits of a number. */
    contact: text().notNull(),
    channel: text().$type<'email' | 'sms'>().notNull(),
    codeHash: text().notNull(),
    expiresAt: instant().notNull(),
    /** How often a wrong one was tried. */
    failures: smallint().notNull().default(0),
    usedAt: instant(),
    /** The network that asked for it, as a keyed hash. */
    network: text().notNull(),
  },
  (code) => [
    index('customers_access_code_contact_index').on(code.contact, code.createdAt),
    index('customers_access_code_network_index').on(code.network, code.createdAt),
    index('customers_access_code_expires_index').on(code.expiresAt),
    check('customers_access_code_channel_check', sql`${code.channel} ${oneOf(['email', 'sms'])}`),
  ],
)
label(accessCodes, 'access code', ({ contact }) => contact)
