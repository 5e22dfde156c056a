import { expect, test } from 'vitest'
import { raceCancellations } from './test/race.ts'

test('fifty times no reminder follows a cancellation, however close they are', { timeout: 120_000 }, async () => {
  expect(await raceCancellations(50)).toBe(50)
})
