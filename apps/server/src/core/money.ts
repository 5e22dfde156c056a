import { InvalidAmountError } from './errors.ts'
import { fromDecimal, toDecimal } from './wire.ts'

// An integer column; 21 million dirhams in centimes.
export const mostMinor = 2_147_483_647

/**
 * An amount of a body in the currency's smallest unit, as it is stored.
 *
 * @param field - whose amount it is, on the wire
 * @throws {InvalidAmountError}
 */
export function toMinor(field: string, amount: string, currency: string): number {
  const refuse = (message: string, cause?: unknown): never => {
    throw new InvalidAmountError(message, { cause, faults: [{ field, message }] })
  }
  let minor: number
  try {
    minor = fromDecimal(amount, currency)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refuse(error.message, error)
  }
  if (Math.abs(minor) > mostMinor)
    return refuse(`${amount} ${currency} is more than ${toDecimal(mostMinor, currency)}.`)
  // `-0.00` is no less than nothing.
  return minor === 0 ? 0 : minor
}
