import { sharedTable } from '@bookme/tenancy'
import { foreignKey, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { label } from '../../core/labels.ts'
import { tenants } from '../tenants/tables.ts'

/**
 * Which business a message by telephone was for: the platform's number is everybody's, and what comes back says no more
 * than whom it is from.
 */
export const threads = sharedTable(
  'phone_thread',
  {
    channel: text().$type<'sms' | 'whatsapp'>().notNull(),
    /** What the provider calls the message. */
    providerId: text().notNull(),
    /** The number it went to, in E.164. */
    contact: text().notNull(),
    tenantId: uuid().notNull(),
    notificationId: uuid().notNull(),
  },
  (thread) => [
    unique('phone_thread_provider_unique').on(thread.channel, thread.providerId),
    foreignKey({
      name: 'phone_thread_tenant_fk',
      columns: [thread.tenantId],
      foreignColumns: [tenants.id],
    }).onDelete('cascade'),
    index('phone_thread_contact_index').on(thread.contact, thread.createdAt),
    index('phone_thread_tenant_index').on(thread.tenantId),
    index('phone_thread_created_index').on(thread.createdAt),
  ],
)
export type Thread = typeof threads.$inferSelect
label(threads, 'thread', ({ channel, providerId }) => `${channel} ${providerId}`)
