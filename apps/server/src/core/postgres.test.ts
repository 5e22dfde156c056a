import { expect, test } from 'vitest'
import { databaseErrorOf, retrying, violates } from './postgres.ts'

const failed = (code: string, fields: object = {}) =>
  new Error('Failed query', { cause: Object.assign(new Error('said by PostgreSQL'), { code, ...fields }) })

test('a violation is known by SQLSTATE and constraint, behind Drizzle’s error', () => {
  const error = failed('23P01', { constraint: 'bookings_occupation_overlap' })
  expect(violates(error, '23P01', 'bookings_occupation_overlap')).toBe(true)
  expect(violates(error, '23505', 'bookings_occupation_overlap')).toBe(false)
  expect(violates(error, '23P01', 'another')).toBe(false)
})

test('Citus names the constraint of a shard in the message only', () => {
  const message = 'conflicting key value violates exclusion constraint "bookings_occupation_overlap_102008"'
  expect(violates(failed('23P01', { message }), '23P01', 'bookings_occupation_overlap')).toBe(true)
})

test('errors of Node and Fastify are not PostgreSQL’s', () => {
  expect(databaseErrorOf(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBeUndefined()
  expect(databaseErrorOf('x')).toBeUndefined()
})

test('of statements sent together the one that failed counts, and not the one behind it that was not executed', () => {
  const behind = failed('25P02', { cause: Object.assign(new Error('deadlock detected'), { code: '40P01' }) })
  expect(databaseErrorOf(behind)).toMatchObject({ code: '40P01', message: 'deadlock detected' })
  // The toolkit's own words in between.
  expect(databaseErrorOf(new Error('Failed', { cause: behind }))).toMatchObject({ code: '40P01' })
  expect(databaseErrorOf(failed('25P02'))).toMatchObject({ code: '25P02' })
})

test('a deadlock and a serialisation failure are tried again, four times in all; nothing else is', async () => {
  let runs = 0
  const failing = (code: string, times: number) => async () => {
    runs += 1
    if (runs <= times) throw failed(code)
    return 'done'
  }
  expect(await retrying(failing('40P01', 3))).toBe('done')
  runs = 0
  await expect(retrying(failing('40001', 9))).rejects.toMatchObject({ cause: { code: '40001' } })
  expect(runs).toBe(4)
  runs = 0
  await expect(retrying(failing('23505', 1))).rejects.toThrow()
  expect(runs).toBe(1)
})
