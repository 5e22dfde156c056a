import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromDecimal, fromWire, toDecimal, toWire } from './wire.ts'

test('columns and wire names are one-to-one', () => {
  const row = { id: 'x', durationMinutes: 30, isActive: true }
  expect(toWire(row)).toEqual({ id: 'x', duration_minutes: 30, is_active: true })
  expect(fromWire(toWire(row))).toEqual(row)
})

test('money is exact, in the decimals of its currency', () => {
  expect(toDecimal(15_000, 'MAD')).toBe('150.00')
  expect(toDecimal(5, 'MAD')).toBe('0.05')
  expect(toDecimal(-5, 'MAD')).toBe('-0.05')
  expect(toDecimal(1500, 'JPY')).toBe('1500')
  expect(toDecimal(1500, 'TND')).toBe('1.500')
  expect(fromDecimal('150', 'MAD')).toBe(15_000)
  expect(fromDecimal('150.5', 'MAD')).toBe(15_050)
  expect(fromDecimal('150.5000', 'MAD')).toBe(15_050)
  for (const text of ['150.505', '1,5', '', '1e3', '.5', '٣'])
    expect(() => fromDecimal(text, 'MAD')).toThrow(RangeError)
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom('MAD', 'JPY', 'TND', 'EUR'), (minor, currency) => {
      expect(fromDecimal(toDecimal(minor, currency), currency)).toBe(minor)
    }),
  )
})
