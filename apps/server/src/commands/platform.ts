import type { TenancyOptions } from '@bookme/tenancy'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Config } from '../core/config.ts'
import type { BookmeTenancy } from '../modules/tenants/index.ts'
import type { domains, tenants } from '../modules/tenants/tables.ts'
import { type Database, environmentOf, openDatabase } from './database.ts'

export interface Platform {
  tenancy: BookmeTenancy
  config: Config
  /** For the toolkit's doctor, which looks at the database from outside. */
  options: Pick<TenancyOptions<typeof tenants>, 'url' | 'ownerUrl' | 'directUrl' | 'tenants'> & {
    domains: typeof domains
    appendOnly: readonly PgTable[]
  }
  /** Closes the tenancy, and stops the database if it was started for this. */
  close(): Promise<void>
}

export interface PlatformOptions {
  /** Then PostgreSQL refuses whatever would write through a handle, of the tenants and of the shared tables. */
  readOnly?: boolean
}

/** The tenancy with the owner's rights, over the database of {@link openDatabase}. */
export async function openPlatform(how: PlatformOptions = {}): Promise<Platform> {
  const database = await openDatabase()
  try {
    const platform = await platformOn(database, how)
    const close = async () => {
      await platform.close()
      await database.stop()
    }
    return { ...platform, close }
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** As {@link openPlatform}, on a database that stays open afterwards. */
export async function platformOn(database: Database, { readOnly = false }: PlatformOptions = {}): Promise<Platform> {
  const [{ readConfig }, { appendOnly, openTenancy }, { domains, tenants }] = await Promise.all([
    import('../core/config.ts'),
    import('../tenancy.ts'),
    import('../modules/tenants/tables.ts'),
  ])
  const config = readConfig(environmentOf(database))
  const appUrl = readOnly ? readOnlyUrl(config.directUrl ?? config.appUrl) : config.appUrl
  const tenancy = openTenancy({ ...config, appUrl }, { owner: true })
  const options = {
    url: config.appUrl,
    ...(config.ownerUrl === undefined ? {} : { ownerUrl: config.ownerUrl }),
    ...(config.directUrl === undefined ? {} : { directUrl: config.directUrl }),
    tenants,
    domains,
    appendOnly,
  }
  return { tenancy, config, options, close: () => tenancy.close() }
}

/** Its sessions read only from their beginning; no statement that a handle sends can change that. Poolers refuse it. */
function readOnlyUrl(url: string): string {
  const changed = new URL(url)
  const before = changed.searchParams.get('options') ?? ''
  changed.searchParams.set('options', `${before} -c default_transaction_read_only=on`.trim())
  return changed.href
}

/** Opens, works, and closes whatever happens. */
export async function withPlatform<T>(work: (platform: Platform) => Promise<T>, how: PlatformOptions = {}): Promise<T> {
  const platform = await openPlatform(how)
  try {
    return await work(platform)
  } finally {
    await platform.close()
  }
}

/**
 * Reads a shared table as the application does.
 *
 * @throws {Error} PostgreSQL's, when the login or the tables are missing; `reportError` says what to do
 */
export async function assertPrepared(tenancy: Pick<BookmeTenancy, 'shared'>): Promise<void> {
  const { tenants } = await import('../modules/tenants/tables.ts')
  await tenancy.shared.db.select({ id: tenants.id }).from(tenants).limit(1)
}
