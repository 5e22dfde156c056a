import type { Language } from '../core/i18n.ts'
import type { Zone } from '../core/time.ts'
import { toDecimal } from '../core/wire.ts'

/** As people there write dates, numbers and money: with western digits, and Monday first. */
export const locales: Record<Language, string> = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' }

// Making a format takes longer than all else of a page. There are as many as languages, forms, zones and currencies.
const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()
const most = 5000

function kept<Format extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => Format): Format {
  const known = formats.get(key)
  if (known !== undefined) return known as Format
  const made = make()
  if (formats.size >= most) formats.clear()
  formats.set(key, made)
  return made
}

const forms = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  weekday: { weekday: 'long' },
  weekdayShort: { weekday: 'short' },
  month: { month: 'long', year: 'numeric' },
  number: { day: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type DateForm = keyof typeof forms

/** Marks of direction: who puts a text into a line keeps it apart with `<bdi>`. */
const withoutMarks = (text: string) => text.replace(/[\u200e\u200f\u061c]/g, '')

/** Dates, times, money and durations as a reader writes them. */
export class Format {
  readonly language: Language
  readonly zone: Zone

  constructor(language: Language, zone: Zone) {
    this.language = language
    this.zone = zone
  }

  /** `180 MAD`, `1.250,50 MAD`. */
  money(minor: number, currency: string): string {
    const options = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const
    const format = kept(`${this.language} ${currency}`, () => new Intl.NumberFormat(locales[this.language], options))
    return withoutMarks(format.format(toDecimal(minor, currency) as Intl.StringNumericLiteral))
  }

  /** `1 h 30`: of minutes, as short as can be read. */
  duration(minutes: number): string {
    const parts = { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
    return new Intl.DurationFormat(locales[this.language], { style: 'short' }).format(parts)
  }

  /** @param date - days since 1970 */
  date(date: number, form: DateForm = 'day'): string {
    const key = `${this.language} ${form}`
    const make = () => new Intl.DateTimeFormat(locales[this.language], { ...forms[form], timeZone: 'UTC' })
    return kept(key, make).format(date * 86_400_000)
  }

  /** @param instant - in milliseconds since 1970 */
  time(instant: number, timeZone = this.zone.name): string {
    const options = { hour: '2-digit', minute: '2-digit', timeZone } as const
    return kept(
      `${this.language} time ${timeZone}`,
      () => new Intl.DateTimeFormat(locales[this.language], options),
    ).format(instant)
  }

  /** The day and the time of an instant, by the clock of the business. */
  moment(instant: number, form: DateForm = 'day'): { day: string; time: string } {
    return { day: this.date(this.zone.dateOf(instant), form), time: this.time(instant) }
  }

  number(value: number): string {
    return kept(this.language, () => new Intl.NumberFormat(locales[this.language])).format(value)
  }
}

/** The form of a noun that a number asks for, with the number where the form wants it: `#`. */
export function plural(
  language: Language,
  wanted: Partial<Record<Intl.LDMLPluralRule, string>>,
): (count: number) => string {
  const rules = new Intl.PluralRules(locales[language])
  return (count) => (wanted[rules.select(count)] ?? wanted.other ?? '').replace('#', String(count))
}
