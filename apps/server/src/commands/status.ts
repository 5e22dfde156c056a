import type { TenantStatus } from '../modules/tenants/tables.ts'
import { CommandError } from './errors.ts'

/** @throws {CommandError} there is no such status */
export async function statusNamed(text: string): Promise<TenantStatus> {
  const { tenantStatuses } = await import('../modules/tenants/tables.ts')
  const status = tenantStatuses.find((known) => known === text)
  if (status !== undefined) return status
  throw new CommandError(`--status is one of ${tenantStatuses.join(', ')}, not ${text}.`, { exitCode: 2 })
}
