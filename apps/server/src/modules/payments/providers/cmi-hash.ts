import { hash, timingSafeEqual } from 'node:crypto'

/**
 * The gateway's hash `ver3`: SHA-512 of all values in the order of their names, each followed by `|`, and the store key
 * at the end; `\` and `|` in them are escaped. `hash` and `encoding` themselves are left out. docs/guides/payments.md
 * says where this is from.
 */
export function hashVer3(fields: Readonly<Record<string, string>>, storeKey: string): string {
  const names = Object.keys(fields)
    .filter((name) => !['hash', 'encoding'].includes(name.toLowerCase()))
    .sort(inNaturalOrder)
  const values = [...names.map((name) => fields[name] as string), storeKey]
  return hash('sha512', values.map(escaped).join('|'), 'base64')
}

/** Whether whoever sent it has the store key. */
export function isHashed(fields: Readonly<Record<string, string>>, storeKey: string): boolean {
  const name = Object.keys(fields).find((one) => one.toLowerCase() === 'hash')
  const given = Buffer.from(name === undefined ? '' : (fields[name] as string))
  const expected = Buffer.from(hashVer3(fields, storeKey))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const escaped = (value: string) => value.replaceAll('\\', '\\\\').replaceAll('|', '\\|')

/** Without regard to case, and by value where there are numbers in the names: `choix2` comes before `choix10`. */
function inNaturalOrder(one: string, other: string): number {
  const [left, right] = [partsOf(one), partsOf(other)]
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [a, b] = [left[at] as string, right[at] as string]
    const difference = /^\d/.test(a) && /^\d/.test(b) ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

const partsOf = (name: string) => name.toUpperCase().match(/\d+|\D/g) ?? []
