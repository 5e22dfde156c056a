import type { TenantDb } from '@bookme/tenancy'
import { desc, eq, getColumns, sql } from 'drizzle-orm'
import { type Service, services } from './tables.ts'

export async function findService(db: TenantDb, id: string): Promise<Service | undefined> {
  const [service] = await db.select().from(services).where(eq(services.id, id))
  return service
}

/** One page, newest first, and how many there are on all pages, in one statement. */
export async function listServices(
  db: TenantDb,
  filter: { isActive?: boolean | undefined },
  page: { limit: number; offset: number },
): Promise<{ count: number; rows: Service[] }> {
  const where = filter.isActive === undefined ? undefined : eq(services.isActive, filter.isActive)
  const total = db
    .select({ count: sql`count(*)`.as('count') })
    .from(services)
    .where(where)
  const rows = await db
    .select({ ...getColumns(services), total: sql<number>`(${total})::int` })
    .from(services)
    .where(where)
    // The id, too: several may be made in one transaction, and pages must not overlap.
    .orderBy(desc(services.createdAt), desc(services.id))
    .limit(page.limit)
    .offset(page.offset)
  return { count: rows[0]?.total ?? 0, rows }
}
