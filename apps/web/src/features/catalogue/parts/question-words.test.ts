import { expect, test } from 'vitest'
import { questionBody, questionValues } from './question-words.tsx'

test('each option’s word goes to its place, and one without a word is what it stands for', () => {
  const field = { label: 'Eau ?', options: ['Chaude', 'Froide'], translations: { ar: { options: ['ساخن', 'Froide'] } } }
  const values = { ...questionValues(field), kind: 'choice' }
  expect(values.translations.ar).toEqual({ label: '', options: ['ساخن', ''] })
  values.options = ['Chaude', 'Froide', 'Tiède']
  const { translations } = questionBody(values)
  expect(translations.ar).toEqual({ label: '', options: ['ساخن', 'Froide', 'Tiède'] })
  expect(translations.en).toEqual({ label: '' })
  expect(questionBody({ ...values, kind: 'text' })).toMatchObject({ options: [], translations: { ar: { label: '' } } })
})
