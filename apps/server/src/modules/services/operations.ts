import type { TenantDb } from '@bookme/tenancy'
import { ServiceNotFoundError } from './errors.ts'
import { findService } from './queries.ts'
import type { Service } from './tables.ts'

/** @throws {ServiceNotFoundError} this tenant has no such service */
export async function getService(db: TenantDb, id: string): Promise<Service> {
  const service = await findService(db, id)
  if (service === undefined) throw new ServiceNotFoundError(`There is no service ${id} here.`)
  return service
}
