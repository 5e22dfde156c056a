import { tenantTable } from '@bookme/tenancy'
import { boolean, text } from 'drizzle-orm/pg-core'

/** The people who work for a business. */
export const staff = tenantTable('staff_staff', {
  name: text().notNull(),
  email: text().notNull().default(''),
  isActive: boolean().notNull().default(true),
})
export type StaffMember = typeof staff.$inferSelect
