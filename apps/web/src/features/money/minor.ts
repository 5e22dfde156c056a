/** Sums are made in whole millionths, never in binary fractions: 0.1 + 0.2 is 0.3 in the till. */
const scale = 1_000_000

export function toUnits(amount: string): number {
  return Math.round(Number(amount || '0') * scale)
}

export function fromUnits(units: number, digits = 2): string {
  return (units / scale).toFixed(digits)
}

export function difference(from: string, what: string): string {
  return fromUnits(toUnits(from) - toUnits(what))
}
