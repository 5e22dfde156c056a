import { decimalsOf } from '../../../core/wire.ts'
import { AmountUnfitError } from './errors.ts'

// As Stripe publishes them: https://docs.stripe.com/currencies#minor-units. Neither ISO 4217 nor Intl counts all alike.
const withoutDecimals: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
)
/** Their last digit has to be zero: card networks know two. */
const withThree: ReadonlySet<string> = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])
/** Counted in hundredths, of which only whole hundreds can be charged. */
const wholeHundreds: ReadonlySet<string> = new Set(['ISK', 'UGX'])

const stripeDecimalsOf = (currency: string) => (withoutDecimals.has(currency) ? 0 : withThree.has(currency) ? 3 : 2)
const stepOf = (currency: string) => (withThree.has(currency) ? 10 : wholeHundreds.has(currency) ? 100 : 1)
/** How many powers of ten Stripe's smallest unit is below ours. */
const finerBy = (currency: string) => stripeDecimalsOf(currency) - decimalsOf(currency)

/**
 * Our smallest unit in Stripe's.
 *
 * @param currency - in capitals, as we write it
 * @throws {AmountUnfitError} Stripe has no such amount in this currency
 */
export function toStripe(minor: number, currency: string): number {
  const by = finerBy(currency)
  const amount = by < 0 ? minor / 10 ** -by : minor * 10 ** by
  if (Number.isSafeInteger(amount) && amount % stepOf(currency) === 0) return amount
  throw new AmountUnfitError(`Stripe cannot take exactly this amount in ${currency}.`)
}

/** What Stripe says, in ours: what was asked for comes back exactly, and of anything finer only what we can count. */
export function fromStripe(amount: number, currency: string): number {
  const by = finerBy(currency)
  return by < 0 ? amount * 10 ** -by : Math.trunc(amount / 10 ** by)
}
