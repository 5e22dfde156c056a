import type { TenantDb } from '@bookme/tenancy'
import { inArray } from 'drizzle-orm'
import { UnknownReferenceError } from '../../core/errors.ts'
import { services } from '../services/tables.ts'

/** Whether all of these are services: a list of ids has no foreign key. @throws {UnknownReferenceError} */
export async function assertServices(db: TenantDb, serviceIds: readonly string[] | undefined): Promise<void> {
  if (serviceIds === undefined || serviceIds.length === 0) return
  const found = await db
    .select({ id: services.id })
    .from(services)
    .where(inArray(services.id, [...serviceIds]))
  const known = new Set(found.map(({ id }) => id))
  const missing = serviceIds.findIndex((id) => !known.has(id))
  if (missing === -1) return
  const message = 'must be the id of a service'
  const faults = [{ field: `service_ids.${missing}`, message }]
  throw new UnknownReferenceError(`The field service_ids.${missing} ${message}.`, { faults })
}
