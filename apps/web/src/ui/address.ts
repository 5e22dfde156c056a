/** What stands after the `?` of an address, read by hand: whatever is not understood is as if it were not there. */
export type Search = Readonly<Record<string, unknown>>

/** A link need not mention what it leaves as it is. */
export type Asked<Values> = { [Name in keyof Values]?: Values[Name] | undefined }

export function asked<Values extends object>(values: Values): Asked<Values> {
  return values
}

/** The router reads `?q=0612` as a number: it is the text that was meant. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text : undefined
}

export function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((known) => known === value)
}

/** 2030-01-31 */
export function dateOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined
}

/** The first page needs no mention. */
export function pageOf(value: unknown): number | undefined {
  const page = Number(value)
  return Number.isInteger(page) && page > 1 && page <= 1_000_000 ? page : undefined
}
