import { instant, tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { oneOf, wallTime } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import { languages } from '../../core/shapes.ts'
import { bookings } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'
import { staff } from '../staff/tables.ts'

export const notificationKinds = [
  'booking_requested',
  'booking_confirmed',
  'booking_moved',
  'booking_cancelled',
  'booking_declined',
  'reminder',
  'follow_up',
  'waitlist_offer',
  'deposit_due',
  'receipt',
  'refund',
  'no_show',
  'staff_digest',
] as const
export type NotificationKind = (typeof notificationKinds)[number]
export const channels = ['email', 'sms', 'whatsapp'] as const
export type Channel = (typeof channels)[number]
/**
 * `sent`: a server or provider has taken it; `delivered`: it says that it arrived. `cancelled`: there was no reason for it
 * any more, or no way to reach them that they want; `failure` says which.
 */
export const notificationStatuses = ['queued', 'sent', 'delivered', 'failed', 'cancelled'] as const

/** The words of a message, as a business wants them: one for each kind, channel and language. */
export const templates = tenantTable(
  'communications_template',
  {
    kind: text().$type<(typeof notificationKinds)[number]>().notNull(),
    channel: text().$type<(typeof channels)[number]>().notNull(),
    language: text().$type<(typeof languages)[number]>().notNull(),
    /** Of an e-mail; the other channels have none. */
    subject: text().notNull().default(''),
    body: text().notNull(),
    isActive: boolean().notNull().default(true),
    /** Rises with each change: a message keeps the one that it was written by. */
    version: integer().notNull().default(1),
  },
  (template) => [
    unique('communications_template_unique').on(template.kind, template.channel, template.language),
    check('communications_template_kind_check', sql`${template.kind} ${oneOf(notificationKinds)}`),
    check('communications_template_channel_check', sql`${template.channel} ${oneOf(channels)}`),
    check('communications_template_language_check', sql`${template.language} ${oneOf(languages)}`),
  ],
)
export type Template = typeof templates.$inferSelect
label(templates, 'template', ({ kind, channel, language }) => `${kind}, ${channel}, ${language}`)

/**
 * A message: what is to be sent, and what became of it. It is written in the transaction of what it tells about. What it
 * says is put into words when it is sent, by the facts as they were then.
 */
export const notifications = tenantTable(
  'communications_notification',
  {
    kind: text().$type<NotificationKind>().notNull(),
    /** Which promise it keeps: `<booking> confirmed 3`. There is one message for each; `null` for what is sent by hand. */
    key: text(),
    language: text().$type<(typeof languages)[number]>().notNull(),
    bookingId: uuid(),
    customerId: uuid(),
    /** Of what goes to people who work there. */
    staffId: uuid(),
    /** What it tells, as it was when it happened. */
    facts: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** The way it went, or is going now, and the address or number as it was then; before that `null` and empty. */
    channel: text().$type<Channel>(),
    recipient: text().notNull().default(''),
    subject: text().notNull().default(''),
    body: text().notNull().default(''),
    /** Of the template, 0 for the words that come with the platform; `null` before it was put into words. */
    templateVersion: integer(),
    status: text().$type<(typeof notificationStatuses)[number]>().notNull().default('queued'),
    /** Not before. */
    scheduledFor: instant().notNull(),
    sentAt: instant(),
    deliveredAt: instant(),
    /** Why it failed or was cancelled, in words for the people who work there. */
    failure: text().notNull().default(''),
  },
  (notification) => [
    foreignKey({
      name: 'communications_notification_booking_fk',
      columns: [notification.bookingId],
      foreignColumns: [bookings.id],
    }),
    foreignKey({
      name: 'communications_notification_customer_fk',
      columns: [notification.customerId],
      foreignColumns: [customers.id],
    }),
    foreignKey({
      name: 'communications_notification_staff_fk',
      columns: [notification.staffId],
      foreignColumns: [staff.id],
    }),
    unique('communications_notification_key_unique').on(notification.key),
    index('communications_notification_due_index')
      .on(notification.scheduledFor)
      .where(sql`${notification.status} = 'queued'`),
    index('communications_notification_booking_index').on(notification.bookingId),
    index('communications_notification_customer_index').on(notification.customerId),
    index('communications_notification_staff_index')
      .on(notification.staffId)
      .where(sql`${notification.staffId} is not null`),
    check('communications_notification_kind_check', sql`${notification.kind} ${oneOf(notificationKinds)}`),
    check('communications_notification_channel_check', sql`${notification.channel} ${oneOf(channels)}`),
    check('communications_notification_language_check', sql`${notification.language} ${oneOf(languages)}`),
    check('communications_notification_status_check', sql`${notification.status} ${oneOf(notificationStatuses)}`),
    check(
      'communications_notification_sent_check',
      sql`(${notification.status} in ('sent', 'delivered')) = (${notification.sentAt} is not null)`,
    ),
  ],
)
export type Notification = typeof notifications.$inferSelect
label(notifications, 'notification', ({ kind, channel, recipient }) => `${kind} to ${recipient} by ${channel}`)

export const attemptStatuses = ['sending', 'sent', 'delivered', 'read', 'failed', 'unknown'] as const

/** One try to send a message one way. `unknown`: whoever sent it died, and it was sent again. */
export const attempts = tenantTable(
  'communications_attempt',
  {
    notificationId: uuid().notNull(),
    number: smallint().notNull(),
    channel: text().$type<Channel>().notNull(),
    recipient: text().notNull(),
    status: text().$type<(typeof attemptStatuses)[number]>().notNull().default('sending'),
    /** What the provider calls it. */
    providerId: text(),
    error: text().notNull().default(''),
    finishedAt: instant(),
  },
  (attempt) => [
    foreignKey({
      name: 'communications_attempt_notification_fk',
      columns: [attempt.notificationId],
      foreignColumns: [notifications.id],
    }).onDelete('cascade'),
    unique('communications_attempt_number_unique').on(attempt.notificationId, attempt.number),
    index('communications_attempt_provider_index').on(attempt.providerId).where(sql`${attempt.providerId} is not null`),
    check('communications_attempt_channel_check', sql`${attempt.channel} ${oneOf(channels)}`),
    check('communications_attempt_status_check', sql`${attempt.status} ${oneOf(attemptStatuses)}`),
  ],
)
export type Attempt = typeof attempts.$inferSelect
label(attempts, 'attempt', ({ number, channel, status }) => `${number}, ${channel}, ${status}`)

/** What a customer wants of a channel: whoever has no row here is written to. */
export const preferences = tenantTable(
  'communications_preference',
  {
    customerId: uuid().notNull(),
    channel: text().$type<Channel>().notNull(),
    isAllowed: boolean().notNull(),
    /** How it is known: `reply STOP`, `asked at the desk`. */
    source: text().notNull().default(''),
  },
  (preference) => [
    foreignKey({
      name: 'communications_preference_customer_fk',
      columns: [preference.customerId],
      foreignColumns: [customers.id],
    }).onDelete('cascade'),
    unique('communications_preference_unique').on(preference.customerId, preference.channel),
    check('communications_preference_channel_check', sql`${preference.channel} ${oneOf(channels)}`),
  ],
)
export type Preference = typeof preferences.$inferSelect
label(preferences, 'preference', ({ channel, isAllowed }) => `${channel}: ${isAllowed ? 'yes' : 'no'}`)

export const replyOutcomes = [
  'confirmed',
  'move_asked',
  'cancel_asked',
  'opted_out',
  'opted_in',
  'not_understood',
] as const

/** What a customer wrote back. */
export const replies = tenantTable(
  'communications_reply',
  {
    channel: text().$type<Channel>().notNull(),
    sender: text().notNull(),
    body: text().notNull(),
    /** What the provider calls it: the same one is taken once. */
    providerId: text().notNull(),
    notificationId: uuid(),
    bookingId: uuid(),
    customerId: uuid(),
    outcome: text().$type<(typeof replyOutcomes)[number]>().notNull(),
  },
  (reply) => [
    foreignKey({
      name: 'communications_reply_notification_fk',
      columns: [reply.notificationId],
      foreignColumns: [notifications.id],
    }).onDelete('set null'),
    foreignKey({ name: 'communications_reply_booking_fk', columns: [reply.bookingId], foreignColumns: [bookings.id] }),
    foreignKey({
      name: 'communications_reply_customer_fk',
      columns: [reply.customerId],
      foreignColumns: [customers.id],
    }),
    unique('communications_reply_provider_unique').on(reply.channel, reply.providerId),
    index('communications_reply_created_index').on(reply.createdAt, reply.id),
    index('communications_reply_booking_index').on(reply.bookingId),
    index('communications_reply_customer_index').on(reply.customerId),
    index('communications_reply_notification_index').on(reply.notificationId),
    check('communications_reply_channel_check', sql`${reply.channel} ${oneOf(channels)}`),
    check('communications_reply_outcome_check', sql`${reply.outcome} ${oneOf(replyOutcomes)}`),
  ],
)
export type Reply = typeof replies.$inferSelect
label(replies, 'reply', ({ sender, outcome }) => `${sender}: ${outcome}`)

/** How a business writes to its customers. Rows are only ever added: the latest counts, and none is the usual. */
export const messageRules = tenantTable(
  'communications_rule',
  {
    version: integer().notNull(),
    /** In the order in which they are tried. */
    channels: jsonb().$type<Channel[]>().notNull().default(['whatsapp', 'sms', 'email']),
    /** How long a message may go without having arrived before the next channel is tried. */
    fallbackMinutes: smallint().notNull().default(10),
    /** On the wall of the business; what is not urgent waits until it is over. Both or none. */
    quietFrom: wallTime(),
    quietUntil: wallTime(),
    /** How long before the start customers are reminded, from early to late, unless the service says otherwise. */
    reminderMinutes: jsonb().$type<number[]>().notNull().default([1440, 120]),
    /** How long after the end they are asked how it was; `null`: they are not. */
    followUpMinutes: integer(),
    /** "Your appointment" in the place of the service's name: of a clinic it would tell too much. */
    hideServices: boolean().notNull().default(false),
    /** When the people who work there get their day by email; `null`: they do not. */
    digestAt: wallTime(),
  },
  (rule) => [
    unique('communications_rule_version_unique').on(rule.version),
    check('communications_rule_fallback_check', sql`${rule.fallbackMinutes} between 1 and 1440`),
    check('communications_rule_quiet_check', sql`(${rule.quietFrom} is null) = (${rule.quietUntil} is null)`),
    check('communications_rule_follow_up_check', sql`${rule.followUpMinutes} between 1 and 43200`),
  ],
)
export type MessageRules = typeof messageRules.$inferSelect
label(messageRules, 'message rules', ({ version }) => `version ${version}`)
