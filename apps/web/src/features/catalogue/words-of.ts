import { type Language, languages } from '../../i18n/languages.ts'

export interface Words {
  name: string
  description: string
}
/** What a form holds of a row's words: the plain fields in the business's own language, the others beside them. */
export interface WordValues extends Words {
  translations: Record<Language, Words>
}

interface Row {
  name: string
  description: string
  translations: Partial<Record<Language, Partial<Words> | undefined>>
}

const none = (): Words => ({ name: '', description: '' })

/**
 * A row's words for a form, by the language that the business speaks now. Where it has spoken another one before, its own
 * are among the translations, and what stands in the plain fields is in the language that has none.
 */
export function wordValues(row: Row | null, own: Language): WordValues {
  const plain = { name: row?.name ?? '', description: row?.description ?? '' }
  const given = row?.translations ?? {}
  const translations = Object.fromEntries(
    languages.map((language) => [language, { ...none(), ...given[language] }]),
  ) as Record<Language, Words>
  const isOwn = given[own]?.name === undefined
  if (isOwn) return { ...plain, translations }
  const before = languages.find((language) => language !== own && given[language]?.name === undefined)
  if (before !== undefined) translations[before] = plain
  const { name, description } = translations[own]
  return { name, description: description || plain.description, translations }
}

/** As the API takes them: without the business's own language, which the plain fields are in. */
export function wordBody({ name, description, translations }: WordValues, own: Language) {
  return { name, description, translations: { ...translations, [own]: {} } }
}

/** In which of the languages of its pages nobody has named it yet. */
export function missingIn(row: Row, offered: readonly Language[], own: Language): Language[] {
  return offered.filter((language) => language !== own && !row.translations[language]?.name)
}
