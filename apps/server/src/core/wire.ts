/** `durationMinutes` → `duration_minutes`. */
type Snake<Key> = Key extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${Snake<Tail>}`
    : `_${Lowercase<Head>}${Snake<Tail>}`
  : Key
/** `duration_minutes` → `durationMinutes`. */
type Camel<Key> = Key extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Key

/** A row under the names it has on the wire. */
export type Wire<Row> = { [Key in keyof Row as Snake<Key>]: Row[Key] }
/** What a body says, under the program's names. */
export type Unwired<Body> = { [Key in keyof Body as Camel<Key>]: Body[Key] }

const snakes = new Map<string, string>()
/** `durationMinutes` → `duration_minutes`. */
export function wireName(key: string): string {
  let name = snakes.get(key)
  if (name === undefined) {
    name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    // The keys are the columns' names: there are only so many.
    snakes.set(key, name)
  }
  return name
}

/** The row under its names on the wire. Instants stay instants: the serializer writes them. */
export function toWire<Row extends object>(row: Row): Wire<Row> {
  const wire: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(row)) wire[wireName(key)] = value
  return wire as Wire<Row>
}

/** `duration_minutes` → `durationMinutes`. */
export function programName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** A body, read by its contract, under the program's names. */
export function fromWire<Body extends object>(body: Body): Unwired<Body> {
  const row: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(body)) row[programName(key)] = value
  return row as Unwired<Body>
}

const decimals = new Map<string, number>()
/** How many decimals a currency has: two for MAD, none for JPY, three for TND. */
export function decimalsOf(currency: string): number {
  let digits = decimals.get(currency)
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    decimals.set(currency, digits)
  }
  return digits
}

/** 15000 centimes → `150.00`. */
export function toDecimal(minor: number, currency: string): string {
  const digits = decimalsOf(currency)
  if (digits === 0) return String(minor)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  return `${minor < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/**
 * `150.00` → 15000 centimes. Exact: no floating point on the way.
 *
 * @throws {RangeError} not a decimal number, or finer than the currency's smallest unit
 */
export function fromDecimal(text: string, currency: string): number {
  const digits = decimalsOf(currency)
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined || /[^0]/.test(fraction.slice(digits))) {
    throw new RangeError(`${JSON.stringify(text)} is not an amount in ${currency}: it has ${digits} decimals.`)
  }
  return Number(`${sign}${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`)
}
