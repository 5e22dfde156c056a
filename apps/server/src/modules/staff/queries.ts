import type { TenantDb } from '@bookme/tenancy'
import { and, eq } from 'drizzle-orm'
import { staff } from './tables.ts'

/** The staff member who signs in as this user; `undefined`: nobody who still works there. */
export async function staffIdOfUser(db: TenantDb, userId: string): Promise<string | undefined> {
  const [member] = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.userId, userId), eq(staff.isActive, true)))
  return member?.id
}
