import { instant, tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { oneOf } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import { toDecimal } from '../../core/wire.ts'
import { bookings } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'

export const transactionKinds = ['payment', 'deposit', 'refund', 'correction'] as const
export const paymentMethods = ['cash', 'card', 'transfer', 'cheque'] as const

/** Money that came in, or went out where the amount is below zero. Rows are only ever added: a mistake is corrected. */
export const transactions = tenantTable(
  'payments_transaction',
  {
    kind: text().$type<(typeof transactionKinds)[number]>().notNull(),
    method: text().$type<(typeof paymentMethods)[number]>().notNull(),
    /** In the currency's smallest unit; what goes out is below zero. */
    amountMinor: integer().notNull(),
    currency: text().notNull().default('MAD'),
    bookingId: uuid(),
    customerId: uuid(),
    /** When it changed hands, which may be before it was written down. */
    occurredAt: instant().notNull(),
    /** Of the receipt, the cheque or the bank. */
    reference: text().notNull().default(''),
    /** The user who took it, and how they were called then. */
    actorId: uuid(),
    actorName: text().notNull().default(''),
  },
  (transaction) => [
    foreignKey({
      name: 'payments_transaction_booking_fk',
      columns: [transaction.bookingId],
      foreignColumns: [bookings.id],
    }),
    foreignKey({
      name: 'payments_transaction_customer_fk',
      columns: [transaction.customerId],
      foreignColumns: [customers.id],
    }),
    index('payments_transaction_occurred_index').on(transaction.occurredAt, transaction.id),
    index('payments_transaction_booking_index').on(transaction.bookingId),
    index('payments_transaction_customer_index').on(transaction.customerId),
    check('payments_transaction_kind_check', sql`${transaction.kind} ${oneOf(transactionKinds)}`),
    check('payments_transaction_method_check', sql`${transaction.method} ${oneOf(paymentMethods)}`),
    check(
      'payments_transaction_amount_check',
      sql`case ${transaction.kind} when 'refund' then ${transaction.amountMinor} < 0 when 'correction' then ${transaction.amountMinor} <> 0 else ${transaction.amountMinor} > 0 end`,
    ),
    check('payments_transaction_currency_check', sql`${transaction.currency} ~ '^[A-Z]{3}$'`),
  ],
)
export type Transaction = typeof transactions.$inferSelect
label(
  transactions,
  'transaction',
  ({ kind, amountMinor, currency, occurredAt }) =>
    `${kind} of ${toDecimal(amountMinor, currency)} ${currency}, ${occurredAt}`,
)
