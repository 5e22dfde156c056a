import { useTranslation } from 'react-i18next'
import { type Model, useModels } from './model.ts'

export interface ModelWords {
  /** Of all of them: what has no word yet is called as in the program. */
  model(name: string): string
  field(name: string): string
}

const spelled = (name: string) => name.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())

/** Names of models and fields: a new one appears under its own name until somebody translates it. */
export function useModelWords(): ModelWords {
  const { t, i18n } = useTranslation('admin')
  const word = (key: string, name: string) =>
    i18n.exists(key, { ns: 'admin' }) ? String(t(key as never)) : spelled(name)
  return {
    model: (name) => word(`models.${name}`, name),
    field: (name) => word(`fields.${name}`, name),
  }
}

/** In the order of the words that they have in the reader's language. */
export function useModelsByName(): Model[] {
  const { i18n } = useTranslation()
  const words = useModelWords()
  const { compare } = new Intl.Collator(i18n.language)
  return useModels().toSorted((one, other) => compare(words.model(one.name), words.model(other.name)))
}
