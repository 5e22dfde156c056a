import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import type { TenantCommand } from '../core/tenant-command.ts'
import * as models from '../tenant-tables.ts'
import { CommandError } from './errors.ts'

/** How many rows the tenant's tables have, all in one statement, so that the numbers belong together. */
export const countRows: TenantCommand = {
  name: 'count',
  usage: '[tables...]',
  description: "how many rows the tenant's tables have, or those named",
  readOnly: true,
  prepare(names) {
    const known = new Map<string, PgTable>(
      Object.values(models)
        .filter((model) => is(model, PgTable))
        .map((table) => [getTableName(table), table]),
    )
    const wanted = names.length === 0 ? [...known.keys()].sort() : names
    const counts = wanted.map((name) => {
      const table = known.get(name)
      if (table === undefined) {
        const all = [...known.keys()].sort().join(', ')
        throw new CommandError(`A tenant has no table ${JSON.stringify(name)}. There are: ${all}.`, { exitCode: 2 })
      }
      // PostgreSQL counts further than a JavaScript number, which is exact far enough.
      return sql`select ${name}::text as "table", count(*)::float8 as rows from ${table}`
    })
    return async ({ db }) =>
      (await db.execute<{ table: string; rows: number }>(sql.join(counts, sql` union all `))).rows
  },
}
