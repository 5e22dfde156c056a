import type { TenantDb } from '@bookme/tenancy'
import { listStarts, wishOf } from '../../modules/bookings/index.ts'
import type { View } from './page.ts'
import { type Choice, wantedOf } from './visit.ts'

/** A start that can be had, and of a class how many seats are left. */
export interface FreeTime {
  start: number
  seatsLeft: number | undefined
}

/** The free starts of a week, and which week that is. */
export interface FreeTimes {
  /** Days since 1970: the first of the seven, the one that is shown, and the one nothing is bookable behind. */
  from: number
  day: number
  today: number
  last: number
  byDate: ReadonlyMap<number, FreeTime[]>
}

export const weekDays = 7
/** How far ahead a first free day is looked for. */
const searchDays = 62
const epoch = Temporal.Instant.fromEpochMilliseconds(0)

/**
 * The week around a date; without one, that of the first free start.
 *
 * @param exclude - what this visitor holds already, which is free for them
 */
export async function freeTimes(
  db: TenantDb,
  { settings: { zone }, now }: View,
  choice: Choice,
  { day, horizonDays, exclude }: { day: number | undefined; horizonDays: number; exclude: string | undefined },
): Promise<FreeTimes> {
  const today = zone.dateOf(now)
  const last = today + horizonDays
  const wish = { ...wishOf(wantedOf(choice, epoch)), exclude }
  const between = async (from: number, to: number): Promise<Map<number, FreeTime[]>> => {
    const byDate = new Map<number, FreeTime[]>()
    if (from > to) return byDate
    const { starts, byStaff, capacity, seatsLeft } = await listStarts(db, wish, { from, to }, { zone, now })
    const ids = [...byStaff].map(([id, free]) => ({ id, free: new Set(free) }))
    for (const start of starts) {
      const left = ids.filter(({ free }) => free.has(start)).map(({ id }) => seatsLeft(id, start))
      const time = { start, seatsLeft: capacity > 1 ? Math.max(...left) : undefined }
      byDate.getOrInsert(zone.dateOf(start), []).push(time)
    }
    return byDate
  }
  const weekOf = (date: number) => today + Math.floor((Math.max(date, today) - today) / weekDays) * weekDays
  if (day !== undefined) {
    const from = weekOf(day)
    return { from, day: Math.max(day, today), today, last, byDate: await between(from, from + weekDays - 1) }
  }
  // Nearly always the first fortnight has one; only if it has none it is worth looking further.
  let byDate = await between(today, Math.min(last, today + 2 * weekDays - 1))
  if (byDate.size === 0) byDate = await between(today + 2 * weekDays, Math.min(last, today + searchDays - 1))
  const first = [...byDate.keys()].sort((a, b) => a - b)[0]
  const shown = first ?? today
  return { from: weekOf(shown), day: shown, today, last, byDate }
}
