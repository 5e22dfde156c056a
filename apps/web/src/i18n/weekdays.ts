import { useTranslation } from 'react-i18next'
import { useBusiness } from '../shell/business.ts'
import { type Language, localeOf } from './languages.ts'

export interface Weekday {
  /** 1 is Monday, 7 Sunday. */
  number: number
  name: string
}

/** The days of a week as the business begins it, in the reader's language. */
export function useWeekdays(): Weekday[] {
  const { i18n } = useTranslation()
  const { first_weekday: first } = useBusiness()
  const format = new Intl.DateTimeFormat(localeOf[i18n.language as Language], { weekday: 'long', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, index) => {
    const number = ((first - 1 + index) % 7) + 1
    // The first of January 2024 was a Monday.
    return { number, name: format.format(Date.UTC(2024, 0, number)) }
  })
}
