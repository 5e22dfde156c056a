import type { TenantDb } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { services } from '../services/tables.ts'

/** In which currency a service is priced; `undefined`: there is no such service. */
export async function findCurrency(db: Pick<TenantDb, 'select'>, serviceId: string): Promise<string | undefined> {
  const [service] = await db.select({ currency: services.currency }).from(services).where(eq(services.id, serviceId))
  return service?.currency
}
