import { eq } from 'drizzle-orm'
import { type Zone, zoneNamed } from '../../core/time.ts'
import { configs, type TenantConfig, usualSettings } from './tables.ts'
import type { BookmeTenancy } from './tenancy.ts'

/** What a business has set for itself, with its zone ready to count in. */
export interface Settings extends Pick<TenantConfig, 'language' | 'currency' | 'firstWeekday'> {
  zone: Zone
}

/** How long another process may still go by what was set before. */
const cacheMs = 5000
const mostTenants = 20_000

/** The settings of a business, by its id; remembered for some seconds. */
export type SettingsOf = (tenantId: string) => Promise<Settings>

export function settingsOf(tenancy: Pick<BookmeTenancy, 'shared'>): SettingsOf {
  const known = new Map<string, { until: number; settings: Promise<Settings> }>()
  return (tenantId) => {
    const found = known.get(tenantId)
    if (found !== undefined && found.until > performance.now()) return found.settings
    const settings = readSettings(tenancy, tenantId)
    if (known.size >= mostTenants) known.clear()
    known.set(tenantId, { until: performance.now() + cacheMs, settings })
    // What could not be read is read again by whoever asks next.
    settings.catch(() => known.delete(tenantId))
    return settings
  }
}

async function readSettings({ shared }: Pick<BookmeTenancy, 'shared'>, tenantId: string): Promise<Settings> {
  const [config] = await shared.db.select().from(configs).where(eq(configs.tenantId, tenantId))
  // A business that was made past `createTenant` has set nothing.
  const { language, currency, firstWeekday, timeZone } = config ?? usualSettings
  return { language, currency, firstWeekday, zone: zoneNamed(timeZone) }
}
