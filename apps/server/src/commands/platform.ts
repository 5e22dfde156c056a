import type { TenancyOptions } from '@bookme/tenancy'
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
  }
  /** Closes the tenancy, and stops the database if it was started for this. */
  close(): Promise<void>
}

/** The tenancy with the owner's rights, over the database of {@link openDatabase}. */
export async function openPlatform(): Promise<Platform> {
  const database = await openDatabase()
  try {
    const platform = await platformOn(database)
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
export async function platformOn(database: Database): Promise<Platform> {
  const [{ readConfig }, { openTenancy }, { domains, tenants }] = await Promise.all([
    import('../core/config.ts'),
    import('../tenancy.ts'),
    import('../modules/tenants/tables.ts'),
  ])
  const config = readConfig(environmentOf(database))
  const tenancy = openTenancy(config, { owner: true })
  const options = {
    url: config.appUrl,
    ...(config.ownerUrl === undefined ? {} : { ownerUrl: config.ownerUrl }),
    ...(config.directUrl === undefined ? {} : { directUrl: config.directUrl }),
    tenants,
    domains,
  }
  return { tenancy, config, options, close: () => tenancy.close() }
}

/** Opens, works, and closes whatever happens. */
export async function withPlatform<T>(work: (platform: Platform) => Promise<T>): Promise<T> {
  const platform = await openPlatform()
  try {
    return await work(platform)
  } finally {
    await platform.close()
  }
}
