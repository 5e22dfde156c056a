import { useMemo } from 'react'
import { useBusiness } from '../shell/business.ts'

export const minute = 60_000
export const day = 86_400_000

/**
 * The clock on the wall of the business, whatever the reader's own says. A wall time is the milliseconds that a clock in
 * UTC would count when it showed the same.
 */
export interface Clock {
  wallOf(instant: string | number): number
  /** Of a wall time that occurs twice the first; one that is skipped moves forward. */
  instantOf(wall: number): number
  /** 2030-01-07 */
  dateOf(instant: string | number): string
  today(): string
}

export function useClock(): Clock {
  const { time_zone: timeZone } = useBusiness()
  return useMemo(() => clockOf(timeZone), [timeZone])
}

function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  // Offsets change on a quarter of an hour, and asking for one costs more than everything else on a screen.
  const known = new Map<number, number>()
  const offsetAt = (instant: number): number => {
    const quarter = Math.floor(instant / (15 * minute)) * 15 * minute
    let offset = known.get(quarter)
    if (offset === undefined) {
      const parts = Object.fromEntries(format.formatToParts(quarter).map(({ type, value }) => [type, Number(value)]))
      const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0, second = 0 } = parts
      offset = Date.UTC(year, month - 1, date, hour, minutes, second) - quarter
      known.set(quarter, offset)
    }
    return offset
  }
  const ms = (instant: string | number) => (typeof instant === 'number' ? instant : Date.parse(instant))
  const wallOf = (instant: string | number) => ms(instant) + offsetAt(ms(instant))
  return {
    wallOf,
    instantOf: (wall) => {
      const early = wall - offsetAt(wall - day)
      return wallOf(early) === wall ? early : wall - offsetAt(wall + day)
    },
    dateOf: (instant) => isoDate(wallOf(instant)),
    today: () => isoDate(wallOf(Date.now())),
  }
}

export const isoDate = (wall: number) => new Date(wall).toISOString().slice(0, 10)
export const wallOfDate = (date: string) => Date.parse(`${date}T00:00:00Z`)
export const addDays = (date: string, days: number) => isoDate(wallOfDate(date) + days * day)

/** The first day of the week of a date; 1 is Monday, 7 Sunday. */
export function weekOf(date: string, firstWeekday: number): string {
  const weekday = ((new Date(wallOfDate(date)).getUTCDay() + 6) % 7) + 1
  return addDays(date, -((weekday - firstWeekday + 7) % 7))
}
