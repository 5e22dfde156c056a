/** Stripe counts these with two decimals, although ISO 4217 gives them none. */
const asHundredths: ReadonlySet<string> = new Set(['ISK', 'UGX'])

/** Our smallest unit in Stripe's: the same, but for two currencies. */
export function toStripe(minor: number, currency: string): number {
  return asHundredths.has(currency) ? minor * 100 : minor
}

/** @param currency - in capitals, as we write it */
export function fromStripe(amount: number, currency: string): number {
  return asHundredths.has(currency) ? Math.trunc(amount / 100) : amount
}
