import { instant, tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import {
  bigint,
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
import { oneOf } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import { toDecimal } from '../../core/wire.ts'
import { bookings } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'
import { staff } from '../staff/tables.ts'
import { passes } from './passes/tables.ts'

export * from './coupons/tables.ts'
export * from './passes/tables.ts'

/** A `tip` is the staff's: it is no part of what a booking costs. */
export const transactionKinds = ['payment', 'deposit', 'refund', 'correction', 'tip'] as const
/** `card` by the terminal in the shop, `online` by a provider. */
export const paymentMethods = ['cash', 'card', 'transfer', 'cheque', 'online'] as const
export type PaymentMethod = (typeof paymentMethods)[number]
export const providers = ['manual', 'stripe', 'cmi'] as const
export type ProviderName = (typeof providers)[number]

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
    /** Of what came by a provider: which payment it belongs to, and what the provider calls this movement of money. */
    intentId: uuid(),
    refundId: uuid(),
    provider: text().$type<ProviderName>(),
    providerRef: text(),
    /** Of a correction: what it corrects, whole. */
    correctsId: uuid(),
    /** Of what a pass was bought with, or what of it went back. */
    passId: uuid(),
    /** The staff member a tip is for; `null`: everybody. */
    staffId: uuid(),
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
    foreignKey({
      name: 'payments_transaction_intent_fk',
      columns: [transaction.intentId],
      foreignColumns: [intents.id],
    }),
    foreignKey({
      name: 'payments_transaction_refund_fk',
      columns: [transaction.refundId],
      foreignColumns: [refunds.id],
    }),
    foreignKey({
      name: 'payments_transaction_corrects_fk',
      columns: [transaction.correctsId],
      foreignColumns: [transaction.id],
    }),
    foreignKey({
      name: 'payments_transaction_staff_fk',
      columns: [transaction.staffId],
      foreignColumns: [staff.id],
    }),
    foreignKey({
      name: 'payments_transaction_pass_fk',
      columns: [transaction.passId],
      foreignColumns: [passes.id],
    }),
    /** What a provider tells twice is written down once. */
    uniqueIndex('payments_transaction_provider_unique')
      .on(transaction.provider, transaction.providerRef)
      .where(sql`${transaction.providerRef} is not null`),
    uniqueIndex('payments_transaction_refund_unique')
      .on(transaction.refundId)
      .where(sql`${transaction.refundId} is not null`),
    uniqueIndex('payments_transaction_corrects_unique')
      .on(transaction.correctsId)
      .where(sql`${transaction.correctsId} is not null`),
    index('payments_transaction_intent_index').on(transaction.intentId).where(sql`${transaction.intentId} is not null`),
    index('payments_transaction_pass_index').on(transaction.passId).where(sql`${transaction.passId} is not null`),
    index('payments_transaction_staff_index').on(transaction.staffId).where(sql`${transaction.staffId} is not null`),
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

export const intentPurposes = ['deposit', 'prepayment', 'balance'] as const
export const intentStatuses = [
  'created',
  'redirected',
  'authorised',
  'captured',
  'failed',
  'abandoned',
  'voided',
  'disputed',
] as const
export type IntentStatus = (typeof intentStatuses)[number]
/** Of a booking there is one of these at a time. */
export const openIntents = ['created', 'redirected', 'authorised'] as const satisfies readonly IntentStatus[]

/** What a customer is asked to pay, once: the amount stays, and another amount is another intent. */
export const intents = tenantTable(
  'payments_intent',
  {
    bookingId: uuid().notNull(),
    customerId: uuid(),
    purpose: text().$type<(typeof intentPurposes)[number]>().notNull(),
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    provider: text().$type<ProviderName>().notNull(),
    /** What the provider calls it: a session, an order. */
    providerRef: text(),
    status: text().$type<IntentStatus>().notNull().default('created'),
    /** Of the amount, with refunds that are under way; never more than it. */
    refundedMinor: integer().notNull().default(0),
    /** What came in by it: more than the amount where somebody paid twice, or another sum. */
    capturedMinor: integer().notNull().default(0),
    /** Whose account it was begun with: another one later knows nothing of it. */
    accountRef: text(),
    capturedAt: instant(),
    /** After it nobody is sent to pay any more; what comes in later is late, not lost. */
    expiresAt: instant(),
    /** When the provider is asked what became of it, if it has not said so itself. */
    nextCheckAt: instant(),
    checks: smallint().notNull().default(0),
    /** What it needs beside: where the customer pays, what to look at by hand. */
    lastError: text().notNull().default(''),
  },
  (intent) => [
    foreignKey({ name: 'payments_intent_booking_fk', columns: [intent.bookingId], foreignColumns: [bookings.id] }),
    foreignKey({ name: 'payments_intent_customer_fk', columns: [intent.customerId], foreignColumns: [customers.id] }),
    uniqueIndex('payments_intent_open_unique')
      .on(intent.bookingId)
      .where(sql`${intent.status} ${oneOf(openIntents)}`),
    uniqueIndex('payments_intent_provider_unique')
      .on(intent.provider, intent.providerRef)
      .where(sql`${intent.providerRef} is not null`),
    index('payments_intent_booking_index').on(intent.bookingId),
    index('payments_intent_customer_index').on(intent.customerId),
    index('payments_intent_created_index').on(intent.createdAt, intent.id),
    index('payments_intent_check_index').on(intent.nextCheckAt).where(sql`${intent.nextCheckAt} is not null`),
    check('payments_intent_purpose_check', sql`${intent.purpose} ${oneOf(intentPurposes)}`),
    check('payments_intent_provider_check', sql`${intent.provider} ${oneOf(providers)}`),
    check('payments_intent_status_check', sql`${intent.status} ${oneOf(intentStatuses)}`),
    check('payments_intent_currency_check', sql`${intent.currency} ~ '^[A-Z]{3}$'`),
    check('payments_intent_amount_check', sql`${intent.amountMinor} > 0`),
    check(
      'payments_intent_refunded_check',
      sql`${intent.refundedMinor} between 0 and greatest(${intent.amountMinor}, ${intent.capturedMinor})`,
    ),
  ],
)
export type Intent = typeof intents.$inferSelect
label(
  intents,
  'payment',
  ({ purpose, amountMinor, currency, status }) =>
    `${purpose} of ${toDecimal(amountMinor, currency)} ${currency}, ${status}`,
)

export const refundStatuses = ['requested', 'sent', 'done', 'failed'] as const

/** Money on its way back to the means it came from. */
export const refunds = tenantTable(
  'payments_refund',
  {
    bookingId: uuid().notNull(),
    /** Of what was paid by a provider; `null`: by hand, out of the till. */
    intentId: uuid(),
    method: text().$type<PaymentMethod>().notNull(),
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    reason: text().notNull(),
    /** What the policy would have given back, where somebody decided otherwise. */
    policyMinor: integer(),
    status: text().$type<(typeof refundStatuses)[number]>().notNull().default('requested'),
    providerRef: text(),
    attempts: smallint().notNull().default(0),
    lastError: text().notNull().default(''),
    actorId: uuid(),
    actorName: text().notNull().default(''),
  },
  (refund) => [
    foreignKey({ name: 'payments_refund_booking_fk', columns: [refund.bookingId], foreignColumns: [bookings.id] }),
    foreignKey({ name: 'payments_refund_intent_fk', columns: [refund.intentId], foreignColumns: [intents.id] }),
    index('payments_refund_booking_index').on(refund.bookingId),
    index('payments_refund_intent_index').on(refund.intentId),
    index('payments_refund_created_index').on(refund.createdAt, refund.id),
    check('payments_refund_method_check', sql`${refund.method} ${oneOf(paymentMethods)}`),
    check('payments_refund_status_check', sql`${refund.status} ${oneOf(refundStatuses)}`),
    check('payments_refund_currency_check', sql`${refund.currency} ~ '^[A-Z]{3}$'`),
    check('payments_refund_amount_check', sql`${refund.amountMinor} > 0`),
  ],
)
export type Refund = typeof refunds.$inferSelect
label(refunds, 'refund', ({ amountMinor, currency }) => `${toDecimal(amountMinor, currency)} ${currency}`)

/** A business's own contract with a provider: its money never passes through the platform. */
export const providerAccounts = tenantTable(
  'payments_provider_account',
  {
    provider: text().$type<ProviderName>().notNull(),
    isActive: boolean().notNull().default(true),
    /** The provider's trial system: no money moves. */
    isTest: boolean().notNull().default(false),
    /** What is no secret: the account or merchant number. */
    publicId: text().notNull().default(''),
    /** Everything else, sealed: see `secrets.ts`. */
    sealed: text().notNull().default(''),
  },
  (account) => [
    unique('payments_provider_account_unique').on(account.provider),
    check('payments_provider_account_provider_check', sql`${account.provider} ${oneOf(providers)}`),
  ],
)
export type ProviderAccount = typeof providerAccounts.$inferSelect
label(providerAccounts, 'payment account', ({ provider }) => provider)

/** What a provider told us, once: the same again changes nothing. */
export const callbacks = tenantTable(
  'payments_callback',
  {
    provider: text().$type<ProviderName>().notNull(),
    /** What the provider calls this message, or a hash of all it says. */
    eventId: text().notNull(),
    kind: text().notNull(),
    intentId: uuid(),
    /** What became of it: `captured`, `late`, `amount_differs`. */
    outcome: text().notNull(),
    /** What it said, without names and card numbers. */
    facts: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (callback) => [
    unique('payments_callback_unique').on(callback.provider, callback.eventId),
    foreignKey({ name: 'payments_callback_intent_fk', columns: [callback.intentId], foreignColumns: [intents.id] }),
    index('payments_callback_intent_index').on(callback.intentId),
    index('payments_callback_created_index').on(callback.createdAt, callback.id),
    check('payments_callback_provider_check', sql`${callback.provider} ${oneOf(providers)}`),
  ],
)
label(callbacks, 'callback', ({ provider, kind }) => `${provider}, ${kind}`)

/** Counts without a gap: whoever takes a number holds the row until it commits. */
export const counters = tenantTable(
  'payments_counter',
  { name: text().notNull(), value: integer().notNull() },
  (counter) => [unique('payments_counter_name_unique').on(counter.name)],
)
label(counters, 'counter', ({ name }) => name)

export const receiptKinds = ['receipt', 'refund'] as const

/** What a customer is given for money. Rows are only ever added; their numbers have no gaps. */
export const receipts = tenantTable(
  'payments_receipt',
  {
    number: integer().notNull(),
    kind: text().$type<(typeof receiptKinds)[number]>().notNull(),
    transactionId: uuid().notNull(),
    bookingId: uuid(),
    customerId: uuid(),
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    method: text().$type<PaymentMethod>().notNull(),
    issuedAt: instant().notNull(),
    /** Who issued it and for what, as it was worded then. */
    facts: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (receipt) => [
    unique('payments_receipt_number_unique').on(receipt.number),
    unique('payments_receipt_transaction_unique').on(receipt.transactionId),
    foreignKey({
      name: 'payments_receipt_transaction_fk',
      columns: [receipt.transactionId],
      foreignColumns: [transactions.id],
    }),
    foreignKey({ name: 'payments_receipt_booking_fk', columns: [receipt.bookingId], foreignColumns: [bookings.id] }),
    foreignKey({ name: 'payments_receipt_customer_fk', columns: [receipt.customerId], foreignColumns: [customers.id] }),
    index('payments_receipt_issued_index').on(receipt.issuedAt, receipt.id),
    index('payments_receipt_booking_index').on(receipt.bookingId),
    index('payments_receipt_customer_index').on(receipt.customerId),
    check('payments_receipt_number_check', sql`${receipt.number} > 0`),
    check('payments_receipt_kind_check', sql`${receipt.kind} ${oneOf(receiptKinds)}`),
    check('payments_receipt_method_check', sql`${receipt.method} ${oneOf(paymentMethods)}`),
  ],
)
export type Receipt = typeof receipts.$inferSelect
label(receipts, 'receipt', ({ number }) => String(number))

/** One day of the till, counted and closed. What is written down afterwards belongs to the next day that is open. */
export const closings = tenantTable(
  'payments_closing',
  {
    onDate: date({ mode: 'string' }).notNull(),
    currency: text().notNull(),
    /** From the last closing to this one. */
    fromInstant: instant(),
    untilInstant: instant().notNull(),
    /** What the ledger says came in, by method; and what was counted of the cash. */
    expectedMinor: jsonb().$type<Record<string, number>>().notNull(),
    floatMinor: integer().notNull().default(0),
    countedMinor: integer().notNull(),
    /** Between two amounts that are as large as an integer can be. */
    differenceMinor: bigint({ mode: 'number' }).notNull(),
    note: text().notNull().default(''),
    actorId: uuid(),
    actorName: text().notNull().default(''),
  },
  (closing) => [
    unique('payments_closing_date_unique').on(closing.onDate, closing.currency),
    check('payments_closing_currency_check', sql`${closing.currency} ~ '^[A-Z]{3}$'`),
  ],
)
export type Closing = typeof closings.$inferSelect
label(closings, 'day closing', ({ onDate }) => onDate)
