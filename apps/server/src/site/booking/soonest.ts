import type { TenantDb } from '@bookme/tenancy'
import { DomainError } from '../../core/errors.ts'
import { listStarts, wishOf } from '../../modules/bookings/index.ts'
import type { View } from './page.ts'
import type { Shop } from './shop.ts'
import { hasOptions } from './shop.ts'

/** So long a page may show what was free: whoever taps a time is told the truth anyway. */
const keptMs = 30_000
const mostKept = 2000
const mostServices = 8
const days = 14

const kept = new Map<string, { until: number; soonest: Promise<ReadonlyMap<string, number[]>> }>()

/** The next free starts of the first services, by the service's id; looked for once in a while, whoever asks. */
export function soonestStarts(db: TenantDb, shop: Shop, view: View): Promise<ReadonlyMap<string, number[]>> {
  const { id } = view.request.tenant
  const known = kept.get(id)
  // A clock that tests turn back and forth must not find what was free at another time.
  if (known !== undefined && view.now < known.until && known.until - view.now <= keptMs) return known.soonest
  const soonest = findSoonest(db, shop, view)
  if (kept.size >= mostKept) kept.clear()
  kept.set(id, { until: view.now + keptMs, soonest })
  soonest.catch(() => kept.delete(id))
  return soonest
}

async function findSoonest(db: TenantDb, shop: Shop, { settings: { zone }, now }: View) {
  const today = zone.dateOf(now)
  const found = new Map<string, number[]>()
  for (const service of [...shop.services.values()].slice(0, mostServices)) {
    const variantId = hasOptions(service) ? service.variants[0]?.id : undefined
    try {
      const wish = wishOf({ serviceId: service.id, variantId })
      const { starts } = await listStarts(db, wish, { from: today, to: today + days - 1 }, { zone, now })
      found.set(service.id, starts.slice(0, 3))
    } catch (error) {
      // What cannot be booked as it is set up has no time; its page says so.
      if (!(error instanceof DomainError)) throw error
    }
  }
  return found
}
