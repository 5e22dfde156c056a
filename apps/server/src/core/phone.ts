import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** Before a national number: that of Morocco, where nobody writes it. */
const country = '212'

/** Marks of direction, which come along when a number is copied out of Arabic text. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Text in which `٠١٢` and `۰۱۲`, as Arabic and Persian keyboards write them, are `012`. */
export function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) as number) & 15))
}

/** As {@link asciiDigits}, without what nobody sees. */
export function plainPhone(text: string): string {
  return asciiDigits(text).replace(invisible, '')
}

/**
 * A number as its digits with the country in front: `0612 345 678`, `+212 6 12 34 56 78` and `00212612345678` are one.
 * {@link sameNumber} does the same to what is stored.
 */
export function phoneDigits(phone: string): string {
  return asciiDigits(phone)
    .replace(/\D/g, '')
    .replace(/^00/, '')
    .replace(/^2120/, country)
    .replace(/^0/, country)
    .replace(/^([5-7]\d{8})$/, `${country}$1`)
}

/** @returns the number as networks want it, `+212612345678` (E.164); `undefined`: it is none */
export function e164Of(phone: string): string | undefined {
  const digits = phoneDigits(phone)
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined
}

const spellings = [
  ['\\D', '', 'g'],
  ['^00', '', ''],
  ['^2120', country, ''],
  ['^0', country, ''],
  ['^([5-7][0-9]{8})$', `${country}\\1`, ''],
] as const

/**
 * Whether a number as somebody wrote it is exactly this one.
 *
 * @param stored - a column; empty is nobody's number
 * @param digits - as {@link phoneDigits} makes them
 */
export function sameNumber(stored: SQLWrapper, digits: string): SQL {
  return sql`${stored} <> '' and ${digitsOf(stored)} = ${digits}`
}

/** The digits of a number as somebody wrote it, as {@link phoneDigits} makes them. */
export function digitsOf(stored: SQLWrapper): SQL {
  return spellings.reduce<SQL>(
    (text, [pattern, instead, flags]) => sql`regexp_replace(${text}, ${pattern}, ${instead}, ${flags})`,
    sql`${stored}`,
  )
}
