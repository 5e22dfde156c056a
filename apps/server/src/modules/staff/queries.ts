import type { TenantDb } from '@bookme/tenancy'
import { and, asc, eq } from 'drizzle-orm'
import { staff } from './tables.ts'

/** Ids of the people who take bookings, or of this one if they do, in an order that does not change. */
export async function listActiveStaffIds(db: TenantDb, only?: string): Promise<string[]> {
  const rows = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.isActive, true), only === undefined ? undefined : eq(staff.id, only)))
    .orderBy(asc(staff.id))
  return rows.map((row) => row.id)
}
