import type { TenantDb } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { type Service, services } from './tables.ts'

export async function findService(db: TenantDb, id: string): Promise<Service | undefined> {
  const [service] = await db.select().from(services).where(eq(services.id, id))
  return service
}
