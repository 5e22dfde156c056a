import { api } from '../../../api/client.ts'
import type { Row } from '../../../api/shapes.ts'
import { endOfDay, forClock } from './times.ts'

export type Hours = Row<'availability_list'>

/** Dates between which other hours count than the usual ones; nothing on both ends are the usual. */
export interface Season {
  from: string | null
  until: string | null
}

export interface Stretch {
  kind: Hours['kind']
  from: string
  until: string
}

/** By weekday, from 1 for Monday on. */
export type Week = Record<number, Stretch[]>

export const usual: Season = { from: null, until: null }

function isOf(hours: Hours, season: Season): boolean {
  return hours.valid_from === season.from && hours.valid_until === season.until
}

/** The seasons there are, without the usual hours, by their beginning. */
export function seasonsOf(rows: readonly Hours[]): Season[] {
  const known = new Map<string, Season>()
  for (const { valid_from: from, valid_until: until } of rows) {
    if (from !== null || until !== null) known.set(`${from}/${until}`, { from, until })
  }
  return [...known.values()].sort((one, other) => (one.from ?? '').localeCompare(other.from ?? ''))
}

export function weekOf(rows: readonly Hours[], season: Season): Week {
  const own = rows.filter((hours) => isOf(hours, season))
  return Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => [
      weekday,
      own
        .filter((hours) => hours.weekday === weekday)
        .map(({ kind, start_time, end_time }) => ({ kind, from: start_time, until: forClock(end_time) }))
        .sort((one, other) => one.from.localeCompare(other.from)),
    ]),
  )
}

/** Makes the season's hours those of `week`, all at once; asking again does no harm. */
export async function saveWeek(staff: string, before: Season | null, season: Season, week: Week): Promise<void> {
  const hours = Object.entries(week).flatMap(([weekday, stretches]) =>
    stretches
      .filter(({ from, until }) => from !== '' && until !== '')
      .map(({ kind, from, until }) => ({
        ...{ weekday: Number(weekday), kind },
        ...{ start_time: from, end_time: endOfDay(until) },
      })),
  )
  await api.POST('/api/availability/week/', {
    body: {
      ...{ staff_id: staff, hours, valid_from: season.from, valid_until: season.until },
      replaces: before === null ? null : { valid_from: before.from, valid_until: before.until },
    },
  })
}

/** How long is worked in a week, breaks taken off. */
export function minutesOf(week: Week): number {
  const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  let sum = 0
  for (const { kind, from, until } of Object.values(week).flat()) {
    if (from === '' || until === '') continue
    const length = (minute(until) - minute(from) + 1440) % 1440 || 1440
    sum += kind === 'work' ? length : -length
  }
  return Math.max(0, sum)
}
