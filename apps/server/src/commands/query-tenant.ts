import { sql } from 'drizzle-orm'
import { databaseErrorOf } from '../core/postgres.ts'
import type { TenantCommand } from '../core/tenant-command.ts'
import { CommandError } from './errors.ts'

/** One statement that reads, as the tenant's own role: what the tenant's handle would refuse, this refuses. */
export const queryTenant: TenantCommand = {
  name: 'sql',
  usage: '<statement>',
  description: "one statement that only reads, with the tenant's own rights",
  readOnly: true,
  prepare([statement, more]) {
    if (statement === undefined || more !== undefined) {
      throw new CommandError('sql takes one statement: put it in quotes.', { exitCode: 2 })
    }
    return async ({ db }) => {
      const { fields, rows } = await db.execute<Record<string, unknown>>(sql.raw(statement)).catch((error) => {
        const refused = databaseErrorOf(error)
        if (refused === undefined) throw error
        throw new CommandError(`${refused.message} (SQLSTATE ${refused.code})`, { cause: error })
      })
      // A row has each name once: the second column of a name would take the first one's place.
      const double = fields.find(({ name }, index) => fields.findIndex((other) => other.name === name) < index)
      if (double === undefined) return rows
      throw new CommandError(`Two columns are called ${double.name}: give one another name with AS.`)
    }
  },
}
