import { and, asc, desc, eq, gt, lt, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { InvalidCursorError } from '../errors.ts'

/** A column to sort by, and which way. */
export interface SortKey {
  column: PgColumn
  /** Of the row, in the program. */
  property: string
  descending: boolean
}

export function orderBy(keys: readonly SortKey[]): SQL[] {
  return keys.map(({ column, descending }) => (descending ? desc(column) : asc(column)))
}

export function reversed(keys: readonly SortKey[]): SortKey[] {
  return keys.map((key) => ({ ...key, descending: !key.descending }))
}

/** A place between two rows of a list: after this one, or before it. */
export interface Place {
  values: string[]
  backwards: boolean
}

/** A cursor of one order is no place in another, though it may have as many values. */
function nameOf(keys: readonly SortKey[]): string {
  return keys.map(({ column, descending }) => `${descending ? '-' : ''}${column.name}`).join()
}

/** Opaque to clients: they get it in `next` and `previous` and send it back. */
export function encodePlace(keys: readonly SortKey[], row: Record<string, unknown>, backwards: boolean): string {
  const values = keys.map(({ column, property }) => String(column.mapToDriverValue(row[property])))
  return Buffer.from(JSON.stringify([nameOf(keys), backwards ? 1 : 0, ...values])).toString('base64url')
}

/** @throws {InvalidCursorError} it was not made for a list in this order */
export function decodePlace(keys: readonly SortKey[], cursor: string): Place {
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    parts = undefined
  }
  if (Array.isArray(parts) && parts.length === keys.length + 2 && parts[0] === nameOf(keys)) {
    const [, backwards, ...values] = parts
    if (values.every((value) => typeof value === 'string')) return { values, backwards: backwards === 1 }
  }
  const message = 'is not from a list in this order: begin again without it'
  throw new InvalidCursorError(`The cursor ${message}.`, { faults: [{ field: 'cursor', message }] })
}

/** Rows behind a place, in the order of `keys`. */
export function behind(keys: readonly SortKey[], values: readonly string[]): SQL | undefined {
  const [first] = keys
  if (keys.every(({ descending }) => descending === first?.descending)) {
    // One comparison of rows, which an index on these columns answers at once.
    const columns = sql.join(
      keys.map(({ column }) => sql`${column}`),
      sql`, `,
    )
    const place = sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    )
    return first?.descending ? sql`(${columns}) < (${place})` : sql`(${columns}) > (${place})`
  }
  return or(
    ...keys.map(({ column, descending }, index) =>
      and(
        ...keys.slice(0, index).map((earlier, at) => eq(earlier.column, sql`${values[at]}`)),
        (descending ? lt : gt)(column, sql`${values[index]}`),
      ),
    ),
  )
}
