import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { languages, localeOf } from '../src/i18n/languages.ts'

const source = join(import.meta.dirname, '..', 'src')
const folders = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name === 'words')
  .map((entry) => join(entry.parentPath, entry.name))

const pluralEnding = /_(zero|one|two|few|many|other)$/

/** Each key with its sentence; what is nested joined by dots. */
function flatten(value: object, before = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[before + key, inner] as [string, string]] : flatten(inner, `${before}${key}.`),
  )
}

const read = (folder: string, language: string) =>
  new Map(flatten(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))))
const blanksOf = (sentence = '') => [...new Set(sentence.match(/\{\{\w+/g))].sort()

test.for(folders)('the words of %s are whole in each language', (folder) => {
  const feature = basename(dirname(folder))
  const bare = (words: Map<string, string>) => new Set([...words.keys()].map((key) => key.replace(pluralEnding, '')))
  const french = read(folder, 'fr')
  for (const language of languages) {
    const words = read(folder, language)
    expect([...bare(words)].sort(), `${feature}/${language}`).toEqual([...bare(french)].sort())
    const forms = new Intl.PluralRules(localeOf[language]).resolvedOptions().pluralCategories
    for (const [key, sentence] of words) {
      expect(sentence.trim(), `${feature}/${language}: ${key} says nothing`).not.toBe('')
      const [, form] = pluralEnding.exec(key) ?? []
      if (form === undefined) {
        // What is filled in is the same everywhere; of plurals some name the number and others write it out.
        expect(blanksOf(sentence), `${feature}/${language}: ${key}`).toEqual(blanksOf(french.get(key)))
        continue
      }
      const stem = key.replace(pluralEnding, '')
      const has = forms.filter((one) => words.has(`${stem}_${one}`))
      expect(has, `${feature}/${language}: the plural forms of ${stem}`).toEqual(forms)
    }
  }
})
