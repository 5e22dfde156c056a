import type { Language } from '../../../core/i18n.ts'
import { toDecimal } from '../../../core/wire.ts'
import type { Channel } from '../tables.ts'
import type { Money } from './facts.ts'

/** As people there write dates, numbers and money. */
const locales: Record<Language, string> = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' }

/** Between a day and a time; in an SMS as short as can be read. */
const at: Record<Language, string> = { fr: ' à ', ar: '، الساعة ', en: ' at ' }
const shortAt: Record<Language, string> = { ...at, ar: ' ' }

const full = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
const short: Record<Language, Intl.DateTimeFormatOptions> = {
  // Of the names of months `août` alone would make a message twice as long: its û is not in the alphabet of SMS.
  fr: { weekday: 'short', day: '2-digit', month: '2-digit' },
  ar: { weekday: 'long', day: 'numeric', month: 'long' },
  en: { weekday: 'short', day: 'numeric', month: 'short' },
}

const clock = { hour: '2-digit', minute: '2-digit' } as const

// Making a format takes longer than all else of a message. There are as many as languages, forms and currencies.
const dateFormats = new Map<string, Intl.DateTimeFormat>()
function dateFormat(form: 'full' | 'short' | 'clock', language: Language): Intl.DateTimeFormat {
  const key = `${form} ${language}`
  const options = { full, short: short[language], clock }[form]
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locales[language], options)
  dateFormats.set(key, format)
  return format
}
const moneyFormats = new Map<string, Intl.NumberFormat>()
function moneyFormat(currency: string, language: Language): Intl.NumberFormat {
  const key = `${currency} ${language}`
  const format = moneyFormats.get(key) ?? new Intl.NumberFormat(locales[language], { style: 'currency', currency })
  moneyFormats.set(key, format)
  return format
}

/** A day as it is told: `lundi 7 janvier 2030`; in an SMS `lun. 07/01`. */
export function dayOf(date: Temporal.PlainDate, language: Language, channel: Channel): string {
  return dateFormat(channel === 'sms' ? 'short' : 'full', language).format(date)
}

export function timeOf(time: Temporal.PlainTime, language: Language): string {
  return dateFormat('clock', language).format(time)
}

export function momentOf(moment: Temporal.PlainDateTime, language: Language, channel: Channel): string {
  const day = dayOf(moment.toPlainDate(), language, channel)
  return `${day}${(channel === 'sms' ? shortAt : at)[language]}${timeOf(moment.toPlainTime(), language)}`
}

/** Without marks of direction: who puts it into a line keeps it apart from the rest. */
export function moneyOf({ minor, currency }: Money, language: Language): string {
  const amount = toDecimal(minor, currency) as Intl.StringNumericLiteral
  return moneyFormat(currency, language)
    .format(amount)
    .replace(/[\u200e\u200f\u061c]/g, '')
}

/** The form of a noun that a number asks for, with the number where the form wants it: `#`. */
export function plural(language: Language, forms: Partial<Record<Intl.LDMLPluralRule, string>>) {
  const rules = new Intl.PluralRules(locales[language])
  return (count: number): string => (forms[rules.select(count)] ?? forms.other ?? '').replace('#', String(count))
}
