import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAnswers } from './answers.ts'
import { InvalidAnswersError } from './errors.ts'
import { type Field, fieldKinds } from './tables.ts'

type Asked = Parameters<typeof checkAnswers>[0][number]

const ask = (kind: Field['kind'], more: Partial<Asked> = {}): Asked => ({
  id: `id-${kind}`,
  label: `A ${kind}?`,
  kind,
  options: kind === 'choice' ? ['Short', 'Long'] : [],
  isRequired: false,
  ...more,
})

/** The faults of what was answered; `undefined` where there are none. */
function faultsOf(...input: Parameters<typeof checkAnswers>) {
  try {
    checkAnswers(...input)
  } catch (error) {
    if (error instanceof InvalidAnswersError) return error.faults
    throw error
  }
  return undefined
}

describe('an answer', () => {
  test.for([
    ['text', ' Amina\t', 'Amina'],
    ['text', '\u{1f485}', '\u{1f485}'],
    ['long_text', 'One line\nand another', 'One line\nand another'],
    ['number', 0, 0],
    ['number', -1.5, -1.5],
    ['yes_no', true, true],
    ['yes_no', false, false],
    ['choice', 'Long', 'Long'],
    ['date', '2028-02-29', '2028-02-29'],
  ] as const)('to a %s may be %j', ([kind, value, told]) => {
    const field = ask(kind, { isRequired: true })
    expect(checkAnswers([field], [{ field_id: field.id, value }])).toEqual([
      { field_id: field.id, label: field.label, value: told },
    ])
  })

  test.for([
    ['text', 5, 'text'],
    ['text', true, 'text'],
    ['text', ['x'], 'text'],
    ['text', 'a\0b', 'cannot be stored'],
    ['text', '\ud800', 'cannot be stored'],
    ['long_text', 'a\0b', 'cannot be stored'],
    ['number', '5', 'number'],
    ['number', Number.NaN, 'number'],
    ['number', Number.POSITIVE_INFINITY, 'number'],
    ['number', false, 'number'],
    ['yes_no', 'true', 'yes or no'],
    ['yes_no', 1, 'yes or no'],
    ['choice', 'Medium', 'choices'],
    ['choice', 'long', 'choices'],
    ['choice', 0, 'choices'],
    ['choice', 'constructor', 'choices'],
    ['date', '2027-02-29', 'date'],
    ['date', '2027-2-9', 'date'],
    ['date', '07/01/2027', 'date'],
    ['date', '2027-01-07T10:00:00Z', 'date'],
    ['date', 20270107, 'date'],
  ] as const)('to a %s may not be %j', ([kind, value, message]) => {
    const field = ask(kind)
    expect(faultsOf([field], [{ field_id: field.id, value }])).toEqual([
      { field: 'answers.0', message: expect.stringContaining(message) },
    ])
  })

  test.for([
    ['text', 200],
    ['long_text', 2000],
  ] as const)('to a %s has at most %i characters', ([kind, most]) => {
    const field = ask(kind)
    const given = (length: number) => [{ field_id: field.id, value: ` ${'x'.repeat(length)}\n` }]
    expect(checkAnswers([field], given(most))).toMatchObject([{ value: 'x'.repeat(most) }])
    expect(faultsOf([field], given(most + 1))).toEqual([
      { field: 'answers.0', message: expect.stringContaining(String(most)) },
    ])
  })

  test.for(fieldKinds)('to a %s may be none, unless one is required', (kind) => {
    const [wanted, optional] = [ask(kind, { isRequired: true }), ask(kind, { id: 'optional' })]
    expect(checkAnswers([optional], [])).toEqual([])
    expect(faultsOf([wanted, optional], [])).toEqual([
      { field: 'answers', message: expect.stringContaining(wanted.label) },
    ])
    for (const value of ['', ' \n', null]) {
      expect(checkAnswers([optional], [{ field_id: optional.id, value }])).toEqual([])
      // Where it stands, when it stands somewhere.
      expect(faultsOf([wanted], [{ field_id: wanted.id, value }])).toEqual([
        { field: 'answers.0', message: expect.stringContaining(wanted.label) },
      ])
    }
  })

  test('is given once, and to what was asked', () => {
    const field = ask('number', { isRequired: true })
    const given = [5, 'x', 6].map((value) => ({ field_id: field.id, value }))
    expect(faultsOf([field], [{ field_id: 'other', value: 'x' }, ...given])).toEqual([
      { field: 'answers.0', message: 'is not asked here' },
      { field: 'answers.2', message: 'was answered already' },
      { field: 'answers.3', message: 'was answered already' },
    ])
    expect(checkAnswers([field], [{ field_id: field.id.toUpperCase(), value: 5 }])).toMatchObject([
      { field_id: field.id },
    ])
  })
})

test('each fault is said, in the customer’s language', () => {
  const fields = [ask('date'), ask('yes_no', { isRequired: true })]
  const given = [{ field_id: 'id-date', value: 'tomorrow' }]
  expect(faultsOf(fields, given, 'fr')).toEqual([
    { field: 'answers.0', message: 'doit être une date qui existe, comme 2030-01-07' },
    { field: 'answers', message: 'Une réponse est nécessaire\u202f: A yes_no?' },
  ])
  for (const language of ['en', 'fr', 'ar'] as const) expect(faultsOf(fields, given, language)).toHaveLength(2)
})

test('whatever is answered in whatever order comes back in that of the fields, once each', () => {
  const fitting: Record<Field['kind'], fc.Arbitrary<string | number | boolean>> = {
    text: fc
      .string({ minLength: 1, maxLength: 200 })
      .map((text) => `x${text}`.replaceAll('\0', '').trim().slice(0, 200)),
    long_text: fc.string({ maxLength: 500 }).map((text) => `x${text}`.replaceAll('\0', '').trim()),
    number: fc.double({ noNaN: true, noDefaultInfinity: true }),
    yes_no: fc.boolean(),
    choice: fc.constantFrom('Short', 'Long'),
    date: fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  }
  const answered = fc
    .constantFrom(...fieldKinds)
    .chain((kind) => fc.tuple(fc.constant(kind), fc.uuid(), fc.option(fitting[kind], { nil: undefined })))
  const visit = fc
    .uniqueArray(answered, { selector: ([, id]) => id, maxLength: 8 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(visit, ([all, shuffled]) => {
      const fields = all.map(([kind, id, value]) => ask(kind, { id, isRequired: value !== undefined }))
      const given = shuffled.flatMap(([, field_id, value]) => (value === undefined ? [] : [{ field_id, value }]))
      expect(checkAnswers(fields, given)).toEqual(
        all.flatMap(([kind, field_id, value]) =>
          value === undefined ? [] : [{ field_id, label: `A ${kind}?`, value }],
        ),
      )
    }),
  )
})
