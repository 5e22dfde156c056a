import { instant, tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { oneOf } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import { languages } from '../../core/shapes.ts'
import { bookings } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'

export const notificationKinds = [
  'booking_requested',
  'booking_confirmed',
  'booking_moved',
  'booking_cancelled',
  'booking_declined',
  'reminder',
  'follow_up',
] as const
export const channels = ['email', 'sms', 'whatsapp'] as const
export const notificationStatuses = ['queued', 'sent', 'failed', 'cancelled'] as const

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

/** A message to a customer: what is to be sent, and what became of it. */
export const notifications = tenantTable(
  'communications_notification',
  {
    kind: text().$type<(typeof notificationKinds)[number]>().notNull(),
    channel: text().$type<(typeof channels)[number]>().notNull(),
    language: text().$type<(typeof languages)[number]>().notNull(),
    bookingId: uuid(),
    customerId: uuid(),
    /** The address or number as it was then. */
    recipient: text().notNull(),
    subject: text().notNull().default(''),
    body: text().notNull(),
    status: text().$type<(typeof notificationStatuses)[number]>().notNull().default('queued'),
    /** Not before. */
    scheduledFor: instant().notNull(),
    sentAt: instant(),
    /** Why it failed, in words for the people who work there. */
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
    index('communications_notification_due_index')
      .on(notification.scheduledFor)
      .where(sql`${notification.status} = 'queued'`),
    index('communications_notification_booking_index').on(notification.bookingId),
    index('communications_notification_customer_index').on(notification.customerId),
    check('communications_notification_kind_check', sql`${notification.kind} ${oneOf(notificationKinds)}`),
    check('communications_notification_channel_check', sql`${notification.channel} ${oneOf(channels)}`),
    check('communications_notification_language_check', sql`${notification.language} ${oneOf(languages)}`),
    check('communications_notification_status_check', sql`${notification.status} ${oneOf(notificationStatuses)}`),
    check(
      'communications_notification_sent_check',
      sql`(${notification.status} = 'sent') = (${notification.sentAt} is not null)`,
    ),
  ],
)
export type Notification = typeof notifications.$inferSelect
label(notifications, 'notification', ({ kind, channel, recipient }) => `${kind} to ${recipient} by ${channel}`)
