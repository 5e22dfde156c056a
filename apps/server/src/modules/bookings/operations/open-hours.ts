import type { TenantDb } from '@bookme/tenancy'
import type { Zone } from '../../../core/time.ts'
import { type Dates, loadTeam } from '../calendar/index.ts'
import { join, type Stretch, subtract, windowsOf } from '../engine/index.ts'

/** When anybody is there, on some dates: what a business tells as its hours. Bookings change nothing of it. */
export async function openHours(db: TenantDb, dates: Dates, zone: Zone): Promise<Stretch[]> {
  const { staff, closures } = await loadTeam(db, dates, zone)
  const there = staff.flatMap((person) => subtract(windowsOf(person, zone, dates).windows, join(person.timeOff)))
  return subtract(join(there), join(closures))
}
