import type { BookmeTenancy } from '../modules/tenants/index.ts'
import type { Tenant } from '../modules/tenants/tables.ts'
import { CommandError } from './errors.ts'

/**
 * The business somebody means on the command line.
 *
 * @param name - its slug, or its schema
 * @throws {CommandError} there is none
 */
export async function findTenant(tenancy: Pick<BookmeTenancy, 'shared'>, name: string): Promise<Tenant> {
  const { getTenantNamed } = await import('../modules/tenants/index.ts')
  return getTenantNamed(tenancy.shared.db, name).catch((error) => {
    if ((error as { code?: unknown }).code !== 'tenants.not_found') throw error
    throw new CommandError(`There is no tenant ${JSON.stringify(name)}: see \`bookme tenants\`.`, { cause: error })
  })
}
