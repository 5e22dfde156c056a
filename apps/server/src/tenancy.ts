import { join } from 'node:path'
import { createTenancy, type TenancyOptions } from '@bookme/tenancy'
import { sharedAuditEvents } from './core/audit/shared-tables.ts'
import { auditEvents } from './core/audit/tables.ts'
import type { Config } from './core/config.ts'
import { bookingEvents } from './modules/bookings/tables.ts'
import { closings, receipts, transactions } from './modules/payments/tables.ts'
import type { BookmeTenancy } from './modules/tenants/index.ts'
import { domains, tenants } from './modules/tenants/tables.ts'

export const migrations = {
  shared: join(import.meta.dirname, '..', 'migrations', 'shared'),
  tenant: join(import.meta.dirname, '..', 'migrations', 'tenant'),
}

/** What tells who did what: by row-level security nobody but the owner of the tables changes or deletes a row of them. */
export const appendOnly = [auditEvents, bookingEvents, sharedAuditEvents, transactions, receipts, closings]

/**
 * The toolkit over this platform's tables. Nothing is opened before it is needed; close it in the end.
 *
 * @param config - where the database is
 * @param options.owner - takes the owner's login along, for migrations and building schemas; a web process does without
 */
export function openTenancy(
  config: Pick<Config, 'appUrl' | 'ownerUrl' | 'directUrl' | 'databasePoolSize'> &
    Partial<Pick<Config, 'resolveCacheMs'>>,
  { owner = false, ...more }: { owner?: boolean } & Partial<TenancyOptions<typeof tenants>> = {},
): BookmeTenancy {
  return createTenancy({
    url: config.appUrl,
    ...(owner && config.ownerUrl !== undefined ? { ownerUrl: config.ownerUrl } : {}),
    ...(config.directUrl === undefined ? {} : { directUrl: config.directUrl }),
    poolSize: config.databasePoolSize,
    ...(config.resolveCacheMs === undefined ? {} : { resolveCacheMs: config.resolveCacheMs }),
    tenants,
    domains,
    migrations,
    ...more,
  })
}
