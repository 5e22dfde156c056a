import { getColumns, is } from 'drizzle-orm'
import { type ForeignKey, getTableConfig, type PgColumn, PgTable, type PgTable as Table } from 'drizzle-orm/pg-core'
import { kindOf, type TableKind } from '../models.ts'

/** Something that is refused, and what to write instead. */
export interface Finding {
  where: string
  problem: string
  instead: string
}

// Citus adds `_<shard id>`, up to ten bytes, and PostgreSQL cuts names at 63.
const maxNameBytes = 53

/** What is wrong with the name of a constraint or index; `undefined` for a good one. */
export function whyNotAName(name: string): string | undefined {
  const bytes = Buffer.byteLength(name)
  if (bytes > maxNameBytes) return `has ${bytes} bytes, at most ${maxNameBytes} leave room for a shard number`
  if (/_\d+$/.test(name)) return 'ends in _ and digits, which would be taken for a shard number'
  return undefined
}

/** A name for a constraint that fits, from the table, the column and what it is. */
function suggestName(table: string, column: string, suffix: string): string {
  const name = `${table}_${column.replace(/_id$/, '')}_${suffix}`
  return Buffer.byteLength(name) <= maxNameBytes ? name : `${name.slice(0, maxNameBytes - suffix.length - 1)}_${suffix}`
}

/** The tables among a program's exports, each once. */
export function tablesAmong(models: readonly unknown[]): Table[] {
  return [...new Set(models.filter((model): model is Table => is(model, PgTable)))]
}

/** Every rule that a model alone can break: see DESIGN's rules for schemas of tenants and for sharding them. */
export function lintModels(tables: readonly Table[]): Finding[] {
  return tables.flatMap((table) => [...lintTable(table)])
}

function* lintTable(table: Table): Generator<Finding> {
  const config = getTableConfig(table)
  const kind = kindOf(table)
  const where = config.name
  if (kind === undefined) {
    yield {
      where,
      problem: 'it is declared by Drizzle alone, so nobody can tell whether each tenant has it or all share it',
      instead: `tenantTable('${where}', { … }), or sharedTable('${where}', { … })`,
    }
    return
  }
  if (config.schema !== undefined) {
    yield {
      where,
      problem: `it names the schema ${config.schema}; the schema is the tenant's, or public for shared tables`,
      instead: `${kind}Table('${where}', { … })`,
    }
  }
  if (Buffer.byteLength(where) > maxNameBytes - '_pkey'.length) {
    yield {
      where,
      problem: `its name has ${Buffer.byteLength(where)} bytes; with _pkey behind it, at most ${maxNameBytes} fit`,
      instead: 'a shorter name',
    }
  }
  if (config.primaryKeys.length === 0 && !config.columns.some((column) => column.primary)) {
    yield {
      where,
      problem: 'it has no primary key',
      instead: 'id: uuid().primaryKey().$defaultFn(() => randomUUIDv7())',
    }
  }
  for (const column of config.columns) yield* lintColumn(table, column)
  for (const key of config.foreignKeys) yield* lintForeignKey(table, kind, key)
  for (const key of config.primaryKeys) {
    if (!key.isNameExplicit) {
      const names = key.columns.map((column) => keyOf(table, column))
      yield unnamed(
        where,
        'The primary key',
        `primaryKey({ name: '${where}_pkey', columns: [${list('table', names)}] })`,
      )
    }
    yield* lintName(where, key.isNameExplicit ? key.getName() : undefined)
  }
  for (const constraint of config.uniqueConstraints) {
    const columns = constraint.columns as PgColumn[]
    const name = suggestName(where, columns.map((column) => column.name).join('_'), 'unique')
    if (!constraint.isNameExplicit) {
      const names = columns.map((column) => keyOf(table, column))
      yield unnamed(where, 'A unique constraint', `unique('${name}').on(${list('table', names)})`)
    }
    yield* lintName(where, constraint.isNameExplicit ? constraint.getName() : undefined)
  }
  for (const { name } of config.checks) yield* lintName(where, name)
  for (const { config: index, isNameExplicit } of config.indexes) {
    if (!isNameExplicit) {
      const columns = index.columns.filter((column): column is PgColumn => 'name' in column)
      const first = columns[0]
      const name = suggestName(where, first?.name ?? 'x', 'index')
      const names = columns.map((column) => keyOf(table, column))
      yield unnamed(
        where,
        'An index',
        `${index.unique ? 'uniqueIndex' : 'index'}('${name}').on(${list('table', names)})`,
      )
    }
    yield* lintName(where, isNameExplicit ? index.name : undefined)
  }
}

