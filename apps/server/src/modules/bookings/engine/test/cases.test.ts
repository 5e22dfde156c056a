import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { slots } from '../index.ts'
import { type CaseInput, referenceSlots, type Slots } from './reference.ts'

/** One rule by example. The outputs were worked out by hand from the rule's words, not by running either program. */
interface Case {
  rule: string
  why: string
  input: CaseInput
  output: Slots
}

const folder = new URL('cases/', import.meta.url)
const files = readdirSync(folder)

describe.each(files)('%s', (file) => {
  const { rule, why, input, output } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case

  test(`engine, ${rule}: ${why}`, () => expect(slots(input)).toEqual(output))
  test(`reference, ${rule}: ${why}`, () => expect(referenceSlots(input)).toEqual(output))
})

test('every rule has a case', () => {
  const rules = Array.from({ length: 14 }, (_, index) => `s${String(index + 1).padStart(2, '0')}`)
  expect([...new Set(files.map((file) => file.slice(0, 3)))].sort()).toEqual(rules)
})
