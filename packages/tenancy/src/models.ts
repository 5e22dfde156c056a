import { randomUUIDv7 } from 'node:crypto'
import {
  type AnyPgColumnBuilder,
  customType,
  jsonb,
  type PgBuildExtraConfigColumns,
  type PgTable,
  type PgTableExtraConfigValue,
  snakeCase,
  uuid,
} from 'drizzle-orm/pg-core'

/** A point in time: `timestamptz` in the database, `Temporal.Instant` in the program. Zones are the program's matter. */
export const instant = customType<{ data: Temporal.Instant; driverData: string; driverOutput: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: (value) => value.toString(),
  fromDriver: (value) => Temporal.Instant.from(value),
})

/** The columns of every model: the brief's `TenantAwareModel`. One `now` serves both timestamps of a new row. */
function baseColumns() {
  return {
    id: uuid()
      .primaryKey()
      .$defaultFn(() => randomUUIDv7()),
    createdAt: instant().notNull().$defaultFn(now),
    updatedAt: instant().notNull().$defaultFn(now).$onUpdateFn(now),
    metadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  }
}
type BaseColumns = ReturnType<typeof baseColumns>

// Drizzle asks for each column's default separately; a row whose created_at is a microsecond before its updated_at
// would look edited. Within one turn of the event loop the answer is the same instant.
let current: Temporal.Instant | undefined
function now(): Temporal.Instant {
  if (current === undefined) {
    current = Temporal.Instant.fromEpochMilliseconds(Date.now())
    queueMicrotask(() => {
      current = undefined
    })
  }
  return current
}

export type TableKind = 'tenant' | 'shared'

/** In types alone: which handle takes the table. Drizzle's own tables lack it and are taken by both. */
declare const tableKind: unique symbol
export type TableOf<Kind extends TableKind> = PgTable & { readonly [tableKind]?: Kind }
const kinds = new WeakMap<PgTable, TableKind>()

type Extras<Columns extends Record<string, AnyPgColumnBuilder>> = (
  table: PgBuildExtraConfigColumns<Columns>,
) => PgTableExtraConfigValue[]

/**
 * A table that every tenant has of its own, in its own schema. The SQL made from it carries no schema name.
 *
 * @param columns - beside `id` (UUIDv7 made by the program), `created_at`, `updated_at` and `metadata`
 */
export function tenantTable<Name extends string, Columns extends Record<string, AnyPgColumnBuilder>>(
  name: Name,
  columns: Columns,
  extras?: Extras<Columns & BaseColumns>,
) {
  return declare('tenant', name, columns, extras)
}

/** A table that exists once, in the schema `public`. Columns as for {@link tenantTable}. */
export function sharedTable<Name extends string, Columns extends Record<string, AnyPgColumnBuilder>>(
  name: Name,
  columns: Columns,
  extras?: Extras<Columns & BaseColumns>,
) {
  return declare('shared', name, columns, extras)
}

function declare<Kind extends TableKind, Name extends string, Columns extends Record<string, AnyPgColumnBuilder>>(
  kind: Kind,
  name: Name,
  columns: Columns,
  extras: Extras<Columns & BaseColumns> | undefined,
) {
  // The generics are spelt out: inferred ones lose the added columns.
  const table = snakeCase.table<Name, Columns & BaseColumns>(name, { ...baseColumns(), ...columns }, extras)
  kinds.set(table, kind)
  return table as typeof table & { readonly [tableKind]?: Kind }
}

/** Which of the two a model is; `undefined` for a table declared by Drizzle alone. */
export function kindOf(table: PgTable): TableKind | undefined {
  return kinds.get(table)
}
