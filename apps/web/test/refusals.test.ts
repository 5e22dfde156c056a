import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Sentences {
  codes: Record<string, string>
  fields: Record<string, string>
}

const root = join(import.meta.dirname, '..', '..', '..')
const source = join(root, 'apps', 'web', 'src', 'api')
const read = (language: string): Sentences =>
  JSON.parse(readFileSync(join(source, 'refusals', `${language}.json`), 'utf8'))
const blanksOf = (sentence = '') => sentence.match(/\{\{\w+/g) ?? []

test('what the server refuses has a sentence in the other languages alike, under a code that there is', () => {
  const [french, arabic] = [read('fr'), read('ar')]
  const reference = readFileSync(join(root, 'docs', 'reference', 'errors.md'), 'utf8')
  const codes = new Set([...reference.matchAll(/^\| `([\w.]+)`/gm)].map(([, code]) => code))
  for (const part of ['codes', 'fields'] as const) {
    expect(Object.keys(arabic[part]).sort()).toEqual(Object.keys(french[part]).sort())
    for (const [key, sentence] of Object.entries(french[part])) {
      expect(sentence.trim(), key).not.toBe('')
      expect(arabic[part][key], key).toMatch(/[؀-ۿ]/)
      expect(blanksOf(arabic[part][key]), key).toEqual(blanksOf(sentence))
    }
  }
  expect(Object.keys(french.codes).filter((code) => !codes.has(code))).toEqual([])
})

test('what is said of a field is one of the sentences there are', () => {
  const keys = [...readFileSync(join(source, 'refusals.ts'), 'utf8').matchAll(/^ {2}\[\/.*, '(\w+)'\],$/gm)]
  expect(keys.length).toBeGreaterThan(20)
  const known = read('fr').fields
  expect(keys.map(([, key = '']) => key).filter((key) => !(key in known))).toEqual([])
})
