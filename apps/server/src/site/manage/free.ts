import { PlainDate } from '../../core/shapes.ts'
import { dateNamed, day as dayMs } from '../../core/time.ts'
import { movableStarts } from '../../modules/bookings/index.ts'
import type { Visit } from './visit.ts'

export const weekDays = 7
/** How far ahead the first free day is looked for, and around a time that is gone. */
const searchDays = 62
const nearDays = 7
const mostAlternatives = 3
const horizonDays = 731

/** The free starts of a week, by date in days since 1970. */
export interface FreeWeek {
  from: number
  day: number
  today: number
  last: number
  byDate: ReadonlyMap<number, readonly number[]>
}

/**
 * Where the booking could go in a week: around a date, or that of the first free start.
 *
 * @param staffId - with this person alone; else with whoever is free
 */
export async function freeWeek(
  visit: Visit,
  { day, staffId }: { day: number | undefined; staffId: string | undefined },
): Promise<FreeWeek> {
  const today = todayOf(visit)
  const last = today + horizonDays
  const weekOf = (date: number) => today + Math.floor((date - today) / weekDays) * weekDays
  if (day !== undefined) {
    const shown = Math.min(Math.max(day, today), last)
    const from = weekOf(shown)
    return { from, day: shown, today, last, byDate: await between(visit, from, from + weekDays - 1, staffId) }
  }
  // Nearly always the first fortnight has one; only if it has none it is worth looking further.
  let byDate = await between(visit, today, today + 2 * weekDays - 1, staffId)
  if (byDate.size === 0) byDate = await between(visit, today + 2 * weekDays, today + searchDays - 1, staffId)
  const shown = [...byDate.keys()].sort((a, b) => a - b)[0] ?? today
  return { from: weekOf(shown), day: shown, today, last, byDate }
}

/** With whom it could begin then; nobody: it is not free. */
export async function freeAt(visit: Visit, start: number): Promise<readonly string[]> {
  const date = visit.view.format.zone.dateOf(start)
  if (date < todayOf(visit)) return []
  const { byStaff } = await startsOf(visit, date, date)
  return [...byStaff].filter(([, starts]) => starts.includes(start)).map(([id]) => id)
}

/** The free starts nearest to one that is taken, ascending; where it is now is none of them. */
export async function nearest(visit: Visit, start: number): Promise<readonly number[]> {
  const date = visit.view.format.zone.dateOf(start)
  const today = todayOf(visit)
  const [from, to] = [Math.max(date - nearDays, today), Math.max(date, today) + nearDays]
  const { starts } = await startsOf(visit, from, to)
  return starts
    .filter((one) => one !== visit.booking.startTime.epochMilliseconds)
    .toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start))
    .slice(0, mostAlternatives)
    .sort((a, b) => a - b)
}

async function between(visit: Visit, from: number, to: number, staffId: string | undefined) {
  const { zone } = visit.view.format
  const { starts, byStaff } = await startsOf(visit, from, to)
  const byDate = new Map<number, number[]>()
  for (const start of staffId === undefined ? starts : (byStaff.get(staffId) ?? [])) {
    // Where it is now is free for it, too, and no news.
    if (start === visit.booking.startTime.epochMilliseconds) continue
    byDate.getOrInsert(zone.dateOf(start), []).push(start)
  }
  return byDate
}

function startsOf({ view, booking }: Visit, from: number, to: number) {
  const { format, now, request } = view
  return movableStarts(request.tenant.db, booking.id, { from, to }, { zone: format.zone, now })
}

const todayOf = ({ view: { format, now } }: Visit) => format.zone.dateOf(now)

export const dayText = (date: number): string => new Date(date * dayMs).toISOString().slice(0, 10)

/** @returns days since 1970; `undefined`: it is no date */
export function dayIn(text: string | undefined): number | undefined {
  return text !== undefined && PlainDate.safeParse(text).success ? dateNamed(text) : undefined
}
