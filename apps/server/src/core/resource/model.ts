import { kindOf } from '@bookme/tenancy'
import { getTableName } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Permission } from '../access.ts'
import { jsonSchemaOf } from '../json-schema.ts'
import { wireName } from '../wire.ts'
import type { Operation } from './options.ts'

/** What is known of a resource without asking the database: enough to build its lists and forms from. */
export interface Model {
  /** As in its address and its operations: `services`. */
  name: string
  one: string
  /** Below /api: `/services`. */
  path: string
  table: PgTable
  fields: readonly ModelField[]
  /** Parameters that narrow its list. */
  filters: readonly string[]
  isSearched: boolean
  /** The first is the default. */
  ordering: readonly string[]
  operations: readonly Operation[]
  permissions: { read: Permission; write: Permission }
  /** Rows somebody reaches whose permission is for their own calendar alone are picked out. */
  isOwn: boolean
}

export interface ModelField {
  name: string
  /** JSON Schema of what travels. */
  schema: Record<string, unknown>
  /** The server decides it. */
  isReadOnly: boolean
  /** A new row needs it. */
  isRequired: boolean
  /** The table whose row it names. */
  references: PgTable | null
  /** What it takes to change it, beside what the model takes. */
  needs: Permission | null
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Of all resources that were registered. */
    models: Model[]
  }
}

/** Of each field of a reply: what it is, and what one has to do with it. */
export function fieldsOf(
  table: PgTable,
  reply: z.ZodRawShape,
  written: z.ZodRawShape,
  needs: (field: string) => Permission | undefined,
): ModelField[] {
  const references = referencesOf(table)
  return Object.entries(reply).map(([name, contract]) => ({
    name,
    schema: jsonSchemaOf((written[name] ?? contract) as z.ZodType),
    isReadOnly: !(name in written),
    isRequired: name in written && !(written[name] as z.ZodType).safeParse(undefined).success,
    references: references.get(name) ?? null,
    needs: needs(name) ?? null,
  }))
}

/** By the field's name on the wire. */
function referencesOf(table: PgTable): Map<string, PgTable> {
  const references = new Map<string, PgTable>()
  for (const { reference } of getTableConfig(table).foreignKeys) {
    const { columns, foreignTable, foreignColumns } = reference()
    const at = foreignColumns.findIndex(({ name }) => name === 'id')
    const column = columns[at]
    // A key of several columns names one row by its id; the rest of it says that the row fits.
    if (column !== undefined) references.set(wireName(column.name), foreignTable)
  }
  return references
}

/** A table that refers to another, by which column, and what becomes of its rows when the other's row goes. */
export interface Dependent {
  table: PgTable
  column: string
  effect: 'deleted' | 'emptied' | 'refuses'
}

/** What refers to a table, among those given. */
export function dependentsOf(table: PgTable, all: readonly PgTable[]): Dependent[] {
  const name = getTableName(table)
  return all
    .filter((other) => kindOf(other) === kindOf(table))
    .flatMap((other) =>
      getTableConfig(other).foreignKeys.flatMap(({ reference, onDelete }) => {
        const { columns, foreignTable, foreignColumns } = reference()
        const column = columns[foreignColumns.findIndex((one) => one.name === 'id')]
        if (getTableName(foreignTable) !== name || column === undefined) return []
        const effect = onDelete === 'cascade' ? 'deleted' : onDelete === 'set null' ? 'emptied' : 'refuses'
        return [{ table: other, column: column.name, effect } as const]
      }),
    )
}
