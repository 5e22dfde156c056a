/** What a number field holds: nothing typed is an empty string. */
export type Typed = number | string

/** Nothing typed is nothing wanted. */
export function orNull(typed: Typed): number | null {
  return typed === '' ? null : Number(typed)
}

/** Nothing typed is `fallback`. */
export function orElse(typed: Typed, fallback: number): number {
  return typed === '' ? fallback : Number(typed)
}

/** An amount as the API takes it: `120.00`. */
export function amountOf(typed: Typed): string {
  return orElse(typed, 0).toFixed(2)
}
