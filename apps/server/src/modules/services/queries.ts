import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Field, fields, services } from './tables.ts'

/**
 * In what the prices of a service are; `undefined` where there is none. It stays so until the transaction ends: whoever
 * is about to change it holds the row, and then sees what was priced here.
 */
export async function findCurrency(tx: TenantTx, serviceId: string): Promise<string | undefined> {
  const [service] = await tx
    .select({ currency: services.currency })
    .from(services)
    .where(eq(services.id, serviceId))
    .for('key share')
  return service?.currency
}

/** Whether anything beside the service itself has a price in its currency; those of people are of another module. */
export async function hasOtherPrices(tx: TenantTx, serviceId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ found: boolean }>(sql`
    select exists (select from services_variant where service_id = ${serviceId})
      or exists (select from services_addon where service_id = ${serviceId})
      or exists (select from staff_skill where service_id = ${serviceId} and price_minor is not null) as found`)
  return rows[0]?.found === true
}

/** What customers of these services are asked at present: one service after another, the questions of each in order. */
export async function listFields(db: Pick<TenantDb, 'select'>, serviceIds: readonly string[]): Promise<Field[]> {
  const found = await db
    .select()
    .from(fields)
    .where(and(inArray(fields.serviceId, [...serviceIds]), fields.isActive))
    .orderBy(fields.position, fields.label)
  return found.toSorted((one, other) => serviceIds.indexOf(one.serviceId) - serviceIds.indexOf(other.serviceId))
}
