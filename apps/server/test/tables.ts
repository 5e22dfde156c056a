import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import * as sharedTables from '../src/shared-tables.ts'
import * as tenantTables from '../src/tenant-tables.ts'

/** The columns of every table, by the table's name. */
export const columnsByTable: ReadonlyMap<string, readonly string[]> = new Map(
  [...Object.values<unknown>(sharedTables), ...Object.values<unknown>(tenantTables)]
    .filter((value) => is(value, PgTable))
    .map((table) => getTableConfig(table))
    .map(({ name, columns }) => [name, columns.map((column) => column.name)]),
)
