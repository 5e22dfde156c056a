import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useBusiness } from '../shell/business.ts'
import { type Language, localeOf } from './languages.ts'

export interface Format {
  locale: string
  /** An amount as the API writes it, '120.00', with its currency: the business's own where none is given. */
  money(amount: string | number, currency?: string): string
  number(value: number): string
  /** So many bytes, in the unit that gives a short number. */
  bytes(count: number): string
  /** A share from 0 to 1. */
  percent(share: number): string
  /** An instant on the clock of the business: `Lundi 7 janvier`. */
  day(instant: string | Temporal.Instant): string
  /** 09:30 */
  time(instant: string | Temporal.Instant): string
  /** 7 janv. 2030, 09:30 */
  dayTime(instant: string | Temporal.Instant): string
  /** A date without a clock, '2030-01-07', as a short date. */
  date(date: string): string
  /** A date without a clock with its weekday, `lun. 7 janv.` */
  weekday(date: string): string
  /** The same in full: `lundi 7 janvier 2030`. */
  fullDate(date: string): string
  /** A moment on the wall of the business, '2030-01-07T12:00': as `dayTime`, and a midnight as the date alone. */
  wall(moment: string): string
  /** An hour and a half as `1 h 30`. */
  duration(minutes: number): string
}

/** How figures and dates are written here: in the reader's language, on the wall of the business. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const { time_zone: timeZone, currency } = useBusiness()
  const language = i18n.language as Language
  return useMemo(() => formatOf(language, timeZone, currency), [language, timeZone, currency])
}

/** The same on the platform, whose people are wherever they are: on their own clock. */
export function usePlatformFormat(): Format {
  const { i18n } = useTranslation()
  const language = i18n.language as Language
  return useMemo(() => formatOf(language, Intl.DateTimeFormat().resolvedOptions().timeZone, 'MAD'), [language])
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']

function formatOf(language: Language, timeZone: string, ownCurrency: string): Format {
  const locale = localeOf[language]
  const at = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    return (instant: string | Temporal.Instant) => format.format(new Date(String(instant)))
  }
  const short = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })
  const full = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'full' })
  const shortTime = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const minutesAlone = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' })
  const hoursAlone = new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'narrow' })
  return {
    locale,
    money: (amount, currency = ownCurrency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount)),
    number: (value) => new Intl.NumberFormat(locale).format(value),
    bytes: (count) => {
      const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(count, 1)) / 10))
      const unit = units[power]
      const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const
      return new Intl.NumberFormat(locale, options).format(count / 1024 ** power)
    },
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    day: at({ weekday: 'long', day: 'numeric', month: 'long' }),
    time: at({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    dayTime: at({
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    wall: (moment) => {
      if (moment.endsWith('T00:00')) return short.format(new Date(`${moment}Z`))
      return shortTime.format(new Date(`${moment}Z`))
    },
    date: (date) => short.format(new Date(`${date}T00:00:00Z`)),
    weekday: (date) => weekday.format(new Date(`${date}T00:00:00Z`)),
    fullDate: (date) => full.format(new Date(`${date}T00:00:00Z`)),
    duration: (minutes) => {
      const hours = Math.floor(minutes / 60)
      const rest = minutes % 60
      if (hours === 0) return minutesAlone.format(rest)
      return rest === 0 ? hoursAlone.format(hours) : `${hoursAlone.format(hours)} ${String(rest).padStart(2, '0')}`
    },
  }
}
