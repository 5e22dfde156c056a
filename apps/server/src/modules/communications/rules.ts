import type { TenantDb } from '@bookme/tenancy'
import { desc } from 'drizzle-orm'
import { type Channel, type MessageRules, messageRules } from './tables.ts'

/** How a business writes to its customers, whichever version. */
export type Rules = Omit<MessageRules, 'id' | 'createdAt' | 'updatedAt' | 'metadata' | 'version'>

/** Of a business that has said nothing. */
export const usualRules: Rules = {
  channels: ['whatsapp', 'sms', 'email'] satisfies Channel[],
  fallbackMinutes: 10,
  quietFrom: null,
  quietUntil: null,
  reminderMinutes: [1440, 120],
  followUpMinutes: null,
  hideServices: false,
  digestAt: null,
}

/** What holds now; version `null` is that of a business that has said nothing. */
export async function latestRules(db: TenantDb): Promise<Rules & { version: number | null }> {
  const [latest] = await db.select().from(messageRules).orderBy(desc(messageRules.version)).limit(1)
  return latest ?? { ...usualRules, version: null }
}