function* lintColumn(table: Table, column: PgColumn): Generator<Finding> {
  const where = `${getTableConfig(table).name}.${column.name}`
  const property = keyOf(table, column)
  const type = column.getSQLType()
  if (/serial/.test(type)) {
    yield {
      where,
      problem: `${type} counts with a sequence, which copies, sharding and renames of schemas do not keep`,
      instead: `${property}: integer().notNull(), counted by the program; or ${property}: uuid() made by it`,
    }
  }
  if ((column as unknown as { generatedIdentity?: unknown }).generatedIdentity !== undefined) {
    yield {
      where,
      problem: 'an identity column counts with a sequence, which copies, sharding and renames of schemas do not keep',
      instead: `${property}: integer().notNull(), counted by the program; or ${property}: uuid() made by it`,
    }
  }
  if (column.isUnique && column.uniqueName === undefined) {
    const name = suggestName(getTableConfig(table).name, column.name, 'unique')
    yield unnamed(where, 'Its unique constraint', `.unique('${name}')`)
  }
  yield* lintName(where, column.uniqueName)
}

function* lintForeignKey(table: Table, kind: TableKind, key: ForeignKey): Generator<Finding> {
  const { columns, foreignTable, foreignColumns } = key.reference()
  const from = getTableConfig(table).name
  const to = getTableConfig(foreignTable as Table).name
  const where = columns.map((column) => `${from}.${column.name}`).join(', ')
  const properties = columns.map((column) => keyOf(table, column as PgColumn))
  const otherKind = kindOf(foreignTable as Table)
  if (otherKind !== kind) {
    const plain = properties.map((property) => `${property}: uuid().notNull(),`).join(' ')
    yield {
      where,
      problem:
        kind === 'tenant'
          ? `a foreign key leads from a tenant's table to ${otherKind === 'shared' ? 'the shared table' : 'the table'} ${to}: it would lock that table for all tenants`
          : `a foreign key leads from a shared table to ${otherKind === 'tenant' ? "the tenants' table" : 'the table'} ${to}: which tenant's?`,
      instead:
        kind === 'tenant'
          ? `${plain} the id alone, with a copy of what must last`
          : `tenantId: uuid().notNull(), ${plain} the ids alone`,
    }
    return
  }
  if (!key.isNameExplicit()) {
    const name = suggestName(from, columns.map((column) => column.name).join('_'), 'fk')
    const foreign = foreignColumns.map((column) => keyOf(foreignTable as Table, column as PgColumn))
    yield unnamed(
      where,
      'Its foreign key',
      `foreignKey({ name: '${name}', columns: [${list('table', properties)}], foreignColumns: [${list(to, foreign)}] })`,
    )
  } else yield* lintName(where, key.getName())
}

function unnamed(where: string, what: string, instead: string): Finding {
  return { where, problem: `${what} has no name of its own; errors and later migrations go by it`, instead }
}

function* lintName(where: string, name: string | undefined): Generator<Finding> {
  const problem = name === undefined ? undefined : whyNotAName(name)
  if (problem !== undefined) yield { where, problem: `the name ${name} ${problem}`, instead: 'a shorter or other name' }
}

// By name: the columns that constraints hold are not the very objects of the table.
function keyOf(table: Table, column: PgColumn): string {
  const found = Object.entries(getColumns(table)).find(([, candidate]) => candidate.name === column.name)
  return found?.[0] ?? column.name
}

function list(table: string, names: readonly string[]): string {
  return names.map((name) => `${table}.${name}`).join(', ')
}
