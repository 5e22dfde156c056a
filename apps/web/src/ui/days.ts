import { Temporal } from 'temporal-polyfill'

/** The instant at which a date, '2030-01-07', begins on the clock of the business. */
export function startOfDay(date: string, timeZone: string): string {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant().toString()
}

/** The instant at which a date is over there: half-open, as everywhere. */
export function endOfDay(date: string, timeZone: string): string {
  return startOfDay(addDays(date, 1), timeZone)
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

export function todayIn(timeZone: string): string {
  return Temporal.Now.plainDateISO(timeZone).toString()
}

/** How many dates there are from one to the other, both counted. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days + 1
}

export function addYears(date: string, years: number): string {
  return Temporal.PlainDate.from(date).add({ years }).toString()
}

export function firstOfMonth(date: string): string {
  return `${date.slice(0, 8)}01`
}
