import { getColumns, getTableName } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { DomainError, DuplicateError, UnknownReferenceError } from '../errors.ts'
import { constraintOf, databaseErrorOf } from '../postgres.ts'
import { wireName } from '../wire.ts'

/** A value that does not go with the others of its row: what a contract cannot see of a part. */
class UnfitError extends DomainError {
  override readonly code = 'core.invalid'
  override readonly kind = 'invalid'
}

/** A constraint, as the field whose value broke it. */
interface Meaning {
  field: string
  /** The table a foreign key points to. */
  foreignTable?: string
}

/** What the constraints of a table mean for whoever writes to it; by their names. */
function meaningsOf(table: PgTable): Map<string, Meaning> {
  const wireNames = new Map(Object.entries(getColumns(table)).map(([key, column]) => [column.name, wireName(key)]))
  const fieldOf = (columns: readonly unknown[]) =>
    columns
      .map((column) => wireNames.get((column as { name?: string }).name ?? ''))
      .filter((name) => name !== undefined)
      .join(', ')
  const { foreignKeys, uniqueConstraints, indexes } = getTableConfig(table)
  return new Map<string, Meaning>([
    ...foreignKeys.map((key): [string, Meaning] => {
      const { columns, foreignTable } = key.reference()
      return [key.getName(), { field: fieldOf(columns), foreignTable: getTableName(foreignTable) }]
    }),
    ...uniqueConstraints.map((unique): [string, Meaning] => [
      unique.getName() ?? '',
      { field: fieldOf(unique.columns) },
    ]),
    ...indexes
      .filter(({ config }) => config.unique)
      .map(({ config }): [string, Meaning] => [config.name ?? '', { field: fieldOf(config.columns) }]),
  ])
}

/**
 * Writes to a table so that what a constraint refuses is said in the client's own terms.
 *
 * @param fields - of checks and of constraints over expressions, where no column says whose they are
 */
export function explaining(table: PgTable, fields: Readonly<Record<string, string>> = {}) {
  const meanings = meaningsOf(table)
  return async <Result>(write: () => Promise<Result>): Promise<Result> => {
    try {
      return await write()
    } catch (error) {
      const cause = databaseErrorOf(error)
      const constraint = cause && constraintOf(cause)
      if (cause === undefined || constraint === undefined) throw error
      const { field: own = '', foreignTable } = meanings.get(constraint) ?? {}
      const field = fields[constraint] ?? own
      const faults = (message: string) => ({ cause: error, faults: field === '' ? [] : [{ field, message }] })
      if (cause.code === '23505') {
        const message = `There is one with this ${field.replaceAll('_', ' ') || 'value'} already.`
        throw new DuplicateError(message, faults(message))
      }
      if (cause.code === '23503' && foreignTable !== undefined) {
        const message = `There is no ${field.replace(/_id$/, '').replaceAll('_', ' ')} with this id here.`
        throw new UnknownReferenceError(message, faults(message))
      }
      if (cause.code === '23514' && field !== '') {
        const message = `The ${field.replaceAll('_', ' ')} does not go with the other fields.`
        throw new UnfitError(message, faults(message))
      }
      throw error
    }
  }
}
