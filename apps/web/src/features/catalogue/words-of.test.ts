import { expect, test } from 'vitest'
import { missingIn, wordBody, wordValues } from './words-of.ts'

const row = { name: 'Coupe', description: 'Courte', translations: { ar: { name: 'قص' } } }

test('the plain words are the business’s own, and the others stand beside them', () => {
  const values = wordValues(row, 'fr')
  expect(values).toMatchObject({ name: 'Coupe', description: 'Courte' })
  expect(values.translations).toMatchObject({ ar: { name: 'قص', description: '' }, en: { name: '', description: '' } })
  expect(wordBody(values, 'fr').translations.fr).toEqual({})
})

test('of a business that speaks another language now nothing is lost, and its own words come first', () => {
  const both = { ...row, translations: { ar: { name: 'قص' }, en: { name: 'Cut' } } }
  const values = wordValues(both, 'ar')
  expect(values).toMatchObject({ name: 'قص', description: 'Courte' })
  expect(values.translations).toMatchObject({ fr: { name: 'Coupe', description: 'Courte' }, en: { name: 'Cut' } })
})

test('a language counts as missing without a name', () => {
  expect(missingIn(row, ['fr', 'ar', 'en'], 'fr')).toEqual(['en'])
  expect(missingIn({ ...row, translations: { en: { description: 'x' } } as never }, ['fr', 'en'], 'fr')).toEqual(['en'])
})
