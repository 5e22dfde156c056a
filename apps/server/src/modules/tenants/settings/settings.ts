import { eq } from 'drizzle-orm'
import { type Zone, zoneNamed } from '../../../core/time.ts'
import { type Feature, featuresOf } from '../features.ts'
import { configs, type TenantConfig, tenants, usualSettings } from '../tables.ts'
import type { BookmeTenancy } from '../tenancy.ts'

type Chosen =
  | 'language'
  | 'languages'
  | 'currency'
  | 'firstWeekday'
  | 'colour'
  | 'logoUrl'
  | 'notice'
  | 'trade'
  | 'address'
  | 'phone'
  | 'whatsapp'
  | 'mapUrl'
  | 'instagramUrl'
  | 'facebookUrl'
  | 'about'
  | 'logoHash'
  | 'redirectToPrimary'

/** What a business has set for itself, with its zone ready to count in, and what its subscription gives it. */
export interface Settings extends Pick<TenantConfig, Chosen> {
  zone: Zone
  tier: string
  features: Readonly<Record<Feature, boolean>>
  /** In a calendar month; `null` is no limit. */
  maxBookings: number | null
}

/** How long what was set before may still count in a process that hears of no changes. */
const cacheMs = 5000
const mostTenants = 20_000

/** The settings of a business, by its id; remembered, until a change of it is heard of. */
export interface SettingsOf {
  (tenantId: string): Promise<Settings>
  /** For whoever has just changed them: this process is not to wait until it hears of that. Without an id, of all. */
  forget(tenantId?: string): void
}

/** @param tenancy - while it listens, a change by any process counts here within a second, as within `cacheMs` otherwise */
export function settingsOf(tenancy: Pick<BookmeTenancy, 'shared' | 'onChange'>): SettingsOf {
  const known = new Map<string, { until: number; settings: Promise<Settings> }>()
  const forget = (tenantId?: string): void => {
    if (tenantId === undefined) known.clear()
    else known.delete(tenantId)
  }
  tenancy.onChange(forget)
  const find = (tenantId: string) => {
    const found = known.get(tenantId)
    if (found !== undefined && found.until > performance.now()) return found.settings
    const settings = readSettings(tenancy, tenantId)
    if (known.size >= mostTenants) known.clear()
    const entry = { until: performance.now() + cacheMs, settings }
    known.set(tenantId, entry)
    // What could not be read is read again by whoever asks next.
    settings.catch(() => {
      if (known.get(tenantId) === entry) known.delete(tenantId)
    })
    return settings
  }
  return Object.assign(find, { forget })
}

/** SQL for when each business's settings changed last. */
export const sqlOfSettingsTimes = 'select tenant_id, updated_at from public.tenant_config'

async function readSettings({ shared }: Pick<BookmeTenancy, 'shared'>, tenantId: string): Promise<Settings> {
  const [row] = await shared.db
    .select({ config: configs, tier: tenants.subscriptionTier, maxBookings: tenants.maxBookings })
    .from(tenants)
    .leftJoin(configs, eq(configs.tenantId, tenants.id))
    .where(eq(tenants.id, tenantId))
  // A business that was made past `createTenant` has set nothing.
  const { timeZone, features, ...config } = row?.config ?? usualSettings
  const tier = row?.tier ?? 'free'
  return {
    ...config,
    zone: zoneNamed(timeZone),
    tier,
    features: featuresOf(tier, features),
    maxBookings: row?.maxBookings ?? null,
  }
}
