import { Temporal } from 'temporal-polyfill'
import { useFormat } from '../../i18n/format.ts'
import { useBusiness } from '../../shell/business.ts'

/** The last day of what ends at an instant: what ends at midnight ends with the day before. */
export function lastDayOf(instant: string, timeZone: string): string {
  const last = Temporal.Instant.from(instant).subtract({ nanoseconds: 1 })
  return last.toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** Until when something is good, as people say it: the last day, with a time only where it ends within one. */
export function useUntil(): (instant: string) => string {
  const format = useFormat()
  const { time_zone } = useBusiness()
  return (instant) => {
    const end = Temporal.Instant.from(instant).toZonedDateTimeISO(time_zone)
    const isWhole = end.equals(end.startOfDay())
    return isWhole ? format.date(lastDayOf(instant, time_zone)) : format.dayTime(instant)
  }
}
