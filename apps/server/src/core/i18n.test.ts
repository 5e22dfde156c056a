import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languageOf, words } from './i18n.ts'

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['fr', 'fr'],
  ['fr-MA,fr;q=0.9,en;q=0.8', 'fr'],
  ['AR-ma', 'ar'],
  ['en;q=0.5, ar;q=0.7, fr;q=0.6', 'ar'],
  // Of equal weights the first.
  ['ar, fr', 'ar'],
  ['fr, ar', 'fr'],
  // None of ours, and a range for all the rest.
  ['de, tr;q=0.9', 'en'],
  ['de, *;q=0.1', 'en'],
  ['zgh, *, fr;q=0.5', 'en'],
  ['en;q=0, *', 'fr'],
  ['en;q=0, fr;q=0, ar;q=0', 'en'],
  ['fr;q=0', 'en'],
  // `fr` itself is wished for more than its Moroccan kind.
  ['fr-MA;q=0.3, en;q=0.5, fr', 'fr'],
  // What cannot be read counts for nothing.
  ['fr;q=2, ar;q=x, en-, ;;;', 'en'],
  ['french', 'en'],
  ['fr ; q=0.4 , ar ; q=0.400', 'fr'],
])('%j is answered in %s', (accepted, language) => {
  expect(languageOf(accepted)).toBe(language)
})

test('whatever a browser sends, the answer is one of the languages', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (accepted) => languageOf(accepted) in words))
})

test('each language says everything, in its own script', () => {
  const sentences = (text: unknown): string[] =>
    typeof text === 'string' ? [text] : Object.values(text as object).flatMap(sentences)
  const own = { en: /^[\p{ASCII}’]+$/u, fr: /^[\p{Script=Latin}\p{ASCII}’\u202f]+$/u, ar: /\p{Script=Arabic}/u }
  for (const language of ['en', 'fr', 'ar'] as const) {
    for (const sentence of sentences(words[language])) expect(sentence).toMatch(own[language])
    expect(sentences(words[language])).toHaveLength(sentences(words.en).length)
  }
  // French puts a space before these that does not break.
  expect(sentences(words.fr).filter((sentence) => /[^\u202f][;:!?]/.test(sentence))).toEqual([])
})
