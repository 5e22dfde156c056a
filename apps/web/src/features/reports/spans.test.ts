import { expect, test } from 'vitest'
import { comparedWith, groupOf, spanOf } from './spans.ts'

test('what is asked for by name are dates, both included', () => {
  expect(spanOf('week', '2030-03-03')).toEqual({ from: '2030-02-25', to: '2030-03-03' })
  expect(spanOf('thisMonth', '2030-03-03')).toEqual({ from: '2030-03-01', to: '2030-03-03' })
  expect(spanOf('lastMonth', '2030-03-03')).toEqual({ from: '2030-02-01', to: '2030-02-28' })
})

test('a span is compared with as many days before it, or with a year ago', () => {
  const week = { from: '2030-03-01', to: '2030-03-07' }
  expect(comparedWith(week, 'before')).toEqual({ from: '2030-02-22', to: '2030-02-28' })
  expect(comparedWith({ from: '2028-02-29', to: '2028-02-29' }, 'year')).toEqual({
    from: '2027-02-28',
    to: '2027-02-28',
  })
})

test('a month is told by days, a quarter by weeks, a year by months', () => {
  expect(groupOf({ from: '2030-01-01', to: '2030-01-31' })).toBe('day')
  expect(groupOf({ from: '2030-01-01', to: '2030-02-01' })).toBe('week')
  expect(groupOf({ from: '2030-01-01', to: '2030-12-31' })).toBe('month')
})
