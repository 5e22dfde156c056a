import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { languages } from './shapes.ts'

type Language = (typeof languages)[number]

/**
 * What a business calls something in languages beside its own: `{ ar: { name: 'قص' } }`. The plain columns are in the
 * business's own language, and stand wherever a word is missing here.
 */
export type Translations<Field extends string = string> = Partial<
  Record<Language, Partial<Record<Field, string | undefined>>>
>

/** The contract of a column `translations`: of the same shapes as the plain fields; an empty word is none. */
export function translationsOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const words = z.strictObject(shape).partial().optional()
  return z
    .strictObject({ fr: words, ar: words, en: words })
    .overwrite((given) => withoutBlanks(given) as typeof given)
    .default({})
    .describe('In other languages than the business’s own; what is missing is shown as the plain field has it')
}

/** As it is kept: no empty words, and no language without any. */
function withoutBlanks(given: object): object {
  const kept = Object.entries(given).map(([language, words]) => [
    language,
    Object.fromEntries(Object.entries(words ?? {}).filter(([, word]) => !isBlank(word))),
  ])
  return Object.fromEntries(kept.filter(([, words]) => Object.keys(words as object).length > 0))
}

const isBlank = (word: unknown) => word === undefined || word === '' || (Array.isArray(word) && word.length === 0)

/** A row as somebody reads it: its words in their language, where it has them. */
export function inLanguage<Row extends { translations: object }>(row: Row, language: Language | undefined): Row {
  const words = language === undefined ? undefined : (row.translations as Record<string, object>)[language]
  return words === undefined ? row : { ...row, ...words }
}

/** All words of a column `translations` as one text, to be searched. */
export function wordsOf(translations: SQLWrapper): SQL {
  return sql`jsonb_path_query_array(${translations}, '$.*.*')::text`
}
