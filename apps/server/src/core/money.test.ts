import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidAmountError } from './errors.ts'
import { toMinor } from './money.ts'
import { Decimal } from './shapes.ts'
import { toDecimal } from './wire.ts'

describe('an amount', () => {
  test.each([
    ['150.00', 'MAD', 15_000],
    ['150', 'MAD', 15_000],
    ['00150.00', 'MAD', 15_000],
    ['150.5', 'MAD', 15_050],
    ['150.0000', 'MAD', 15_000],
    ['-1.20', 'MAD', -120],
    ['0.00', 'MAD', 0],
    ['21474836.47', 'MAD', 2_147_483_647],
    ['-21474836.47', 'MAD', -2_147_483_647],
    ['1500', 'JPY', 1500],
    ['1500.00', 'JPY', 1500],
    ['1.234', 'TND', 1234],
  ])('of %s %s is %i of its smallest unit', (amount, currency, minor) => {
    expect(toMinor('price', amount, currency)).toBe(minor)
  })

  test.each([
    ['150.001', 'MAD', '2 decimals'],
    ['0.5', 'JPY', '0 decimals'],
    ['1.2345', 'TND', '3 decimals'],
    ['21474836.48', 'MAD', 'more than 21474836.47'],
    ['-21474836.48', 'MAD', '21474836.47'],
    ['9999999999.99', 'MAD', 'more than 21474836.47'],
    ['999999999999', 'JPY', 'more than 2147483647'],
    ['1e5', 'MAD', 'not an amount'],
    ['', 'MAD', 'not an amount'],
    ['.5', 'MAD', 'not an amount'],
    ['1.', 'MAD', 'not an amount'],
    ['١٥٠', 'MAD', 'not an amount'],
  ])('of %s %s is refused, with its field', (amount, currency, reason) => {
    const convert = () => toMinor('price', amount, currency)
    expect(convert).toThrow(InvalidAmountError)
    expect(convert).toThrow(
      expect.objectContaining({ faults: [{ field: 'price', message: expect.stringContaining(reason) }] }),
    )
  })

  test('of nothing has no sign', () => {
    expect(Object.is(toMinor('amount', '-0.00', 'MAD'), 0)).toBe(true)
  })

  test('that was told is taken back as the same, in every currency', () => {
    const minor = fc.integer({ min: -2_147_483_647, max: 2_147_483_647 })
    fc.assert(
      fc.property(minor, fc.constantFrom('MAD', 'JPY', 'TND', 'CLF', 'XXX'), (value, currency) => {
        const amount = toDecimal(value, currency)
        expect(Decimal.parse(amount)).toBe(amount)
        expect(toMinor('amount', amount, currency)).toBe(value)
      }),
    )
  })
})
