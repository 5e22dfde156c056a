import { getTableName, type InferSelectModel } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

/** How people call a model, and one row of it. */
interface Label {
  one: string
  of(row: never): string
}

const labels = new WeakMap<PgTable, Label>()

/**
 * Says how the rows of a model are called, for messages, lists and the shell: the brief's `__str__`.
 *
 * @param one - what one of them is: `service`
 * @param of - what this one is called: its name; of what has none, what tells it from the others
 */
export function label<Table extends PgTable>(
  table: Table,
  one: string,
  of: (row: InferSelectModel<Table>) => string,
): void {
  labels.set(table, { one, of })
}

/** `service “Coupe femme”`. */
export function describeRow<Table extends PgTable>(table: Table, row: InferSelectModel<Table>): string {
  const known = labels.get(table)
  if (known === undefined) throw new Error(`${getTableName(table)} has no label.`)
  return `${known.one} “${known.of(row as never)}”`
}

/** What a row is called alone: `Coupe femme`; empty where what was given of it does not say. */
export function nameOfRow(table: PgTable, row: object): string {
  try {
    const name = labels.get(table)?.of(row as never) ?? ''
    return /undefined|\[object/.test(name) ? '' : name
  } catch {
    return ''
  }
}

export function isLabelled(table: PgTable): boolean {
  return labels.has(table)
}
